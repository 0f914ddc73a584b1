"""How figures of an indicator behave over a year: confirmed, printed, or inferred, always with its ground."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from heng.evaluate.judging.moment import moment_of
from heng.evaluate.traits.confirmed import Confirmation
from heng.evaluate.traits.shares import ratio_of
from heng.evaluate.traits.vocabulary import BEHAVIOUR_WORDS, LEVEL_UNITS, PLAN_WORDS, SHARE_UNITS, BehaviourWord
from heng.model.card import Indicator
from heng.model.figures import Actual, Deadline, Milestones, Missing, Reading, Threshold
from heng.model.finding import Fact, Wording
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.terms import Ground, MissingReason, TargetOperator, TimeBehaviour

YEARS_MEAN = re.compile(r"[(（〔［【]*((?:近|前|過去|連續)\s*(?:[2-9]|[二三四五六七八九十])\s*個?年)")
DUE = re.compile(r"(?<![供反適效對相響])應(?:[^()（）,，、*＊×]{0,8}?數|.{0,3})")
RATE_NAME = re.compile(r"(?:率|比|比率|比例|百分比|程度|平均[^，]*)(?:[(（].*[)）])?$")
COUNT_NAME = re.compile(r"(?:數|數量|人次|件|場次|家|處|金額|面積|長度|容量|量|次)(?:[(（].*[)）])?$")
SEVERAL_UNITS = re.compile(r"[;；、及]")
COUNTS_UP = re.compile(r"累[計積](?![率比])")
A_YEAR = re.compile(r"[/每]年$")
PER_TIME_OR_SPACE = re.compile(r"/(?:日|天|週|月|小時|分鐘|分|秒|m3|m³|立方公尺|公升|L)$")
DOINGS = re.compile(r"場|次|件|班|小時")


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourJudgement:
    """How a figure behaves in time, and why.

    Attributes:
        behaviour: None where nothing tells.
        may_be: What it may be as well, where the ground does not exclude that; a person can settle it.
        ground: PRINTED, CONFIRMED or INFERRED.
        reason, facts: What it rests on, as a message.
        doubt: Why it may be something else, with the same facts; None where nothing speaks for that.
    """

    behaviour: TimeBehaviour | None
    may_be: TimeBehaviour | None = None
    ground: Ground
    reason: Wording
    facts: Mapping[str, Fact] = field(default_factory=dict)
    doubt: Wording | None = None


CONFIRMED = Wording("{behaviour}：{who}於{when}確認。", "{behaviour}: confirmed by {who} on {when}.")
PRINTED = Wording("{behaviour}：文件印出。", "{behaviour}: printed in the document.")
BY_PRINTED_UNIT = Wording("{behaviour}：單位印有「{word}」。", "{behaviour}: “{word}” is printed with the unit.")
BY_FORM = Wording("{behaviour}，推定：目標是{form}。", "{behaviour} (inferred): the target is a {form}.")
BY_REASON = Wording("{behaviour}，推定：實際欄寫「{text}」。", "{behaviour} (inferred): the actual says “{text}”.")
BY_WORD = Wording("{behaviour}，推定：文字裡有「{word}」。", "{behaviour} (inferred): the words have “{word}”.")
BY_PLAN = Wording(
    "{behaviour}，推定：分母是「{word}」，比率在年度中逐步累積。",
    "{behaviour} (inferred): the divisor is “{word}”, so that the share fills up over the year.",
)
BY_FLOWS = Wording(
    "{behaviour}，推定：分子「{dividend}」和分母「{divisor}」都在期間內發生。",
    "{behaviour} (inferred): both “{dividend}” and “{divisor}” happen within the period.",
)
BY_UNIT = Wording("{behaviour}，推定：單位是「{unit}」。", "{behaviour} (inferred): the unit is “{unit}”.")
BY_NAME = Wording("{behaviour}，推定：看名稱的最後一個詞。", "{behaviour} (inferred): by the last word of the name.")
UNKNOWN = Wording("時間性質不明。", "Behaviour in time unknown.")

MAY_FILL_UP = Wording(
    "也可能是{other}：公式看不出這個比率會不會在年度中逐步累積。",
    "It may be “{other}” as well: the formula does not tell whether the share fills up over the year.",
)
COUNTS_DOINGS = Wording(
    "也可能是{other}：單位「{unit}」數的是做了多少。",
    "It may be “{other}” as well: the unit “{unit}” counts what is done.",
)
KEEPS_PACE = Wording(
    "也可能是{other}：數字占目標的比例，沒有超過已過的時間占一年的比例。",
    "It may be “{other}” as well: its part of the target is no larger than the part of the year that is gone.",
)


def judge(
    indicator: Indicator,
    reading: Reading | None,
    confirmed: Confirmation[TimeBehaviour] | None = None,
    *,
    vocabulary: Iterable[BehaviourWord] = BEHAVIOUR_WORDS,
) -> BehaviourJudgement:
    """Say how the figures of an indicator behave in time.

    In this order: what a person has `confirmed`, what is printed, the form of the reading's target and the reason of
    its missing figure, the words of name, formula and unit, the two sides of the formula, the unit, the end of the
    name. A share of which the formula does not show that it is a ratio of flows may fill up over the year: its
    judgement says so in `may_be`.
    """
    if confirmed is not None:
        return _stated(confirmed.value, Ground.CONFIRMED, CONFIRMED, **confirmed.facts)
    if indicator.behaviour is not None:
        return _stated(indicator.behaviour, Ground.PRINTED, PRINTED)
    if printed := COUNTS_UP.search(_unit(indicator)):
        return _stated(TimeBehaviour.FLOW, Ground.PRINTED, BY_PRINTED_UNIT, word=printed[0])
    return (
        (_of_reading(reading) if reading else None)
        or _of_words(indicator, tuple(vocabulary))
        or _of_divisor(indicator)
        or _of_sides(indicator, reading)
        or _of_unit(indicator)
        or _of_name(indicator)
        or BehaviourJudgement(behaviour=None, ground=Ground.INFERRED, reason=UNKNOWN)
    )


def _stated(behaviour: TimeBehaviour, ground: Ground, reason: Wording, **facts: Fact) -> BehaviourJudgement:
    return BehaviourJudgement(
        behaviour=behaviour, ground=ground, reason=reason, facts={"behaviour": behaviour, **facts}
    )


def _inferred(behaviour: TimeBehaviour, reason: Wording, **facts: Fact) -> BehaviourJudgement:
    return _stated(behaviour, Ground.INFERRED, reason, **facts)


def _doubted(judged: BehaviourJudgement, doubt: Wording, **facts: Fact) -> BehaviourJudgement:
    """A ratio may always turn out to be a sum that fills up, the one doubt that changes verdicts."""
    other = TimeBehaviour.FLOW
    return replace(judged, may_be=other, doubt=doubt, facts={**judged.facts, "other": other, **facts})


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
        "unit": _unit(indicator),
    }
    # Only where a text begins with the span: a growth rate over the mean of past years is no mean itself.
    several = next((match for text in texts.values() if (match := YEARS_MEAN.match(text))), None)
    if several and "平均" in "".join(texts.values()):
        return _inferred(TimeBehaviour.MULTI_YEAR, BY_WORD, word=several[1])
    for word in vocabulary:
        if any(word.text in texts[place] for place in word.where):
            judged = _inferred(word.behaviour, BY_WORD, word=word.text)
            counts = word.behaviour is TimeBehaviour.RATIO and DOINGS.search(texts["unit"])
            return _doubted(judged, COUNTS_DOINGS, unit=indicator.unit or "") if counts else judged
    return None


def _of_divisor(indicator: Indicator) -> BehaviourJudgement | None:
    """A share of what the year is to bring fills up over the year."""
    _, _, divisor = (indicator.formula or "").replace("／", "/").replace("÷", "/").partition("/")
    word = next((word for word in PLAN_WORDS if word in divisor), "")
    due = DUE.search(divisor)
    if not word and due:
        word = due[0]
    return _inferred(TimeBehaviour.FLOW, BY_PLAN, word=word) if word else None


def _of_sides(indicator: Indicator, reading: Reading | None) -> BehaviourJudgement | None:
    """A ratio of flows by its formula; the figure may speak against it."""
    ratio = ratio_of(indicator.formula or "")
    if ratio is None or not ratio.of_flows or not _is_share(_unit(indicator)):
        return None
    facts: dict[str, Fact] = {"dividend": ratio.dividend, "divisor": ratio.divisor}
    judged = _inferred(TimeBehaviour.RATIO, BY_FLOWS, **facts)
    return _doubted(judged, KEEPS_PACE) if reading and _keeps_pace(reading) else judged


def _keeps_pace(reading: Reading) -> bool:
    """Tell whether a figure is no larger a part of its target than the part of the year that is gone.

    Sums that fill up steadily are; a ratio of what happens in the period hardly ever is.
    """
    predicate = reading.target.predicate if reading.target else None
    value = reading.actual.value if isinstance(reading.actual, Actual) else None
    moment = moment_of(reading)
    if moment.year_over or moment.share is None or not isinstance(predicate, Threshold):
        return False
    if not isinstance(value, Quantity) or predicate.value.value <= 0:
        return False
    return value.value * moment.share.denominator <= predicate.value.value * moment.share.numerator


def _of_unit(indicator: Indicator) -> BehaviourJudgement | None:
    unit = _unit(indicator)
    if not unit or SEVERAL_UNITS.search(unit):
        return None
    if A_YEAR.search(unit):
        return _inferred(TimeBehaviour.FLOW, BY_UNIT, unit=unit)
    if PER_TIME_OR_SPACE.search(unit):
        return _inferred(TimeBehaviour.RATIO, BY_UNIT, unit=unit)
    if _is_share(unit) or "/" in unit:
        return _doubted(_inferred(TimeBehaviour.RATIO, BY_UNIT, unit=unit), MAY_FILL_UP)
    return _inferred(TimeBehaviour.STOCK if unit in LEVEL_UNITS else TimeBehaviour.FLOW, BY_UNIT, unit=unit)


def _unit(indicator: Indicator) -> str:
    return "".join((indicator.unit or "").split()).replace("％", "%").replace("／", "/")


def _is_share(unit: str) -> bool:
    return unit in SHARE_UNITS or unit.endswith(("率", "比率", "比例")) or unit.startswith(("%", "‰"))


def _of_name(indicator: Indicator) -> BehaviourJudgement | None:
    name = indicator.name.strip()
    if RATE_NAME.search(name):
        return _doubted(_inferred(TimeBehaviour.RATIO, BY_NAME), MAY_FILL_UP)
    return _inferred(TimeBehaviour.FLOW, BY_NAME) if COUNT_NAME.search(name) else None
