"""Tables of several years: which rows are the sum of others, and which are a share of one in another.

A share says by its name what it divides: `人事費占決算比例` is 人事費 ÷ 決算, and `執行率` what was spent of the
budget. Both stand for one year; the amounts may be printed in different units (千元, 百萬元).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.check.amounts import sum_interval
from heng.evaluate.units.conversion import convert, is_percent
from heng.model.budget import Budget, YearlyFigure, YearlyTable
from heng.model.quantity import Interval, Quantity
from heng.model.terms import YearlyKind

_SHARE = re.compile(r"(?P<part>[^占佔]{2,20})[占佔](?P<whole>[^占佔]{2,20}?)(?:之|的)?(?:比例|比率|百分比|比)")
_EXECUTION = re.compile(r"(?:預算)?執行率|決算率")
_SPENT = ("決算", "決算數", "執行數", "實支數")
_BUDGET = ("預算", "預算數", "法定預算", "可支用數")


@dataclass(frozen=True, slots=True)
class YearlyShare:
    """A printed percentage of one year with what it divides, both in the unit of `whole`."""

    figure: YearlyFigure
    percent: Quantity
    part: Quantity
    whole: Quantity
    part_name: str
    whole_name: str


@dataclass(frozen=True, slots=True)
class YearlySum:
    """A printed total of one year with its parts, and what these can add up to: people are counted, not rounded."""

    total: YearlyFigure
    printed: Quantity
    parts: tuple[YearlyFigure, ...]
    added: Decimal
    possible: Interval

    @property
    def holds(self) -> bool:
        """Tell whether the parts can give the total."""
        is_exact = self.possible.low == self.possible.high
        return self.printed.value in self.possible if is_exact else self.possible.meets(self.printed.interval())


def sums_of_years(budget: Budget | None) -> Iterator[YearlySum]:
    """Yield each figure that is the sum of others of its year, where all are known and in one unit."""
    for table in budget.yearly if budget else ():
        for total in table.figures:
            parts = tuple(one for one in _of_year(table, total.roc_year) if one.parent and one.parent == total.name)
            possible = sum_interval(one.value for one in parts)
            values = [one.value.value for one in parts if isinstance(one.value, Quantity)]
            if not isinstance(total.value, Quantity) or possible is None or len(values) < 2:
                continue
            if any(one.unit != total.unit for one in parts):
                continue
            added = sum(values, Decimal(0))
            if table.kind is YearlyKind.STAFFING and all(value == value.to_integral_value() for value in values):
                possible = Interval(added, added)
            yield YearlySum(total, total.value, parts, added, possible)


def shares_of_years(budget: Budget | None) -> Iterator[YearlyShare]:
    """Yield each percentage whose two amounts the document prints for the same year, in any of its tables."""
    every = [one for table in (budget.yearly if budget else ()) for one in table.figures]
    for figure in every:
        if not isinstance(figure.value, Quantity) or not is_percent(figure.unit or figure.value.unit):
            continue
        same = [one for one in every if one.roc_year == figure.roc_year and one is not figure]
        part, whole = (_named(same, names) for names in _names(figure.name))
        if part is None or whole is None:
            continue
        in_whole = _in_unit_of(part, whole)
        assert isinstance(whole.value, Quantity)
        if in_whole is not None:
            yield YearlyShare(figure, figure.value, in_whole, whole.value, part.name, whole.name)


def _of_year(table: YearlyTable, year: int) -> list[YearlyFigure]:
    return [one for one in table.figures if one.roc_year == year]


def _names(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a row divides and by what, both empty where its name does not say it."""
    plain = re.sub(r"[(（][^()（）]*[)）]", "", "".join(name.split()))
    share = _SHARE.fullmatch(plain)
    if share:
        return _also(share["part"]), _also(share["whole"])
    return (_SPENT, _BUDGET) if _EXECUTION.fullmatch(plain) else ((), ())


def _also(name: str) -> tuple[str, ...]:
    return (name, f"{name}數", name.removesuffix("數"))


def _named(figures: Iterable[YearlyFigure], names: tuple[str, ...]) -> YearlyFigure | None:
    """Return the one figure of a name, None where there is none or more than one."""
    found = [one for one in figures if one.name in names and isinstance(one.value, Quantity)]
    return found[0] if len(found) == 1 else None


def _in_unit_of(part: YearlyFigure, whole: YearlyFigure) -> Quantity | None:
    """Return a figure in the unit of another, its printed precision kept; None where units cannot be compared."""
    value = part.value
    assert isinstance(value, Quantity)
    step = value.step or value.last_digit()
    unit = part.unit or value.unit
    moved = convert(Quantity(value=value.value, unit=unit), whole.unit, whole.unit)
    moved_step = convert(Quantity(value=step, unit=unit), whole.unit, whole.unit)
    if moved is None or moved_step is None:
        return None
    return Quantity(value=moved, unit=whole.unit, step=moved_step)
