"""Totals: how much is known, how it stands, and between which bounds the full figure must lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.formula.evaluate import PRECISION
from heng.model.terms import Status, UnscoredItems


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Many verdicts as one, hiding none.

    An item is one reading that the document has an actual column for: of one indicator, agency and year the latest
    part (see `heng.evaluate.totals.items`).

    Attributes:
        items: How many.
        known: Those with a figure.
        by_status: Each status that occurs → how many. Items without a status (`as-printed`) are in none.
        base: Items that can be met at all: the divisor of the bounds.
        low, high: Share of met items (1 = all) if every open item fails, and if every one is met; None where the
            rulebook gives no verdicts or nothing can be met. Whatever the open items turn out to be, the share of
            met ones among those that can be met lies between the two, ends included.
    """

    items: int
    known: int
    by_status: Mapping[Status, int] = field(default_factory=dict)
    base: int = 0
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def judged(self) -> int:
        """Items that are met, near or short."""
        return sum(self.by_status.get(status, 0) for status in (Status.MET, Status.NEAR, Status.SHORT))

    @property
    def coverage(self) -> Decimal | None:
        """Share of items with a figure; None where there is no item."""
        return _share(self.known, self.items)


def total_of(verdicts: Iterable[Verdict], rulebook: Rulebook) -> Total:
    """Add verdicts up."""
    asked = [verdict for verdict in verdicts if verdict.is_item]
    known = sum(verdict.known for verdict in asked)
    by_status = Counter(verdict.status for verdict in asked if verdict.status is not None)
    ordered = {status: by_status[status] for status in Status if by_status[status]}
    if rulebook.judging is None:
        return Total(items=len(asked), known=known, by_status=ordered)
    met, open_items = by_status[Status.MET], sum(verdict.open for verdict in asked)
    judged = sum(verdict.judged for verdict in asked)
    stays = rulebook.judging.roll_up.unscored is UnscoredItems.STAY
    base = len(asked) if stays else judged + open_items
    return Total(
        items=len(asked),
        known=known,
        by_status=ordered,
        base=base,
        low=_share(met, base),
        high=_share(met + open_items, base),
    )


def _share(part: int, whole: int) -> Decimal | None:
    return Context(prec=PRECISION).divide(Decimal(part), Decimal(whole)) if whole else None
