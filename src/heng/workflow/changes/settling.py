"""Findings on printed cells that people have corrected: they stay with the print, and are no longer open."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from heng.check.context import NOTHING_BESIDE, Beside
from heng.check.run import check
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.store.models import Entry
from heng.workflow.agencies import register
from heng.workflow.changes.cells import FIELDS
from heng.workflow.changes.change_data import Alteration, Force, change_of
from heng.workflow.opening.opened import Settled

CELLS = frozenset(field.value for field in FIELDS)


@dataclass(frozen=True, slots=True)
class Found:
    """Findings that are open, those of them made in reading, and those that a correction settled."""

    findings: tuple[Finding, ...]
    reading: tuple[Finding, ...]
    settled: tuple[Settled, ...] = ()


def found(
    printed: Edition, edition: Edition, reading: tuple[Finding, ...], force: Force, beside: Beside = NOTHING_BESIDE
) -> Found:
    """Check an edition with people's changes against those beside it.

    What only the printed edition has on a corrected cell is settled.
    """
    corrected = _corrected(force)
    still = tuple(each for each in reading if not each.refs or not corrected.keys() >= set(each.refs))
    findings = check([edition], register(), reading=still, beside=beside)
    if not corrected:
        return Found(findings, still)
    met = {_identity(finding) for finding in findings}
    before = check([printed], register(), reading=reading, beside=beside)
    gone = [each for each in before if _identity(each) not in met]
    settled = tuple(Settled(each, change_of(entry)) for each in gone if (entry := _last(each.refs, corrected)))
    return Found(findings, still, settled)


def _corrected(force: Force) -> dict[str, Entry]:
    """Return ref → the last of the changes in force that replace a printed cell of it."""
    entries = [e for (kind, _), e in force.items() if kind in CELLS and Alteration.read(e).value is not None]
    return {entry.ref: entry for entry in sorted(entries, key=lambda entry: entry.pk)}


def _last(refs: Iterable[str], corrected: Mapping[str, Entry]) -> Entry | None:
    entries = [corrected[ref] for ref in refs if ref in corrected]
    return max(entries, key=lambda entry: entry.pk, default=None)


def _identity(finding: Finding) -> Hashable:
    return (finding.code, finding.subject, finding.message, frozenset(finding.facts.items()), finding.refs)
