"""Editions that were taken back: their addresses stay known, and say when, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from heng.model.period import Period
from heng.store import models, read
from heng.workflow.opening.opened import CardAddress, period_slug


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When an edition was taken back, by whom and why; `reason` may be empty."""

    when: datetime
    who: str
    reason: str


def withdrawal_of(address: CardAddress, known: datetime | None = None) -> Withdrawal | None:
    """Return how the edition of an address was taken back, the latest where several were; None where none was."""
    found = models.Entry.objects.filter(
        kind=read.WITHDRAWN, edition__card_year__owner=address.owner, edition__card_year__year=address.year
    ).select_related("edition", "batch")
    if known is not None:
        found = found.filter(batch__recorded__lte=known)
    last = {one.edition_id: one for one in found.order_by("batch__sequence", "position") if _fits(address, one.edition)}
    gone = [one.batch for one in last.values() if one.body == "true"]
    if not gone:
        return None
    batch = max(gone, key=lambda one: one.recorded)
    return Withdrawal(batch.recorded, batch.who, batch.reason)


def _fits(address: CardAddress, edition: models.Edition | None) -> bool:
    if edition is None:
        return False
    first, last = edition.period_first, edition.period_last
    slug = period_slug(Period(first, last) if first and last else None)
    return slug == address.period and address.edition in ("", edition.key)
