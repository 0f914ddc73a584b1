"""Finds the tables of a theme: the heading of each objective, its table head, and the lines of its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.council.furniture import PageLine
from heng.ingest.council.heads.cells import CellHead, head_in_cells
from heng.ingest.council.heads.objective import objective_heading, uncoded_heading
from heng.ingest.council.heads.table import TableHead, head_length, read_head
from heng.ingest.coverage import Ledger, Noise
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar

_HEADING_REACH, _HEAD_REACH = 3, 24


@dataclass(slots=True)
class ObjectiveTable:
    """One table: its objective, the heading's lines, its head, the lines of all copies of that, and its body."""

    code: str
    name: str
    heading: list[Line]
    head: TableHead | None = None
    heads: list[Line] = field(default_factory=list)
    body: list[PageLine] = field(default_factory=list)


@dataclass(slots=True)
class Scorecard:
    """The scorecard section of a theme: running text before the first table, then the tables.

    `unread` is what follows a table's head that no objective's heading precedes (`headless`).
    `head`, `head_lines`: the last head met; objectives that are rows of one grid share it.
    """

    headless: bool = False
    head: TableHead | None = None
    head_lines: Sequence[Line] = ()
    summary: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    tables: list[ObjectiveTable] = field(default_factory=list)


def find_tables(lines: Sequence[PageLine], grammar: CodeGrammar, ledger: Ledger) -> Scorecard:
    """Cut a scorecard section into tables. Table heads, repeated ones too, go to the ledger as noise."""
    scorecard = Scorecard()
    plain = [page.line for page in lines]
    texts = [line.text for line in plain]
    index, broken = 0, False
    while index < len(lines):
        unusual = None
        head = _whole_rows(plain, index, head_length(texts, index))
        if not head and (unusual := head_in_cells(plain, index)):
            head = unusual.length
        length = 0 if head else _heading_length(lines, texts, index, grammar)
        if head:
            ledger.claim(plain[index : index + head], Noise.TABLE_HEAD)
            if plain[index].cell is None:
                _set_apart_unread(scorecard)
            elif not _heading_inside(lines, texts, index + head, grammar):
                _open_without_code(scorecard)
            _note_head(scorecard, plain[index : index + head], unusual)
        elif length:
            table = _table([page.line for page in lines[index : index + length]], grammar)
            _add(scorecard, table, has_head=_is_head(lines, texts, index + length))
        else:
            _keep(scorecard, replace(lines[index], broken=True) if broken else lines[index])
        # A head in the middle of a table is there because a new page began.
        broken = bool(head)
        index += head or length or 1
    return scorecard


def _heading_inside(lines: Sequence[PageLine], texts: Sequence[str], index: int, grammar: CodeGrammar) -> bool:
    """Tell whether an objective's heading stands here as a row of a grid, or in a column of it.

    The name of a perspective may fill a row before it.
    """
    if index >= len(lines) or lines[index].line.cell is None:
        return False
    if _heading_length(lines, texts, index, grammar):
        return True
    after = index + _alone_in_row(lines, index)
    return index < after < len(lines) and bool(_heading_length(lines, texts, after, grammar))


def _add(scorecard: Scorecard, table: ObjectiveTable, *, has_head: bool) -> None:
    """Add a table. One whose heading is a row of a grid goes by the grid's head; a heading said again begins none."""
    inside = table.heading[0].cell is not None
    last = scorecard.tables[-1] if scorecard.tables else None
    if inside and last is not None and (last.code, last.name) == (table.code, table.name):
        last.heading += table.heading
        return
    if inside and not has_head:
        table.head, table.heads = scorecard.head, list(scorecard.head_lines)
    scorecard.tables.append(table)


def _whole_rows(lines: Sequence[Line], index: int, head: int) -> int:
    """Return how many lines a head takes without those of a row that goes on behind it: its cells only look alike."""

    def row(at: int) -> tuple[int, int] | None:
        cell = lines[at].cell if at < len(lines) else None
        return (cell.table, cell.row) if cell else None

    end = index + head
    while end > index + 1 and row(end) is not None and row(end) == row(end - 1) != row(index):
        end -= 1
    return end - index


def _open_without_code(scorecard: Scorecard) -> None:
    """Open the table whose head stands in cells, where no coded heading did: its cells need none.

    The line right above the head is the heading, unless it is running text; without one, rows go on after a table.
    """
    above = scorecard.tables[-1].body if scorecard.tables else []
    last = above[-1].line if above else scorecard.summary[-1] if scorecard.summary and not scorecard.tables else None
    name = uncoded_heading(last.text) if last is not None and last.cell is None else ""
    if name and last is not None:
        (above or scorecard.summary).pop()
        scorecard.tables.append(ObjectiveTable("", name, [last]))
    elif not scorecard.tables:
        scorecard.tables.append(ObjectiveTable("", "", []))


def _set_apart_unread(scorecard: Scorecard) -> None:
    """Set apart the line before a head that should be an objective's heading, and is none."""
    scorecard.headless = scorecard.headless or not scorecard.tables
    if not scorecard.tables and scorecard.summary and not scorecard.unread:
        scorecard.unread.append(scorecard.summary.pop())


def _keep(scorecard: Scorecard, page: PageLine) -> None:
    if scorecard.tables:
        scorecard.tables[-1].body.append(page)
    elif scorecard.headless:
        scorecard.unread.append(page.line)
    else:
        scorecard.summary.append(page.line)


def _heading_length(lines: Sequence[PageLine], texts: Sequence[str], index: int, grammar: CodeGrammar) -> int:
    """Return how many lines the objective's heading takes that begins here.

    A table head must follow it, unless it fills a row of a grid alone.
    """
    heading = objective_heading(lines[index].line.text, grammar)
    if heading is None:
        return 0
    alone = _alone_in_row(lines, index)
    if 0 < alone <= _HEADING_REACH and objective_heading("".join(texts[index : index + alone]), grammar) is not None:
        return alone
    for length in range(1, _HEADING_REACH + 1):
        after = index + length
        if after >= len(lines):
            return length if heading.plain and (length == 1 or not lines[index].line.trail) else 0
        if _is_head(lines, texts, after) or (heading.plain and grammar.indicator(lines[after].line.text)):
            return length
        if not heading.plain:
            break
    return 0


def _alone_in_row(lines: Sequence[PageLine], index: int) -> int:
    """Return how many lines a cell has that begins here and is alone in its row; 0 where no such one does."""

    def at(index: int) -> tuple[tuple[int, int], int] | None:
        cell = lines[index].line.cell if 0 <= index < len(lines) else None
        return ((cell.table, cell.row), cell.column) if cell else None

    here = at(index)
    if here is None or ((before := at(index - 1)) and before[0] == here[0]):
        return 0
    length = 1
    while at(index + length) == here:
        length += 1
    after = at(index + length)
    return 0 if after and after[0] == here[0] else length


def _is_head(lines: Sequence[PageLine], texts: Sequence[str], index: int) -> bool:
    if index >= len(lines):
        return False
    if head_length(texts, index):
        return True
    cells = lines[index].line.cell is not None
    return cells and head_in_cells([page.line for page in lines[index : index + _HEAD_REACH]], 0) is not None


def _table(heading: list[Line], grammar: CodeGrammar) -> ObjectiveTable:
    found = objective_heading("".join(line.text for line in heading), grammar)
    assert found is not None
    return ObjectiveTable(found.code, found.name, heading)


def _note_head(scorecard: Scorecard, lines: Sequence[Line], unusual: CellHead | None) -> None:
    scorecard.head = unusual.head if unusual else read_head("".join(line.text for line in lines))
    scorecard.head_lines = lines
    if not scorecard.tables:
        return
    table = scorecard.tables[-1]
    table.heads += lines
    if table.head is None:
        table.head = scorecard.head
