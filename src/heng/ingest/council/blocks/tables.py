"""Scorecard tables of a text that prints each cell as a block of its own: their rows are put into cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.council.blocks.rows import BlockRow, RowBuilder
from heng.ingest.council.blocks.text import Block, Kind, text_blocks
from heng.ingest.council.heads.objective import objective_heading
from heng.ingest.council.heads.table import read_head
from heng.ingest.council.outline import cut
from heng.ingest.lines import Cell, Line, habits
from heng.ingest.page_edges import without
from heng.ingest.page_numbers import page_numbers
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.model.terms import Column

_LEAST_COLUMNS = 4
_LEAST_TIGHT, _MOST_TIGHT = 0.08, 0.8


@dataclass(slots=True)
class InBlocks:
    """The print with its cells.

    Attributes:
        lines: All lines; those of a table in the order of its rows.
        loose: Lines that nobody can place.
        numbers: Those of its pages.
        heads: Lines of heads that repeat the one of their table.
        doubtful: The first line of each row of which a cell is inferred.
        unread: The first line of each row whose figures nobody can tell, with two ways to read them where there are.
        unparted: Its tables stand in blocks, but their heads do not show the columns.
    """

    lines: list[Line] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    numbers: list[Line] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    unread: dict[int, tuple[str, str] | None] = field(default_factory=dict)
    unparted: bool = False
    tables: int = 0
    first_head: Sequence[Sequence[Block]] = ()


def in_blocks(lines: Sequence[Line], grammar: CodeGrammar, sense: AgencySense) -> InBlocks | None:
    """Return a text with the cells of its tables; None where they do not stand in blocks."""
    tight = sum(not line.blanks for line in lines)
    if not _LEAST_TIGHT * len(lines) < tight < _MOST_TIGHT * len(lines) or habits(lines).trails:
        return None
    numbers = page_numbers(lines)
    lines = without(lines, numbers)
    parts = [part.section("scorecard").lines for part in cut(lines, grammar).themes]
    blocks = [text_blocks(part, grammar, sense) for part in parts]
    columns = next((found for part in blocks if (found := _columns(part))), ())
    if not columns:
        heads = any(block.kind is Kind.HEAD for part in blocks for block in part)
        return InBlocks(unparted=True) if heads else None
    made = InBlocks(numbers=numbers)
    held = {part[0].no: (part, found) for part, found in zip(parts, blocks, strict=True) if part}
    inside = {line.no for part in parts for line in part}
    elsewhere = dict(_headings((line for line in lines if line.no not in inside), grammar))
    for line in lines:
        if line.no in held:
            _table(made, held[line.no][1], columns, grammar, elsewhere)
        elif line.no not in inside:
            made.lines.append(line)
    return made


def _columns(blocks: Sequence[Block]) -> tuple[Column | None, ...]:
    """Return the columns of the first head that stands as a whole, a block a column."""
    for index, block in enumerate(blocks):
        if block.kind is not Kind.HEAD or block.columns[:1] != (Column.INDICATOR,):
            continue
        run = blocks[index:]
        end = next((at for at, each in enumerate(run) if each.kind is not Kind.HEAD), len(run))
        for count in range(end, 0, -1):
            columns = tuple(column for each in run[:count] for column in each.columns)
            if len({each.text for each in run[:count]}) < count:
                continue  # Heads of two tables, one behind the other.
            if len(columns) >= _LEAST_COLUMNS and read_head("".join(each.text for each in run[:count])) is not None:
                return columns if Column.AGENCY in columns else ()
    return ()


def _headings(lines: Iterable[Line], grammar: CodeGrammar) -> Iterator[tuple[str, Line]]:
    """Yield the lines outside the tables that name an objective and nothing else, with its code."""
    for line in lines:
        found = objective_heading(line.text, grammar)
        if found is not None and found.plain and found.name and " " not in found.name:
            yield found.code, line


def _table(
    made: InBlocks,
    blocks: Sequence[Block],
    columns: Sequence[Column | None],
    grammar: CodeGrammar,
    elsewhere: Mapping[str, Line],
) -> None:
    """Put the tables of one theme together. `elsewhere`: headings of objectives that the text prints in other parts."""
    builder = RowBuilder(columns, grammar)
    heads: dict[Column | None, list[Block]] = {column: [] for column in columns}
    headings: list[Block] = []
    before: list[Line] = []
    for block in blocks:
        if block.kind is Kind.HEAD:
            builder.end()
            for column in block.columns:
                heads.get(column, []).append(block)
        elif block.kind is Kind.HEADING:
            found = objective_heading(block.lines[0].text, grammar)
            builder.begin(found.code if found else "")
            headings.append(block)
        elif headings or any(heads.values()):
            builder.take(block)
        else:
            before += block.lines
    made.lines += before
    rows = builder.rows()
    letters, headed = {row.code[:1] for row in rows}, set[str]()
    for number, heading in enumerate(headings):
        found = objective_heading(heading.lines[0].text, grammar)
        own = [row for row in rows if found is not None and row.objective == found.code]
        rows = [row for row in rows if row not in own]
        own_heads = [heads[column][number : number + 1] for column in columns]
        if not own and found is not None and (found.code[:1] not in letters or found.code in headed):
            # A cell of the map, printed behind its page's tables.
            made.loose += heading.lines
            made.heads += [line for blocks in own_heads for block in blocks for line in block.lines]
            continue
        headed.add(found.code if found else "")
        made.lines += heading.lines
        made.tables += 1
        made.lines += _head(made, own_heads)
        made.lines += _rows(made, own, columns)
    for code in dict.fromkeys(row.objective for row in rows if row.objective in elsewhere):
        made.lines.append(elsewhere[code])
        made.tables += 1
        made.lines += _head(made, [()])
        made.lines += _rows(made, [row for row in rows if row.objective == code], columns)
    rows = [row for row in rows if row.objective not in elsewhere]
    for column in columns:
        made.heads += [line for block in heads[column][len(headings) :] for line in block.lines]
    made.loose += builder.loose
    made.loose += [line for row in rows for line in row.lines()]


def _head(made: InBlocks, cells: Sequence[Sequence[Block]]) -> Iterator[Line]:
    """Yield the head of a table: its own where that is whole, else the first whole one of the document."""
    if all(cells):
        made.first_head = made.first_head or cells
    else:
        made.heads += [line for blocks in cells for block in blocks for line in block.lines]
        cells = made.first_head
    for column, blocks in enumerate(cells):
        for line in (line for block in blocks for line in block.lines):
            yield replace(line, cell=Cell(made.tables, 0, column))


def _rows(made: InBlocks, rows: Sequence[BlockRow], columns: Sequence[Column | None]) -> Iterator[Line]:
    number = 0
    for row in rows:
        number += 1
        first = row.cells[Column.INDICATOR][0].no
        made.doubtful |= {first} if row.doubt else set()
        if row.unread:
            made.unread[first] = row.either
        for at, column in enumerate(columns):
            yield from (
                replace(line, cell=Cell(made.tables, number, at))
                for line in (row.cells.get(column, []) if column else [])
            )
        for index, group in enumerate(row.groups):
            number += bool(index)
            for at, block in group:
                yield from (replace(line, cell=Cell(made.tables, number, at)) for line in block.lines)
