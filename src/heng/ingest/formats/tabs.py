"""Tables whose cells are parted by tabs: in a text, and in the paragraphs of a document made from one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.ingest.lines import WHITE, Cell, Line


def with_tabs(lines: Sequence[Line]) -> Iterator[Line]:
    """Part the lines that hold tabs into cells; those that stand in a ruled table stay.

    Such lines are one table until an empty line or one without tabs. They are numbered behind the ruled tables, whose
    numbers are those a reader of the file counts.
    """
    table, row = max((line.cell.table for line in lines if line.cell), default=0), -1
    for line in lines:
        if line.cell or "\t" not in line.raw:
            row = -1
            yield line
            continue
        if row < 0 or line.blanks:
            table, row = table + 1, -1
        row += 1
        for column, text in enumerate(line.raw.split("\t")):
            if body := text.strip(WHITE):
                yield replace(line, text=body, raw=text, cell=Cell(table, row, column))
