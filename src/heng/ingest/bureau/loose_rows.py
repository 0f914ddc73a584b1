"""Rows of a scorecard table whose cells are lost: each code begins a cell, and the order of codes makes the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.bureau.drafts import CODED, CardRow, Drafts, Field
from heng.ingest.bureau.words import row_name
from heng.ingest.coverage import FIELD, Ledger
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.columns import HeadColumn
from heng.ingest.scorecard.paragraphs import Piece
from heng.ingest.scorecard.pieces import ACTION, INDICATOR, OBJECTIVE, Chunk, chunks
from heng.ingest.text import squeeze
from heng.model.profile import Profile
from heng.model.terms import Column

_VALUE = re.compile(r"[≥≤<>＜＞=-]?\s*\d[\d,.]*\s*\S{0,6}|%|％")
_BESIDE = re.compile(r"\s(?:[≥≤<>＜＞]?\s*\d[\d,.]*|[%％])(?=\s|$)|\s{2,}")
"""What shows that a cell holds the print of the one beside it: a figure or a unit of its own, a gap."""
_FORMS = {
    Column.AGENCY: re.compile(r"[\u4e00-\u9fff、/]{1,12}[科室課組股隊處局所館會部]|[\u4e00-\u9fff]{2,8}中心"),
    Column.UNIT: re.compile(r"[%％‰]|[\u4e00-\u9fff/]{1,5}"),
    Column.WEIGHT: re.compile(r"\d{1,3}(?:\.\d+)?\s*[%％]?"),
    Column.TARGET: re.compile(r"[≥≤<>＜＞=-]?\s*\d.{0,12}"),
    Column.ACTUAL: re.compile(r"[≥≤<>＜＞=-]?\s*\d.{0,12}"),
}
"""What the cells of columns without codes look like."""

_LONGEST_UNIT = 4
_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_BY_LEVEL = {OBJECTIVE: Column.OBJECTIVE, INDICATOR: Column.INDICATOR, ACTION: Column.ACTION}


@dataclass(slots=True)
class LooseRows:
    """Takes the lines of one table. `heads`: its columns in printed order, where a head stands above it."""

    grammar: CodeGrammar
    profile: Profile
    ledger: Ledger
    drafts: Drafts
    heads: Sequence[HeadColumn] = ()
    left: list[Line] = field(default_factory=list)
    _named: dict[str, str] = field(default_factory=dict)
    _held: list[Line] = field(default_factory=list)
    _last: Chunk | None = None
    _row: Sequence[Chunk] = ()

    def take(self, lines: Iterable[Line]) -> None:
        """Take all lines."""
        for line in lines:
            self._line(line)
        self._settle()

    def _line(self, line: Line) -> None:
        parts = chunks([line], self.grammar)
        opening = row_name(line.text, self.profile) if parts[0].level is None else None
        if opening is not None:
            self._settle()
            self.drafts.take(CardRow(perspective=opening.key))
            self.ledger.claim([line], FIELD)
            return
        if parts[0].level is None and len(parts) == 1:
            self._held.append(line)
            return
        self._settle()
        if parts[0].level is None:
            before = row_name(parts[0].text, self.profile)
            if before is not None:
                self.drafts.take(CardRow(perspective=before.key))
            else:
                self.left.append(line)
            parts = parts[1:]
        self._row = parts if len(parts) > 1 else []
        for part in parts:
            part.mixed = (bool(self._row) or bool(self._extra())) and bool(_BESIDE.search(part.text))
            self._chunk(part)

    def _chunk(self, chunk: Chunk) -> None:
        assert chunk.level is not None
        assert chunk.code is not None
        column = _BY_LEVEL[chunk.level]
        named = self._named.get(chunk.code.code)
        again = named is not None and squeeze(named) != squeeze(chunk.text)
        if chunk.level == OBJECTIVE and again and self._has(Column.SUCCESS_FACTOR):
            column = Column.SUCCESS_FACTOR
        elif chunk.level == OBJECTIVE:
            self._named[chunk.code.code] = chunk.text
        self.drafts.take(CardRow([Field(HeadColumn(column), chunk)], loose=True))
        self._last = chunk

    def _has(self, column: Column) -> bool:
        return any(head.column is column for head in self.heads)

    def _extra(self) -> list[HeadColumn]:
        """Return the columns whose cells no code begins."""
        none = CODED | {Column.THEME, Column.PERSPECTIVE}
        return [head for head in self.heads if head.column not in none]

    def _settle(self) -> None:
        """Read what stands without a code before the next one: the rest of a cell, then the cells of figures."""
        lines, self._held = self._held, []
        extra = self._extra()
        blocks = _blocks(lines)
        cells = blocks[len(blocks) - len(extra) :] if extra and len(blocks) >= len(extra) else []
        if not any(_VALUE.fullmatch("".join(line.text for line in cell)) for cell in cells):
            cells = []
        if not cells:
            every, (extra, fitting) = extra, _fitting(extra, lines)
            cells = [[line] for line in fitting]
            extra, cells = _with_formula([head for head in every if head not in extra], blocks, extra, cells)
        taken = {line.no for cell in cells for line in cell}
        rest = [line for line in lines if line.no not in taken]
        if self._last is None:
            self.left += lines
            return
        if self._row and any(_GAP.search(line.text) for line in rest):
            self._row[-1].mixed = True
        # What stands in a block of its own is a cell, but nobody can say of which column.
        self._last.mixed = self._last.mixed or (bool(self._extra()) and any(line.blanks for line in rest))
        self._last.pieces += [Piece(line, line.text, opens=line.lead, portion=0) for line in rest]
        for number, (head, cell) in enumerate(zip(extra, cells, strict=False)):
            chunk = Chunk(None, None, [Piece(line, line.text, opens=line is cell[0], portion=0) for line in cell])
            self.drafts.take(CardRow([Field(head, chunk, number)], loose=True))


def _with_formula(
    lacking: Sequence[HeadColumn], blocks: Sequence[list[Line]], extra: list[HeadColumn], cells: list[list[Line]]
) -> tuple[list[HeadColumn], list[list[Line]]]:
    """Add the formula, which a block of its own before the others holds, and the unit that one space parts from it."""
    formula = next((head for head in lacking if head.column is Column.FORMULA), None)
    unit = next((head for head in lacking if head.column is Column.UNIT), None)
    before = blocks[: len(blocks) - len(cells)]
    if formula is None or not before or not before[-1][0].blanks:
        return extra, cells
    first, *rest = before[-1]
    text, _, last = first.text.rpartition(" ")
    if unit is not None and text and len(last) <= _LONGEST_UNIT and _FORMS[Column.UNIT].fullmatch(last):
        own = replace(first, text=text, raw=text)
        return [formula, unit, *extra], [[own, *rest], [replace(first, text=last, raw=last)], *cells]
    return [formula, *extra], [before[-1], *cells]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines by the blocks they stand in, where empty lines part any; else each for itself."""
    if not any(line.blanks for line in lines):
        return [[line] for line in lines]
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not line.blanks and not line.feed:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _fitting(extra: Sequence[HeadColumn], lines: Sequence[Line]) -> tuple[list[HeadColumn], list[Line]]:
    """Return the last lines that look like cells of columns without codes, each a block of its own, and the columns."""
    columns: list[HeadColumn] = []
    cells: list[Line] = []
    left = list(extra)
    for line in reversed(lines):
        fits = [head for head in left if head.column in _FORMS and _FORMS[head.column].fullmatch(line.text)]
        if not line.blanks or len({head.column for head in fits}) != 1:
            break
        columns.insert(0, fits[-1])
        cells.insert(0, line)
        left = left[: left.index(fits[-1])]
    return columns, cells
