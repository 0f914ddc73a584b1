"""Whether an error stands open on a figure of another edition than the one that is shown.

Of the same year most figures are asked about, so that its edition is checked as a whole, once. Of other years only some
are: there the rules look at the rows of one KPI alone, which a test holds equal to looking at the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from heng.check.figures import questioned
from heng.check.run import check
from heng.evaluate.year.line import Point
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Figures
from heng.model.finding import Finding
from heng.workflow.agencies import register

WHOLE, ROWS = 32, 512
"""How many editions and KPIs are remembered."""


@dataclass(frozen=True, eq=False)
class _Held:
    """An edition as a key: editions are shared and never altered, so that the same object is the same edition."""

    edition: Edition
    findings: tuple[Finding, ...]

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.edition is self.edition


def is_questioned(point: Point, findings: tuple[Finding, ...], *, whole: bool) -> bool:
    """Tell whether an error stands open on a point; `findings` are those made in reading its document."""
    if point.edition is None:
        return False
    return stands_open(point.edition, point.indicator, point.reading.ref, findings, whole=whole)


def stands_open(
    edition: Edition, row: Indicator, reading: str, findings: tuple[Finding, ...], *, whole: bool = False
) -> bool:
    """Tell whether an error stands open on a row or reading (`ref`) of an edition, looked at alone or as a `whole`."""
    held = _Held(edition, findings)
    found = _of_whole(held) if whole else _of_rows(held, row.objective_ref, row.code)
    return reading in found or row.ref in found


@lru_cache(maxsize=WHOLE)
def _of_whole(held: _Held) -> frozenset[str]:
    return questioned(check([held.edition], register(), reading=held.findings))


@lru_cache(maxsize=ROWS)
def _of_rows(held: _Held, objective: str, code: str) -> frozenset[str]:
    return questioned_rows(held.edition, held.findings, objective, code)


def questioned_rows(edition: Edition, findings: Iterable[Finding], objective: str, code: str) -> frozenset[str]:
    """Return the `ref`s of one KPI's rows and readings on which errors stand open, looking at that KPI alone."""
    card = edition.card
    rows = tuple(one for one in card.indicators if (one.objective_ref, one.code) == (objective, code))
    refs = {one.ref for one in rows}
    readings = tuple(one for one in edition.figures.readings if one.indicator in refs)
    refs |= {one.ref for one in readings}
    alone = replace(
        card,
        indicators=rows,
        objectives=tuple(one for one in card.objectives if one.ref == objective),
        actions=(),
        map=(),
        success_factors=(),
    )
    part = replace(edition, card=alone, figures=Figures(readings=readings), plan=None, budget=None, report=None)
    mine = tuple(one for one in findings if not refs.isdisjoint(one.refs))
    return questioned(check([part], register(), reading=mine)) & refs
