"""Faults with one right answer, put right in a copy of what was read. The document itself is never altered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.check.registry import RULES
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.terms import ChangeField
from heng.workflow.changes import cells
from heng.workflow.intake.proposing import proposals
from heng.workflow.opening.printed import Printed


@dataclass(frozen=True, slots=True)
class Mended:
    """One cell that was put right: which, what stood there and what stands there now, and the finding that asked."""

    finding: Finding
    field: ChangeField
    before: str
    after: str


def mend(edition: Edition, findings: Sequence[Finding]) -> tuple[Edition, tuple[Mended, ...]]:
    """Return an edition with the remedies of fixable rules in it, and every cell that was written, each once."""
    mended: dict[cells.Key, Mended] = {}
    printed = Printed(edition)
    for finding in findings:
        remedies = proposals(edition, finding, printed) if RULES[finding.code].fixable else ()
        written = remedies[0].cells if len(remedies) == 1 else ()
        if any(cell.key in mended for cell in written):
            continue
        for cell in written:
            mended[cell.key] = Mended(finding, cell.field, printed.text_of(cell.ref, cell.field), cell.text)
    values = {
        (ref, field): cells.read_in(edition, printed.by_ref[ref], field, one.after)
        for (ref, field), one in mended.items()
    }
    return cells.put(edition, values), tuple(mended.values())
