"""The planned split of a yearly target over its quarters or months, entered by a person as a recorded change.

It is written for the whole year of a card, under the stable identity of the indicator: the next quarter's edition is
held against the same plan. Its day is the first of the year; when it was written, the record says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db import transaction

from heng.evaluate.judging.moment import calendar_year
from heng.evaluate.year.line import Planned
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.period import Period
from heng.model.quantity import Quantity, plain
from heng.model.terms import ChangeField
from heng.store import pieces, read
from heng.store.append import lock
from heng.store.words import Act
from heng.workflow.changes.change_data import Alteration, Force
from heng.workflow.changes.refusals import UnknownSubjectError, UnreadablePlanError
from heng.workflow.changes.writing import Proposal, demand_reason, write
from heng.workflow.opening.locate import locate
from heng.workflow.opening.opened import CardAddress, Change

PARTS = (4, 12)
"""How many parts a year is planned in: quarters or months."""
_BETWEEN = re.compile(r"[\s、;；]+")
_COMMA = re.compile(r"[,，]")


def enter_plan(
    address: CardAddress, reading_ref: str, text: str, *, who: str, reason: str, seen: int | None = None
) -> Change:
    """Write how the target of a year is split over it: four or twelve numbers; raises RefusedChangeError."""
    demand_reason(who, reason)
    with transaction.atomic():
        head = locate(address)
        card_year = lock(address.owner, address.year)
        edition = pieces.put_together(read.decode(read.published(head.edition)))
        reading = next((one for one in edition.figures.readings if one.ref == reading_ref), None)
        ref = plan_refs(edition).get(reading_ref)
        if reading is None or ref is None:
            raise UnknownSubjectError(reading_ref)
        year = year_of(edition, reading)
        parts = _parts(text, year)
        proposal = Proposal(
            card_year=card_year,
            row=None,
            field=ChangeField.PLAN,
            ref=ref,
            after=" ".join(plain(value) for _, value in parts),
            value=[{"last": last.isoformat(), "value": plain(value)} for last, value in parts],
            printed="",
            day=year.first,
        )
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)


def plan_refs(edition: Edition) -> Mapping[str, str]:
    """Return under which name the plan of each reading stands in the record: identity, and agencies where several."""
    entities = {one.ref: one.entity for one in edition.card.identities}
    rows: dict[str, set[str]] = {}
    for reading in edition.figures.readings:
        rows.setdefault(reading.indicator, set()).add(_agencies(reading))
    return {
        one.ref: entities[one.indicator] + (f"/{_agencies(one)}" if len(rows[one.indicator]) > 1 else "")
        for one in edition.figures.readings
        if one.indicator in entities
    }


def plans_of(edition: Edition, force: Force) -> dict[str, tuple[Planned, ...]]:
    """Return the splits in force by the `ref` of the reading."""
    found: dict[str, tuple[Planned, ...]] = {}
    wanted = {ref: entry for (kind, ref), entry in force.items() if kind == ChangeField.PLAN.value}
    if not wanted:
        return found
    for reading, ref in plan_refs(edition).items():
        value = Alteration.read(wanted[ref]).value if ref in wanted else None
        if value:
            found[reading] = tuple(
                Planned(last=date.fromisoformat(one["last"]), value=Quantity(value=Decimal(one["value"])))
                for one in value
            )
    return found


def year_of(edition: Edition, reading: Reading) -> Period:
    """Return the year that a reading's target is for."""
    period = reading.period or edition.edition.period
    return reading.target_period or (calendar_year(period.last) if period else Period.year(edition.year))


def _agencies(reading: Reading) -> str:
    return "、".join(sorted(one.agency for one in reading.agencies))


def _parts(text: str, year: Period) -> list[tuple[date, Decimal]]:
    words = [one.strip(",，") for one in _BETWEEN.split(text.strip()) if one.strip(",，")]
    # Where commas are all that parts them, they are no thousands.
    numbers = [_number(one, text) for one in (words if len(words) > 1 else _COMMA.split(text))]
    if len(numbers) not in PARTS or year != calendar_year(year.first):
        raise UnreadablePlanError(text)
    size, roc_year = 12 // len(numbers), year.roc_year
    ends = [Period.months(roc_year, at * size + 1, (at + 1) * size).last for at in range(len(numbers))]
    return list(zip(ends, numbers, strict=True))


def _number(text: str, whole: str) -> Decimal:
    try:
        value = Decimal(_COMMA.sub("", text).strip().removesuffix("%").removesuffix("％"))
    except InvalidOperation as error:
        raise UnreadablePlanError(whole) from error
    if not value.is_finite():
        raise UnreadablePlanError(whole)
    return value
