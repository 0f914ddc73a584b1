"""What the text print says is read back with nothing lost, and the packaged example is such a print."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest

from heng.check.run import check
from heng.ingest import ReadResult, read_document
from heng.ingest.tables import tables
from heng.model.edition import Edition
from heng.publish import council_report, write
from heng.resources import agency_register, example_document
from tests.publish.factory import edition, reading
from tools import make_example

REGISTER = agency_register()
PLACES = {"document", "line", "line_from", "line_to"}
FACTS = {"statements", "themes", "map", "linkages", "objectives", "kpis", "values", "actions", "budget"}
# What the example leaves out.
PROSE = {"formula_note", "steps"}


def differing(ours: Edition, theirs: Edition, left_out: Collection[str] = ()) -> list[tuple[str, object, object]]:
    """Return the rows of two editions that differ, with the name of their table."""
    left, right = rows(ours, left_out), rows(theirs, left_out)
    return [
        (name, mine, other) for name in left for mine, other in zip_longest(left[name], right[name]) if mine != other
    ]


def printed_and_read(original: Edition) -> ReadResult:
    """Return what reading the text print of an edition gives."""
    return read_document("print.txt", write(council_report(original), "txt"), REGISTER)


def rows(of: Edition, left_out: Collection[str] = ()) -> dict[str, list[dict[str, str]]]:
    """Return the facts of an edition by table; where they stand is no fact."""
    return {
        name: [
            {column: cell for column, cell in row.items() if column not in PLACES | set(left_out)}
            for row in csv.DictReader(io.StringIO(text))
        ]
        for name, text in tables([of], REGISTER).items()
        if name in FACTS
    }


@pytest.mark.parametrize(
    ("target", "actual"),
    [("", "40"), ("40", ""), ("30 人", "10 人 20 場"), ("10 10", "尚無法統計"), ("<50(無優養化)", "36.17")],
)
def test_target_and_actual_are_told_apart_again(target: str, actual: str) -> None:
    base = edition()
    kpi = base.card.indicators[0]
    values = replace(base.figures, readings=(reading(kpi, "北水處", target, actual), *base.figures.readings[1:]))
    [read, *_] = printed_and_read(replace(base, figures=values)).edition.figures.readings
    assert read.target is not None
    assert read.actual is not None
    assert (read.target.text, read.actual.text) == (target or "未填", actual or "未填")


@pytest.fixture(scope="module")
def published(seed: Callable[[str], Path]) -> ReadResult:
    """Return the real report of 107, read."""
    path = seed("004")
    return read_document(path.name, path.read_bytes(), REGISTER)


@pytest.fixture(scope="module")
def reprinted(published: ReadResult) -> ReadResult:
    """Return the real report as our print of it is read."""
    return printed_and_read(published.edition)


@pytest.fixture(scope="module")
def example() -> ReadResult:
    """Return the packaged example, read."""
    return read_document(*example_document(), REGISTER)


def test_a_small_edition_is_read_back() -> None:
    result = printed_and_read(edition())
    assert differing(result.edition, edition()) == []
    assert result.findings == ()
    assert result.coverage.residue == 0


def test_the_real_report_is_read_back_with_its_notes_and_steps(published: ReadResult, reprinted: ReadResult) -> None:
    assert differing(reprinted.edition, published.edition) == []
    assert reprinted.coverage.residue == 0


def test_a_print_of_a_print_is_the_same(published: ReadResult, reprinted: ReadResult) -> None:
    first, second = (write(council_report(read.edition), "txt").decode() for read in (published, reprinted))
    assert first.partition("(A)")[2] == second.partition("(A)")[2]


def test_the_packaged_example_is_what_the_tool_makes(seed: Callable[[str], Path]) -> None:
    path = seed("004")
    assert make_example.make(path.name, path.read_bytes()) == example_document()[1], (
        "the print of the real report has changed: run tools/make_example.py on it and look at the difference"
    )


def test_the_packaged_example_carries_the_facts_of_the_report(published: ReadResult, example: ReadResult) -> None:
    # Sentences in the names of plans and remarks in cells are no facts: the tool takes them out.
    assert differing(example.edition, make_example.facts(published.edition), PROSE) == []
    assert example.coverage.residue == 0


def test_the_packaged_example_carries_no_steps_and_no_notes(example: ReadResult) -> None:
    card = example.edition.card
    assert not any(action.steps or action.note for action in card.actions)
    assert not any(indicator.formula_note for indicator in card.indicators)
    assert not any(theme.mentions for theme in card.themes)
    assert example.edition.budget is not None
    assert example.edition.budget.notes == ()


def test_the_packaged_example_greets_with_the_worst_faults_of_the_report(example: ReadResult) -> None:
    findings = check([example.edition], REGISTER, reading=example.findings)
    worst = {(finding.code, finding.subject) for finding in findings}
    assert {("WT001", "BP5.2"), ("AC001", "HC5.3"), ("SC008", "GP2.5.1"), ("SC002", "AF3")} <= worst
