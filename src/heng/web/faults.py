"""The page of the line on which a finding shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.check.fault_line import fault_line
from heng.model.finding import Finding
from heng.web import links
from heng.workflow.loading import documents
from heng.workflow.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a document, and the words on it that a finding speaks of; no words where none of them stand there."""

    document: str
    line: int
    words: str = ""

    @property
    def url(self) -> str:
        """The address of the line."""
        return links.document(self.document, self.line)

    @property
    def label(self) -> str:
        """The line as a reference: `L311`."""
        return f"L{self.line}"


def spot(finding: Finding) -> Spot | None:
    """Return where a finding shows; None where it has no line."""
    if finding.source is None or not finding.source.place.lines:
        return None
    try:
        text = documents.lines(finding.source.document)
    except RefusedError:
        return Spot(finding.source.document, finding.source.place.lines[0])
    return spot_in(finding, text)


def spot_in(finding: Finding, text: Sequence[str]) -> Spot | None:
    """Return where a finding shows in the lines of its document."""
    line = fault_line(finding, text)
    return Spot(finding.source.document, line.number, line.words) if line and finding.source else None
