"""What a run of the checker gave, with what is needed to show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from heng.check.waivers import Sifted
from heng.model.finding import Finding

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a document by its SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One run of the checker.

    Attributes:
        sifted: Its findings, worst first, and those set aside.
        names: Names of all documents that were checked, by SHA-256; what could not be read stands under its own path.
        lines: Their lines as printed.
    """

    sifted: Sifted
    names: Mapping[str, str]
    lines: Lines

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are open."""
        return self.sifted.findings

    def name(self, finding: Finding) -> str:
        """Return the name of a finding's document; empty where it has none."""
        return self.names.get(finding.source.document, "") if finding.source else ""
