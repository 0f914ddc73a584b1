"""The scorecards of two bureaus, 107 and 110, against readings made by hand (tests/keys/bureau-…)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from heng import ingest
from heng.ingest.document import ReadResult
from heng.model.terms import DocumentKind, Drawing, Scope
from heng.resources import agency_register

TAB = "\t"
KEYS = Path(__file__).parents[2] / "keys"
SEEDS = {"bureau-107": "000", "bureau-110": "001"}
TABLES = ("documents", "statements", "themes", "map", "objectives", "kpis", "actions")


@pytest.fixture(scope="module", params=sorted(SEEDS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def result(name: str, seed: Callable[[str], Path]) -> ReadResult:
    path = seed(SEEDS[name])
    return ingest.read_document(path.name, path.read_bytes(), agency_register())


def key(name: str, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((KEYS / name / f"{table}.csv").read_text("utf-8"))))


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_equals_the_reading_made_by_hand(result: ReadResult, name: str, table: str) -> None:
    text = ingest.tables.tables([result.edition], agency_register())[table]
    rows = list(csv.DictReader(io.StringIO(text)))
    expected = key(name, table)
    assert [{column: row[column] for column in expected[0]} for row in rows] == expected


def test_links_to_the_city_and_their_ground(result: ReadResult, name: str) -> None:
    card = result.edition.card
    names = {theme.ref: f"theme {theme.letter}" for theme in card.themes}
    names |= {indicator.ref: indicator.code for indicator in card.indicators}
    found = [{"carrier": names[link.carrier], "code": link.code, "ground": str(link.ground)} for link in card.cascade]
    assert found == key(name, "cascade")


def test_drawings_with_their_scope_and_what_is_lost(result: ReadResult, name: str) -> None:
    card = result.edition.card
    letters = {cell.drawing_ref: cell.perspective_printed for cell in card.map if cell.perspective_printed}
    found = [
        {
            "scope": str(drawing.scope),
            "drawing": str(drawing.drawing),
            "title": drawing.title,
            "roc_year": str(drawing.roc_year or ""),
            "arrows_lost": "yes" if drawing.arrows_lost else "",
            "perspective_printed": letters.get(drawing.ref, ""),
        }
        for drawing in card.drawings
    ]
    assert found == key(name, "drawings")
    assert card.linkages == ()


def test_no_character_is_lost_and_nothing_is_left(result: ReadResult) -> None:
    coverage = result.coverage
    assert result.findings == ()
    assert coverage.residue == 0
    assert coverage.total == coverage.fields + sum(coverage.noise.values())


def test_stated_counts(result: ReadResult, name: str) -> None:
    stated = result.edition.card.declared
    found = (stated.objectives, stated.indicators, stated.actions) if stated else None
    assert found == {"bureau-107": None, "bureau-110": (23, 24, None)}[name]


def test_the_citys_map_is_a_witness_only(result: ReadResult) -> None:
    edition = result.edition
    assert edition.edition.kind is DocumentKind.BUREAU_SCORECARD
    assert {drawing.scope for drawing in edition.card.drawings} == {Scope.CITY, Scope.OWN}
    own = {theme.letter for theme in edition.card.themes if theme.scope is Scope.OWN}
    assert {objective.theme for objective in edition.card.objectives} == own


def test_statements_without_a_label_are_copies(result: ReadResult, name: str) -> None:
    copied = [statement.kind for statement in result.edition.card.statements if statement.copies]
    assert len(copied) == {"bureau-107": 6, "bureau-110": 1}[name]


def test_figures_are_not_part_of_a_card_without_such_columns(result: ReadResult) -> None:
    assert result.edition.figures.readings == ()
    assert {indicator.unit for indicator in result.edition.card.indicators} == {None}


LAYOUTS: dict[str, Callable[[str], str]] = {
    "each cell on a line": lambda text: re.sub(r"\t+", "\n", text),
    "each cell a paragraph": lambda text: re.sub(r"\t+", "\n\n", text),
    "blanks between cells": lambda text: re.sub(r"\t+", " ", text),
    "no empty lines": lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
    "empty lines between rows": lambda text: re.sub(r"\n(?=.*\t)", "\n\n", text),
    "bars between cells": lambda text: "\n".join(
        f"| {line.replace(TAB, ' | ')} |" if TAB in line else line for line in text.split("\n")
    ),
}


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_same_is_read_where_the_text_has_lost_its_layout(
    name: str, seed: Callable[[str], Path], layout: str
) -> None:
    text = LAYOUTS[layout](seed(SEEDS[name]).read_text("utf-8"))
    result = ingest.read_document("card.txt", text.encode(), agency_register())
    assert result.findings == ()
    found = ingest.tables.tables([result.edition], agency_register())
    for table in TABLES:
        expected = [unplaced(row) for row in key(name, table)]
        rows = [unplaced(row) for row in csv.DictReader(io.StringIO(found[table]))]
        assert [{column: row[column] for column in expected[0]} for row in rows] == expected


def unplaced(row: dict[str, str]) -> dict[str, str]:
    """Return a row without its lines."""
    return {column: text for column, text in row.items() if not column.startswith("line")}


@pytest.mark.parametrize("line", range(0, 320, 16))
def test_without_any_one_line_reading_goes_on(seed: Callable[[str], Path], line: int) -> None:
    for number in ("000", "001"):
        path = seed(number)
        lines = path.read_text("utf-8").split("\n")
        text = "\n".join(lines[:line] + lines[line + 1 :])
        result = ingest.read_document(path.name, text.encode(), agency_register(), kind=DocumentKind.BUREAU_SCORECARD)
        assert len(result.edition.card.indicators) >= {"000": 42, "001": 23}[number]
        assert {drawing.drawing for drawing in result.edition.card.drawings} >= {Drawing.MAP}
