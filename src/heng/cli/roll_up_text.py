"""Joined scores as text for a terminal: never without their bounds, their weights and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from heng.cli.language import say
from heng.evaluate.rulebooks.rulebook import Judging
from heng.evaluate.telling import shown
from heng.evaluate.totals.joining import Joined
from heng.evaluate.totals.roll_up import Rolled, RollUp
from heng.model.finding import Wording
from heng.model.profile import TAIPEI
from heng.model.terms import RollLevel, WeightFault

SCORE = Wording(
    zh="；合併{score}%（{weighing}；已知的占{known}%；其餘最低、最高時{low}%至{high}%）",
    en="; joined {score}% ({weighing}; {known}% is known; {low}% to {high}% whatever the rest turns out to be)",
)
ALL_KNOWN = Wording(zh="；合併{score}%（{weighing}；全部已知）", en="; joined {score}% ({weighing}; all of it known)")
NOT_KNOWN = Wording(
    zh="；合併{low}%至{high}%（{weighing}；還沒有已知的）",
    en="; joined {low}% to {high}% ({weighing}; nothing is known yet)",
)
FAULT = Wording(zh="；不合併分數：{why}", en="; no joined score: {why}")
UNWEIGHTED = Wording(
    zh="各層不合併分數：文件沒有印權重，判定規則也沒有訂等權。",
    en="No joined scores: the document prints no weights, and the rulebook declares none.",
)
CAP = Wording(
    zh="合併分數：達成率合併前最高算{cap}%、最低算{floor}%（判定規則所訂）；未知的不列入平均，算在上下限裡。",
    en="Joined scores: an achievement counts {cap}% at most and {floor}% at least (by the rulebook); what is unknown "
    "leaves the mean and stands in the bounds.",
)


def level_name(one: Rolled, lang: str) -> str:
    """Return what a joined figure is of: a theme by its letter and name, a perspective by its word."""
    if one.level is RollLevel.PERSPECTIVE:
        known = TAIPEI.perspective(one.group.key)
        return (known.en if lang.startswith("en") else known.zh) if known else one.group.key
    return f"{one.group.key} {one.group.name}".strip()


def joined_text(joined: Joined, lang: str) -> str:
    """Return a score with its parts, to be put behind a total; nothing for a single figure, which says it itself."""
    if joined.fault is not None:
        said = joined.fault not in (WeightFault.NO_JUDGING, WeightFault.UNWEIGHTED)
        return say(lang, FAULT, why=joined.fault.label(lang)) if said else ""
    if joined.weighing is None or joined.low is None or joined.high is None or joined.known is None:
        return ""
    weighing = joined.weighing.label(lang)
    low, high = (bound.removesuffix("%") for bound in shown.bounds(joined.low, joined.high))
    if joined.score is None:
        return say(lang, NOT_KNOWN, low=low, high=high, weighing=weighing)
    if joined.known == 1:
        return say(lang, ALL_KNOWN, score=_percent(joined.score), weighing=weighing)
    score, known = _percent(joined.score), _percent(joined.known)
    return say(lang, SCORE, score=score, known=known, low=low, high=high, weighing=weighing)


def how_joined(rolled: RollUp, judging: Judging, lang: str) -> Iterator[str]:
    """Yield how far a figure counts in joined scores, or why there are none."""
    if not any(one.joined.weighing for one in (rolled.card, *rolled.themes, *rolled.perspectives, *rolled.agencies)):
        yield say(lang, UNWEIGHTED)
    else:
        yield say(lang, CAP, cap=_percent(judging.scoring.cap), floor=_percent(judging.scoring.floor))


def _percent(share: Decimal) -> str:
    """Return a share in per cent with one decimal at most."""
    rounded = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:.0f}" if rounded == rounded.to_integral_value() else f"{rounded}"
