"""A level of a card as a line: its counts, the bounds of the share met, and its score with what that leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from heng.evaluate.rulebooks.rulebook import Judging
from heng.evaluate.totals.joining import Joined
from heng.evaluate.totals.roll_up import Rolled
from heng.evaluate.totals.total import Total
from heng.model.terms import WeightFault
from heng.web.balance import is_beside
from heng.web.index import CardIndex
from heng.web.language import current, listed, pick
from heng.web.numbers import outward, percent
from heng.web.tallies import Tally, coverage, tally


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalLine:
    """One level as shown.

    Attributes:
        coverage: How many of its items have a figure, and which others miss none.
        met: The share met or the bounds between which it lies, with its divisor; empty without verdicts.
        score: The joined score, or its bounds where parts are unknown; empty where there is none.
        known: The score over what is known, how much of the weight that is, by which weights; or why there is no score.
        fault: The same reason as a word.
    """

    code: str
    name: str
    url: str
    tally: Tally
    items: int
    coverage: str
    met: str
    score: str
    known: str
    fault: WeightFault | None = None


def total_line(index: CardIndex, one: Rolled, *, code: str = "", name: str = "", url: str = "") -> TotalLine:
    """Return the line of one level."""
    score, known = score_text(one.joined)
    return TotalLine(
        code=code,
        name=name,
        url=url,
        tally=tally(one.total, judged=index.judged),
        items=one.total.items,
        coverage=coverage(one.total) + _beside(index, one.group.refs),
        met=met_text(one.total),
        score=score,
        known=known,
        fault=one.joined.fault,
    )


def _beside(index: CardIndex, refs: Iterable[str]) -> str:
    """Return what neither has a value nor misses one, such as what does not apply this year: `，另1個不適用`."""
    verdicts = (index.card.assessment.by_reading.get(ref) for ref in refs)
    reasons = Counter(one.not_scored or one.missing for one in verdicts if one and is_beside(one))
    lang = current()
    told = [
        pick(f"另{number}個{reason.label(lang)}", f"{number} {reason.label(lang).lower()}")
        for reason, number in reasons.items()
        if reason
    ]
    return pick("，", ", ") + listed(told) if told else ""


def met_text(total: Total) -> str:
    """Return the share met, or its bounds rounded outward, with the number it is of."""
    if total.low is None or total.high is None:
        return ""
    low, high = outward(total.low, total.high)
    share = percent(total.low * 100) if total.low == total.high else pick(f"{low}至{high}", f"{low} to {high}")
    return pick(f"{share}（{total.base}個）", f"{share} (of {total.base})")


def score_text(joined: Joined) -> tuple[str, str]:
    """Return a joined score and what stands beside it; of a single figure, which says it itself, nothing.

    Where parts are unknown the bounds stand first: the score over the known ones is not the score of them all.
    """
    if joined.fault is not None:
        said = joined.fault is not WeightFault.NO_JUDGING
        return "", joined.fault.label(current()) if said else ""
    if joined.weighing is None or joined.low is None or joined.high is None or joined.known is None:
        return "", ""
    if joined.known == 1 and joined.score is not None:
        told = joined.weighing.label(current())
        return percent(joined.score * 100), pick(f"全部已知；{told}", f"all of it known; {told}")
    low, high = outward(joined.low, joined.high)
    between, weighing = pick(f"{low}至{high}", f"{low} to {high}"), joined.weighing.label(current())
    if joined.score is None:
        return between, pick(f"還沒有已知的；{weighing}", f"nothing known yet; {weighing}")
    score, weight = percent(joined.score * 100), percent(joined.known * 100)
    return between, pick(
        f"已知的部分是{score}，占權重{weight}；{weighing}",
        f"{score} over what is known, {weight} of the weight; {weighing}",
    )


def scoring_text(judging: Judging) -> str:
    """Return how far a figure counts in a joined score, as the rulebook declares it."""
    cap, floor = (percent(end * 100, 0) for end in (judging.scoring.cap, judging.scoring.floor))
    return pick(
        f"合併前，一項的達成率最高算{cap}、最低算{floor}（判定規則所訂）；沒有數值、累計中、資料待查的不列入平均，算在上下限裡。",
        f"Before scores are joined an achievement counts {cap} at most and {floor} at least (by the rulebook); what "
        "has no figure, is under way or in question leaves the mean and stands in the bounds.",
    )
