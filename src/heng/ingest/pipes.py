"""Tables whose cells are parted by upright bars, as plain texts and notes write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from heng.ingest.lines import WHITE, Cell, Line

_ROW = re.compile(r"[|｜][^|｜]*[|｜].*[|｜]|[^|｜]+(?:\s[|｜]\s[^|｜]*){2,}")
_BAR = re.compile(r"[|｜]")
_RULING = re.compile(r"[|｜]?(?:\s*:?-{2,}:?\s*[|｜])+(?:\s*:?-{2,}:?\s*)?")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def without_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a text that rules its tables (`|---|`) without those rules and the `#` before headings."""
    kept = [line for line in lines if "--" not in line.text or not _RULING.fullmatch(line.text)]
    if len(kept) == len(lines):
        return tuple(lines)
    return tuple(
        replace(line, text=_HEADING.sub("", line.text, count=1) if line.text[0] == "#" else line.text) for line in kept
    )


def with_bars(lines: Iterable[Line]) -> Iterator[Line]:
    """Part the lines that upright bars cut into cells, and cells at their `<br>`.

    Such lines are one table until another line or an empty one.
    """
    kept = list(lines)
    table = max((line.cell.table for line in kept if line.cell), default=0)
    row = -1
    for line in kept:
        if line.cell or _BAR.search(line.text) is None or not _ROW.fullmatch(line.text):
            row = -1
            yield from _broken(line) if line.cell else (line,)
            continue
        if row < 0 or line.blanks:
            table, row = table + 1, -1
        row += 1
        yield from _cells(line, table, row)


def _cells(line: Line, table: int, row: int) -> Iterator[Line]:
    texts = _BAR.split(line.text.strip(WHITE))
    if not texts[0].strip(WHITE):
        texts = texts[1:]
    for column, text in enumerate(texts):
        yield from _broken(replace(line, text=text, lead=False, cell=Cell(table, row, column)))


def _broken(line: Line) -> Iterator[Line]:
    """Part a cell at its line breaks (`<br>`)."""
    for index, part in enumerate(_BREAK.split(line.text)):
        if body := part.strip(WHITE):
            yield replace(line, text=body, raw=part, lead=line.lead or index > 0)
