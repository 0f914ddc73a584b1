"""A long list, a page of it at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Which rows of how many one page shows, counted from 1; addresses of its neighbours, empty at the ends."""

    first: int
    last: int
    number: int
    before: str
    after: str

    @property
    def rows(self) -> slice:
        """The rows of this page in the list."""
        return slice(self.first - 1, self.last)


def asked_start(query: Mapping[str, str]) -> int:
    """Return from which row on a query asks, the first where it says nothing that can be read."""
    start = query.get("start", "")
    return int(start) if start.isdecimal() and len(start) < 9 else 0


def pages(number: int, start: int, size: int, url: Callable[[int], str]) -> Pages:
    """Return the page of a list of so many rows on which one stands; `url` gives the address of the page from a row."""
    first = max(0, min(start, number - 1)) // size * size
    last = min(number, first + size)
    return Pages(
        first=min(first + 1, number) or 1,
        last=last,
        number=number,
        before=url(first - size) if first else "",
        after=url(last) if last < number else "",
    )
