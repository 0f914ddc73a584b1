"""BG001 and BG002: sums and ratios are wrong only if no values inside the printed intervals give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.check.registry import RULES
from heng.model.budget import BudgetLine
from heng.model.terms import BudgetLineKind
from tests.check.factory import amount, budget_line, edition, found, subjects

BG001, BG002 = RULES["BG001"], RULES["BG002"]


def table(*rows: str) -> list[BudgetLine]:
    """Return rows from `no parent agency annual allocated executed % %`, `_` for nothing."""
    lines = []
    for number, row in enumerate(rows, start=1):
        no, parent, agency, cells = row.split(maxsplit=3)
        lines.append(budget_line(no.strip("_"), agency, cells, parent=parent.strip("_"), line=number))
    return lines


RIGHT = (
    "_ _ 合計 24.64 7.00 6.00 24.35 85.71",
    "1 _ 市議會主管 8.20 3.00 2.50 30.49 83.33",
    "2 _ 市政府主管 6.14 4.00 3.50 57.00 87.50",
    "(1) 2 秘書處 2.64 1.50 1.25 47.35 83.33",
    "(2) 2 公管中心 3.50 2.50 2.25 64.29 90.00",
    "3 _ 第二預備金餘額 10.30 - - - --",
)


def changed(old: str, new: str) -> list[BudgetLine]:
    """Return the table with one cell changed; the cell occurs once."""
    (row,) = (row for row in RIGHT if old in row)
    return table(*(row.replace(old, new) if one is row else one for one in RIGHT))


class TestSums:
    """BG001."""

    def test_a_wrong_part_of_a_part(self) -> None:
        """Only the sum that it enters is wrong."""
        assert subjects(found(BG001, edition(budget=changed("1.25", "1.45")))) == ["市政府主管"]

    def test_each_column_is_checked(self) -> None:
        """Two wrong cells in two columns are two findings."""
        lines = changed("24.64 7.00 6.00", "24.64 8.00 5.00")
        assert [finding.facts["column"] for finding in found(BG001, edition(budget=lines))] == [
            "累計分配數", "累計執行數",
        ]  # fmt: skip

    def test_rounding_is_not_an_error(self) -> None:
        """Three parts rounded by 0.005 each may be 0.02 off; 0.03 is too much."""
        parts = ["1 _ 甲 1.00 1 1", "2 _ 乙 1.00 1 1", "3 _ 丙 1.00 1 1"]
        assert found(BG001, edition(budget=table("_ _ 合計 3.02 3 3", *parts))) == ()
        assert len(found(BG001, edition(budget=table("_ _ 合計 3.03 3 3", *parts)))) == 1

    def test_a_total_below_its_rows(self) -> None:
        """Some tables print the total last, and one document may hold two tables."""
        first = ("1 _ 甲 1.00 1 1", "2 _ 乙 2.00 1 1", "_ _ 合計 3.00 2 2")
        second = ("1 _ 丙 4.00 1 1", "2 _ 丁 5.00 1 1", "_ _ 合計 9.00 2 2")
        assert found(BG001, edition(budget=table(*first, *second))) == ()
        wrong = (*second[:2], "_ _ 合計 8.00 2 2")
        assert subjects(found(BG001, edition(budget=table(*first, *wrong)))) == ["合計"]

    def test_rows_in_another_unit_are_not_added(self) -> None:
        """千元 and 億元 have no sum as printed."""
        total, part = table("_ _ 合計 9.00 9 9", "1 _ 甲 1.00 1 1")
        assert found(BG001, edition(budget=[total, replace(part, unit="千元")])) == ()

    def test_a_marked_total_sums_rows_without_numbers(self) -> None:
        """A table of another office numbers nothing."""
        total, *parts = table("_ _ 總計 9.00 9 9", "_ _ 甲 1.00 1 1", "_ _ 乙 2.00 1 1")
        marked = [replace(total, kind=BudgetLineKind.TOTAL), *parts]
        assert len(found(BG001, edition(budget=marked))) == 3
        assert found(BG001, edition(budget=[total, *parts])) == ()

    def test_a_table_without_total_or_without_amounts_is_silent(self) -> None:
        """Nothing to compare with."""
        assert found(BG001, edition(budget=table(*RIGHT[3:5]))) == ()
        assert found(BG001, edition(budget=table("_ _ 合計 9.00 9 9", "1 _ 甲 - - -"))) == ()
        assert found(BG001, edition()) == ()

    def test_rows_that_are_cut_off_are_not_missing(self) -> None:
        """In a cut document a total may exceed its rows, but not fall below them."""
        short = table("_ _ 合計 9.00 9 0.10", "1 _ 甲 1.00 1 1")
        assert [finding.facts["column"] for finding in found(BG001, edition(budget=short), truncated=True)] == [
            "累計執行數"
        ]


class TestRatios:
    """BG002."""

    def test_the_range_that_is_shown_never_holds_what_it_excludes(self) -> None:
        """1.255 of 2.635 is 47.628 %: rounded to 47.63 the range would hold the printed percentage."""
        (finding,) = found(BG002, edition(budget=changed("47.35", "47.630")))
        assert Decimal(str(finding.facts["high"])) < Decimal("47.630")

    @pytest.mark.parametrize(
        "cells",
        ["42.57 0.01 0.01 0.03 99.30", "0.18 0.09 0.08 47.45 93.44", "1.29 0.11 0.10 8.11 94.23", "5 0.00 0 0 12"],
    )
    def test_percentages_computed_before_rounding_are_right(self, cells: str) -> None:
        """0.01 of 0.01 may be 99.30 % where both stand for hundreds of thousands; nothing is divided by zero."""
        assert found(BG002, edition(budget=table(f"1 _ 捷運局主管 {cells}"))) == ()

    @pytest.mark.parametrize("cells", [". 1.00 1.00 50 .", "2.00 1.00 - 50 50", "2.00 1.00 1.00 . ."])
    def test_a_ratio_of_what_is_not_printed_is_not_checked(self, cells: str) -> None:
        """A missing amount or percentage gives nothing to compare."""
        assert found(BG002, edition(budget=table(f"1 _ 甲 {cells}"))) == ()


AMOUNTS = st.integers(min_value=1, max_value=600_000_000_00)
HUNDREDTH = Decimal("0.01")


def hundred_millions(yuan: int, rounding: str) -> Decimal:
    """Return an amount in 億元, rounded to two digits as budgets print it."""
    return (Decimal(yuan) / 10**8).quantize(HUNDREDTH, rounding)


def percent(part: int, whole: int, rounding: str) -> Decimal:
    """Return a percentage worked out in 元, rounded to two digits."""
    return (Decimal(100) * part / whole).quantize(HUNDREDTH, rounding)


def printed(rows: Sequence[tuple[int, int, int]], rounding: str) -> list[BudgetLine]:
    """Return the table that an office prints which computes in 元: total, then rows."""
    total = tuple(sum(column) for column in zip(*rows, strict=True))
    lines = []
    for number, (annual, allocated, executed) in enumerate([total, *rows]):
        cells = [hundred_millions(one, rounding) for one in (annual, allocated, executed)]
        cells += [percent(executed, annual, rounding), percent(executed, allocated, rounding)]
        lines.append(budget_line(str(number) if number else "", "甲", " ".join(map(str, cells)), line=number + 1))
    return lines


@given(
    st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), min_size=1, max_size=30),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]),
)
def test_any_table_computed_exactly_and_then_rounded_is_silent(rows: list[tuple[int, int, int]], rounding: str) -> None:
    """However amounts fall, rounding alone is never reported."""
    lines = printed(rows, rounding)
    assert found(BG001, edition(budget=lines)) == ()
    assert found(BG002, edition(budget=lines)) == ()


@given(
    st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), min_size=1, max_size=12),
    st.integers(min_value=0, max_value=2),
    st.sampled_from([-1, 1]),
)
def test_a_total_moved_out_of_its_interval_is_found(rows: list[tuple[int, int, int]], column: int, way: int) -> None:
    """Half a digit for the total and each row is all that rounding can explain."""
    lines = printed(rows, ROUND_HALF_UP)
    total = lines[0]
    name = ("annual", "allocated", "executed")[column]
    parts = [getattr(line, name).value for line in lines[1:]]
    moved = sum(parts) + way * (HUNDREDTH / 2 * (len(parts) + 1) + HUNDREDTH)
    wrong = replace(total, **{name: amount(str(moved.quantize(HUNDREDTH)))})  # type: ignore[arg-type]
    assert len(found(BG001, edition(budget=[wrong, *lines[1:]]))) == 1


@given(AMOUNTS, AMOUNTS, st.sampled_from([-1, 1]))
def test_a_percentage_moved_out_of_its_interval_is_found(part: int, whole: int, way: int) -> None:
    """Beyond what the printed amounts allow, each hundredth counts."""
    executed, annual = hundred_millions(part, ROUND_HALF_UP), hundred_millions(whole, ROUND_HALF_UP)
    half = HUNDREDTH / 2
    if annual <= half or executed <= half:
        return
    end = 100 * (executed + way * half) / (annual - way * half)
    outside = (end + way * HUNDREDTH * Decimal("1.01")).quantize(HUNDREDTH, ROUND_HALF_UP)
    lines = [budget_line("1", "甲", f"{annual} . {executed} {outside} .")]
    assert len(found(BG002, edition(budget=lines))) == 1
