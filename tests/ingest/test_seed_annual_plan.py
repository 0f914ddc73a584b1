"""The plan of 102 against a reading made by hand (tests/keys/plan-102)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from heng import ingest
from heng.ingest.result import ReadResult
from heng.model.plan import PlanNode
from heng.model.terms import DocumentKind, PlanLevel
from heng.resources import agency_register
from tests.ingest.hand_keys import fingerprint, key


@pytest.fixture(scope="module")
def result(seed: Callable[[str], Path]) -> ReadResult:
    path = seed("002")
    return ingest.read_document(path.name, path.read_bytes(), agency_register())


def nodes(result: ReadResult) -> Iterator[PlanNode]:
    assert result.edition.plan is not None
    waiting = list(result.edition.plan.nodes)
    while waiting:
        node = waiting.pop()
        waiting += node.children
        yield node


def test_head(result: ReadResult) -> None:
    head = result.edition.edition
    assert (result.edition.owner, result.edition.year, head.kind) == ("勞動局", 102, DocumentKind.ANNUAL_PLAN)


def test_counts(result: ReadResult) -> None:
    levels = [node.level for node in nodes(result)]
    assert [levels.count(level) for level in PlanLevel] == [10, 21, 36]
    assert sum(len(node.items) for node in nodes(result)) == 140


def test_every_item_stands_where_it_was_read_by_hand(result: ReadResult) -> None:
    text = ingest.tables.tables([result.edition], agency_register())["plan_items"]
    places = ("business_no", "business", "work_no", "work", "sub_no", "sub", "item_no")
    rows = [
        {**{name: row[name] for name in places}, **fingerprint(row["text"])}
        for row in csv.DictReader(io.StringIO(text))
    ]
    assert rows == key("plan-102", "plan_items")


def test_every_statement_is_whole(result: ReadResult) -> None:
    stated = [
        {"kind": str(s.kind), "position": str(s.position), "no": s.no, **fingerprint(s.text)}
        for s in result.edition.card.statements
    ]
    assert stated == key("plan-102", "statements")


def test_offices_printed_with_a_plan_are_its_agency(result: ReadResult) -> None:
    assert {node.agency for node in nodes(result)} == {
        "",
        "就業服務處",
        "職能發展學院",
        "勞動檢查處",
        "勞動力量重建運用處",
    }


def test_no_character_is_lost_and_prose_gives_no_indicator(result: ReadResult) -> None:
    assert result.coverage.residue == 0
    assert result.findings == ()
    assert result.edition.card.indicators == ()


def test_items_are_shown_where_they_stand(result: ReadResult) -> None:
    lines = {node.name: node.items[0].source.place.lines for node in nodes(result) if node.items}
    assert lines["健全工會組織"] == (54,)
    assert lines["公共建設及設施費"] == (101,)
