"""Page numbers that stand alone on a line: a run of numbers that rises from page to page, never a single one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from heng.ingest.lines import Line
from heng.ingest.text import squeeze

_NUMBER = re.compile(r"(?P<no>\d{1,4})(?:/(?P<of>\d{1,4}))?")
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
