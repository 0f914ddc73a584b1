"""A bureau's KPI that carries one of the city's: one thing seen from two cards, its differences and their reasons.

What the two print differently is found where editions are compared (`heng.check.compare`) and by the rules of the
cascade; here it is only brought to the page of either side.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db import transaction

from heng.check.compare import Match, compare
from heng.check.context import Context
from heng.check.text import fold_code
from heng.evaluate.judging.moment import span_of
from heng.evaluate.units.conversion import bring
from heng.model.card import CascadeLink, Indicator
from heng.model.figures import Actual, Reading
from heng.model.finding import Finding
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import ChangeField, ComparedField, Ground, Untold, Word
from heng.store import read
from heng.store.append import lock
from heng.store.clock import today
from heng.store.words import Act
from heng.workflow.agencies import register
from heng.workflow.changes.change_data import Alteration, change_of
from heng.workflow.changes.refusals import SpanOutOfOrderError, UnknownSubjectError
from heng.workflow.changes.writing import Proposal, demand_reason, write
from heng.workflow.opening.assemble import KEPT
from heng.workflow.opening.cards import CardAddress, Moment, NoSuchCardError, open_card
from heng.workflow.opening.locate import in_order, summary
from heng.workflow.opening.opened import Change, OpenCard
from heng.workflow.same import Same

OF_MATCH: tuple[Word, ...] = (ComparedField.NAME, ComparedField.FORMULA, ComparedField.UNIT, ComparedField.TARGET)
"""What is compared where the comparison of the two editions pairs the KPIs."""


@dataclass(frozen=True, slots=True)
class Side:
    """A KPI on one of the two cards: its rows and their readings."""

    card: OpenCard
    rows: tuple[Indicator, ...]

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings of the rows."""
        refs = {row.ref for row in self.rows}
        return tuple(one for one in self.card.edition.figures.readings if one.indicator in refs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the two say differently of one field, as printed; `ref` names it in the record."""

    ref: str
    field: Word
    city: str
    bureau: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a difference stands: who said so, when, why, and until which day."""

    change: Change
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """A KPI of the city and the bureau's that carries it.

    Attributes:
        ground: PRINTED where the bureau's card names the city's KPI, INFERRED where only the names agree.
        differences: What the two print differently.
        explained: For each difference the reason that holds for it, None where nobody gave one.
        untold: The fields that nothing was compared of, with the reason: of these neither can be said, that they agree
            or that they differ.
        findings: What the checker says of the bureau's KPI as part of the cascade.
        seen: For each difference the number of its last change, 0 for none.
    """

    city: Side
    bureau: Side
    ground: Ground
    differences: tuple[Difference, ...]
    explained: tuple[Explained | None, ...]
    seen: tuple[int, ...]
    findings: tuple[Finding, ...]
    untold: Mapping[Word, Untold] = field(default_factory=dict)


def carryings(card: OpenCard, rows: Sequence[Indicator]) -> tuple[Carrying, ...]:
    """Return what a KPI of a bureau carries of the city's card, or which bureaus carry a KPI of the city."""
    moment = card.moment
    above = next((one.parent for one in register().agencies if one.key == card.address.owner), "")
    found = list(_upwards(card, rows, above)) if above else list(_downwards(card, rows))
    return tuple(_carrying(city, bureau, link, moment) for city, bureau, link in found)


Linked = tuple[Side, Side, CascadeLink]


def _upwards(card: OpenCard, rows: Sequence[Indicator], above: str) -> Iterator[Linked]:
    refs = {row.ref for row in rows}
    links = {fold_code(link.code): link for link in card.edition.card.cascade if link.carrier in refs}
    city = _latest(above, card.address.year, card.moment) if links else None
    for code, link in links.items() if city else ():
        same = _coded(city, code) if city else ()
        if city and same:
            yield Side(city, same), Side(card, tuple(rows)), link


def _downwards(card: OpenCard, rows: Sequence[Indicator]) -> Iterator[Linked]:
    codes = {fold_code(row.code) for row in rows}
    below = {one.key for one in register().agencies if one.parent == card.address.owner}
    heads = [head for head in read.editions(known=card.moment.known)
             if head.edition.card_year.owner in below and head.edition.card_year.year == card.address.year]  # fmt: skip
    pieces = read.pieces_of("cascade_link", [head.edition for head in heads], card.moment.known)
    owners = {one.edition.card_year.owner for one in pieces if one.edition and _code(one.body) in codes}
    for owner in sorted(owners):
        bureau = _latest(owner, card.address.year, card.moment)
        for link in bureau.edition.card.cascade if bureau else ():
            own = [row for row in bureau.edition.card.indicators if row.ref == link.carrier] if bureau else []
            if bureau and own and fold_code(link.code) in codes:
                yield Side(card, tuple(rows)), Side(bureau, _coded(bureau, own[0].code, own[0].objective_ref)), link


def _code(body: str) -> str:
    return fold_code(json.loads(body)["code"])


def _coded(card: OpenCard, code: str, objective: str = "") -> tuple[Indicator, ...]:
    """Return the rows of a KPI; where a code stands under several objectives, of the one meant, or the first."""
    rows = [row for row in card.edition.card.indicators if fold_code(row.code) == fold_code(code)]
    under = objective or next((row.objective_ref for row in rows), "")
    return tuple(row for row in rows if row.objective_ref == under)


def _latest(owner: str, year: int, moment: Moment) -> OpenCard | None:
    """Return the latest edition of an owner's year that prints KPIs; None where the record knew none."""
    heads = [head for head in in_order(read.editions(known=moment.known))
             if (head.edition.card_year.owner, head.edition.card_year.year) == (owner, year)]  # fmt: skip
    for head in heads:
        try:
            card = open_card(summary(head).address, moment)
        except NoSuchCardError:
            continue
        if card.edition.card.indicators:
            return card
    return None


def _carrying(city: Side, bureau: Side, link: CascadeLink, moment: Moment) -> Carrying:
    match, actuals = _match(city, bureau), compared_actuals(city, bureau)
    told = (*_printed(bureau, match), *([actuals] if isinstance(actuals, Difference) else []))
    untold: dict[Word, Untold] = {} if match else dict.fromkeys(OF_MATCH, Untold.NO_MATCH)
    if isinstance(actuals, Untold):
        untold[ChangeField.ACTUAL] = actuals
    reasons = _reasons(bureau, moment)
    latest = [reasons.get(each.ref) for each in told]
    refs = {row.ref for row in bureau.rows}
    return Carrying(
        city=city,
        bureau=bureau,
        ground=link.ground,
        differences=told,
        explained=tuple(_holding(reason, each, bureau.card.day) for reason, each in zip(latest, told, strict=True)),
        seen=tuple(reason[0].number if reason else 0 for reason in latest),
        untold=untold,
        findings=tuple(
            one for one in bureau.card.findings if one.code.startswith("CS") and not refs.isdisjoint(one.refs)
        ),
    )


@lru_cache(maxsize=KEPT)
def _matches(city: Same[OpenCard], bureau: Same[OpenCard]) -> tuple[Match, ...]:
    editions = (city.value.edition, bureau.value.edition)
    return compare(*editions, Context(register=register(), editions=editions)).matches


def _match(city: Side, bureau: Side) -> Match | None:
    refs = {row.ref for row in bureau.rows}
    return next(
        (one for one in _matches(Same(city.card), Same(bureau.card)) if not refs.isdisjoint(one.after.refs)), None
    )


def _printed(bureau: Side, match: Match | None) -> Iterator[Difference]:
    for change in match.changes if match else ():
        ref = _ref(bureau, change.field, change.component)
        yield Difference(ref=ref, field=change.field, city=change.before, bureau=change.after)


def compared_actuals(city: Side, bureau: Side) -> Difference | Untold | None:
    """Return the difference of two actuals for one span, None where an exact figure rounds to both."""
    if not len(city.readings) == len(bureau.readings) == 1:
        return Untold.SEVERAL
    pair = (city.readings[0], bureau.readings[0])
    actuals = [one.actual for one in pair if isinstance(one.actual, Actual)]
    values = [one.value for one in actuals if isinstance(one.value, Quantity)]
    if not _span(city) == _span(bureau) is not None:
        return Untold.PERIOD
    if len(values) != 2:
        return Untold.NO_NUMBER
    meet = _meet(*((one, side.rows[0].unit or "") for one, side in zip(values, (city, bureau), strict=True)))
    if meet is None:
        return Untold.UNIT
    ref = _ref(bureau, ChangeField.ACTUAL)
    told = Difference(ref=ref, field=ChangeField.ACTUAL, city=actuals[0].text, bureau=actuals[1].text)
    return None if meet else told


def _meet(one: tuple[Quantity, str], other: tuple[Quantity, str]) -> bool | None:
    """Tell whether one exact figure rounds to both of two in the units of their KPIs; None where no unit fits both."""
    ends = [
        bring(Quantity(value=end, unit=figure.unit or unit), other[1], other[1]).value
        for figure, unit in (one, other) for end in (figure.interval().low, figure.interval().high)
    ]  # fmt: skip
    if any(end is None for end in ends):
        return None
    low, high, other_low, other_high = (end for end in ends if end is not None)
    return low <= other_high and other_low <= high


def _span(side: Side) -> Period | None:
    return span_of(side.readings[0], side.card.edition.edition.period)


def _ref(bureau: Side, field: Word, component: str = "") -> str:
    row = bureau.rows[0]
    return "/".join(("difference", row.objective, row.code, field.value, component)).rstrip("/")


Reason = tuple[Change, dict[str, str] | None]


def _reasons(bureau: Side, moment: Moment) -> dict[str, Reason]:
    """Return the last change of each reason, and its value; None where it was taken back."""
    entries = read.apart(bureau.card.address.owner, (ChangeField.DIFFERENCE.value,), moment.known)
    force = read.in_force(entries, bureau.card.day)
    return {ref: (change_of(entry), Alteration.read(entry).value) for (_, ref), entry in force.items()}


def reasons_of(card: OpenCard) -> tuple[Change, ...]:
    """Return every change of a reason for a difference in a card's chain, oldest first."""
    entries = read.apart(card.address.owner, (ChangeField.DIFFERENCE.value,), card.moment.known)
    return tuple(change_of(entry) for entry in entries)


def _holding(reason: Reason | None, difference: Difference, day: date) -> Explained | None:
    """Return the reason where it was given for this very difference, and its day has not passed."""
    change, value = reason or (None, None)
    if change is None or value is None:
        return None
    until = date.fromisoformat(value["until"])
    same = (value["city"], value["bureau"]) == (difference.city, difference.bureau)
    return Explained(change, until) if same and until >= day else None


def explain_difference(
    card: OpenCard, rows: Sequence[Indicator], ref: str, *, until: date, who: str, reason: str, seen: int | None = None
) -> Change:
    """Record why a bureau's KPI differs from the city's, until a day; raises RefusedChangeError.

    It stands in the bureau's chain, and holds for what both print now: another difference asks anew.
    """
    demand_reason(who, reason)
    if until < today():
        raise SpanOutOfOrderError(today().isoformat(), until.isoformat())
    for one in carryings(card, rows):
        for difference in one.differences:
            if difference.ref == ref:
                return _write(one.bureau.card.address, difference, until, (who, reason, seen))
    raise UnknownSubjectError(ref)


def _write(address: CardAddress, difference: Difference, until: date, by: tuple[str, str, int | None]) -> Change:
    who, reason, seen = by
    value = {"city": difference.city, "bureau": difference.bureau, "until": until.isoformat()}
    with transaction.atomic():
        proposal = Proposal(
            card_year=lock(address.owner, address.year), row=None, field=ChangeField.DIFFERENCE, ref=difference.ref,
            after=f"{difference.city} ≠ {difference.bureau} ({until.isoformat()})", value=value, printed="",
            day=min(today(), open_card(address).loaded.day),
        )  # fmt: skip
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)
