"""Which cell a line of a table belongs to, where the print makes that hard: each in a small report of its own.

`·` is a blank at the end of a line. Several plain rows stand around the odd one, so that widths can be learned.
"""

from __future__ import annotations

import pytest

from heng import ingest
from heng.ingest.council.furniture import PageLine
from heng.ingest.council.parting.shares import parted
from heng.ingest.council.parting.traits import traits
from heng.ingest.council.parting.widths import learn
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.model.agency import AgencyRegister
from heng.model.profile import TAIPEI
from tests.ingest.test_council_report import OPENING, cells, read

GRAMMAR = CodeGrammar(TAIPEI)
SENSE = AgencySense(AgencyRegister(()), ("河川局", "環保局"))
OWNER = "河\n川\n局·\n"
ROWS = [
    f"KC1.{number} 港區河\n川水質達標\n率提升·\nKC1.{number}.1 河川清淤及\n巡查改善計畫·\n河川水質達標站數/總\n監測站數*100%·\n"
    f" 單位：%·\n{OWNER}5{number} 40.7·\n"
    for number in range(1, 6)
]
PLAIN = "".join(ROWS)


def rows(odd: str) -> list[tuple[str, str, str, list[str]]]:
    """Return the cells of the rows behind the five plain ones."""
    return cells(read((PLAIN + odd).replace("·", " ")).edition)[5:]


def actions(odd: str) -> list[str]:
    return [action.text for action in read((PLAIN + odd).replace("·", " ")).edition.card.actions][5:]


def test_radicals_in_place_of_ideographs_read_as_these() -> None:
    odd = f"KC1.6 ⽔質·\nKC1.6.1 清淤計畫·\n達標站數·\n 單位：⽉·\n{OWNER}51 40.7·\n"
    assert rows(odd) == [("水質", "達標站數", "月", ["河川局: 51｜40.7"])]


@pytest.mark.parametrize("first", ["KC1.6\n1999 專線接\n通率·\n", "KC1.6 1999\n專線接通率·\n"])
def test_a_name_may_begin_with_digits(first: str) -> None:
    odd = f"{first}KC1.6.1 話務精進計畫·\n接通通數/總通數*100%·\n 單位：%·\n{OWNER}85 86.2·\n"
    ((name, formula, _, _),) = rows(odd)
    assert (name.replace(" ", ""), formula) == ("1999專線接通率", "接通通數/總通數*100%")


def test_a_code_that_a_line_break_cuts_is_put_together() -> None:
    lines = [PageLine(Line(1, "KC1."), broken=False), PageLine(Line(2, "12 河川水質", trail=True), broken=False)]
    first, _ = traits(lines, GRAMMAR, SENSE)
    assert first.indicator is not None
    assert first.indicator.code == "KC1.12"


def test_two_cells_of_text_on_one_line_are_told_apart_by_the_space() -> None:
    """A space between two ideographs is no typesetter's."""
    odd = f"KC1.6 港區河\n川長度·\nKC1.6.1 河川清淤 整治完成之河川總\n長度·\n 單位：公里·\n{OWNER}51 40.7·\n"
    assert rows(odd) == [("港區河川長度", "整治完成之河川總長度", "公里", ["河川局: 51｜40.7"])]
    assert actions(odd) == ["河川清淤"]


def test_a_space_between_scripts_parts_no_cell_that_has_room() -> None:
    odd = f"KC1.6 港區河\n川長度·\nKC1.6.1 4 年整治\n及 AED 巡查·\n整治完成之河川總長\n度·\n 單位：公里·\n{OWNER}51 40.7·\n"
    assert rows(odd)[0][1] == "整治完成之河川總長度"
    assert actions(odd) == ["4 年整治及 AED 巡查"]


def test_cells_on_one_line_are_offered_with_what_stands_ahead() -> None:
    (page,) = [PageLine(Line(7, "KC1.6.1 河川清淤 整治長度", trail=False), broken=False)]
    first, second = parted([page], GRAMMAR, SENSE)
    assert (first.line.text, first.shared, first.line.trail) == ("KC1.6.1 河川清淤", True, True)
    assert (second.line.text, second.ahead, second.line.trail) == ("整治長度", "KC1.6.1 河川清淤", False)
    assert first.line.no == second.line.no == 7


@pytest.mark.parametrize("text", ["51 40.7", "尚無法統計 無", "河川整治 長度"])
def test_values_and_lines_within_a_cell_are_not_cut(text: str) -> None:
    page = PageLine(Line(1, text), broken=False)
    assert parted([page], GRAMMAR, SENSE) == [page]


def test_the_first_character_of_the_first_of_two_names_may_stand_behind_the_formula() -> None:
    """Also where the ends of paragraphs are stripped, so that both names run on."""
    texts = ("達標站數 河", "川", "局", "環", "保", "局", "51 40.7")
    lines = [PageLine(Line(number, text), broken=False) for number, text in enumerate(texts, start=1)]
    assert [part.line.text for part in parted(lines, GRAMMAR, SENSE)][:2] == ["達標站數", "河"]


CELLS = "KC1.6 港區河\n川長度·\nKC1.6.1 清淤計\n畫·\n整治完成之河川總\n長度·\n 單位：公里·\n"
PAGE = "\n\n\n\n6\n打造海港·\n(K)·\n"


@pytest.mark.parametrize(
    ("owners", "figures"),
    [
        ("河川局、\n環境污染\n稽查隊·\n≤51 40.7·\n", "河川局；環境污染稽查隊: ≤51｜40.7"),
        ("環境污染\n稽查隊·\n51 尚未公布·\n", "環境污染稽查隊: 51｜尚未公布"),
    ],
)
def test_names_that_a_wide_column_breaks_are_read_where_the_document_lists_them(owners: str, figures: str) -> None:
    opening = OPENING.replace("環保局", "環境污染稽查隊")
    result = read((PLAIN + CELLS + owners).replace("·", " "), opening)
    assert cells(result.edition)[5] == ("港區河川長度", "整治完成之河川總長度", "公里", [figures])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("河\n川\n局\n、\n", "環\n保\n局·\n"),
        ("河\n川\n局\n", "、\n環\n保\n局·\n"),
        ("河\n川\n局\n、\n環\n", "保\n局·\n"),
    ],
)
def test_a_page_break_between_two_names_leaves_no_mark_in_a_figure(before: str, after: str) -> None:
    odd = f"{CELLS}{before}51 尚未公布·\n{PAGE}{after}"
    assert rows(odd)[0][3] == ["河川局；環保局: 51｜尚未公布"]


def test_a_page_break_inside_the_name_of_a_further_agency_leaves_it_its_figures() -> None:
    odd = f"{CELLS}{OWNER}51 40.7·\n環\n保\n62 58.9(統計至\n5 月)·\n{PAGE}局·\n"
    assert rows(odd)[0][3] == ["河川局: 51｜40.7", "環保局: 62｜58.9(統計至 5 月)"]


def test_a_page_break_behind_the_first_character_of_a_further_agency_leaves_it_its_figures() -> None:
    odd = f"{CELLS}{OWNER}51 40.7·\n環\n62 尚無法統計·\n{PAGE}保\n局·\n港\n務\n局·\n71 58.9·\n"
    assert rows(odd)[0][3] == ["河川局: 51｜40.7", "環保局: 62｜尚無法統計", "港務局: 71｜58.9"]


@pytest.mark.parametrize(
    ("figures", "rest", "read"),
    [
        ("51 40.7(19/27·\n", "環\n保\n局·\n里)·\n", "51｜40.7(19/27 里)"),
        ("51 本數值屬年度\n統計值，無單\n", "環\n保\n局·\n季數據·\n", "51｜本數值屬年度統計值，無單季數據"),
        ("51 本數值屬\n", "環\n保\n局·\n年度統計\n值·\n", "51｜本數值屬年度統計值"),
    ],
)
def test_a_figure_that_a_page_break_cuts_goes_on_behind_a_joint_agency(figures: str, rest: str, read: str) -> None:
    odd = f"{CELLS}{OWNER}{figures}{PAGE}{rest}"
    assert rows(odd)[0][3] == [f"河川局；環保局: {read}"]


def test_the_rest_of_a_word_is_no_agency() -> None:
    odd = f"{CELLS}河\n51 尚無法統\n{PAGE}川\n局·\n計·\n環\n保\n局·\n62 58.9·\n"
    assert rows(odd)[0][3] == ["河川局: 51｜尚無法統計", "環保局: 62｜58.9"]


@pytest.mark.parametrize(("before", "after"), [("1.盤點·\n", ""), ("", "1.盤點·\n")])
def test_steps_go_on_in_their_cell_behind_a_page_break(before: str, after: str) -> None:
    odd = f"KC1.6 河川長\n度·\nKC1.6.1 清淤計畫·\n{before}整治長度/總長度*\n100%·\n{OWNER}51 40.7·\n"
    odd += f"{PAGE}{after}2.清淤·\n3.巡查·\n (負向指標)·\n"
    result = read((PLAIN + odd).replace("·", " "))
    assert [step.text for step in result.edition.card.actions[5].steps] == ["盤點", "清淤", "巡查"]
    assert cells(result.edition)[5][1] == "整治長度/總長度*100%"


def test_steps_behind_a_page_break_are_none_of_a_formula_that_it_cut() -> None:
    odd = f"KC1.6 河川長\nKC1.6.1 清淤計畫·\n(整治長度+巡查長度\n河\n51 40.7·\n{PAGE}度·\n1.盤點·\n2.清淤·\n"
    odd += "+疏濬長度)/河川總長度×100%·\n 單位：%·\n川局·\n"
    assert rows(odd) == [("河川長度", "(整治長度+巡查長度+疏濬長度)/河川總長度×100%", "%", ["河川局: 51｜40.7"])]


def test_a_page_break_cuts_several_cells_of_a_row_at_once() -> None:
    odd = f"KC1.6 河川長\n度·\nKC1.6.1 清淤計畫·\n整治長度/總長度×\n河\n51 本數值屬\n{PAGE}100%·\n"
    odd += " 單位：%·\n川\n局·\n年度統計\n值·\n"
    assert rows(odd) == [("河川長度", "整治長度/總長度×100%", "%", ["河川局: 51｜本數值屬年度統計值"])]


def test_a_unit_that_a_page_break_cuts_goes_on_with_the_target_where_the_actual_had_ended() -> None:
    odd = f"KC1.6 檢查場\n次·\nKC1.6.1 清淤計\n畫·\n整治場次·\n 單位：場次·\n{OWNER}3,000 場 3,077 場次·\n{PAGE}次·\n"
    assert rows(odd)[0][3] == ["河川局: 3,000 場次｜3,077 場次"]


def test_digits_that_a_page_break_cuts_off_are_shown_in_both_readings() -> None:
    odd = f"{CELLS}{OWNER}4 萬 2 萬 1,036·\n{PAGE}0,500·\n"
    result = read((PLAIN + odd).replace("·", " "))
    (doubt,) = [finding for finding in result.findings if finding.code == "RD002"]
    assert doubt.facts["taken"] == "4 萬 0,500｜2 萬 1,036"


@pytest.mark.parametrize("before", ["KC1.6 港區河\n川長", "KC1.6 港區河\n川長度·\nKC1.6.1 清淤計"])
def test_what_a_page_break_cuts_off_the_first_cells_goes_back_there(before: str) -> None:
    rest = {"長": ("度·\n", "\nKC1.6.1 清淤計\n畫·\n"), "計": ("畫·\n", "\n")}[before[-1]]
    odd = f"{before}{rest[1]}整治完成之河川總\n長度·\n 單位：公里·\n{OWNER}≥51% 40.7%·\n{PAGE}{rest[0]}"
    assert rows(odd) == [("港區河川長度", "整治完成之河川總長度", "公里", ["河川局: ≥51%｜40.7%"])]
    assert actions(odd) == ["清淤計畫"]


def test_a_note_on_the_next_page_goes_on_with_no_figure_and_no_action() -> None:
    odd = f"{CELLS}{OWNER}51 40.7·\n{PAGE}註：自本年度起改採\n新統計口徑·\n"
    result = read((PLAIN + odd).replace("·", " "))
    assert cells(result.edition)[5][1:] == ("整治完成之河川總長度", "公里", ["河川局: 51｜40.7"])
    assert result.edition.card.indicators[5].formula_note == "註：自本年度起改採新統計口徑"
    assert actions(odd) == ["清淤計畫"]


@pytest.mark.parametrize("lead", [" ", ""])
def test_paragraphs_of_a_cell_may_follow_at_once(lead: str) -> None:
    """Only cells end with a blank and an empty line; the space before a paragraph is no sign of a new page."""
    body = "".join(
        f"KC1.{no} 港區河\n川長度·\nKC1.{no}.1 清淤計\n畫\n{lead}KC1.{no}.2 巡查計\n畫(60%)·\n整治完成之河川總\n長度\n"
        f"{lead}單位：公里\n{lead}註：不含野\n溪·\n河川局·\n5{no} 40.7·\n"
        for no in range(1, 7)
    )
    text = (OPENING + body).replace("·\n", " \n").replace(" \n", " \n\n")
    edition = ingest.read_document("report.txt", text.encode(), AgencyRegister(())).edition
    assert cells(edition)[5] == ("港區河川長度", "整治完成之河川總長度", "公里", ["河川局: 56｜40.7"])
    assert [one.text for one in edition.card.actions][-2:] == ["清淤計畫", "巡查計畫"]
    assert edition.card.indicators[5].formula_note == "註：不含野溪"


def test_steps_may_begin_with_a_year() -> None:
    odd = (
        "KC1.6 港區河\n川長度·\nKC1.6.1 河川清淤計畫·\n110 年：辦理委託規\n劃設計·\n 111 年：完成·\n"
        f"整治完成之河川總長\n度·\n 單位：公里·\n{OWNER}51 40.7·\n"
    )
    assert rows(odd)[0][1] == "整治完成之河川總長度"
    assert actions(odd) == ["河川清淤計畫"]


PROSE = "以上各項執行成果係依各機關填報資料彙整，並經本府研考會查核，其餘未達預期之指標將於下半年加速辦理。·\n"


def test_running_text_below_a_table_is_no_figure_and_is_not_lost_silently() -> None:
    result = read((PLAIN + PROSE).replace("·", " "))
    assert cells(result.edition)[-1][3] == ["河川局: 55｜40.7"]
    assert PROSE.rstrip("·\n") in [finding.facts["text"] for finding in result.findings if finding.code == "RD003"]
    assert result.coverage.residue > 0


def test_page_numbers_that_rise_from_page_to_page_are_no_figures() -> None:
    text = ROWS[0] + "".join(f"{page}·\n\f{row}" for page, row in enumerate(ROWS[1:], start=17))
    result = read(text.replace("·", " "))
    assert [row[3] for row in cells(result.edition)] == [[f"河川局: 5{number}｜40.7"] for number in range(1, 6)]
    assert result.coverage.residue == 0


def test_a_number_at_a_page_end_that_may_be_a_figure_is_shown_in_both_readings() -> None:
    """The 5 is the actual, or the number of the page."""
    odd = f"KC1.6 河川長\n度·\nKC1.6.1 清淤計畫·\n整治長度·\n 單位：公里·\n{OWNER}41·\n 41·\n5·\n(K)·\n"
    result = read((PLAIN + odd).replace("·", " "))
    (doubt,) = [finding for finding in result.findings if finding.code == "RD002"]
    assert (doubt.subject, doubt.facts["taken"], doubt.facts["other"]) == ("KC1.6", "河川局 41｜41", "河川局 41 41｜5")


def test_widths_are_what_most_wraps_agree_on() -> None:
    def line(text: str) -> object:
        (trait,) = traits([PageLine(Line(1, text), broken=False)], GRAMMAR, SENSE)
        return trait

    full, short = line("河川清淤及巡查"), line("河川")
    wraps = [(1, full, short)] * 6 + [(1, short, full)] * 4
    assert learn(wraps).widest[1] == 7.0  # type: ignore[arg-type]
    assert learn(wraps[:4]).widest[1] is None  # type: ignore[arg-type]
