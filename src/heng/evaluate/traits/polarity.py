"""Which way is better: confirmed by a person, printed, or inferred, always with its ground."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heng.evaluate.traits.confirmed import Confirmation
from heng.evaluate.traits.morphemes import as_one, bad_end, begins_with_work, is_open, is_worked_on, rates_a_deed
from heng.evaluate.traits.vocabulary import OWN_WORK, POLARITY_WORDS, WRONGLY, PolarityWord
from heng.evaluate.traits.words import Hit, find
from heng.model.card import Indicator
from heng.model.figures import Band, Deadline, Predicate, Relative, Target, Threshold, Tolerance
from heng.model.finding import Fact, Wording
from heng.model.terms import Ground, Polarity, PolarityBasis, TargetOperator, TextPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class PolarityJudgement:
    """Which way is better, and why.

    Attributes:
        polarity: None where nothing tells and no default is given.
        ground: PRINTED, CONFIRMED or INFERRED; a default is INFERRED too.
        basis: What it rests on.
        reason, facts: The same as a message.
    """

    polarity: Polarity | None
    ground: Ground
    basis: PolarityBasis
    reason: Wording
    facts: Mapping[str, Fact] = field(default_factory=dict)


REASONS: Mapping[PolarityBasis, Wording] = {
    PolarityBasis.CONFIRMED: Wording("{polarity}：{who}於{when}確認。", "{polarity}: confirmed by {who} on {when}."),
    PolarityBasis.PRINTED: Wording("{polarity}：文件印出。", "{polarity}: printed in the document."),
    PolarityBasis.OPERATOR: Wording(
        "{polarity}，推定：目標要「{sign}」。", "{polarity} (inferred): the target asks for “{sign}”."
    ),
    PolarityBasis.FORM: Wording(
        "{polarity}，推定：目標是{form}。", "{polarity} (inferred) by the form of the target: {form}."
    ),
    PolarityBasis.MEANING: Wording(
        "{polarity}，推定：{where}有「{word}」，文件沒有印出方向。",
        "{polarity} (inferred): {where} has “{word}”; the document prints no direction.",
    ),
    PolarityBasis.DEFAULT: Wording(
        "{polarity}，推定：文件沒有印出方向，用字也看不出，判定規則預設如此。",
        "{polarity} (inferred): neither the document nor its words tell; the rulebook takes this direction.",
    ),
    PolarityBasis.NONE: Wording(
        "方向不明：文件沒有印出，用字也看不出。", "Direction unknown: neither the document nor its words tell."
    ),
}
TWO_WAYS = Wording(
    "方向不明：「{word}」可能指減少的量，也可能指剩下的量。",
    "Direction unknown: “{word}” may mean what was reduced or what is left.",
)

_MINUS = re.compile(r"(?<!\d)[-－–−]|[-－–−](?!\d)|扣除|減去|[)）]減")

LOWER_SIGNS = {TargetOperator.LESS, TargetOperator.AT_MOST}
HIGHER_SIGNS = {TargetOperator.GREATER, TargetOperator.AT_LEAST}


def judge(
    indicator: Indicator,
    target: Target | None,
    confirmed: Confirmation[Polarity] | None = None,
    *,
    default: Polarity | None = None,
    vocabulary: Iterable[PolarityWord] = POLARITY_WORDS,
) -> PolarityJudgement:
    """Say which way is better.

    In this order: what a person has `confirmed`, what the indicator's row prints, the sign or form of the `target`,
    the words of name, unit and formula, the `default` that a rulebook gives.
    """
    if confirmed is not None:
        return _judged(confirmed.value, Ground.CONFIRMED, PolarityBasis.CONFIRMED, **confirmed.facts)
    if indicator.polarity is not None:
        return _judged(indicator.polarity, Ground.PRINTED, PolarityBasis.PRINTED)
    by_target = _of_predicate(target.predicate) if target else None
    return by_target or _of_words(indicator, tuple(vocabulary), default) or _of_default(default)


def _judged(polarity: Polarity, ground: Ground, basis: PolarityBasis, **facts: Fact) -> PolarityJudgement:
    facts = {"polarity": polarity, **facts}
    return PolarityJudgement(polarity=polarity, ground=ground, basis=basis, reason=REASONS[basis], facts=facts)


def _inferred(polarity: Polarity, basis: PolarityBasis, **facts: Fact) -> PolarityJudgement:
    return _judged(polarity, Ground.INFERRED, basis, **facts)


def _unknown(reason: Wording, **facts: Fact) -> PolarityJudgement:
    basis = PolarityBasis.NONE
    return PolarityJudgement(polarity=None, ground=Ground.INFERRED, basis=basis, reason=reason, facts=facts)


def _of_default(default: Polarity | None) -> PolarityJudgement:
    return _inferred(default, PolarityBasis.DEFAULT) if default else _unknown(REASONS[PolarityBasis.NONE])


def _of_predicate(predicate: Predicate) -> PolarityJudgement | None:
    match predicate:
        case Threshold(operator=sign) | Relative(operator=sign) if sign in LOWER_SIGNS:
            return _inferred(Polarity.LOWER, PolarityBasis.OPERATOR, sign=sign)
        case Threshold(operator=sign) | Relative(operator=sign) if sign in HIGHER_SIGNS:
            return _inferred(Polarity.HIGHER, PolarityBasis.OPERATOR, sign=sign)
        case Band() | Tolerance():
            return _inferred(Polarity.ON_TARGET, PolarityBasis.FORM, form=TargetOperator.BETWEEN)
        case Deadline():
            return _inferred(Polarity.LOWER, PolarityBasis.FORM, form=TargetOperator.DATE)
        case _:
            return None


def _of_words(
    indicator: Indicator, vocabulary: tuple[PolarityWord, ...], default: Polarity | None
) -> PolarityJudgement | None:
    """Look at the name, then the unit, then what the formula counts; the first text with a word decides."""
    if is_open(indicator.name):
        return _unknown(REASONS[PolarityBasis.NONE])
    texts = (
        (TextPlace.NAME, as_one(indicator.name)),
        (TextPlace.UNIT, indicator.unit or ""),
        (TextPlace.FORMULA, _counted(indicator.formula or "")),
    )
    for place, text in texts:
        hits = _without_faulty(find(text, vocabulary))
        if judged := _of_build(text, hits, default) if place is TextPlace.NAME else None:
            return judged
        if hits:
            return _of_hits(hits, place)
    return None


def _without_faulty(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Leave out things of which a fault is told (閒置設施件數)."""
    is_faulty = any(hit.word.firm and hit.polarity is Polarity.LOWER for hit in hits)
    return tuple(hit for hit in hits if not (is_faulty and hit.word.thing))


def _of_build(name: str, hits: tuple[Hit, ...], default: Polarity | None) -> PolarityJudgement | None:
    """Look at how a name is built: a bad thing at its head, or work at its head that is done to a bad thing.

    How much work a bad thing makes tells no direction, and no default gives one; how much of the work is done is like
    any other share of a deed.
    """
    word, is_failed = bad_end(name)
    at = name.rfind(word) if word else -1
    stands = all(hit.last <= at or (is_failed and _is_part(hit, at, at + len(word), hits)) for hit in hits)
    if word and stands and (is_failed or not any(hit.word.leads and hit.word.text not in OWN_WORK for hit in hits)):
        return _inferred(Polarity.LOWER, PolarityBasis.MEANING, word=word, where=TextPlace.NAME)
    lower = bool(hits) and hits[-1].polarity is Polarity.LOWER and not hits[-1].rate
    if not lower or any(hit.word.leads for hit in hits):
        return None
    is_work = is_worked_on(name[hits[-1].last :], wrongly=hits[-1].word.text in WRONGLY) or (
        not hits[-1].word.firm and begins_with_work(name)
    )
    return _of_default(default if rates_a_deed(name) else None) if is_work else None


def _is_part(hit: Hit, first: int, last: int, hits: tuple[Hit, ...]) -> bool:
    """Tell whether a word only repeats what a failure says (逾期 of 逾期回復), or is its measure (抗生素 + 使用率)."""
    if first < hit.first < last < hit.last:
        return True
    is_inside = first <= hit.first and hit.last <= last
    return is_inside and hit.polarity is Polarity.LOWER and not any(other.word.reduces for other in hits)


def _counted(formula: str) -> str:
    """Return what a formula counts: its text before the divisor, without the name of the result.

    A difference counts what is left (總盞數-故障盞數) or what changed: its terms do not say which way is better.
    """
    formula = formula.replace("＝", "=").rpartition("=")[2]
    for sign in "／÷":
        formula = formula.replace(sign, "/")
    counted = formula.partition("/")[0]
    return "" if _MINUS.search(counted) else counted


def _of_hits(hits: tuple[Hit, ...], place: TextPlace) -> PolarityJudgement:
    last = hits[-1]
    if not (last.polarity is Polarity.LOWER and (last.word.firm or last.rate)):
        last = next((hit for hit in hits if hit.word.leads), last)
    reducer = next((hit for hit in hits if hit.word.reduces and hit.last <= last.first), None)
    if reducer and last.polarity is Polarity.LOWER:
        return _unknown(TWO_WAYS, word=reducer.word.text)
    return _inferred(last.polarity, PolarityBasis.MEANING, word=last.word.text, where=place)
