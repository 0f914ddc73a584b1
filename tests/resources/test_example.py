"""The packaged example is what its tool makes of the published report, holds facts only, and reads like the report."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from heng.check.run import check
from heng.ingest import ReadResult, read_document
from heng.model.finding import Finding
from heng.resources import agency_register, example_document

TOOL = Path(__file__).parents[2] / "tools" / "make_example.py"
SENTENCE = re.compile("[，；！？…]|。(?!$)")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The tool as a module."""
    spec = importlib.util.spec_from_file_location("make_example", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def example() -> ReadResult:
    """The example as Heng reads it."""
    return read_document(*example_document(), agency_register())


def test_it_is_what_the_tool_makes(tool: ModuleType, seed: Callable[[str], Path]) -> None:
    """Nobody edits it by hand, and no old state of the tool stays behind."""
    source = seed("004")
    assert tool.make(source.name, source.read_bytes()) == example_document()[1]


def test_it_holds_no_sentences(example: ReadResult) -> None:
    """Names of plans and the cells of figures are facts; sentences and remarks are somebody's text."""
    edition = example.edition
    cells = [cell for reading in edition.figures.readings for cell in (reading.target, reading.actual) if cell]
    texts = [
        *(action.text for action in edition.card.actions),
        *(indicator.name for indicator in edition.card.indicators),
        *(cell.text for cell in cells),
    ]
    assert [text for text in texts if SENTENCE.search(text)] == []
    assert not any(action.steps or action.note for action in edition.card.actions)


IN_SENTENCES = {"TG004", "TX001"}
"""Rules whose findings may stand in a sentence that the example leaves out."""


def test_its_counts_and_findings_are_the_report_s(example: ReadResult, seed: Callable[[str], Path]) -> None:
    """What was left out makes no fault, and hides none but those that stand in it."""
    source = seed("004")
    report = read_document(source.name, source.read_bytes(), agency_register())
    (mine, theirs) = (
        (
            [
                (theme.letter, theme.declared and replace(theme.declared, source=None))
                for theme in each.edition.card.themes
            ],
            [(action.code, action.indicator) for action in each.edition.card.actions],
            [
                (reading.indicator, reading.target and reading.target.predicate)
                for reading in each.edition.figures.readings
            ],
        )
        for each in (example, report)
    )
    assert mine == theirs
    found, printed = (Counter((one.code, one.subject) for one in _findings(each)) for each in (example, report))
    assert found - printed == Counter()
    assert {code for code, _ in printed - found} <= IN_SENTENCES


def _findings(read: ReadResult) -> list[Finding]:
    return list(check([read.edition], agency_register(), reading=read.findings))
