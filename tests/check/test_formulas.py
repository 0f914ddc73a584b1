"""FM rules on a real report: faults planted into every formula that can bear them are found, each by its rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from heng.check.run import check
from heng.ingest import read_document
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.resources import agency_register

Plant = Callable[[Indicator], str | None]
"""Returns a formula with a fault, None where the row cannot bear it."""

BRACKETS = "()（）〔〕【】[]|│"


@pytest.fixture(scope="module")
def report(seed: Callable[[str], Path]) -> Edition:
    """A council report with some 330 formula cells."""
    path = seed("004")
    return read_document(path.name, path.read_bytes(), agency_register()).edition


def found(edition: Edition, code: str) -> set[str]:
    """Return the rows that a rule reports."""
    findings = check([edition], agency_register(), select=[code])
    return {ref for finding in findings for ref in finding.refs}


def one_bracket_lost(row: Indicator) -> str | None:
    text = row.formula or ""
    places = [place for place, char in enumerate(text) if char in BRACKETS]
    return text[: places[-1]] + text[places[-1] + 1 :] if places else None


def difference_without_brackets(row: Indicator) -> str | None:
    match = re.fullmatch(r"[(（]([^()（）]+[-－–][^()（）]+)[)）]\s*([/／÷].*)", row.formula or "")
    return match[1] + match[2] if match else None


def factor_lost(row: Indicator) -> str | None:
    text = re.sub(r"\s*[*×＊x]\s*100\s*[%％]$", "", row.formula or "")
    return text if text != row.formula and re.search(r"[/／÷]", text) and row.unit == "%" else None


def own_name(row: Indicator) -> str | None:
    return row.name if row.unit == "%" and row.formula else None


@pytest.mark.parametrize(
    ("code", "plant", "least"),
    [
        ("FM001", lambda row: "", 300),
        ("FM002", one_bracket_lost, 100),
        ("FM003", difference_without_brackets, 10),
        ("FM004", lambda row: f"依{row.code}期程辦理" if row.formula else None, 300),
        ("FM005", lambda row: f"{row.formula} > 90%" if row.unit == "%" and "/" in (row.formula or "") else None, 100),
        ("FM006", own_name, 150),
        ("FM007", factor_lost, 40),
    ],
)
def test_planted_faults_are_found(report: Edition, code: str, plant: Plant, least: int) -> None:
    """95 in a hundred of them, whatever else the report prints."""
    planted: set[str] = set()
    rows = []
    for row in report.card.indicators:
        formula = plant(row)
        planted |= {row.ref} if formula is not None else set()
        rows.append(row if formula is None else replace(row, formula=formula))
    assert len(planted) >= least
    missed = planted - found(replace(report, card=replace(report.card, indicators=tuple(rows))), code)
    assert len(missed) <= len(planted) // 20, sorted(missed)


def test_findings_of_the_report_are_those_read_as_true(report: Edition) -> None:
    """Each was held against the print."""
    subjects = {
        code: {row.subject for row in report.card.indicators if row.ref in found(report, code)}
        for code in ("FM001", "FM002", "FM003", "FM006")
    }
    assert subjects == {
        "FM001": {"EC1.1", "GC2.3"},
        "FM002": {"BP6.8", "CP6.1-3", "CL4.2", "FF2.3", "HC3.2", "HC3.3"},
        "FM003": {"CC3.1", "CP7.1", "FP8.2"},
        "FM006": {"BC5.1", "EP1.2"},
    }
