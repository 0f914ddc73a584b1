"""A table as it is handed in: its name, its columns and its rows, with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heng.model.source import SourceRef


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. Cells that are empty are left out.

    Attributes:
        table: Name of the table without `.csv` (`kpis`).
        shown: Name of the file or sheet it stands in, as people see it.
        number: Its row there as a spreadsheet counts it, from 1; a cell with several lines is in one row.
        cells: Column → text.
        beyond: Cells behind the last column of the head.
        source: Where it stands in the document that holds the tables.
    """

    table: str
    shown: str
    number: int
    cells: Mapping[str, str]
    beyond: tuple[str, ...]
    source: SourceRef

    def get(self, column: str) -> str:
        """Return a cell; empty where it holds nothing or the table has no such column."""
        return self.cells.get(column, "")

    @property
    def text(self) -> str:
        """The whole row on one line, for messages."""
        return "｜".join(filter(None, (*self.cells.values(), *self.beyond)))


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: As in `heng.ingest.tables.columns`, without `.csv`.
        shown: Name of its file or sheet.
        columns: Its head, folded to how Heng writes it; other columns as they stand.
        unknown: Columns that Heng does not know.
        twice: Columns that the head names a second time, which are not read.
        rows: Rows below the head that are not empty.
        head: Where the head stands.
    """

    name: str
    shown: str
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]
    rows: tuple[TableRow, ...]
    head: SourceRef
