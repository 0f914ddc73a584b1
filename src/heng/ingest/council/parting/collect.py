"""The rows of a table from the reading that won, and what readings beside it make of their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from heng.ingest.council.cells import Column, OwnerGroup, RowText
from heng.ingest.council.parting.runs import Run
from heng.ingest.council.parting.state import NOWHERE, Move, Reading
from heng.ingest.council.parting.traits import Trait, depth
from heng.ingest.lines import Line
from heng.ingest.scorecard.paragraphs import Piece

_REST = re.compile(r"0[\d,]")
"""How no figure begins."""


@dataclass(slots=True)
class Segmented:
    """The rows of a table, lines before the first row, page numbers met among them, and lines that wrapped."""

    rows: list[RowText] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    numbers: list[Line] = field(default_factory=list)
    wrapped: list[tuple[int, Trait, Trait]] = field(default_factory=list)


def collect(best: Reading, rivals: Sequence[Reading]) -> Segmented:
    """Return what the reading that won makes of a table. `rivals`: others that are nearly as likely to its end."""
    found = Segmented()
    rows: list[list[Reading]] = []
    for reading in best.chain:
        run = reading.run
        assert run is not None
        lines = [trait.line for trait in run.lines]
        if reading.move is Move.SKIP:
            found.numbers += lines
        elif reading.column == NOWHERE:
            found.loose += lines
        elif reading.move is Move.ROW:
            rows.append([])
        if rows:
            rows[-1].append(reading)
        _note_wrapped(found, reading, run)
    found.rows = [_row(row) for row in rows]
    nexts = [*(row[0].rivals for row in rows[1:]), tuple(rivals)] if rows else []
    for text, row, others in zip(found.rows, rows, nexts, strict=True):
        text.rival = next(_rivals(text, row, others), [])
    return found


def _rivals(text: RowText, row: Sequence[Reading], others: Sequence[Reading]) -> Iterator[list[OwnerGroup]]:
    """Yield what other readings of a row make of its figures. `others`: those that differ up to the row's end."""
    ways = [*(rival.before.chain if rival.move is Move.ROW and rival.before else rival.chain for rival in others)]
    ways += [[*rival.chain, *row[index + 1 :]] for index, step in enumerate(row) if index for rival in step.rivals]
    for way in ways:
        starts = [index for index, step in enumerate(way) if step.move is Move.ROW]
        if starts and way[starts[-1]].run is row[0].run:
            groups = _row(way[starts[-1] :]).groups
            if _printed(groups) != _printed(text.groups):
                yield groups


def _printed(groups: Sequence[OwnerGroup]) -> list[tuple[list[str], list[str]]]:
    return [([piece.text for piece in group.owners], [piece.text for piece in group.values]) for group in groups]


def _row(steps: Sequence[Reading]) -> RowText:
    row = RowText()
    for step in steps:
        if step.column != NOWHERE and step.move is not Move.SKIP and step.run is not None:
            _put(row, step, step.run)
    row.groups = _merged(row.groups)
    return row


def _note_wrapped(found: Segmented, reading: Reading, run: Run) -> None:
    """Note the lines that the text of their cell went on behind."""
    if reading.column == NOWHERE or reading.move is Move.SKIP:
        return
    if reading.move is Move.STAY and not reading.opens and reading.before is not None and reading.before.run:
        found.wrapped.append((reading.column, reading.before.run.last, run.first))
    found.wrapped += [(reading.column, last, line) for last, line in pairwise(run.lines)]


def _merged(groups: list[OwnerGroup]) -> list[OwnerGroup]:
    """Give agencies without figures of their own, which a page break cut off, to those before them."""
    merged: list[OwnerGroup] = []
    for group in groups:
        if merged and not group.values:
            merged[-1].owners += group.owners
        else:
            merged.append(group)
    return merged


def _put(row: RowText, reading: Reading, run: Run) -> None:
    cell = _cell(row, reading)
    pieces = [
        Piece(line.line, line.text, reading.opens and line is run.first, reading.portion, bool(line.lead))
        for line in run.lines
    ]
    if reading.move is Move.STAY and run.first.whole is not None and cell:
        text = f"{cell[-1].text} {run.first.text}"
        pieces[0] = replace(cell.pop(), line=run.first.line, text=text)
    cell += pieces


def _cell(row: RowText, reading: Reading) -> list[Piece]:
    """Return the cell of a row that a reading has come to."""
    if reading.column <= Column.FORMULA:
        return (row.indicator, row.action, row.formula)[reading.column]
    if reading.column == Column.VALUE and _goes_on(row.groups, reading):
        return row.groups[-2].values
    begins = reading.column == Column.OWNER and reading.opens and row.groups and row.groups[-1].values
    if begins or not row.groups:
        row.groups.append(OwnerGroup())
    return row.groups[-1].owners if reading.column == Column.OWNER else row.groups[-1].values


def _goes_on(groups: Sequence[OwnerGroup], reading: Reading) -> bool:
    """Tell whether figures that a page break cut go on, behind a further agency of theirs."""
    if len(groups) < 2 or groups[-1].values or not groups[-2].values or reading.run is None:
        return False
    before = groups[-2].values
    rest = not reading.opens or bool(_REST.match(reading.run.text))
    is_open = sum(depth(piece.text) for piece in before) > 0 and reading.run.depth < 0
    turned = before[-1].portion < reading.portion
    return (turned and (rest or is_open)) or (reading.move is Move.STAY and not reading.opens)
