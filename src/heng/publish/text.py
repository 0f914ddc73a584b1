"""A document as plain text, laid out as text taken from a printed report is, so that `heng import` reads it back.

Each line is followed by an empty one. A space behind a line ends its paragraph, a space before it begins a further
paragraph of the same cell. Notes and colophon stand before the data, where they cannot be taken for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heng.publish.document import (
    Block,
    Cell,
    Column,
    Document,
    Flow,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Table,
    grid,
)
from heng.publish.wrap import stack, wrap

_MEASURE = 48
_NARROW = 1


def write_text(document: Document) -> bytes:
    """Return the document as UTF-8 text with line feeds."""
    lines: list[str] = []
    notes = dict.fromkeys(block.text for block in document.blocks if isinstance(block, Note))
    for text in (document.title, *document.opening, *document.colophon, *notes):
        lines += _spaced(_paragraph(text, _MEASURE))
    for block in document.blocks:
        lines += _block(block)
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from _spaced(_paragraph(block.text, 0))
    elif isinstance(block, Paragraph):
        yield from _spaced(_paragraph(block.text, 0 if block.strong else _MEASURE))
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        assert isinstance(block, Note | PageBreak)


def _table(table: Table) -> Iterator[str]:
    for row in table.head:
        yield from _head(row, table.columns, table.flow)
    for places in grid(table.rows, len(table.columns)):
        cells = [(table.columns[place.column], place.cell) for place in places if place.cell is not None]
        if table.flow is Flow.ROWS:
            yield from _spaced([" ".join(" ".join(cell.paragraphs) for _, cell in cells if cell.paragraphs) + " "])
        elif table.flow is Flow.LISTS:
            yield from _lists(cells)
        else:
            yield from _cells(cells)


def _head(row: Row, columns: Sequence[Column], flow: Flow) -> Iterator[str]:
    """Yield a head: cells of one line stand beside each other, the others by themselves, one line a paragraph."""
    beside: list[str] = []
    for index, cell in enumerate(row):
        measure = columns[index].measure if flow is Flow.CELLS else 0
        printed = [_paragraph(paragraph, measure) for paragraph in cell.paragraphs]
        if len(printed) == 1 and len(printed[0]) == 1:
            beside.append(printed[0][0])
            continue
        yield from _spaced(["".join(beside)] if beside else [])
        yield from _spaced([line for lines in printed for line in lines])
        beside = []
    yield from _spaced(["".join(beside)] if beside else [])


def _lists(cells: Sequence[tuple[Column, Cell]]) -> Iterator[str]:
    for column, cell in cells:
        lines = [f"{line} " for text in cell.paragraphs for line in _lines(text, column.measure)]
        if lines:
            yield from lines
            yield ""


def _cells(cells: Sequence[tuple[Column, Cell]]) -> Iterator[str]:
    """Yield cell after cell; one that may stand beside the cell before goes on in its line."""
    pending: list[str] = []
    for column, cell in cells:
        lines = _cell(cell, column.measure)
        if column.beside and len(pending) == 1 and lines and not cell.apart:
            pending = [pending[0].rstrip() + " " + lines[0], *lines[1:]]
            continue
        yield from _spaced(pending)
        pending = lines
    yield from _spaced(pending)


def _cell(cell: Cell, measure: int) -> list[str]:
    lines: list[str] = []
    for paragraph in cell.paragraphs or ([cell.absent] if cell.absent else []):
        further = " " if lines and measure != _NARROW else ""
        first, *rest = _paragraph(paragraph, measure)
        lines += [further + first, *rest]
    return lines


def _paragraph(text: str, measure: int) -> list[str]:
    lines = _lines(text, measure)
    return [*lines[:-1], f"{lines[-1]} "] if lines else []


def _lines(text: str, measure: int) -> list[str]:
    return stack(text) if measure == _NARROW else wrap(text, measure)


def _spaced(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield line
        yield ""
