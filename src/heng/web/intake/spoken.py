"""Values of the model in people's words, by their type and never by their name in the code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Any

from heng.model.agency import Responsibility
from heng.model.budget import YearlyFigure
from heng.model.card import ActionStep, DeclaredCounts
from heng.model.figures import AsOf, Band, Baseline, DataItem, Missing, TargetPart
from heng.model.notation import print_quantity
from heng.model.period import PartialDate, Period
from heng.model.plan import PlanItem, PlanNode
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import Word
from heng.web import numbers
from heng.web.language import current, listed, pick


def is_plumbing(field: str) -> bool:
    """Tell whether a field only ties objects of the model together or says where they were read."""
    return field in ("ref", "source", "copies") or field.endswith(("_ref", "_source"))


@singledispatch
def spoken(value: object) -> str:
    """Return a value in the language of the page, empty where there is none.

    What was printed as one text is that text; everything else is the words of its parts.
    """
    if not is_dataclass(value):
        return ""
    text = getattr(value, "text", "")
    return text if isinstance(text, str) and text else joined(_parts(value))


def joined(parts: Iterator[str]) -> str:
    """Join what is not empty."""
    return pick("；", "; ").join(part for part in parts if part)


def in_full(value: object) -> str:
    """Return all that an object holds beside its printed text, to tell two apart that print the same."""
    return joined(_parts(value)) if is_dataclass(value) else spoken(value)


def _parts(value: Any) -> Iterator[str]:
    for field in fields(value):
        if not is_plumbing(field.name):
            yield spoken(getattr(value, field.name))


@spoken.register
def _(value: str) -> str:
    return value


@spoken.register(bool)
def _(value: object) -> str:
    return pick("是", "yes") if value else ""


@spoken.register
def _(value: int) -> str:
    return str(value)


@spoken.register
def _(value: Decimal) -> str:
    return numbers.number(value)


@spoken.register
def _(value: date) -> str:
    return numbers.day(value)


@spoken.register(tuple)
@spoken.register(list)
def _(value: tuple[object, ...] | list[object]) -> str:
    return joined(map(spoken, value))


@spoken.register
def _(value: Word) -> str:
    return value.label(current())


@spoken.register
def _(value: SourceRef) -> str:  # noqa: ARG001 (where something was read is shown beside it, not in it)
    return ""


@spoken.register
def _(value: Quantity) -> str:
    unit = numbers.money_unit(value.unit)
    if unit != value.unit:
        return f"{numbers.number(value.value)} × {unit}"
    return print_quantity(value).replace("-", numbers.MINUS)


@spoken.register
def _(value: PartialDate) -> str:
    return numbers.partial_day(value)


@spoken.register
def _(value: Period) -> str:
    return numbers.day(value.first) if value.first == value.last else numbers.span(value)


@spoken.register
def _(value: AsOf) -> str:
    first, last = spoken(value.first), spoken(value.last)
    return last if first in ("", last) else pick(f"{first}至{last}", f"{first} to {last}")


@spoken.register
def _(value: Missing) -> str:
    return value.text or value.reason.label(current())


@spoken.register
def _(value: Responsibility) -> str:
    return value.agency


@spoken.register
def _(value: Baseline | TargetPart) -> str:
    return f"{value.label} {spoken(value.value)}".strip()


@spoken.register
def _(value: DataItem) -> str:
    return f"{value.name} {spoken(value.value)}".strip()


@spoken.register
def _(value: Band) -> str:
    return f"{spoken(value.low)}–{spoken(value.high)}"


@spoken.register
def _(value: ActionStep) -> str:
    return f"{value.number} {value.text}".strip()


@spoken.register
def _(value: PlanItem) -> str:
    return f"{value.no} {value.text}".strip()


@spoken.register
def _(value: PlanNode) -> str:
    return f"{value.no} {value.name}".strip()


@spoken.register
def _(value: YearlyFigure) -> str:
    said = spoken(value.value) or "—"
    return pick(f"{value.name} {value.roc_year}年 {said}", f"{value.name} {value.roc_year}: {said}")


@spoken.register
def _(value: DeclaredCounts) -> str:
    named = (
        (pick("目標", "objectives"), value.objectives),
        (pick("KPI", "KPIs"), value.indicators),
        (pick("行動", "actions"), value.actions),
        *value.by_perspective,
    )
    return listed([f"{name} {number}" for name, number in named if number is not None])
