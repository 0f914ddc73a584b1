"""One data item of a card as one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from heng.evaluate.inputs.alike_items import same_named
from heng.evaluate.inputs.item_values import in_one_unit
from heng.evaluate.inputs.named_items import NamedItem
from heng.evaluate.inputs.spans import so_far, year_before
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import ChangeField, Ground, InputSource, TimeBehaviour
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.items.lines import Entering, EntryForm, agency_label, amount, entry_form, typed
from heng.web.items.listing import AlikeLine, ItemLine, item_line, last_of, period_of
from heng.web.kpi.history import Entry
from heng.web.language import current, listed, pick
from heng.web.sending import Sent
from heng.workflow.items.computed import CardData, card_data
from heng.workflow.items.entering import BEHAVIOURS
from heng.workflow.items.keys import item_ref, pair_ref
from heng.workflow.items.record import DETAILS, HeldValue
from heng.workflow.opening.opened import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """One entered value; `differs` are others that were entered for the same thing, each with whose it is."""

    span: str
    agency: str
    text: str
    who: str
    when: str
    reason: str
    source: str
    number: int
    differs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One value that the documents print of an item: as a KPI's figure, or as a part of it.

    `differs` are the KPIs that print another one for the same span and agency, each with its figure.
    """

    span: str
    agency: str
    value: str
    source: str
    code: str
    url: str
    differs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailForm:
    """What can be said of an item: a field, what stands there, and words to choose from."""

    field: ChangeField
    text: str
    seen: int
    choices: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """One item.

    `unlike`: what disagrees about it, so that nothing is computed from it until a person settles that.
    """

    line: ItemLine
    joined: tuple[str, ...]
    behaviour: str
    behaviour_inferred: bool
    details: tuple[DetailForm, ...]
    values: tuple[ValueLine, ...]
    printed: tuple[PrintedLine, ...]
    unlike: tuple[str, ...]
    form: EntryForm
    periods: tuple[tuple[str, str], ...]
    same_named: tuple[AlikeLine, ...]
    history: tuple[Entry, ...]
    errors: tuple[tuple[str, str], ...]
    url: str
    can_change: bool


def item_page(index: CardIndex, key: str, *, can_change: bool, sent: Sent | None = None) -> ItemPage | None:
    """Return the page of an item, with the form that was refused; None where the card has none of this key."""
    data = card_data(index.card)
    item = data.items.by_key.get(key)
    if item is None:
        return None
    url, period, printed = index.links.items(item.key), period_of(index), _printed(index, data, item)
    values = _values(data.values_of(item), item)
    return ItemPage(
        line=item_line(index, data, item),
        joined=tuple(dict.fromkeys(numbers.text(data_name(key)) for key in item.keys if key != item.key)),
        behaviour=item.behaviour.label(current()) if item.behaviour else "",
        behaviour_inferred=item.behaviour_ground is Ground.INFERRED,
        details=tuple(_detail(data, item, field) for field in DETAILS),
        values=values,
        printed=printed,
        unlike=tuple(dict.fromkeys((*_unlike_entered(values), *_unlike_printed(printed)))),
        form=entry_form(data, item, period, "", Entering(url, can_change, sent), name="value"),
        periods=_periods(period, index.card.day),
        same_named=tuple(_same(index, data, item, one) for one in same_named(data.items, item)),
        history=tuple(_entry(one, data) for one in data.history(item)),
        errors=tuple((f"value-{name}", told) for name, told in sent.errors.items()) if sent else (),
        url=url,
        can_change=can_change and not (index.card.moment.as_of or index.card.moment.known),
    )


def data_name(key: str) -> str:
    """Return the words of a key, without the mark of the place it is kept to."""
    return key.partition("@")[0]


def _same(index: CardIndex, data: CardData, item: NamedItem, other: NamedItem) -> AlikeLine:
    seen = last_of(data.held.changes, ChangeField.DATA_SAME, pair_ref(item.key, other.key))
    return AlikeLine(
        one=item_line(index, data, item), other=item_line(index, data, other), ground="", confidence=0, seen=seen
    )


def _detail(data: CardData, item: NamedItem, field: ChangeField) -> DetailForm:
    texts = {
        ChangeField.DATA_UNIT: item.unit,
        ChangeField.DATA_SOURCE: item.source,
        ChangeField.DATA_FREQUENCY: item.frequency,
        ChangeField.DATA_BEHAVIOUR: item.behaviour.value if item.behaviour else "",
    }
    words = BEHAVIOURS if field is ChangeField.DATA_BEHAVIOUR else ()
    return DetailForm(
        field=field,
        text=texts[field],
        seen=max(last_of(data.held.changes, field, item_ref(key)) for key in item.keys),
        choices=tuple((one.value, _behaviour(one), one is item.behaviour) for one in words),
    )


def _behaviour(word: TimeBehaviour) -> str:
    return {
        TimeBehaviour.FLOW: pick("流量：各期相加", "Adds up: the parts of a span are added"),
        TimeBehaviour.STOCK: pick("存量：以最後一次為準", "A level: the last one counts"),
        TimeBehaviour.RATIO: pick("比率：不能相加", "A rate: cannot be added"),
    }[word]


def _values(held: Sequence[HeldValue], item: NamedItem) -> tuple[ValueLine, ...]:
    return tuple(_value(one, item, [other for other in held if _contradicts(item, one, other)]) for one in held)


def _contradicts(item: NamedItem, one: HeldValue, other: HeldValue) -> bool:
    """Tell whether two values that were entered for one thing disagree: what is shared is each agency's as well."""
    mine, its = one.value, other.value
    shared = not item.divided and "" in (mine.agency, its.agency)
    same_thing = mine.period == its.period and (mine.agency == its.agency or shared)
    return same_thing and not _is_same(item, mine.quantity, its.quantity)


def _unlike_entered(values: Iterable[ValueLine]) -> Iterator[str]:
    """Yield a sentence for each span whose entered values disagree."""
    spans = dict.fromkeys(one.span for one in values if one.differs)
    for span in spans:
        each = listed([f"{one.agency} {one.text}" for one in values if one.span == span and one.differs])
        yield pick(f"{span}填的數值不同：{each}。", f"Values entered for {span} differ: {each}.")


def _unlike_printed(printed: Iterable[PrintedLine]) -> Iterator[str]:
    """Yield a sentence for each span of which KPIs print different values."""
    spans = dict.fromkeys(one.span for one in printed if one.differs)
    for span in spans:
        each = listed([f"{one.code} {one.value}" for one in printed if one.span == span and one.differs])
        yield pick(f"{span}各KPI印的數值不同：{each}。", f"KPIs print different values for {span}: {each}.")


def _value(one: HeldValue, item: NamedItem, others: Sequence[HeldValue]) -> ValueLine:
    return ValueLine(
        span=numbers.span(one.value.period),
        agency=agency_label(one.value.agency),
        text=amount(one.value, item),
        who=one.change.who,
        when=numbers.moment(one.change.recorded),
        reason=one.change.reason,
        source=one.source,
        number=one.change.number,
        differs=listed([f"{agency_label(each.value.agency)} {amount(each.value, item)}" for each in others]),
    )


def _printed(index: CardIndex, data: CardData, item: NamedItem) -> tuple[PrintedLine, ...]:
    """Return what this edition and earlier ones print of an item; where that differs, it may be two items."""
    values = data.computing.values.all_of(item)
    found = [one for one in values if one.source is not InputSource.ENTERED and one.indicator in index.indicators]
    return tuple(
        PrintedLine(
            span=numbers.span(one.period),
            agency=agency_label(one.agency),
            value=amount(one, item),
            source=one.source.label(current()),
            code=index.indicators[one.indicator].subject,
            url=index.kpi_url(index.indicators[one.indicator]),
            differs=listed([
                f"{index.indicators[other.indicator].subject} {amount(other, item)}"
                for other in found
                if (other.period, other.agency) == (one.period, one.agency)
                and not _is_same(item, one.quantity, other.quantity)
            ]),
        )
        for one in sorted(found, key=lambda one: one.period, reverse=True)
    )  # fmt: skip


def _is_same(item: NamedItem, one: Quantity, other: Quantity) -> bool:
    known = in_one_unit(item, [one, other])
    return known is not None and len(set(known.values)) == 1


def _periods(period: Period, day: date) -> tuple[tuple[str, str], ...]:
    """Return spans that a value is likely for (`first/last`, label); any other can be typed."""
    year = Period.year(period.roc_year)
    quarters = [Period.months(period.roc_year, month, month + 2) for month in (1, 4, 7, 10)]
    likely = (period, so_far(period), *quarters, year, year_before(period), year_before(year))
    ended = dict.fromkeys(one for one in likely if one.last <= day)
    return tuple((f"{one.first}/{one.last}", numbers.span(one)) for one in ended)


def _entry(change: Change, data: CardData) -> Entry:
    last = last_of(data.held.changes, change.field, change.ref)
    return Entry(
        recorded=change.recorded,
        when=numbers.moment(change.recorded),
        who=change.who,
        what=change.field.label(current()),
        subject=_about(change),
        before=_said(change.before),
        after=_said(change.after),
        reason=change.reason,
        valid=numbers.day(change.valid),
        number=change.number,
        can_undo=change.number == last and change.undoes is None,
        undoes=change.undoes is not None,
    )


def _about(change: Change) -> str:
    """Return the span and agency of a value, or the other item of a decision."""
    parts = change.ref.split("/")[2:]
    if change.field is ChangeField.DATA_VALUE:
        period = Period(*(date.fromisoformat(part) for part in parts[:2]))
        return f"{numbers.span(period)} {agency_label(parts[2])}"
    return data_name(parts[1]) if parts[:1] == ["same"] else ""


def _said(text: str) -> str:
    words = {one.value: _behaviour(one) for one in BEHAVIOURS}
    words |= {"same": pick("同一件事", "the same"), "different": pick("不是同一件事", "not the same")}
    return words.get(text, typed(text)) or pick("沒有", "none")
