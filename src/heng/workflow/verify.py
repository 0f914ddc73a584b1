"""Checking the record against its chains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heng.store.broken import BrokenLink
from heng.store.models import Root
from heng.store.snapshot import snapshot
from heng.store.verify import Walk

__all__ = ["BrokenLink", "VerifyReport", "root_of", "verify"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """How much was walked. `root` is the digest that joins all chains: print it, to compare it later."""

    entries: int
    batches: int
    documents: int
    root: str
    first_broken: BrokenLink | None


def verify(printed: str = "") -> VerifyReport:
    """Recompute every digest of the record and read every document it keeps.

    `printed` is a digest printed earlier, in a published document or by `verify`: a root, or the head of a chain. A
    record that was cut back to before it no longer holds it.
    """
    walk = Walk()
    with snapshot():
        first_broken = next(walk.breaks(printed), None)
    return VerifyReport(
        entries=walk.entries,
        batches=walk.batches,
        documents=walk.documents,
        root=walk.root,
        first_broken=first_broken,
    )


def root_of(day: date | None = None) -> str:
    """Return the root of a day, which covers every chain as it stood at its end in Taipei; None = as it stands now.

    Empty while nothing was recorded yet. It is for printing: who keeps it can tell later whether the record was cut.
    """
    rows = Root.objects.order_by("-number")
    found = (rows.filter(day__lte=day) if day else rows).values_list("digest", flat=True).first()
    return found or ""
