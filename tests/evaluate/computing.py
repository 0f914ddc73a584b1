"""Cards whose KPIs are computed from data items, and the values entered for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from heng.evaluate.inputs.computed import Computed
from heng.evaluate.inputs.computing import Computing
from heng.evaluate.inputs.data_items import DataItems, data_items
from heng.evaluate.inputs.item_values import ItemValue, ItemValues
from heng.evaluate.inputs.named_items import Decisions, ItemDetails
from heng.evaluate.inputs.sources import printed_values
from heng.formula.item_names import item_key
from heng.model.agency import Responsibility
from heng.model.edition import Edition
from heng.model.figures import Actual
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import TimeBehaviour
from tests.evaluate.test_data_items import card

YEAR = Period.year(107)
QUARTERS = tuple(Period.months(107, month, month + 2) for month in (1, 4, 7, 10))
Q1 = QUARTERS[0]
SHARE = ("AC1.1", "調解成功率", "(調解成立件數/調解受理件數)*100%")
COUNTS = st.integers(min_value=0, max_value=10**9).map(Decimal)
FLOW, STOCK = TimeBehaviour.FLOW, TimeBehaviour.STOCK


def value(
    name: str, number: str | Decimal, period: Period = Q1, *, agency: str = "", unit: str = "", place: str = ""
) -> ItemValue:
    return ItemValue(
        item=item_key(name) + place, period=period, agency=agency, quantity=Quantity(value=Decimal(number), unit=unit)
    )


def computed(
    edition: Edition, values: Iterable[ItemValue], period: Period = Q1, *, agencies: tuple[str, ...] = ("",),
    code: str = "AC1.1", said: Mapping[str, ItemDetails] | None = None,
) -> Computed:  # fmt: skip
    """Return what the only formula of a KPI gives."""
    items = data_items(edition, Decisions(details=said or {}))
    (one,) = working(items, values).of(next(i for i in items.indicators.values() if i.code == code), period, agencies)
    return one


def working(items: DataItems, values: Iterable[ItemValue]) -> Computing:
    return Computing(items, ItemValues.of((*values, *printed_values(items, items.edition))))


def flows(*names: str) -> dict[str, ItemDetails]:
    return {item_key(name): ItemDetails(behaviour=FLOW) for name in names}


def counted(edition: Edition, *numbers: str) -> Edition:
    """Return an edition whose readings print actuals."""
    readings = tuple(
        replace(one, actual=Actual(text=number, value=Quantity(value=Decimal(number))))
        for one, number in zip(edition.figures.readings, numbers, strict=True)
    )
    return replace(edition, figures=replace(edition.figures, readings=readings))


def agencies_card(*agencies: str) -> Edition:
    edition = card(SHARE)
    first = edition.figures.readings[0]
    readings = tuple(
        replace(first, ref=f"{first.ref}{name}", agencies=(Responsibility(agency=name),)) for name in agencies
    )
    return replace(edition, figures=replace(edition.figures, readings=readings))
