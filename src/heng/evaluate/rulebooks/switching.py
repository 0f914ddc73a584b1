"""What another rulebook makes of the same figures: which verdicts change, from what to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heng.evaluate.assessment import Assessment
from heng.evaluate.judging.verdict import Verdict
from heng.model.terms import Status

Change = tuple[Status | None, Status | None]
"""A status before and after; None where a rulebook gives no verdict to a figure that is there."""

_ORDER = {status: place for place, status in enumerate((None, *Status))}


@dataclass(frozen=True, slots=True)
class Switched:
    """A figure whose status is another one under another rulebook."""

    before: Verdict
    after: Verdict

    @property
    def change(self) -> Change:
        """From which status to which."""
        return self.before.status, self.after.status


def switched(before: Assessment, after: Assessment) -> tuple[Switched, ...]:
    """Return the items of the totals whose status differs between two assessments of one edition, as printed."""
    return tuple(
        Switched(before.by_reading[verdict.reading], verdict)
        for verdict in after.verdicts
        if verdict.is_item and before.by_reading[verdict.reading].status is not verdict.status
    )


def by_change(found: Sequence[Switched]) -> Mapping[Change, Sequence[Switched]]:
    """Return figures by what becomes of them, the most frequent change first."""
    counts = Counter(one.change for one in found)
    ordered = sorted(counts, key=lambda change: (-counts[change], *(_ORDER[status] for status in change)))
    return {change: [one for one in found if one.change == change] for change in ordered}
