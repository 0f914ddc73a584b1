"""Print that stands at the edge of page after page, in formats that have pages: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from heng.ingest.lines import Line
from heng.ingest.text import squeeze
from heng.model.source import Place

_DIGITS = re.compile(r"\d+")
_EDGE = 2
_LEAST_PAGES, _LEAST_SHARE = 3, 0.5


def page_edges(lines: Sequence[Line], places: Mapping[int, Place]) -> list[Line]:
    """Return the lines outside tables that stand at an edge of most pages, alike but for their numbers.

    On the first page stands the title itself, of which a running head is often a copy: the title stays.
    """
    pages = list(_pages(lines, places))
    edges = [_edges(page) for page in pages if _page(page[0], places)]
    counts = Counter(kind for edge in edges for kind in {_kind(line) for line in edge})
    least = max(_LEAST_PAGES, round(_LEAST_SHARE * len(edges)))
    return [
        line
        for number, edge in enumerate(edges)
        for line in edge
        if counts[_kind(line)] >= least and (number or is_number(line) or _is_copy(line, pages[0]))
    ]


def without(lines: Sequence[Line], edges: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines without those at the edges; what follows one that began a page begins it."""
    gone = {line.key for line in edges}
    kept: list[Line] = []
    feed = False
    for line in lines:
        feed = feed or line.feed
        if line.key not in gone:
            kept.append(line if line.feed == feed else replace(line, feed=feed))
            feed = False
    return tuple(kept)


def is_number(line: Line) -> bool:
    """Tell whether an edge holds nothing but a page number."""
    return not _DIGITS.sub("", squeeze(line.text)).strip("-–—/／第頁共,，.Pp")


def _pages(lines: Iterable[Line], places: Mapping[int, Place]) -> Iterator[list[Line]]:
    """Part lines by page; what a cell has on the next one stays with its table."""
    page: list[Line] = []
    for line in lines:
        inside = page and line.cell and page[-1].cell and line.cell.table == page[-1].cell.table
        if page and not inside and _page(line, places) != _page(page[0], places):
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _page(line: Line, places: Mapping[int, Place]) -> int:
    place = places.get(line.no)
    return (place.page or 0) if place else 0


def _edges(page: Sequence[Line]) -> list[Line]:
    ends = {line.key: line for line in (*page[:_EDGE], *page[-_EDGE:])}
    return [line for line in ends.values() if line.cell is None]


def _is_copy(line: Line, page: Sequence[Line]) -> bool:
    return any(other.no < line.no and _kind(other) == _kind(line) for other in page)


def _kind(line: Line) -> str:
    return _DIGITS.sub("#", squeeze(line.text)) if is_number(line) else squeeze(line.text)
