"""The report of 107, first quarter, against readings made by hand (tests/keys/council-107-q1)."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from heng import ingest
from heng.ingest.document import ReadResult
from heng.resources import agency_register

KEYS = Path(__file__).parents[1] / "keys" / "council-107-q1"
TABLES = ("statements", "themes", "map", "objectives", "kpis", "values", "actions", "budget")


@pytest.fixture(scope="module")
def result(seed: Callable[[str], Path]) -> ReadResult:
    path = seed("004")
    return ingest.read_document(path.name, path.read_bytes(), agency_register())


def key(table: str) -> list[dict[str, str]]:
    paths = sorted(KEYS.glob(f"{table}-?.csv")) or [KEYS / f"{table}.csv"]
    return [row for path in paths for row in csv.DictReader(io.StringIO(path.read_text("utf-8")))]


def is_same(read: str, value: str) -> bool:
    """Tell whether a cell is what the key says; a digest is of the text without white space."""
    if value.startswith("#"):
        squeezed = "".join(read.split())
        return value == f"#{len(squeezed)}:{hashlib.sha256(squeezed.encode()).hexdigest()[:16]}"
    return read == value or (value.endswith("…") and read.startswith(value[:-1]))


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_equals_the_reading_made_by_hand(result: ReadResult, table: str) -> None:
    """No running text is kept here: of a sentence the key holds its length and digest (`#55:…`) or its beginning (…)."""
    text = ingest.tables.tables([result.edition], agency_register())[table]
    rows = list(csv.DictReader(io.StringIO(text)))
    expected = key(table)
    assert len(rows) == len(expected)
    wrong = [
        (number, column, value, row[column])
        for number, (row, known) in enumerate(zip(rows, expected, strict=True))
        for column, value in known.items()
        if not is_same(row[column], value)
    ]
    assert wrong == []


def test_counts(result: ReadResult) -> None:
    card, figures, budget = result.edition.card, result.edition.figures, result.edition.budget
    assert budget is not None
    assert {
        "objectives": len(card.objectives),
        "map objectives": len({cell.code for cell in card.map}),
        "top objectives": sum(s.kind == "top_objective" for s in card.statements),
        "codes": len({(i.objective, i.code) for i in card.indicators}),
        "rows": len(card.indicators),
        "value rows": len(figures.readings),
        "actions": len(card.actions),
        "budget rows": len(budget.lines),
    } == {
        "objectives": 136,
        "map objectives": 137,
        "top objectives": 4,
        "codes": 303,
        "rows": 331,
        "value rows": 357,
        "actions": 454,
        "budget rows": 50,
    }


def test_no_character_is_lost(result: ReadResult) -> None:
    coverage = result.coverage
    assert coverage.residue == 0
    assert coverage.total == coverage.fields + sum(coverage.noise.values())


def test_every_character_of_a_table_stands_in_a_field(result: ReadResult, seed: Callable[[str], Path]) -> None:
    """Apart from the markers that fill a column of their own, a row's lines hold just what its fields hold."""
    lines = seed("004").read_text("utf-8").split("\n")
    edition = result.edition
    plans: dict[str, str] = {}
    for action in edition.card.actions:
        steps = "".join(f"{step.number}{step.text}" for step in action.steps)
        plans[action.indicator_ref] = (
            plans.get(action.indicator_ref, "") + f"{action.code}{action.text}{steps}{action.note}"
        )
    figures: dict[str, str] = {}
    for reading in edition.figures.readings:
        assert reading.target is not None
        assert reading.actual is not None
        names = "".join(agency.agency for agency in reading.agencies)
        figures[reading.indicator] = (
            figures.get(reading.indicator, "") + names + reading.target.text + reading.actual.text
        )
    marks = re.compile(r"\(WCCD\)|負向指標|[單位權重\s()（）：.、%\d]")
    for indicator in edition.card.indicators:
        printed = "".join(lines[number - 1] for number in indicator.source.place.lines)
        kept = (
            f"{indicator.printed_code}{indicator.name}{indicator.formula}{indicator.formula_note}{indicator.unit}"
            f"{plans.get(indicator.ref, '')}{figures.get(indicator.ref, '')}"
        )
        lost = Counter(marks.sub("", printed)) - Counter(marks.sub("", kept))
        assert not lost, (indicator.subject, lost)


def test_only_the_truly_ambiguous_cells_are_reported(result: ReadResult) -> None:
    assert {(finding.code, finding.subject) for finding in result.findings} == {
        ("RD002", "CP4.3"),
        ("RD002", "HC5.3"),
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: re.sub(r"^ \([A-H]\) *$", "", text, flags=re.MULTILINE),
    ],
    ids=["line ends", "more empty lines", "no running heads"],
)
def test_other_habits_of_the_same_text_change_nothing(
    result: ReadResult, seed: Callable[[str], Path], change: Callable[[str], str]
) -> None:
    text = change(seed("004").read_text("utf-8"))
    again = ingest.read_document("004.txt", text.encode(), agency_register())
    assert _facts(again) == _facts(result)


def _facts(read: ReadResult) -> list[tuple[object, ...]]:
    plans = [(action.code, action.text) for action in read.edition.card.actions]
    values = [
        (r.target.text if r.target else "", r.actual.text if r.actual else "") for r in read.edition.figures.readings
    ]
    definitions = [(i.subject, i.name, i.formula, i.unit, i.weight) for i in read.edition.card.indicators]
    return [*plans, *values, *definitions]
