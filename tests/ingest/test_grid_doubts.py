"""Cells of a scorecard table whose lines may belong together or to the agencies beside them, and foreign tables."""

from __future__ import annotations

from tests.ingest.test_council_report import cells
from tests.ingest.test_grid_rows import HEAD, ROW, grid, read


def test_figures_with_labels_of_their_own_are_parts_of_a_shared_one_and_the_other_reading_is_told() -> None:
    result = read(grid(HEAD, (*ROW[:3], "河川局\n港務處", "男 1.9%\n女 2.8%", "男 1.8%\n女 2.9%")))
    assert cells(result.edition)[0][3] == ["河川局；港務處: 男 1.9%女 2.8%｜男 1.8%女 2.9%"]
    (finding,) = result.findings
    assert (finding.code, finding.facts["other"]) == ("RD002", "河川局 男 1.9%｜男 1.8%")


def test_a_line_that_is_but_a_bracket_is_a_remark_on_the_line_above() -> None:
    result = read(grid(HEAD, (*ROW[:3], "河川局\n港務處", "51\n(109年起)", "40.7\n(至3月底)")))
    assert cells(result.edition)[0][3] == ["河川局；港務處: 51(109年起)｜40.7(至3月底)"]


def test_two_numbers_of_one_cell_are_not_run_together_where_nothing_says_that_a_paragraph_ends() -> None:
    result = read(grid(HEAD, (*ROW[:4], "51\n80", "1,23\n4")), leads=False)
    assert cells(result.edition)[0][3] == ["河川局: 51 80｜1,234"]
    assert [finding.facts["other"] for finding in result.findings] == ["5180"]


def test_a_table_of_something_else_behind_a_page_break_gets_into_no_row() -> None:
    result = read(grid(HEAD, ROW), grid(("項目", "經費", "說明"), ("疏濬", "5,000", "已發包"), table=2))
    assert [(name, values) for name, _, _, values in cells(result.edition)] == [("河川水質", ["河川局: 51｜40.7"])]
    told = [finding.facts["text"] for finding in result.findings if finding.code == "RD003"]
    assert told == ["項目", "經費", "說明", "疏濬", "5,000", "已發包"]
