"""Frames around the objectives of a drawing, which a page that only draws shows as tables of one column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from heng.ingest.grid import Grid, blocks
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.pieces import OBJECTIVE, chunks


def without_frames(lines: Iterable[Line], grammar: CodeGrammar) -> Iterator[Line]:
    """Yield the lines of a document with pages, those in such frames as print outside tables."""
    for block in blocks(lines):
        if isinstance(block, Line):
            yield block
            continue
        framed = _is_frames(block, grammar)
        for row in block.rows:
            yield from (replace(line, cell=None) if framed else line for line in row.all_lines())


def _is_frames(grid: Grid, grammar: CodeGrammar) -> bool:
    """Tell whether each row is one cell, and all that stands in them are objectives."""
    if any(len(row.cells) > 1 for row in grid.rows):
        return False
    lines = (line for row in grid.rows for line in row.all_lines())
    levels = {part.level for line in lines for part in chunks([line], grammar)}
    return OBJECTIVE in levels and levels <= {OBJECTIVE, None}
