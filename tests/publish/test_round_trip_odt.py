"""What the ODT print says is read back with nothing lost: rows come from its cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from heng.ingest import ReadResult, read_document
from heng.model.edition import Edition
from heng.model.terms import ChangeField, DocumentKind, Noise
from heng.publish import council_report, write
from tests.publish.factory import edition
from tests.publish.test_changes import WATER, Change
from tests.publish.test_round_trip import REGISTER, differing


def reprinted(original: Edition) -> ReadResult:
    return read_document("print.odt", write(council_report(original), "odt"), REGISTER)


def test_a_small_edition_is_read_back() -> None:
    result = reprinted(edition())
    assert differing(result.edition, edition()) == []
    assert result.edition.edition.kind is DocumentKind.COUNCIL_REPORT
    assert result.coverage.residue == 0


def test_the_real_report_is_read_back(seed: Callable[[str], Path]) -> None:
    path = seed("004")
    published = read_document(path.name, path.read_bytes(), REGISTER)
    result = reprinted(published.edition)
    assert differing(result.edition, published.edition) == []
    assert result.coverage.residue == 0
    assert [finding.code for finding in result.findings] == [finding.code for finding in published.findings]
    readings = result.edition.figures.readings
    assert all(one.target and one.target.source and one.target.source.place.lines for one in readings)


def test_the_note_on_a_changed_figure_is_known_as_such() -> None:
    changes = [
        Change(WATER, ChangeField.TARGET, "330", "331"),
        Change(WATER, ChangeField.ACTUAL, "尚無法統計", "", reason="「分母」誤植。見 公文"),
    ]
    plain = write(council_report(edition()), "odt")
    result = read_document("print.odt", write(council_report(edition(), changes=changes), "odt"), REGISTER)
    assert result.coverage.residue == 0
    assert result.coverage.noise[Noise.CHANGE_NOTE.value] > 0
    assert differing(result.edition, read_document("print.odt", plain, REGISTER).edition) == []
