"""Columns of a budget table, and which of its rows are part of which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from heng.model.budget import Amount, BudgetLine
from heng.model.quantity import Quantity
from heng.model.terms import BudgetLineKind

Parts = tuple[BudgetLine, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts: its name in 中文 and English, and how to take its cell from a row."""

    zh: str
    en: str
    of: Callable[[BudgetLine], Amount]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A column of percentages: its name, and the columns that it divides."""

    zh: str
    en: str
    percent: Callable[[BudgetLine], Amount]
    part: Column
    whole: Column


ANNUAL = Column("全年度預算數", "annual budget", lambda line: line.annual)
ALLOCATED = Column("累計分配數", "allotment to date", lambda line: line.allocated)
EXECUTED = Column("累計執行數", "amount executed to date", lambda line: line.executed)
COLUMNS = (ANNUAL, ALLOCATED, EXECUTED)
RATIOS = (
    Ratio("占全年度預算數", "share of the annual budget", lambda line: line.executed_pct_annual, EXECUTED, ANNUAL),
    Ratio("占累計分配數", "share of the allotment", lambda line: line.executed_pct_allocated, EXECUTED, ALLOCATED),
)


def sums(lines: Sequence[BudgetLine]) -> Iterator[tuple[BudgetLine, Parts]]:
    """Yield each row that is the sum of others, with those.

    A total sums the rows beside it; a row that others name as their parent sums them. Rows in another unit, and rows
    without any amount, cannot be added up.
    """
    totals = _totals(lines)
    for table in _tables(lines, totals):
        children = _children(table)
        for position, line in enumerate(table):
            parts = _beside(line, table, totals) if line.ref in totals else children.get(position, ())
            if parts and all(part.unit == line.unit for part in parts) and _has_amounts(parts):
                yield line, parts


def _totals(lines: Sequence[BudgetLine]) -> frozenset[str]:
    """Return the `ref`s of totals: rows marked so, else rows without a number in a numbered table."""
    marked = frozenset(line.ref for line in lines if line.kind is BudgetLineKind.TOTAL)
    if marked or not any(line.no for line in lines):
        return marked
    return frozenset(line.ref for line in lines if not line.no)


def _has_amounts(parts: Parts) -> bool:
    return any(isinstance(column.of(part), Quantity) for part in parts for column in COLUMNS)


def _beside(total: BudgetLine, table: Parts, totals: frozenset[str]) -> Parts:
    return tuple(line for line in table if line.parent == total.parent and line.ref not in totals)


def _children(table: Parts) -> dict[int, Parts]:
    """Return the parts of each row by its position: those that name its number, up to the next row of that number."""
    children: dict[int, Parts] = {}
    heads: dict[str, int] = {}
    for position, line in enumerate(table):
        if line.parent in heads:
            head = heads[line.parent]
            children[head] = (*children.get(head, ()), line)
        if line.no and line.no != line.parent:
            heads[line.no] = position
    return children


def _tables(lines: Sequence[BudgetLine], totals: frozenset[str]) -> Iterator[Parts]:
    """Part rows into tables where there is more than one total: behind each total, or before it where they begin so."""
    ends = [position for position, line in enumerate(lines) if line.ref in totals and not line.parent]
    if len(ends) < 2:
        yield tuple(lines)
        return
    starts = ends if ends[0] == 0 else [0, *(position + 1 for position in ends)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield tuple(lines[start:end])
