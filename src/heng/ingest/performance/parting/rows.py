"""Rows of cells from a reading of a table's pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heng.ingest.performance.parting.segment import Segmented
from heng.ingest.performance.parting.state import LINE, RESUME, ROW, WRAP
from heng.ingest.performance.passages import CellText, RowCells
from heng.model.terms import ResultColumn


def rows_of(found: Segmented, columns: Sequence[ResultColumn]) -> Iterator[RowCells]:
    """Yield the rows of a reading."""
    row: RowCells = {}
    opened: set[int] = set()
    for state in found.states:
        atom = state.last
        assert atom is not None
        if state.move is ROW:
            if row:
                yield row
            row = {column: CellText() for column in columns}
            opened = set()
        cell = row[columns[state.column]]
        if state.move is LINE:
            before = atom.line.text[: atom.start]
            cell.add(atom.text, atom.line, begins=False, between=before[len(before.rstrip()) :])
        else:
            resumes = state.move is RESUME and state.column in opened
            cell.add(atom.text, atom.line, begins=state.move is not WRAP and not resumes)
        opened = {each for each in range(len(columns)) if state.open >> each & 1}
        if not atom.trail:
            opened.add(state.column)
    if row:
        yield row
