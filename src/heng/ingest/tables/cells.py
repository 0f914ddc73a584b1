"""How values are written into cells (`tables.md`)."""

from __future__ import annotations

from collections.abc import Iterable

from heng.model.agency import Responsibility
from heng.model.figures import Missing
from heng.model.period import PartialDate, Period
from heng.model.quantity import Quantity, plain
from heng.model.terms import AgencyRole

SEPARATOR = "；"
YES = "yes"
CITY_MARK = "府"


def listed(items: Iterable[str]) -> str:
    """Join a list inside a cell."""
    return SEPARATOR.join(item for item in items if item)


def number(value: Quantity | PartialDate | Missing | None) -> str:
    """Write a plain decimal, a day as ISO, or nothing."""
    if isinstance(value, Quantity):
        return plain(value.value)
    return str(value) if isinstance(value, PartialDate) else ""


def count(value: int | None) -> str:
    """Write a stated count; empty where none is stated."""
    return "" if value is None else str(value)


def mark(*, marked: bool) -> str:
    """Write (府) where it is printed."""
    return CITY_MARK if marked else ""


def span_ends(period: Period | None) -> tuple[str, str]:
    """Write both ends of a span as ISO."""
    return (period.first.isoformat(), period.last.isoformat()) if period else ("", "")


def names(agencies: Iterable[Responsibility], *roles: AgencyRole) -> str:
    """Join the names of agencies, of the given roles only where any is given."""
    return listed(agency.agency for agency in agencies if not roles or agency.role in roles)
