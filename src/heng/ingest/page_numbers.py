"""Page numbers that stand alone on a line: a run of numbers that rises from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from heng.ingest.lines import Line
from heng.ingest.text import squeeze

_NUMBER = re.compile(r"(?P<no>\d{1,4})(?:/(?P<of>\d{1,4}))?")
_MOST_DIGITS = 3
_LEAST_RUN = 4
_LEAST_SHARE = 0.5
_MOST_STEP = 8
"""Pages without text, or with another kind of mark, leave gaps in the run."""


def rising(lines: Iterable[Line]) -> Sequence[Line]:
    """Return, of lines that stand at the same edge of pages, those that hold nothing but a page number.

    That is the longest run of rising numbers, where it is most of the numbers that stand there.
    """
    found = [(line, match) for line in lines if (match := _NUMBER.fullmatch(squeeze(line.text)))]
    runs: dict[tuple[int, str], list[Line]] = {}
    for line, match in found:
        number, of = int(match["no"]), match["of"] or ""
        before = (runs.get((number - step, of), []) for step in range(1, _MOST_STEP + 1))
        runs[number, of] = [*max([*before, runs.get((number, of), [])[:-1]], key=len), line]
    longest = max(runs.values(), key=len, default=[])
    return longest if len(longest) >= max(_LEAST_RUN, _LEAST_SHARE * len(found)) else []


def page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that hold nothing but the number of their page, where the ends of most pages show how it counts.

    On a page whose end shows none it is the only line with that number.
    """
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.feed and pages[-1]:
            pages.append([])
        pages[-1].append(line)
    ends = {at: page[-1] for at, page in enumerate(pages, 1) if page and _is_page_number(page[-1])}
    (usual, count), *_ = Counter(int(line.text) - at for at, line in ends.items()).most_common(1) or [(0, 0)]
    if not count or (count == 1 and usual):
        return []
    found: list[Line] = []
    for at, page in enumerate(pages, 1):
        own = [line for line in page if line.text == str(at + usual)]
        found += own[-1:] if len(own) == 1 or own[-1:] == page[-1:] else []
    return found


def _is_page_number(line: Line) -> bool:
    return line.text.isdecimal() and len(line.text) <= _MOST_DIGITS
