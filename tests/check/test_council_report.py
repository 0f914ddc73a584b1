"""What the checker finds in a real council report, read by the importer: every error is one, none is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from heng.check.registry import RULES
from heng.check.run import check
from heng.ingest import read_document
from heng.model.budget import BudgetLine
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.quantity import Quantity
from heng.model.terms import Severity
from heng.resources import agency_register
from tests.check.factory import found

EXPECTED = {
    "WT001": {"BP5.2"},
    "AC001": {"HC5.3"},
    "TG005": {"CP4.3"},
    "SC001": {"A", "G", "H"},
    "SC002": {"AF3"},
    "SC008": {"FL3.1", "GP2.5.1", "HF1.1.1", "HL3.2.1"},
    "ID001": {"CL4.1", "FL3.1"},
    "ID002": {
        "BF1.2.1", "BF1.2.2", "CC1.2.1", "CC1.2.2", "CC3.3.2", "CP.3.1", "FL1.3.1", "GP2.5.1", "HF1.1.1", "HL3.2.1",
    },
    "TG001": {"FC3.1"},
    "TG004": {"CP8.1"},
    "TG002": {"EP1.3"},
    "ID008": {"AL3.1", "CF2.1", "CP3.3", "DL3.1", "GL3.1", "HC3.2", "HC3.3", "HL3.3", "HL4.1"},
    "ID009": {
        "AP2.1-1", "AP5.1", "AP5.2", "BC4.1-2", "CL3.2", "CP1.2", "CP1.3", "CP6.1-1", "EP5.2-3", "FP3.3-1", "FP3.3-2",
        "FP7.5-1", "FP7.5-2", "HP4.1-1", "HP4.1-2",
    },
    "ID010": {"AP2.1", "BC4.1", "EP5.1", "EP5.2", "FP3.3", "FP7.5", "HP4.1"},
    "ID011": {"CP3.2", "CP3.3", "EC3.2"},
    "ID012": {
        "AC1.2", "AC2.1", "AF1.1", "AP3.1", "BF2.1", "BP6.4", "DC1.2", "DF2.1", "FF1.1", "FP2.3", "GC1.1", "GC2.3",
        "HC2.1",
    },
    "AC002": {
        "AP4.5", "CL1.4", "CL1.6", "CL2.2", "CP5.1-3", "CP6.1-3", "CP7.1", "EC2.1", "EP3.5", "FF1.1", "FF3.1", "HC1.2",
    },
    "AC005": {"DL2.1"},
    "AC006": set(),
    "AC007": {"BP6.5"},
    "AG003": set(),
    "SC003": set(),
    "SC006": set(),
    "SC007": set(),
    "SC009": set(),
    "BG001": set(),
    "BG002": set(),
}  # fmt: skip


@pytest.fixture(scope="module")
def text(seed: Callable[[str], Path]) -> bytes:
    """The published text."""
    return seed("004").read_bytes()


@pytest.fixture(scope="module")
def edition(text: bytes) -> Edition:
    """The report as the importer reads it."""
    return read_document("report.txt", text, agency_register()).edition


@pytest.fixture(scope="module")
def findings(edition: Edition) -> tuple[Finding, ...]:
    """What all rules find."""
    return check([edition], agency_register())


@pytest.mark.parametrize("code", EXPECTED)
def test_what_is_found(findings: tuple[Finding, ...], code: str) -> None:
    """Each fault was looked up in the printed text; nothing else is an error."""
    assert {finding.subject for finding in findings if finding.code == code} == EXPECTED[code]


def test_each_fault_is_reported_once(findings: tuple[Finding, ...]) -> None:
    """The map is printed eight times; its faults are not."""
    assert max(Counter((finding.code, finding.subject, finding.text("en")) for finding in findings).values()) == 1


def test_the_worst_come_first(findings: tuple[Finding, ...]) -> None:
    """Weights of 102 %, a date as a serial, one code for two things."""
    assert [finding.code for finding in findings[:3]] == ["WT001", "AC001", "SC008"]


def test_counts_are_those_that_were_counted_by_hand(findings: tuple[Finding, ...]) -> None:
    """Stated and found numbers, at the line that states them."""
    counts = {finding.subject: finding for finding in findings if finding.code == "SC001"}
    assert {letter: (each.facts["declared"], each.facts["found"]) for letter, each in counts.items()} == {
        "A": (35, 34), "G": (39, 38), "H": (43, 44),
    }  # fmt: skip
    assert [counts[letter].facts.get("split") for letter in "AGH"] == ["AP2.1", "GP3.2", None]


@pytest.mark.parametrize(
    ("code", "subject", "words"),
    [
        ("WT001", "BP5.2", "BP5.2-1"), ("SC001", "A", "35 項"), ("SC001", "H", "43 項"), ("SC002", "AF3", "AF3"),
        ("ID001", "FL3.1", "FL3.1"), ("ID002", "CC3.3.2", "CC3.3.2"), ("SC008", "HL3.2.1", "HL3.2.1"),
        ("TG005", "CP4.3", "CP4.3.154"),
    ],
)  # fmt: skip
def test_findings_point_at_their_line(
    findings: tuple[Finding, ...], text: bytes, code: str, subject: str, words: str
) -> None:
    """One click from a finding leads to the printed words."""
    (finding,) = (each for each in findings if (each.code, each.subject) == (code, subject))
    assert finding.source is not None
    assert finding.source.place.line is not None
    assert words in text.decode().split("\n")[finding.source.place.line - 1]


def test_every_finding_reads_well_in_both_languages(findings: tuple[Finding, ...]) -> None:
    """All facts are filled in."""
    for finding in findings:
        for lang in ("zh-Hant", "en"):
            shown = finding.text(lang) + finding.advice(lang)
            assert "{" not in shown
            assert "None" not in shown


def test_no_error_is_outside_the_list(findings: tuple[Finding, ...]) -> None:
    """A rule that is added states here what it finds."""
    assert {finding.code for finding in findings if finding.severity is Severity.ERROR} <= set(EXPECTED)


def budget(edition: Edition) -> tuple[BudgetLine, ...]:
    """Return the rows of the appendix."""
    assert edition.budget is not None
    assert len(edition.budget.lines) == 50
    return edition.budget.lines


def with_line(edition: Edition, line: BudgetLine) -> Edition:
    """Return the edition with one row of its budget in another form."""
    assert edition.budget is not None
    lines = tuple(line if each.ref == line.ref else each for each in edition.budget.lines)
    return replace(edition, budget=replace(edition.budget, lines=lines))


@pytest.mark.parametrize("column", ["annual", "allocated", "executed"])
def test_one_more_in_any_amount_is_found(edition: Edition, column: str) -> None:
    """A hundred million too much in one cell of 50 rows leaves what rounding allows."""
    for line in budget(edition):
        printed = getattr(line, column)
        if isinstance(printed, Quantity):
            wrong = with_line(edition, replace(line, **{column: replace(printed, value=printed.value + 1)}))
            assert found(RULES["BG001"], wrong) + found(RULES["BG002"], wrong), (line.agency, column)


@pytest.mark.parametrize("column", ["executed_pct_annual", "executed_pct_allocated"])
def test_swapped_digits_of_a_percentage_are_found(edition: Edition, column: str) -> None:
    """Two digits before the point in the wrong order are found wherever the printed amounts are not tiny."""
    for line in budget(edition):
        printed = getattr(line, column)
        whole = line.annual if column.endswith("annual") else line.allocated
        if not (isinstance(printed, Quantity) and isinstance(whole, Quantity) and whole.value > 1):
            continue
        swapped = Decimal(str(printed.value)[1::-1] + str(printed.value)[2:])
        if abs(swapped - printed.value) > 2:
            wrong = with_line(edition, replace(line, **{column: replace(printed, value=swapped)}))
            assert [finding.subject for finding in found(RULES["BG002"], wrong)] == [line.agency]
