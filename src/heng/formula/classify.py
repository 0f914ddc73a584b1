"""What a cell without arithmetic is."""

from __future__ import annotations

from heng.formula.vocabulary import (
    ASIDE,
    COUNT_END,
    DEED_COUNT,
    DEMANDED,
    EXTENT,
    INDEX_BASIS,
    INDEX_WORDS,
    PROGRESS,
    SENTENCE,
    STRICT_COUNTS,
    SURVEY_BASIS,
    SURVEY_WORDS,
    TWO_KINDS,
    UNIT_END,
    VERBS,
)
from heng.model.terms import FormulaClass

SHARES = frozenset({"%", "％", "﹪"})


def kind_of_words(text: str, unit: str = "") -> FormulaClass:
    """Return SURVEY, INDEX, COUNT or DESCRIPTIVE; `unit` is the indicator's, as printed.

    What the words count decides first (`問卷份數` is a count), then on whose survey or figures they rest.
    """
    bare = EXTENT.sub("", ASIDE.sub("", text).strip(" 。."))
    sentence = SENTENCE.search(bare) is not None
    if DEMANDED.search(bare):
        asked = kind_of_words(DEMANDED.sub("", bare), unit)
        return asked if asked is FormulaClass.SURVEY else FormulaClass.DESCRIPTIVE
    if DEED_COUNT.search(bare):
        return FormulaClass.DESCRIPTIVE
    if not sentence and STRICT_COUNTS.search(bare) and not TWO_KINDS.search(bare):
        return FormulaClass.COUNT
    if not sentence and TWO_KINDS.search(bare) and unit.strip() not in SHARES:
        return FormulaClass.DESCRIPTIVE
    if any(word in text for word in SURVEY_WORDS) or SURVEY_BASIS.search(text):
        return FormulaClass.SURVEY
    if INDEX_BASIS.search(text) and not bare.endswith(("人次", "次數")):
        return FormulaClass.INDEX
    if bare.endswith(INDEX_WORDS) and not sentence:
        return FormulaClass.INDEX
    return FormulaClass.COUNT if not sentence and _is_counted(bare, text, unit) else FormulaClass.DESCRIPTIVE


def _is_counted(bare: str, text: str, unit: str) -> bool:
    if TWO_KINDS.search(bare) or VERBS.search(bare) or PROGRESS.search(bare):
        return False
    return bool(COUNT_END.search(bare)) or _is_measured(text, unit) or (len(bare) > 3 and _is_counter(bare, unit))


def _is_measured(text: str, unit: str) -> bool:
    """Tell whether a name ends with a mean and its unit in brackets: `平均誤差（公里）` in `公里`."""
    end = UNIT_END.search(text)
    return bool(end and unit and unit not in SHARES and end["unit"].strip() == unit.strip() and "平均" in text)


def _is_counter(bare: str, unit: str) -> bool:
    """Tell whether the unit counts what the words end with: `國際合作案` in `案件數`; `扣2分` states an amount."""
    end = bare[-1:]
    return (
        end.isalpha()
        and unit.strip().startswith(end)
        and end not in "率度比等"
        and not bare[:-1].rstrip()[-1:].isdigit()
    )
