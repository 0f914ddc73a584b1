"""The list of a card's data items, and what is asked about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from heng.evaluate.inputs.alike_items import Alike, alike
from heng.evaluate.inputs.named_items import NamedItem
from heng.model.period import Period
from heng.model.terms import ChangeField, Ground
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.items.lines import agency_label, amount, place_label
from heng.web.language import current, listed, pick
from heng.web.paging import Pages, pages
from heng.workflow.items.computed import CardData, card_data
from heng.workflow.items.keys import pair_ref
from heng.workflow.opening.opened import Change

A_PAGE = 100
"""Items of one page of the list."""


@dataclass(frozen=True, slots=True)
class UseLine:
    """A KPI that uses an item."""

    ref: str
    code: str
    name: str
    url: str
    formula: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One item in the list."""

    key: str
    name: str
    url: str
    place: str
    unit: str
    unit_inferred: bool
    agencies: str
    uses: tuple[UseLine, ...]
    value: str
    source: str
    frequency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeLine:
    """Two items that may be one, with the ground; `seen` is the number of the last decision about them."""

    one: ItemLine
    other: ItemLine
    ground: str
    confidence: int
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsPage:
    """The list of items."""

    heading: str
    lines: tuple[ItemLine, ...]
    alike: tuple[AlikeLine, ...]
    q: str
    only: str
    choices: tuple[tuple[str, str], ...]
    pages: Pages
    total: int


def items_page(index: CardIndex, *, q: str = "", only: str = "", start: int = 0) -> ItemsPage:
    """Return the list of items that a query leaves."""
    data = card_data(index.card)
    chosen = [item for item in data.items.items if _fits(data, item, q.strip(), only)]
    shown = pages(len(chosen), start, A_PAGE, lambda at: _page(index, {"q": q, "only": only}, at))
    asked = [] if q or shown.first > 1 else [_alike(index, data, one) for one in alike(data.items, data.held.rejected)]
    return ItemsPage(
        heading=pick(f"{len(chosen)}個資料項", f"{len(chosen)} data items"),
        lines=tuple(item_line(index, data, item) for item in chosen[shown.rows]),
        alike=tuple(asked),
        q=q,
        only=only,
        choices=_choices(),
        pages=shown,
        total=len(data.items.items),
    )


def _choices() -> tuple[tuple[str, str], ...]:
    return (
        ("", pick("全部", "All")),
        ("shared", pick("兩個以上的KPI共用", "Used by several KPIs")),
        ("entered", pick("填過的", "With values")),
        ("open", pick("還沒填過的", "Without values")),
    )


def _page(index: CardIndex, query: dict[str, str], start: int) -> str:
    asked = {name: value for name, value in query.items() if value} | ({"start": str(start)} if start > 0 else {})
    return index.links.items() + (f"?{urlencode(asked)}" if asked else "")


def _fits(data: CardData, item: NamedItem, q: str, only: str) -> bool:
    indicators = [data.items.indicators[ref] for ref in item.indicators]
    words = [item.name, *item.agencies, *(one.subject for one in indicators), *(one.name for one in indicators)]
    if q and not any("".join(q.split()).casefold() in "".join(word.split()).casefold() for word in words):
        return False
    if only == "shared":
        return len(indicators) > 1
    if only in ("entered", "open"):
        return bool(data.values_of(item)) is (only == "entered")
    return True


def item_line(index: CardIndex, data: CardData, item: NamedItem) -> ItemLine:
    period = period_of(index)
    now = [one for one in data.values_of(item) if one.value.period == period]
    return ItemLine(
        key=item.key,
        name=numbers.text(item.name),
        url=index.links.items(item.key),
        place=place_label(item),
        unit=item.unit,
        unit_inferred=item.unit_ground is Ground.INFERRED,
        agencies=listed(list(item.agencies)),
        uses=tuple(_use(index, ref) for ref in item.indicators),
        value=pick("；", "; ").join(
            f"{agency_label(one.value.agency)} {shown}" if len(now) > 1 else shown
            for one in now
            for shown in (amount(one.value, item),)
        ),
        source=item.source,
        frequency=item.frequency,
    )


def _use(index: CardIndex, ref: str) -> UseLine:
    one = index.indicators[ref]
    url = index.kpi_url(one, "computed")
    return UseLine(ref, one.subject, numbers.text(one.name), url, numbers.text(one.formula or ""))


def _alike(index: CardIndex, data: CardData, pair: Alike) -> AlikeLine:
    return AlikeLine(
        one=item_line(index, data, pair.one),
        other=item_line(index, data, pair.other),
        ground=pair.ground.label(current()),
        confidence=pair.confidence,
        seen=last_of(data.held.changes, ChangeField.DATA_SAME, pair_ref(pair.one.key, pair.other.key)),
    )


def last_of(changes: Sequence[Change], field: ChangeField, ref: str) -> int:
    return max((one.number for one in changes if (one.field, one.ref) == (field, ref)), default=0)


def period_of(index: CardIndex) -> Period:
    """Return the card's period; for one that states none, its year."""
    return index.edition.edition.period or Period.year(index.card.address.year)
