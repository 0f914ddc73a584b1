"""Mission, vision and values in the cells of a table that is no scorecard: each label with the cell of its text."""

from __future__ import annotations

from collections.abc import Sequence

from heng.ingest.bureau.events import Boxed, Text
from heng.ingest.bureau.words import inline_statements, is_number, statement_label
from heng.ingest.grid import Grid
from heng.ingest.lines import Cell, Line
from heng.ingest.text import join_lines
from heng.model.terms import StatementKind

_Place = tuple[int, int]


def read_boxed(grid: Grid) -> list[Boxed | Text]:
    """Return the statements of a table, and its other lines, in the order of reading."""
    cells = _cells(grid)
    kinds = {place: kind for place, lines in cells.items() if (kind := statement_label(_text(lines))) is not None}
    bodies = {place: found for place in kinds if (found := _body(place, cells, kinds))}
    taken = {place for found in bodies.values() for place in found}
    made: list[Boxed | Text] = []
    for place, lines in cells.items():
        if place in bodies:
            made.append(Boxed(kinds[place], lines, [line for at in bodies[place] for line in cells[at]]))
        elif place not in taken:
            made += _inside(lines)
    return made


def _cells(grid: Grid) -> dict[_Place, list[Line]]:
    rows = [(row.cells[column], column) for row in grid.rows for column in sorted(row.cells)]
    return {(_cell(lines).row, column): lines for lines, column in rows}


def _cell(lines: Sequence[Line]) -> Cell:
    cell = lines[0].cell
    assert cell is not None
    return cell


def _text(lines: Sequence[Line]) -> str:
    return join_lines((line.text, line.lead) for line in lines)


def _body(label: _Place, cells: dict[_Place, list[Line]], kinds: dict[_Place, StatementKind]) -> list[_Place]:
    """Return where the text of a label stands: in the next column, else, in a row of labels, below it."""
    cell = _cell(cells[label])
    rows = range(cell.row, cell.row + cell.rows)
    right = [place for place in cells if place[0] in rows and place[1] > cell.column]
    nearest = min((column for _, column in right), default=0)
    found = [place for place in right if place[1] == nearest]
    found = [] if any(place in kinds for place in found) else found
    if not found and all(place in kinds for place in cells if place[0] in rows):
        below = (rows.stop, cell.column)
        found = [below] if below in cells and below not in kinds else []
    return [] if any(is_number(_text(cells[place])) for place in found) else found


def _inside(lines: Sequence[Line]) -> list[Boxed | Text]:
    """Read a cell that holds labels together with their texts (`使命` above its text, `【使命】…【願景】…`)."""
    made: list[Boxed | Text] = []
    for line in lines:
        kind, inline = statement_label(line.text), inline_statements(line.text)
        last = made[-1] if made else None
        if kind is not None:
            made.append(Boxed(kind, [line], []))
        elif inline:
            made += [Boxed(each, [], [line], text) for each, text in inline]
        elif isinstance(last, Boxed):
            last.lines.append(line)
            last.text += line.text if last.text else ""
        else:
            made.append(Text(line))
    return [part for each in made for part in _filled(each)]


def _filled(part: Boxed | Text) -> list[Boxed | Text]:
    """A label without a text says nothing: it stays a line."""
    return [Text(line) for line in part.label] if isinstance(part, Boxed) and not part.lines else [part]
