"""The performance report of 112 against a reading made by hand (tests/keys/performance-112)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from heng import ingest
from heng.ingest.result import ReadResult
from heng.model.report import ProseFigure, Report
from heng.model.terms import DataRole, DocumentKind, ResultColumn
from heng.resources import agency_register
from tests.ingest.hand_keys import fingerprint, key


@pytest.fixture(scope="module")
def result(seed: Callable[[str], Path]) -> ReadResult:
    path = seed("003")
    return ingest.read_document(path.name, path.read_bytes(), agency_register())


@pytest.fixture(scope="module")
def report(result: ReadResult) -> Report:
    assert result.edition.report is not None
    return result.edition.report


def table(result: ReadResult, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ingest.tables.tables([result.edition], agency_register())[name])))


def test_head(result: ReadResult) -> None:
    edition = result.edition
    assert (edition.owner, edition.year, edition.edition.kind) == (
        "臺北市政府勞動局",
        112,
        DocumentKind.PERFORMANCE_REPORT,
    )


def test_every_cell_holds_what_was_read_by_hand(result: ReadResult) -> None:
    columns = [str(column) for column in ResultColumn]
    rows = [
        {
            "row": row["row"],
            "column": column,
            **fingerprint(row[column]),
            "paragraphs": str(len(row[column].split("\n"))),
        }
        for row in table(result, "results")
        for column in columns
    ]
    assert rows == key("performance-112", "results")


def test_tables_of_several_years(result: ReadResult) -> None:
    rows = [{name: row[name] for name in row if name != "document"} for row in table(result, "yearly")]
    assert rows == key("performance-112", "yearly")
    assert result.edition.budget is not None
    staff = result.edition.budget.yearly[1]
    assert {figure.name for figure in staff.figures if figure.parent == "合計"} == {
        "職員",
        "約聘僱人員",
        "警員",
        "技工工友",
    }
    assert [note.no for note in staff.notes] == ["1.", "2."]


def test_every_figure_of_the_prose(result: ReadResult, report: Report) -> None:
    expected = key("performance-112", "figures")
    rows = table(result, "figures")
    places = ("row", "column", "value", "unit")
    assert [{name: row[name] for name in places} for row in rows] == [
        {name: row[name] for name in places} for row in expected
    ]
    assert [figure.operator.value for figure in report.figures] == [row["operator"] for row in expected]
    assert [
        (row["quantity"], known["counts"])
        for row, known in zip(rows, expected, strict=True)
        if known["counts"] not in row["quantity"]
    ] == []


def figure(report: Report, value: str, row: int) -> ProseFigure:
    return next(
        f for f in report.figures if str(getattr(f.value, "value", "")) == value and f.passage == f"result/{row}"
    )


def test_time_and_part_of_a_figure(report: Report) -> None:
    deaths = figure(report, "14", 6).period
    assert deaths is not None
    assert deaths.roc_year == 112
    before = figure(report, "20", 6).period
    assert before is not None
    assert before.roc_year == 111
    assert figure(report, "12", 3).role is DataRole.BENCHMARK
    assert figure(report, "27.80", 8).role is DataRole.SHARE


def test_figures_are_shown_where_they_stand(report: Report) -> None:
    assert figure(report, "2216", 1).source.place.lines == (86,)
    assert figure(report, "11", 6).source.place.lines == (762,)


def test_sections(report: Report) -> None:
    assert [(str(section.kind), section.no) for section in report.sections] == [("preface", "壹"), ("risk", "肆")]


def test_no_character_is_lost_and_prose_gives_no_indicator(result: ReadResult) -> None:
    assert result.coverage.residue == 0
    assert result.edition.card.indicators == ()


def test_doubts_are_few_and_only_of_cells(result: ReadResult) -> None:
    assert {finding.code for finding in result.findings} <= {"RD002"}
    assert len(result.findings) <= 2
