"""How many figures of an edition people corrected, for the line of the overview that says so."""

from __future__ import annotations

from dataclasses import dataclass

from heng.web.index import CardIndex

SHOWN = 6
"""Indicators that the line names."""


@dataclass(frozen=True, slots=True)
class CorrectedLine:
    """The line: how many figures, the indicators with their addresses, and whether there are more of them."""

    number: int
    rows: tuple[tuple[str, str], ...]
    more: bool


def corrected_line(index: CardIndex) -> CorrectedLine | None:
    """Return the line, None where every figure is as printed."""
    if not index.card.changes:
        return None
    printed = {one.ref: one for one in index.card.printed.figures.readings}
    changed = [one for one in index.edition.figures.readings if printed.get(one.ref) not in (None, one)]
    if not changed:
        return None
    rows = {row.ref: row for row in index.edition.card.indicators}
    named = dict.fromkeys(
        (row.subject, index.kpi_url(row, "record")) for one in changed if (row := rows.get(one.indicator)) is not None
    )
    return CorrectedLine(len(changed), tuple(named)[:SHOWN], len(named) > SHOWN)
