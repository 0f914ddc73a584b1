"""What an invented scorecard prints is read back, in whatever layout a document prints it."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng import ingest
from heng.ingest.bureau import read_bureau_scorecard
from heng.ingest.document import ReadResult
from heng.model.profile import TAIPEI
from heng.model.terms import DocumentKind
from heng.resources import agency_register
from tests.ingest.bureau import cells, invented
from tests.ingest.bureau.invented import Card

EXAMPLES = int(os.environ.get("HENG_PROOFS", "6"))

SEEDS = st.integers(0, 10**6)
WITH_CELLS: dict[str, Callable[[Card], str]] = {
    "tabs": invented.tabbed,
    "bars": invented.barred,
    "one table": invented.whole,
}


def read(text: str) -> ReadResult:
    return ingest.read_document("card.txt", text.encode(), agency_register())


def rows(result: ReadResult, table: str) -> list[dict[str, str]]:
    text = ingest.tables.tables([result.edition], agency_register())[table]
    return list(csv.DictReader(io.StringIO(text)))


def assert_read(result: ReadResult, this: Card, *, figures: bool = True, wrapped: bool = False) -> None:
    """`wrapped`: a line break puts a blank between an ideograph and a Latin letter."""

    def plain(row: dict[str, str]) -> dict[str, str]:
        return {key: text.replace(" ", "") if wrapped else text for key, text in row.items()}

    for table, known in invented.expected(this, figures=figures).items():
        found = rows(result, table)
        assert [plain({key: row[key] for key in (known[0] if known else row)}) for row in found] == [*map(plain, known)]
    own = [row for row in rows(result, "map") if row["drawing"] == "map"]
    columns = ("theme", "perspective", "code", "name")
    key = sorted(invented.expected_map(this), key=lambda row: row["code"])
    found = sorted([{c: row[c] for c in columns} for row in own], key=lambda row: row["code"])
    assert [*map(plain, found)] == [*map(plain, key)]
    assert [(row["theme"], row["name"]) for row in rows(result, "themes")] == [
        (theme.letter, theme.name) for theme in this.themes
    ]
    assert [(row["kind"], row["text"]) for row in rows(result, "statements")] == [
        ("mission", this.mission),
        ("vision", this.vision),
        *(("value", value) for value in this.values),
    ]
    head = result.edition.edition
    assert (result.edition.owner, result.edition.year, head.head, str(head.published)) == (
        this.owner,
        this.year,
        "王大明",
        f"{this.year + 1911}-03-05",
    )
    assert result.findings == ()
    assert result.edition.edition.kind is DocumentKind.BUREAU_SCORECARD


@pytest.mark.parametrize("layout", sorted(WITH_CELLS))
@given(SEEDS)
@settings(max_examples=EXAMPLES)
def test_tables_that_keep_their_cells(layout: str, seed: int) -> None:
    this = invented.card(seed)
    result = read(WITH_CELLS[layout](this))
    assert_read(result, this)
    if "agency" in this.extras:
        named = ["；".join(agency.agency for agency in each.agencies) for each in result.edition.card.indicators]
        assert named == [one.agency for theme in this.themes for each in theme.objectives for one in each.kpis]


@given(SEEDS)
@settings(max_examples=EXAMPLES)
def test_rows_whose_first_cells_are_lost(seed: int) -> None:
    this = invented.card(seed)
    assert_read(read(invented.tabbed(this, lose=True)), this)


@given(SEEDS, st.booleans(), st.booleans())
@settings(max_examples=EXAMPLES)
def test_texts_whose_cells_are_lost(seed: int, gap: bool, bullets: bool) -> None:
    this = invented.card(seed)
    assert_read(read(invented.loose(this, gap=gap, bullets=bullets)), this, figures=False)


@given(SEEDS, st.sampled_from((0, 9, 14)), st.sampled_from((0, 2, 5)), st.booleans(), st.booleans())
@settings(max_examples=EXAMPLES)
def test_ruled_tables_over_several_pages(seed: int, wrap: int, height: int, merge: bool, running: bool) -> None:
    this = invented.card(seed)
    source = cells.printed(this, wrap=wrap, height=height, merge=merge, running=running)
    assert_read(read_bureau_scorecard(source, agency_register(), TAIPEI), this, wrapped=wrap > 0)
