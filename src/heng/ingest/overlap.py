"""Lines of a page that stand beside one another: columns that no rules part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from heng.ingest.lines import Line
from heng.model.source import Box, Place

_LEAST = 0.1


def overlapping(lines: Sequence[Line], places: Mapping[int, Place]) -> frozenset[int]:
    """Return the lines outside cells that begin above the foot of a neighbour: their columns are not parted."""
    return frozenset(_overlapping([line for line in lines if line.cell is None], places))


def _overlapping(lines: Sequence[Line], places: Mapping[int, Place]) -> Iterator[int]:
    for line, after in pairwise(lines):
        first, second = places.get(line.no), places.get(after.no)
        if first is None or second is None or first.page != second.page or not (first.box and second.box):
            continue
        if _is_beside(first.box, second.box):
            yield from (line.no, after.no)


def _is_beside(above: Box, below: Box) -> bool:
    shared = min(above.bottom, below.bottom) - max(above.top, below.top)
    return shared > _LEAST * min(above.bottom - above.top, below.bottom - below.top)
