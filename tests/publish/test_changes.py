"""Figures that people changed are marked and explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from heng.model.terms import ChangeField
from heng.publish import council_report
from heng.publish.document import Cell, Document, Note, Table
from heng.publish.text import write_text
from tests.publish.factory import edition


@dataclass(frozen=True)
class Change:
    """A change as the record gives it."""

    ref: str
    field: ChangeField
    before: str
    after: str
    reason: str = "分母誤植"
    who: str = "王小明"
    recorded: datetime = datetime(2018, 5, 31, 20, 0, tzinfo=UTC)
    valid: date = date(2018, 4, 1)


WATER = "reading/indicator/AC1.1//北水處"


def marked(document: Document) -> list[Cell]:
    """Return the cells that carry a mark."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [cell for table in tables for row in table.rows for cell in row if cell.marked]


def notes(document: Document) -> list[str]:
    """Return the notes on figures."""
    return [block.text for block in document.blocks if isinstance(block, Note) and block.text.startswith("※")]


def test_a_changed_figure_is_marked_with_who_when_why_and_what_stood_before() -> None:
    document = council_report(edition(), changes=[Change(WATER, ChangeField.TARGET, "330", "331")])
    assert [cell.paragraphs for cell in marked(document)] == [("331",)]
    assert notes(document) == ["※ AC1.1 目標值：107/06/01 王小明將「330」改為「331」。理由：分母誤植"]


def test_a_change_that_was_taken_back_leaves_no_mark() -> None:
    there = Change(WATER, ChangeField.ACTUAL, "尚無法統計", "330")
    document = council_report(edition(), changes=[there, Change(WATER, ChangeField.ACTUAL, "330", "尚無法統計")])
    assert marked(document) == []
    assert notes(document) == []


def test_every_step_of_a_history_is_told_in_order() -> None:
    steps = [Change(WATER, ChangeField.ACTUAL, "尚無法統計", "3"), Change(WATER, ChangeField.ACTUAL, "3", "329")]
    assert [
        note.partition("王小明")[2].partition("。")[0] for note in notes(council_report(edition(), changes=steps))
    ] == [
        "將「尚無法統計」改為「3」",
        "將「3」改為「329」",
    ]


def test_an_empty_cell_is_called_empty() -> None:
    document = council_report(edition(), lang="en", changes=[Change(WATER, ChangeField.ACTUAL, "", "329")])
    assert notes(document) == ["※ AC1.1 Actual: on 2018-06-01 王小明 changed “empty” to “329”. Reason: 分母誤植"]


def test_the_text_print_tells_changes_before_its_data_so_that_cells_stay_readable() -> None:
    text = write_text(council_report(edition(), changes=[Change(WATER, ChangeField.TARGET, "330", "331")])).decode()
    assert text.index("※ AC1.1") < text.index("營造永續環境(A)")
    assert "\n331 尚無法統計 \n" in text


def test_a_change_from_a_later_day_leaves_no_mark() -> None:
    later = Change(WATER, ChangeField.TARGET, "330", "331", valid=date(2018, 6, 1))
    assert marked(council_report(edition(), changes=[later], day=date(2018, 5, 31))) == []
    assert notes(council_report(edition(), changes=[later], day=date(2018, 5, 31))) == []
    assert len(notes(council_report(edition(), changes=[later], day=date(2018, 6, 1)))) == 1


def test_the_disclaimer_does_not_say_that_nothing_was_changed_where_something_was() -> None:
    change = Change(WATER, ChangeField.TARGET, "330", "331", valid=date(2018, 6, 1))
    for lang, untouched in (("zh-Hant", "均未更動"), ("en", "right or wrong")):
        before, after = (
            " ".join(council_report(edition(), changes=[change], day=date(2018, month, 1), lang=lang).colophon)
            for month in (5, 6)
        )
        assert untouched in before
        assert untouched not in after
        assert "※" in after


def test_the_root_of_the_record_is_printed() -> None:
    assert "紀錄總根：facade" in council_report(edition(), root="facade").colophon


def test_a_corrected_name_is_told_at_the_end_with_what_stood_before():
    row = edition().card.indicators[0]
    document = council_report(edition(), changes=[Change(row.ref, ChangeField.NAME, "舊名稱", row.name)])
    (note,) = [line for line in document.colophon if line.startswith("※")]
    assert "舊名稱" in note
    assert row.subject in note
    assert "經人修改" in "".join(document.colophon)
