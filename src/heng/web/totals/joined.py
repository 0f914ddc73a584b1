"""A joined score where its parts stand: the components of a KPI, and in a line for an objective or a theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.evaluate.totals.joining import Joined
from heng.model.card import Indicator
from heng.model.terms import WeightFault
from heng.web.index import CardIndex
from heng.web.language import pick
from heng.web.numbers import number, percent
from heng.web.rows import ratio_of
from heng.web.states import State, of_verdict
from heng.web.totals.lines import score_text, scoring_text


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedPart:
    """A component in a joined score: its weight, how it stands, and with what it counts in percent.

    `printed` is the weight in the document where a person set another one.
    """

    code: str
    weight: str
    printed: str
    state: State | None
    ratio: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedPanel:
    """The components of a KPI as one score: parts, sum of the weights, result or why there is none.

    `url` leads to the form that weighs them; `is_weighed`: one of them has a weight.
    """

    parts: tuple[JoinedPart, ...]
    weights: str
    score: str
    beside: str
    scoring: str
    is_joined: bool
    url: str
    is_weighed: bool


def joined_panel(index: CardIndex, indicators: Sequence[Indicator]) -> JoinedPanel | None:
    """Return the components of a KPI as one score; None where it has none, or no rulebook judges."""
    judging = index.card.rulebook.judging
    if judging is None or len(indicators) < 2:
        return None
    refs = {one.ref for one in index.readings_of(indicators)}
    found = next((one for one in index.rolled.indicators if refs & set(one.group.refs)), None)
    if found is None:
        return None
    score, beside = score_text(found.joined)
    return JoinedPanel(
        parts=tuple(_part(index, one) for one in indicators),
        weights="" if found.joined.weights is None else number(found.joined.weights),
        score=score,
        beside=beside,
        scoring=scoring_text(judging),
        is_joined=found.joined.fault is None,
        url=index.links.weights(indicators[0].ref),
        is_weighed=any(one.weight for one in indicators),
    )


def _part(index: CardIndex, indicator: Indicator) -> JoinedPart:
    readings = index.readings.get(indicator.ref, ())
    verdicts = [one for reading in readings if (one := index.verdict(reading)) and one.is_item]
    only = verdicts[0] if len(verdicts) == 1 else None
    reading = next((one for one in readings if only and one.ref == only.reading), None)
    known = only is not None and only.judged and only.score is not None
    printed = next((one.weight for one in index.card.printed.card.indicators if one.ref == indicator.ref), None)
    return JoinedPart(
        code=indicator.subject,
        weight=str(indicator.weight or ""),
        printed=str(printed or "—") if printed != indicator.weight else "",
        state=of_verdict(only, reading.actual if reading else None) if only else None,
        ratio=ratio_of(only),
        counts=percent(only.score * 100) if known and only is not None and only.score is not None else "",
    )


def joined_line(joined: Joined) -> str:
    """Return a joined score in a sentence; empty where no weights are printed or declared, which the totals say."""
    if joined.fault in (WeightFault.NO_JUDGING, WeightFault.UNWEIGHTED, WeightFault.NOTHING):
        return ""
    score, beside = score_text(joined)
    if joined.fault is not None:
        return pick(f"不合併分數：{beside}。", f"No joined score: {beside}.")
    if not beside:
        return ""
    return pick(f"合併分數{score or '—'}（{beside}）。", f"Joined score {score or '—'} ({beside}).")


def theme_joined(index: CardIndex, letter: str) -> str:
    """Return the joined score of a theme in a sentence."""
    return next((joined_line(one.joined) for one in index.rolled.themes if one.group.key == letter), "")


def objective_joined(index: CardIndex, ref: str) -> str:
    """Return the joined score of an objective in a sentence."""
    found = index.rolled.objectives
    return next((joined_line(one.joined) for one in found if one.group.key == ref), "")
