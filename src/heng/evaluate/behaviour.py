"""How figures of an indicator behave over a year: printed, or inferred from form and words, always with its ground."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heng.evaluate.vocabulary import (
    BEHAVIOUR_WORDS,
    LEVEL_UNITS,
    PLAN_WORDS,
    SHARE_UNITS,
    BehaviourWord,
)
from heng.model.card import Indicator
from heng.model.figures import Actual, Deadline, Milestones, Missing, Reading
from heng.model.finding import Fact, Wording
from heng.model.period import PartialDate
from heng.model.terms import Ground, MissingReason, TargetOperator, TimeBehaviour

YEARS_MEAN = re.compile(r"[(（〔［【]*((?:近|前|過去|連續)\s*(?:[2-9]|[二三四五六七八九十])\s*個?年)")
DUE = re.compile(r"(?<![供反適效對相響])應")
RATE_NAME = re.compile(r"(?:率|比|比率|比例|百分比|程度|平均[^，]*)(?:[(（].*[)）])?$")
COUNT_NAME = re.compile(r"(?:數|數量|人次|件|場次|家|處|金額|面積|長度|容量|量|次)(?:[(（].*[)）])?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourJudgement:
    """How a figure behaves in time, and why; `behaviour` is None where nothing tells."""

    behaviour: TimeBehaviour | None
    ground: Ground
    reason: Wording
    facts: Mapping[str, Fact] = field(default_factory=dict)


PRINTED = Wording("{behaviour}：文件印出。", "{behaviour}: printed in the document.")
BY_FORM = Wording("{behaviour}，推定：目標是{form}。", "{behaviour} (inferred): the target is a {form}.")
BY_REASON = Wording("{behaviour}，推定：實際欄寫「{text}」。", "{behaviour} (inferred): the actual says “{text}”.")
BY_WORD = Wording("{behaviour}，推定：文字裡有「{word}」。", "{behaviour} (inferred): the words have “{word}”.")
BY_PLAN = Wording(
    "{behaviour}，推定：分母是「{word}」，比率在年度中逐步累積。",
    "{behaviour} (inferred): the divisor is “{word}”, so that the share fills up over the year.",
)
BY_UNIT = Wording("{behaviour}，推定：單位是「{unit}」。", "{behaviour} (inferred): the unit is “{unit}”.")
BY_NAME = Wording("{behaviour}，推定：看名稱的最後一個詞。", "{behaviour} (inferred): by the last word of the name.")
UNKNOWN = Wording("時間性質不明。", "Behaviour in time unknown.")


def judge(
    indicator: Indicator, reading: Reading | None, *, vocabulary: Iterable[BehaviourWord] = BEHAVIOUR_WORDS
) -> BehaviourJudgement:
    """Say how the figures of an indicator behave in time.

    In this order: what is printed, the form of the reading's target and the reason of its missing figure, the words
    of name, formula and unit, the divisor of the formula, the unit, the end of the name.
    """
    if indicator.behaviour is not None:
        behaviour = indicator.behaviour
        return BehaviourJudgement(
            behaviour=behaviour, ground=Ground.PRINTED, reason=PRINTED, facts={"behaviour": behaviour}
        )
    return (
        (_of_reading(reading) if reading else None)
        or _of_words(indicator, tuple(vocabulary))
        or _of_divisor(indicator)
        or _of_unit(indicator)
        or _of_name(indicator)
        or BehaviourJudgement(behaviour=None, ground=Ground.INFERRED, reason=UNKNOWN)
    )


def _inferred(behaviour: TimeBehaviour, reason: Wording, **facts: Fact) -> BehaviourJudgement:
    facts = {"behaviour": behaviour, **facts}
    return BehaviourJudgement(behaviour=behaviour, ground=Ground.INFERRED, reason=reason, facts=facts)


def _of_reading(reading: Reading) -> BehaviourJudgement | None:
    predicate = reading.target.predicate if reading.target else None
    actual = reading.actual
    if isinstance(predicate, Deadline) or (isinstance(actual, Actual) and isinstance(actual.value, PartialDate)):
        return _inferred(TimeBehaviour.EVENT, BY_FORM, form=TargetOperator.DATE)
    if isinstance(predicate, Milestones):
        return _inferred(TimeBehaviour.FLOW, BY_FORM, form=TargetOperator.PARTS)
    if isinstance(actual, Missing) and actual.reason is MissingReason.ANNUAL_ONLY:
        return _inferred(TimeBehaviour.ANNUAL_ONLY, BY_REASON, text=actual.text)
    return None


def _of_words(indicator: Indicator, vocabulary: tuple[BehaviourWord, ...]) -> BehaviourJudgement | None:
    texts = {
        "name": "".join(indicator.name.split()),
        "formula": "".join((indicator.formula or "").split()),
        "unit": "".join((indicator.unit or "").split()),
    }
    # Only where a text begins with the span: a growth rate over the mean of past years is no mean itself.
    several = next((match for text in texts.values() if (match := YEARS_MEAN.match(text))), None)
    if several and "平均" in "".join(texts.values()):
        return _inferred(TimeBehaviour.MULTI_YEAR, BY_WORD, word=several[1])
    for word in vocabulary:
        if any(word.text in texts[place] for place in word.where):
            return _inferred(word.behaviour, BY_WORD, word=word.text)
    return None


def _of_divisor(indicator: Indicator) -> BehaviourJudgement | None:
    """A share of what the year is to bring fills up over the year."""
    _, _, divisor = (indicator.formula or "").replace("／", "/").replace("÷", "/").partition("/")
    word = next((word for word in PLAN_WORDS if word in divisor), "")
    due = DUE.search(divisor)
    if not word and due:
        word = divisor[due.start() : due.start() + 4]
    return _inferred(TimeBehaviour.FLOW, BY_PLAN, word=word) if word else None


def _of_unit(indicator: Indicator) -> BehaviourJudgement | None:
    unit = "".join((indicator.unit or "").split()).replace("％", "%")
    if not unit:
        return None
    if unit in SHARE_UNITS or "/" in unit or unit.endswith(("率", "比率", "比例")) or unit[0] in "%‰":
        return _inferred(TimeBehaviour.RATIO, BY_UNIT, unit=unit)
    if unit in LEVEL_UNITS:
        return _inferred(TimeBehaviour.STOCK, BY_UNIT, unit=unit)
    return _inferred(TimeBehaviour.FLOW, BY_UNIT, unit=unit)


def _of_name(indicator: Indicator) -> BehaviourJudgement | None:
    name = indicator.name.strip()
    if RATE_NAME.search(name):
        return _inferred(TimeBehaviour.RATIO, BY_NAME)
    return _inferred(TimeBehaviour.FLOW, BY_NAME) if COUNT_NAME.search(name) else None
