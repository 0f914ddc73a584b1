"""Which edition of a run is the one before another, for rules that compare."""

from __future__ import annotations

from datetime import date

from heng.check.compare.comparing import compare, is_one_owner
from heng.check.compare.data import Comparison
from heng.check.context import Context
from heng.model.edition import Edition


def earlier(edition: Edition, context: Context) -> Edition | None:
    """Return the last edition of the same owner that covers an earlier time and prints KPIs; None where none is given.

    A document of the same kind comes before one of another kind.
    """
    if not edition.card.indicators:
        return None
    own = _time(edition)
    known = [
        other
        for other in context.editions
        if other.card.indicators and _time(other) < own and is_one_owner(other, edition, context)
    ]
    kind = edition.edition.kind
    return max(known, key=lambda other: (other.edition.kind is kind, _time(other)), default=None)


def compared_with_earlier(edition: Edition, context: Context) -> Comparison | None:
    """Compare an edition with the one before it, None where there is none."""
    before = earlier(edition, context)
    return compare(before, edition, context) if before is not None else None


def _time(edition: Edition) -> tuple[int, date]:
    """Return what orders editions: year, then the end of what they cover, else the day of publication."""
    head = edition.edition
    end = head.period.last if head.period else head.published.last() if head.published else date.min
    return edition.year, end
