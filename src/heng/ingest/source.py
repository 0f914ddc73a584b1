"""The neutral form of a document: what every format gives and every kind is read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heng.ingest.lines import Line
from heng.model.edition import DocumentRef
from heng.model.source import Box, Place, SourceRef
from heng.model.terms import Noise


@dataclass(frozen=True, slots=True)
class Citation:
    """Makes source references into one document. `places`: see `Source`."""

    document: str
    places: Mapping[int, Place] = field(default_factory=dict)

    def lines(self, numbers: Iterable[int], text: str = "") -> SourceRef:
        """Cite lines by number, with the text that stands there."""
        return SourceRef(document=self.document, place=self._place(tuple(sorted(set(numbers)))), text=text)

    def print(self, lines: Iterable[Line]) -> SourceRef:
        """Cite lines with their own text."""
        kept = list(lines)
        return self.lines((line.no for line in kept), "\n".join(line.text for line in kept))

    def _place(self, numbers: tuple[int, ...]) -> Place:
        found = [self.places[number] for number in numbers if number in self.places] if self.places else []
        if not found:
            return Place(lines=numbers)
        first = found[0]
        boxes = [place.box for place in found if place.box is not None and place.page == first.page]
        box = _around(boxes) if boxes else None
        return Place(lines=numbers, page=first.page, sheet=first.sheet, cell=first.cell, box=box)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A connector of a drawing that is glued to a shape at both ends: the lines of the texts in those shapes."""

    start: tuple[Line, ...]
    end: tuple[Line, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One document as its format gives it.

    Attributes:
        document: Name, digest and size of the file.
        lines: All print in the order of reading, one entry a printed line; `Line.cell` where the format has tables.
            White space at the ends is cut. A text keeps what stands on one line together.
        cells: The same print with each cell of a table for itself; differs from `lines` only for a text whose cells
            are parted by tabs or upright bars.
        places: Where each line stands (by its number), in a format that has pages or sheets; empty for a text,
            whose line numbers are the place.
        arrows: Connectors of drawings, where the format keeps them.
        cut: The file ends in the middle of something.
        omitted: Characters that the file holds beside its print, by the noise they are: hidden rows, running heads,
            deleted text. They stand in no line.
        unread_pages: Numbers of the pages whose print was not read: pictures of pages, and pages whose fonts do not
            tell their characters.
    """

    document: DocumentRef
    lines: tuple[Line, ...]
    cells: tuple[Line, ...]
    places: Mapping[int, Place] = field(default_factory=dict)
    arrows: tuple[Arrow, ...] = ()
    cut: bool = False
    omitted: Mapping[Noise, int] = field(default_factory=dict)
    unread_pages: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """All lines, one below the other."""
        return "\n".join(line.text for line in self.lines)

    @property
    def cite(self) -> Citation:
        """Makes source references into the document."""
        return Citation(self.document.sha256, self.places)


def _around(boxes: list[Box]) -> Box:
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
