"""Citing places of a text document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heng.ingest.lines import Line
from heng.model.source import Place, SourceRef


@dataclass(frozen=True, slots=True)
class Citation:
    """Makes source references into one document."""

    document: str

    def lines(self, numbers: Iterable[int], text: str = "") -> SourceRef:
        """Cite lines by number, with the text that stands there."""
        return SourceRef(document=self.document, place=Place(lines=tuple(sorted(set(numbers)))), text=text)

    def print(self, lines: Iterable[Line]) -> SourceRef:
        """Cite lines with their own text."""
        kept = list(lines)
        return self.lines((line.no for line in kept), "\n".join(line.text for line in kept))
