"""Lines and tables of a PDF, from where its print stands."""

from __future__ import annotations

import pytest

from heng.model.source import Box
from tests.ingest.pdf_pages import Sheet, pdf
from tests.ingest.pdf_reading import plain, read, spans, tables

FOUR = {(0, 0): "Hello world", (0, 1): "12", (1, 0): "a", (1, 1): "34"}
LETTERS = {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): "d"}


def four(**page: object) -> Sheet:
    """Return a page with a table of four cells."""
    sheet = Sheet(**page).grid([100, 200, 300], [600, 650, 700])  # type: ignore[arg-type]
    return sheet.text(110, 680, "Hello world").text(210, 680, "12").text(110, 630, "a").text(210, 630, "34")


def letters(sheet: Sheet) -> Sheet:
    """Write a letter into each of four cells."""
    return sheet.text(110, 680, "a").text(210, 680, "b").text(110, 630, "c").text(210, 630, "d")


def test_a_ruled_table_gives_cells() -> None:
    assert tables(read(pdf(four()))) == [FOUR]


def test_words_drawn_in_any_order_are_read_in_the_order_of_the_page() -> None:
    sheet = Sheet().text(100, 700, "third").text(150, 750, "two").text(100, 750, "one").text(100, 50, "foot")
    assert plain(read(pdf(sheet.text(100, 800, "head")))) == ["head", "one two", "third", "foot"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_rotated_page_reads_alike(rotate: int) -> None:
    assert tables(read(pdf(four(rotate=rotate)))) == [FOUR]


@pytest.mark.parametrize(
    ("rotate", "box"),
    [
        (90, Box(left=110.0, top=410.55, right=159.45, bottom=422.24)),
        (0, Box(left=410.55, top=682.55, right=422.24, bottom=732.0)),
    ],
    ids=["page-turned-too", "page-upright"],
)
def test_print_turned_on_its_side_is_read_upright_and_its_place_is_that_on_the_page_as_shown(
    rotate: int, box: Box
) -> None:
    turn = "0 1 -1 0"
    sheet = Sheet(rotate=rotate).grid([400, 450, 500], [100, 200, 300])
    for x, y, text in ((420, 110, "Hello world"), (420, 210, "12"), (470, 110, "a"), (470, 210, "34")):
        sheet.text(x, y, text, turn=turn)
    source = read(pdf(sheet))
    assert tables(source) == [FOUR]
    assert source.places[1].box == box


def test_places_count_from_the_upper_left_corner_of_what_is_shown() -> None:
    source = read(pdf(Sheet().text(10, 10, "outside"), four(crop=(90, 590, 310, 710))))
    place = source.places[2]
    assert (place.page, place.cell) == (2, "table 1, row 1, column 1")
    assert place.box == Box(left=20.0, top=20.55, right=69.45, bottom=32.24)


def test_what_is_cropped_away_is_not_read() -> None:
    assert plain(read(pdf(four(crop=(90, 590, 310, 710)).text(20, 20, "secret")))) == []


def test_dashes_and_dots_are_rules() -> None:
    for dash in ("1 2", "3 3"):
        sheet = Sheet()
        for x in (100, 200, 300):
            sheet.rule(x, 600, x, 700, dash)
        for y in (600, 650, 700):
            for x in range(100, 300, 3):
                sheet.rule(x, y, x + 1, y)
        assert tables(read(pdf(letters(sheet)))) == [LETTERS]


def test_filled_bars_and_one_path_for_all_are_rules() -> None:
    bars = [f"{x} 600 0.7 100 re" for x in (100, 200, 300)] + [f"100 {y} 200 0.7 re" for y in (600, 650, 700)]
    apart = Sheet(content=[f"{bar} f" for bar in bars])
    together = Sheet(content=[" ".join(bars) + " f"])
    squares = Sheet(content=["100 600 100 50 re 200 600 100 50 re 100 650 100 50 re 200 650 100 50 re S"])
    for sheet in (apart, together, squares):
        assert tables(read(pdf(letters(sheet)))) == [LETTERS]


def test_merged_cells_span_rows_and_columns() -> None:
    sheet = Sheet()
    for x in (100, 400):
        sheet.rule(x, 500, x, 700)
    for y in (500, 700):
        sheet.rule(100, y, 400, y)
    sheet.rule(200, 500, 200, 700).rule(300, 500, 300, 650).rule(200, 650, 400, 650).rule(200, 600, 400, 600)
    for x, y, text in ((110, 680, "tall"), (210, 680, "wide"), (210, 630, "b"), (310, 630, "c"), (310, 550, "d")):
        sheet.text(x, y, text)
    source = read(pdf(sheet))
    assert tables(source) == [{(0, 0): "tall", (0, 1): "wide", (1, 1): "b", (1, 2): "c", (2, 2): "d"}]
    assert spans(source) == {"tall": (3, 1), "wide": (1, 2)}


def test_a_table_without_outer_border() -> None:
    sheet = Sheet().rule(200, 600, 200, 700).rule(100, 650, 300, 650)
    assert tables(read(pdf(letters(sheet)))) == [LETTERS]


def test_tables_are_numbered_through_the_document_and_stand_between_the_lines_around_them() -> None:
    second = Sheet().text(100, 750, "above").grid([100, 200, 300], [600, 650, 700]).text(100, 400, "below")
    source = read(pdf(four(), letters(second)))
    assert [line.cell.table for line in source.lines if line.cell] == [1] * 4 + [2] * 4
    assert [line.text for line in source.lines if line.no > 4] == ["above", "a", "b", "c", "d", "below"]
    assert [line.no for line in source.lines if line.feed] == [1, 5]


def test_tables_side_by_side_stay_apart() -> None:
    sheet = letters(Sheet().grid([100, 200, 300], [600, 650, 700])).grid([350, 450, 550], [600, 650, 700])
    for x, y, text in ((360, 680, "e"), (460, 680, "f"), (360, 630, "g"), (460, 630, "h")):
        sheet.text(x, y, text)
    assert [list(table.values()) for table in tables(read(pdf(sheet)))] == [list("abcd"), list("efgh")]


def test_an_underline_and_a_frame_are_no_table() -> None:
    framed = Sheet().grid([100, 300], [600, 700]).text(110, 680, "in a frame").rule(110, 678, 150, 678)
    assert plain(read(pdf(framed))) == ["in a frame"]


def test_a_word_that_runs_over_a_border_is_parted_there() -> None:
    sheet = Sheet().grid([100, 122.5, 300], [600, 650, 700]).text(101, 680, "123456789").text(110, 630, "x")
    assert tables(read(pdf(sheet)))[0][0, 0] + tables(read(pdf(sheet)))[0][0, 1] == "123456789"
    assert tables(read(pdf(sheet)))[0][0, 0] == "1234"


def test_lines_of_a_cell_and_their_paragraphs() -> None:
    """A line that had room for the next one's first word ended a paragraph."""
    sheet = Sheet().grid([100, 200, 300], [600, 700]).text(210, 680, "x")
    sheet.text(105, 685, "one line that goes").text(105, 670, "on here.").text(105, 655, "Next paragraph is")
    lines = [(line.text, line.lead) for line in read(pdf(sheet)).lines if line.cell and line.cell.column == 0]
    assert lines == [("one line that goes", False), ("on here.", False), ("Next paragraph is", True)]


def test_empty_lines_are_counted_by_the_usual_distance() -> None:
    sheet = Sheet()
    for y in (800, 785, 770, 740, 725, 710):
        sheet.text(100, y, f"line {y}")
    assert [line.blanks for line in read(pdf(sheet)).lines] == [0, 0, 0, 1, 0, 0]


def test_head_and_page_number_at_both_ends_of_a_line_are_two_lines() -> None:
    sheet = Sheet().text(50, 800, "Report").text(500, 800, "3 / 9").text(50, 700, "Text")
    assert plain(read(pdf(sheet))) == ["Report", "3 / 9", "Text"]


ROWS = (("Agency", "Budget", "Spent"), ("North", "1,234.5", "99"), ("Water", "7", "3.1"), ("Works", "12", "0"))


def written(sheet: Sheet, top: float = 690) -> Sheet:
    """Write rows in columns that nothing marks."""
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            sheet.text(100 + 120 * column, top - 20 * row, text)
    return sheet


def as_cells(rows: tuple[tuple[str, ...], ...]) -> dict[tuple[int, int], str]:
    """Return rows as cells."""
    return {(row, column): text for row, texts in enumerate(rows) for column, text in enumerate(texts)}


def test_level_rules_alone_part_the_rows_of_a_table() -> None:
    sheet = written(Sheet().text(100, 750, "Heading of the table"))
    for y in (705, 684, 664, 644, 624):
        sheet.rule(95, y, 450, y)
    source = read(pdf(sheet))
    assert tables(source) == [as_cells(ROWS)]
    assert plain(source) == ["Heading of the table"]


def test_a_heading_between_two_such_tables_parts_them() -> None:
    sheet = written(written(Sheet().text(100, 595, "Second table")), top=560)
    for y in (705, 684, 664, 644, 624, 575, 554, 534, 514, 494):
        sheet.rule(95, y, 450, y)
    source = read(pdf(sheet))
    assert tables(source) == [as_cells(ROWS), as_cells(ROWS)]
    assert plain(source) == ["Second table"]


def test_a_rule_under_some_columns_of_the_head_marks_a_span() -> None:
    sheet = (
        Sheet().text(292, 690, "Two figures").rule(215, 686, 420, 686).text(100, 690, "Agency").rule(95, 705, 420, 705)
    )
    for x, text in ((220, "Budget"), (340, "Spent")):
        sheet.text(x, 674, text)
    for row, texts in enumerate(ROWS[1:]):
        sheet.rule(95, 668 - 20 * row, 420, 668 - 20 * row)
        for column, text in enumerate(texts):
            sheet.text(100 + 120 * column, 655 - 20 * row, text)
    source = read(pdf(sheet.rule(95, 608, 420, 608)))
    head = {(0, 0): "Agency", (0, 1): "Two figures", (1, 1): "Budget", (1, 2): "Spent"}
    assert tables(source) == [head | {(row + 1, column): text for (row, column), text in as_cells(ROWS).items() if row}]
    assert spans(source) == {"Agency": (2, 1), "Two figures": (1, 2)}


def test_white_space_alone_makes_a_table_of_figures() -> None:
    assert tables(read(pdf(written(Sheet())))) == [as_cells(ROWS)]


def test_prose_in_three_columns_is_no_table() -> None:
    sheet = Sheet()
    for row in range(4):
        for column in range(3):
            sheet.text(60 + 170 * column, 700 - 15 * row, "words and more words")
    assert tables(read(pdf(sheet))) == []


def across_pages(*below: tuple[float, str]) -> tuple[Sheet, Sheet]:
    """Return a table with its head on two pages: the last row of the first has one cell full of lines, one with less."""
    first, second = (
        Sheet().grid([100, 200, 300], [60, 100, 120]).text(102, 107, "Goal").text(202, 107, "Result") for _ in range(2)
    )
    first.text(102, 88, "one").text(202, 88, "a sentence that goes on").text(202, 76, "and on over more lines").text(
        202, 64, "until the page ends and"
    )
    for x, text in below:
        second.text(x, 88, text)
    return first, second


def test_a_row_that_a_page_break_cuts_is_one_row() -> None:
    source = read(pdf(*across_pages((202, "the next one takes it up"))))
    whole = "a sentence that goes on|and on over more lines|until the page ends and|the next one takes it up"
    assert [table[at] for table in tables(source) for at in table if at[0]] == ["one", whole]
    assert [source.places[line.no].page for line in source.lines if line.cell and line.cell.row] == [1, 1, 1, 1, 2]


def test_a_row_of_its_own_behind_a_page_break_stays_one() -> None:
    first, second = tables(read(pdf(*across_pages((102, "two"), (202, "another sentence, long as it is")))))
    assert (first[1, 0], second[1, 0]) == ("one", "two")


@pytest.mark.parametrize("left", [145, 184])
def test_two_figures_in_the_middle_or_at_the_right_of_a_cell_are_two_paragraphs(left: float) -> None:
    sheet = Sheet().grid([100, 200, 300], [600, 650, 700]).text(left, 685, "10").text(left, 670, "10")
    assert [line.lead for line in read(pdf(sheet.text(210, 685, "a"))).lines] == [False, True, False]
