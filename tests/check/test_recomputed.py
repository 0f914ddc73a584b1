"""Every figure of the real documents that their own print allows to be computed again, and what it comes out as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from heng.check.fractions import gives, reachable
from heng.check.registry import RULES
from heng.check.run import check
from heng.formula import evaluate, formulas, parse
from heng.formula.rounding import round_at
from heng.ingest import read_document
from heng.model.edition import Edition
from heng.model.figures import Actual
from heng.model.finding import Finding
from heng.model.quantity import Quantity
from heng.resources import agency_register
from tests.check.factory import edition, found
from tests.check.recomputed import Recomputed, recomputed


@cache
def _read(path: Path) -> Edition:
    return read_document(path.name, path.read_bytes(), agency_register()).edition


@pytest.fixture(scope="module")
def report(seed: Callable[[str], Path]) -> Edition:
    return _read(seed("004"))


@pytest.fixture(scope="module")
def performance(seed: Callable[[str], Path]) -> Edition:
    return _read(seed("003"))


@pytest.fixture(scope="module")
def findings(report: Edition) -> tuple[Finding, ...]:
    return tuple(check([report], agency_register()))


def _counts(of: Edition) -> Counter[tuple[str, str]]:
    return Counter((one.what.split()[0], one.outcome) for one in recomputed(of))


def test_every_sum_and_ratio_of_the_budget_appendix_comes_out(report: Edition) -> None:
    """49 rows with two ratios each, two totals with three columns: none contradicts the amounts beside it.

    The amounts are printed in 億元 with two decimals and the percentages were computed in 元, so that most of these
    can only be told to lie within what rounding allows.
    """
    counts = _counts(report)
    assert (counts["BG001", "equal"], counts["BG001", "within"]) == (3, 3)
    assert (counts["BG002", "equal"], counts["BG002", "within"]) == (14, 84)


def test_no_figure_of_the_report_that_can_be_computed_again_is_a_fault(
    report: Edition, findings: tuple[Finding, ...]
) -> None:
    assert [one for one in recomputed(report) if one.outcome == "fault"] == []
    assert not [one for one in findings if one.code in {"BG001", "BG002", "AC006"}]


CELLS = {
    ("formula AP4.6", Decimal("64.738"), Decimal("64.74")),
    ("AC006 HP3.1", Decimal("92.85714286"), Decimal("92.86")),
    ("AC006 CC1.1-6", Decimal(520000), Decimal(520000)),
    ("AC006 CC1.1-6", Decimal(201092), Decimal(201092)),
    ("AC006 CP5.1-3", Decimal(3926820), Decimal(3926820)),
    ("AC006 EP3.7", Decimal(13), Decimal(13)),
}
"""What the cells of the report print beside their figure, or the formula beside its quantities."""


def test_cells_that_print_their_parts_are_equal_to_the_printed_digits(report: Edition) -> None:
    made = [one for one in recomputed(report) if not one.what.startswith("BG")]
    assert {(one.what, round_at(one.computed, 8).normalize(), one.printed.normalize()) for one in made} == {
        (what, computed.normalize(), printed.normalize()) for what, computed, printed in CELLS
    }
    assert {one.outcome for one in made} == {"equal"}


SHARES = [
    ("FP3.3-1", "97.5", "160", "156"), ("DL1.1", "39.1", "1000", "391"), ("CL1.2", "38", "150", "57"),
    ("BC2.3", "30", "20", "6"), ("HP3.1", "92.86", "14", "13"), ("DL2.1", "80", "6", None),
]  # fmt: skip
"""Code, printed percentage, denominator printed beside it or in its formula, and the whole numerator that gives it."""


@pytest.mark.parametrize(("code", "percent", "whole", "part"), SHARES, ids=[row[0] for row in SHARES])
def test_a_percentage_has_a_whole_numerator_or_is_reported(
    report: Edition, findings: tuple[Finding, ...], code: str, percent: str, whole: str, part: str | None
) -> None:
    (row,) = (one for one in report.card.indicators if one.subject == code)
    (reading,) = (one for one in report.figures.readings if one.indicator == row.ref)
    assert isinstance(reading.actual, Actual)
    assert isinstance(reading.actual.value, Quantity)
    assert reading.actual.value.value == Decimal(percent)
    reported = {one.subject for one in findings if one.code == "AC005"}
    assert reachable(reading.actual.value, Decimal(whole)) is (part is not None) is (code not in reported)
    if part is not None:
        assert gives(reading.actual.value, Decimal(part), Decimal(whole))


def test_two_shares_of_one_population_agree(report: Edition) -> None:
    """HC1.2 prints 54,000 people as 2 % and 116,612 as 4.32 %."""
    assert round_at(Decimal(116612) / (Decimal(54000) / 2), 2) == Decimal("4.32")


def test_the_points_of_a_scoring_make_a_hundred(report: Edition) -> None:
    (row,) = (one for one in report.card.indicators if one.subject == "BP3.2")
    parsed = parse(row.formula or "", row.unit or "")
    assert parsed.tree is not None
    points = {name: [value] for name, value in parsed.points.items()}
    assert evaluate(formulas(parsed.tree)[0], points).value == 100


def test_the_tables_of_years_come_out(performance: Edition) -> None:
    """Staff adds up to the person; rates of execution and of staff costs lie within what whole millions allow."""
    assert _counts(performance) == {("BG001", "equal"): 4, ("BG002", "within"): 8}


PROSE = [
    ("2192", "2216", "98.92"), ("2131", "2216", "96.16"), ("62", "223", "27.80"), ("157", "691", "22.72"),
]  # fmt: skip
"""Part, whole and percentage of sentences of the performance report."""


@pytest.mark.parametrize(("part", "whole", "percent"), PROSE)
def test_shares_in_sentences_are_equal_to_the_printed_digits(part: str, whole: str, percent: str) -> None:
    assert round_at(100 * Decimal(part) / Decimal(whole), 2) == Decimal(percent)


def test_sums_and_bases_in_sentences_come_out(performance: Edition) -> None:
    """12 and 3 people less 10 % are 11 and 3; 6,217 and 1,154 visitors are 7,371. PR004 contradicts nothing."""
    assert [round_at(Decimal(base) * Decimal("0.9"), 0) for base in (12, 3)] == [11, 3]
    assert 6217 + 1154 == 7371
    assert not [one for one in check([performance], agency_register()) if one.code == "PR004"]


def _changed(of: Edition, name: str, value: str) -> Edition:
    """Return a document with another value in the first year of a row of its tables of years."""
    assert of.budget is not None
    tables = []
    for table in of.budget.yearly:
        first = next((one for one in table.figures if one.name == name), None)
        figures = tuple(
            replace(one, value=Quantity(value=Decimal(value))) if one is first else one for one in table.figures
        )
        tables.append(replace(table, figures=figures))
    return replace(of, budget=replace(of.budget, yearly=tuple(tables)))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [("職員", "99", "BG001"), ("執行率", "90.85", "BG002"), ("人事費", "176596", "BG002"), ("人事費占決算比例", "63.55", "BG002")],
)  # fmt: skip
def test_a_wrong_figure_of_a_table_of_years_is_reported(performance: Edition, name: str, value: str, code: str) -> None:
    assert [one.code for one in found(RULES[code], _changed(performance, name, value))] == [code]


def test_what_is_listed_of_a_document_without_figures_is_nothing() -> None:
    nothing: list[Recomputed] = list(recomputed(edition()))
    assert nothing == []
