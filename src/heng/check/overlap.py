"""One fault is told once: what another rule says better of the same cell is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from heng.model.finding import Finding

TOLD_BY: Mapping[str, tuple[str, ...]] = {
    # A formula that is the KPI itself is words as well.
    "FM004": ("FM006",),
    # Two readings of a cell whose fault is known.
    "RD002": ("TG005", "AC001", "TG001"),
    # A serial number where a day belongs is no day, and stands beside no unit of days.
    "TG002": ("AC001",),
    "ID008": ("AC001",),
    # Two things in one KPI: its one unit fits only the other of them.
    "ID009": ("ID011",),
}
"""Rule → rules that say more about the same row, each in order to mend the same thing."""

AGENCY, UNPLACED = "AG003", "RD003"


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those that another one covers."""
    found = list(findings)
    told = {(finding.code, finding.subject, _document(finding)) for finding in found if finding.subject}
    names = {(finding.subject, _document(finding)) for finding in found if finding.code == AGENCY}
    return [each for each in found if not _is_covered(each, told) and not _is_agency(each, names)]


def _is_covered(finding: Finding, told: set[tuple[str, str, str]]) -> bool:
    others = TOLD_BY.get(finding.code, ())
    return any((code, finding.subject, _document(finding)) in told for code in others)


def _is_agency(finding: Finding, names: set[tuple[str, str]]) -> bool:
    """Tell whether a reader doubts a name only because no register knows it."""
    return finding.code == UNPLACED and any((str(fact), _document(finding)) in names for fact in finding.facts.values())


def _document(finding: Finding) -> str:
    return finding.source.document if finding.source else ""
