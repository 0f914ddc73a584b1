"""A computed figure and its inputs, as lines of a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from heng.evaluate.inputs.computed import Computed
from heng.evaluate.inputs.item_values import ItemValue
from heng.evaluate.inputs.named_items import NamedItem
from heng.evaluate.inputs.sources import Input
from heng.formula.rounding import round_at
from heng.model.period import Period
from heng.model.terms import InputFault, ItemPlace, NotScoredReason, Rounding
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, listed, pick
from heng.web.sending import Sent
from heng.workflow.items.computed import CardData

_NUMBER = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?![-0-9./])\s*(.*)")
PLACES = 2
"""Digits behind the point of a computed figure that nothing printed gives the digits of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """The form by which the value of an item is entered for one span.

    Attributes:
        id: Prefix of the `id`s of its fields.
        url: The page it stands on, to which it is sent.
        agency: Whose value is chosen at first; `agencies` are the choices (value, label), none where all share it.
        seen: Number of the last change of the value that is shown.
        text, source: What stands, as it was typed.
        of: For which span and agency the form begins.
        values, errors: What was typed and what is wrong in it, by field, where it was sent and refused.
    """

    id: str
    url: str
    key: str
    first: str
    last: str
    agency: str
    agencies: tuple[tuple[str, str], ...]
    seen: int
    text: str
    source: str
    unit: str
    of: str
    values: Mapping[str, str]
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLine:
    """One quantity of a formula: its value with where it is from, or why there is none.

    `shared` counts the other KPIs that use the item; `entered` are the numbers of the changes that the value is of;
    `doubt` is the word for a figure on which an error stands open.
    """

    name: str
    url: str
    shared: int
    value: str
    unit: str
    source: str
    detail: str
    fault: str
    form: EntryForm | None
    entered: tuple[str, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedLine:
    """What a formula gives: Heng's figure beside the printed one.

    Attributes:
        title: Which agency or span it is of, where the page shows several.
        value: Rounded half up as the printed figure is; `full` has all its digits where these are more.
        agrees: None where there is nothing to compare with; `not_compared` says why.
        counts: The KPI counts one quantity of which nothing is entered: the printed actual is its value.
        folded: Its inputs are opened on demand.
    """

    title: str
    formula: str
    value: str
    unit: str
    full: str
    printed: str
    difference: str
    agrees: bool | None
    not_compared: str
    fault: str
    missing: tuple[str, ...]
    at_least: str
    steps: tuple[tuple[str, str], ...]
    inputs: tuple[InputLine, ...]
    counts: bool = False
    folded: bool = False
    doubt: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether one of its forms was sent and refused."""
        return any(one.form and one.form.values for one in self.inputs)


@dataclass(frozen=True, slots=True)
class Entering:
    """Whether values can be entered on a page, its address, to which its forms are sent, and the one it refused."""

    url: str
    can_change: bool
    sent: Sent | None = None


def computed_line(index: CardIndex, data: CardData, computed: Computed, title: str, entering: Entering) -> ComputedLine:
    """Return the line of a computed figure."""
    value, printed = computed.value, computed.printed
    digits = _digits(printed.last_digit()) if printed else PLACES
    shown = round_at(value, digits) if value is not None else None
    return ComputedLine(
        title=title,
        formula=numbers.text(computed.formula),
        value="" if shown is None else numbers.number(shown),
        unit=computed.unit,
        full=numbers.number(value) if value is not None and value != shown else "",
        printed=numbers.quantity(printed) if printed else "",
        difference=_signed(round_at(computed.difference, digits)) if computed.difference is not None else "",
        agrees=computed.agrees,
        not_compared=computed.not_compared.label(current()) if computed.not_compared else "",
        fault=f"{computed.fault.kind.label(current())} {numbers.text(computed.fault.text)}" if computed.fault else "",
        doubt=_doubt(is_so=computed.questioned),
        counts=len(computed.inputs) == 1
        and computed.formula == computed.inputs[0].variable
        and not computed.has_inputs,
        missing=tuple(numbers.text(one.item.name) for one in computed.missing),
        at_least=""
        if computed.at_least is None
        else numbers.number(round_at(computed.at_least, digits, Rounding.DOWN)),
        steps=tuple((numbers.text(step.text), f"{_plain(step.value)}{step.unit}") for step in computed.steps),
        inputs=tuple(_input(index, data, one, computed, entering) for one in computed.inputs),
    )


def place_label(item: NamedItem) -> str:
    """Return how far an item's name reaches, where that is less than the card."""
    if item.place is ItemPlace.CARD:
        return ""
    theme = item.place is ItemPlace.THEME
    return pick(f"主題{item.where}", f"theme {item.where}") if theme else item.where


def agency_label(agency: str) -> str:
    """Return whose a value is."""
    return agency or pick("共用", "all")


def amount(value: ItemValue, item: NamedItem) -> str:
    """Return a value with its unit, however it was typed."""
    return f"{numbers.quantity(value.quantity)} {value.quantity.unit or item.unit}".strip()


def typed(text: str) -> str:
    """Return what was typed as every number is shown: `６２１０００` as `621,000`; anything else as it is."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).replace(",", "").strip())
    return f"{numbers.number(Decimal(found[1]))} {found[2]}".strip() if found else numbers.text(text)


def spans(periods: Iterable[Period]) -> str:
    """Return spans in words."""
    return listed([numbers.span(one) for one in periods])


def entry_form(
    data: CardData, item: NamedItem, period: Period, agency: str, entering: Entering, *, name: str
) -> EntryForm:
    """Return the form for the value of an item in a span; `name` tells it from the others of the page.

    Where it was refused, it is for the span and agency that were chosen, and keeps what was typed.
    """
    sent = entering.sent if entering.sent and entering.sent.values.get("form") == name else None
    period, agency = (sent and _chosen(sent.values.get("of", ""))) or (period, agency)
    key = item.key
    held = [one for one in data.values_of(item) if (one.value.period, one.value.agency) == (period, agency)]
    last = data.last_value(item, period, agency)
    return EntryForm(
        id=name,
        url=entering.url,
        key=held[0].value.item if held else key,
        first=period.first.isoformat(),
        last=period.last.isoformat(),
        agency=agency,
        agencies=agency_choices(data, item),
        seen=last.number if last else 0,
        text=held[0].text if held else "",
        source=held[0].source if held else "",
        unit=item.unit,
        of=form_of(period, agency),
        values=sent.values if sent else {},
        errors=sent.errors if sent else {},
    )


def form_of(period: Period, agency: str) -> str:
    """Return for what a form begins, as it says itself: `2018-01-01/2018-03-31/環保局`."""
    return f"{period.first}/{period.last}/{agency}"


def _chosen(of: str) -> tuple[Period, str] | None:
    first, _, rest = of.partition("/")
    last, _, agency = rest.partition("/")
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last)), agency
    except ValueError:
        return None


def agency_choices(data: CardData, item: NamedItem) -> tuple[tuple[str, str], ...]:
    """Return whose a value can be (value, label): each agency of the KPIs that use the item, or all of them."""
    return tuple((one, agency_label(one)) for one in ("", *data.agencies_of(item)))


def _input(index: CardIndex, data: CardData, one: Input, computed: Computed, entering: Entering) -> InputLine:
    agency = computed.agencies[0] if len(computed.agencies) == 1 else ""
    is_one = len(computed.agencies) == 1
    name = f"in-{index.indicators[computed.indicator].subject}-{one.variable}-{agency}"
    return InputLine(
        name=numbers.text(one.item.name),
        url=index.links.items(one.item.key),
        shared=len(one.item.indicators) - 1,
        value="" if one.value is None else _plain(one.value),
        unit=one.unit or one.item.unit,
        source=one.source.label(current()) if one.source else "",
        detail=_detail(index, one, computed),
        fault=f"{one.fault.label(current())}{_gaps(one)}{_unlike(index, one)}" if one.fault else "",
        form=entry_form(data, one.item, computed.span, _whose(data, one, agency), entering, name=_id(name))
        if entering.can_change and is_one else None,
        entered=tuple(str(value.number) for value in one.made_of if value.number),
        doubt=_doubt(is_so=one.questioned),
    )  # fmt: skip


def _doubt(*, is_so: bool) -> str:
    return NotScoredReason.DATA_IN_QUESTION.label(current()) if is_so else ""


def _whose(data: CardData, one: Input, agency: str) -> str:
    """Return whose value is entered where nothing else is said: of all, where the KPIs of the item have one agency."""
    entered = [value for value in one.made_of if value.number]
    if entered:
        return entered[0].agency
    return agency if len(data.agencies_of(one.item)) > 1 else ""


def _detail(index: CardIndex, one: Input, computed: Computed) -> str:
    parts, span = [], computed.span
    if one.indicator in index.indicators:
        parts.append(index.indicators[one.indicator].subject)
    if one.spans and one.spans != (span,):
        parts.append(spans(one.spans))
    printed = dict.fromkeys(value.indicator for value in one.made_of if value.indicator not in ("", computed.indicator))
    parts += [index.indicators[ref].subject for ref in printed if ref in index.indicators]
    agencies = list(dict.fromkeys(value.agency for value in one.made_of if value.agency))
    if agencies:
        parts.append(listed(agencies))
    return pick("，", ", ").join(parts)


def _gaps(one: Input) -> str:
    return pick("：", ": ") + spans(one.gaps) if one.gaps else ""


def _unlike(index: CardIndex, one: Input) -> str:
    """Return the values that differ, each with whose it is and where it is from."""
    if one.fault is not InputFault.TWO_VALUES:
        return ""
    each = [
        f"{agency_label(value.agency)} {_code(index, value)}{amount(value, one.item)}" for value in one.made_of
    ]  # fmt: skip
    return pick("：", ": ") + listed(list(dict.fromkeys(each))) if each else ""


def _code(index: CardIndex, value: ItemValue) -> str:
    return f"{index.indicators[value.indicator].subject} " if value.indicator in index.indicators else ""


def _id(name: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in name)


def _digits(step: Decimal) -> int:
    exponent = step.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _signed(value: Decimal) -> str:
    return f"+{numbers.number(value)}" if value > 0 else numbers.number(value)


def _plain(value: Decimal) -> str:
    """Return a value in full where it is short, else with few digits."""
    text = f"{value:f}"
    return numbers.number(value if len(text.partition(".")[2]) <= 6 else round_at(value, 6))
