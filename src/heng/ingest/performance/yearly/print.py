"""Tables of several years as printed: rows, years, and what a table is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from heng.ingest.lines import Line
from heng.ingest.performance.yearly.values import read_value
from heng.model.terms import YearlyKind

_STAFF = re.compile("員額|人力|職員|人數|人事|聘僱|約僱|技工|工友|警員|駐警")
_MONEY = re.compile("預算|決算|經費|歲出|歲入|收支|執行率")
_TOTAL = re.compile("合計|總計|總數|總人數|總員額|員額合計")


@dataclass(slots=True)
class YearlyRow:
    """One row: its name, its unit as far as it prints one, and a printed value for each year (`""`: an empty cell)."""

    name: str
    unit: str
    values: list[str]
    lines: list[Line]


@dataclass(slots=True)
class YearlyPrint:
    """One table as printed. `kind`: what it is about, once all tables are known (`settled`)."""

    title: str
    unit: str = ""
    years: list[int] = field(default_factory=list)
    rows: list[YearlyRow] = field(default_factory=list)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    kind: YearlyKind = YearlyKind.BUDGET


@dataclass(slots=True)
class YearlyFound:
    """Tables, and running text beside them."""

    tables: list[YearlyPrint] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)


def is_staff(text: str) -> bool:
    """Tell whether a text speaks of staff."""
    return _STAFF.search(text) is not None


def is_money(text: str) -> bool:
    """Tell whether a text speaks of budget and accounts."""
    return _MONEY.search(text) is not None


def settled(tables: Sequence[YearlyPrint]) -> list[YearlyPrint]:
    """Return tables, each with its kind: by its heading, else by its rows, else that of the table above it.

    One without a heading that is of the same kind goes on with the one above it: it has its heading and its unit.
    """
    found: list[YearlyPrint] = []
    for table in tables:
        above = found[-1] if found else None
        kind = _kind(table.title) or _kind("".join(row.name for row in table.rows))
        table.kind = kind or (above.kind if above is not None else YearlyKind.BUDGET)
        if above is not None and not table.title and table.kind is above.kind:
            if above.years == table.years:
                above.rows += table.rows
                above.notes += table.notes
                above.lines += table.lines
                continue
            table.title, table.unit = above.title, table.unit or above.unit
        found.append(table)
    return found


def _kind(text: str) -> YearlyKind | None:
    staff, money = len(_STAFF.findall(text)), len(_MONEY.findall(text))
    if staff == money:
        return None
    return YearlyKind.STAFFING if staff > money else YearlyKind.BUDGET


def parents(rows: Sequence[YearlyRow]) -> list[str]:
    """Return for each row the total that it is part of: rows behind a total, or before it, that sum up to it."""
    numbers = [[read_value(value) for value in row.values] for row in rows]
    found = [""] * len(rows)
    for index, row in enumerate(rows):
        if not _TOTAL.search(row.name):
            continue
        below = [each for each in range(index + 1, len(rows)) if rows[each].unit == row.unit]
        above = [each for each in range(index) if rows[each].unit == row.unit]
        for parts in (below, above):
            if parts and _sums(numbers, index, parts):
                for each in parts:
                    found[each] = row.name
                break
    return found


def _sums(numbers: Sequence[Sequence[tuple[Decimal, str] | None]], total: int, parts: Sequence[int]) -> bool:
    for year, value in enumerate(numbers[total]):
        terms = [numbers[part][year] for part in parts]
        if value is not None and value[0] != sum((term[0] for term in terms if term is not None), Decimal(0)):
            return False
    return True
