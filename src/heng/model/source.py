"""Where something was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a document. What a format does not have stays None.

    Attributes:
        lines: The lines of a text, counted from 1, in ascending order. They need not be neighbours: after a page
            break a cell goes on below running heads.
        page: Page, counted from 1.
        sheet: Name of the sheet of a workbook.
        cell: Cell of a sheet (`C7`) or of a ruled table (`table 3, row 2, column 4`).
        box: Rectangle on `page`.
    """

    lines: tuple[int, ...] = ()
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: Box | None = None

    @property
    def line(self) -> int | None:
        """The first line, None where the document has no lines."""
        return self.lines[0] if self.lines else None

    @property
    def last_line(self) -> int | None:
        """The last line, None where the document has no lines."""
        return self.lines[-1] if self.lines else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """The printed place of a figure or a text.

    Attributes:
        document: SHA-256 of the document's bytes, hexadecimal.
        place: Where in it.
        text: As printed there.
    """

    document: str
    place: Place
    text: str = ""
