"""What the tests of PDF share: reading one, and its cells as plain facts."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from heng.ingest.formats.pdf import read_pdf
from heng.ingest.source import Source
from heng.model.edition import DocumentRef

Cells = dict[tuple[int, int], str]


def read(data: bytes) -> Source:
    """Read a PDF."""
    return read_pdf(DocumentRef(name="x.pdf", sha256=hashlib.sha256(data).hexdigest(), size=len(data)), data)


def tables(source: Source) -> list[Cells]:
    """Return the text of each cell by row and column, a table after the other; lines of a cell are parted by `|`."""
    found: defaultdict[int, dict[tuple[int, int], list[str]]] = defaultdict(dict)
    for line in source.lines:
        if cell := line.cell:
            found[cell.table].setdefault((cell.row, cell.column), []).append(line.text)
    return [{at: "|".join(texts) for at, texts in found[number].items()} for number in sorted(found)]


def plain(source: Source) -> list[str]:
    """Return the lines outside tables."""
    return [line.text for line in source.lines if line.cell is None]


def spans(source: Source) -> dict[str, tuple[int, int]]:
    """Return how many rows and columns the cell of each text spans, where more than one."""
    cells = {line.text: line.cell for line in source.lines if line.cell}
    return {text: (cell.rows, cell.columns) for text, cell in cells.items() if (cell.rows, cell.columns) != (1, 1)}
