"""What reading a document gives."""

from __future__ import annotations

from dataclasses import dataclass

from heng.ingest.coverage import Coverage
from heng.model.edition import Edition
from heng.model.finding import Finding


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What reading a document gave.

    Attributes:
        edition: All that was read. Of an unknown document, only its head.
        findings: RD findings, with their places.
        coverage: What became of its characters.
    """

    edition: Edition
    findings: tuple[Finding, ...]
    coverage: Coverage
