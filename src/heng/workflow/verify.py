"""Checking the record against its chains."""

from __future__ import annotations

from dataclasses import dataclass

from heng.store.broken import BrokenLink
from heng.store.snapshot import snapshot
from heng.store.verify import Walk

__all__ = ["BrokenLink", "VerifyReport", "verify"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """How much was walked. `root` is the digest that joins all chains: print it, to compare it later."""

    entries: int
    batches: int
    documents: int
    root: str
    first_broken: BrokenLink | None


def verify(printed_root: str = "") -> VerifyReport:
    """Recompute every digest of the record and read every document it keeps.

    `printed_root` is a root printed earlier, in a published document or by `verify`: a record that was cut back to
    before it no longer holds it.
    """
    walk = Walk()
    with snapshot():
        first_broken = next(walk.breaks(printed_root), None)
    return VerifyReport(
        entries=walk.entries,
        batches=walk.batches,
        documents=walk.documents,
        root=walk.root,
        first_broken=first_broken,
    )
