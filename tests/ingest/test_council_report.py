"""Odd things that council reports print, each in a small report of its own."""

from __future__ import annotations

import pytest

from heng import ingest
from heng.ingest.document import ReadResult
from heng.model.agency import AgencyRegister
from heng.model.edition import Edition
from heng.model.figures import Actual, Missing, Parts, Threshold

OPENING = """議長、各位議員女士、先生：·
欣逢貴會第 13 屆第 2 次定期大會開議，謹提出臺北市政府 108 年 1 至 6 月施政報告。·
 打造海港(K)·
一、責任機關·
港務處主政，河川局、環保局等機關協辦。·
四、策略目標、關鍵績效指標、行動計畫及成果·
1. 策略目標：1 項(顧客構面 1 項)·
2. 關鍵績效指標(KPI)：2 項·
3. 行動計畫：3 項·
KC1 改善河川    ·
關鍵績效指標 行動計畫 指標公式及單位·
主
責·
108 年·
目標值·
本期·
實際值·
""".replace("·", " ")
"""`·` is a blank at the end of a line. Each line of a report is followed by an empty one, which `read` puts in."""


def read(body: str, opening: str = OPENING) -> ReadResult:
    text = "\n\n".join((opening + body).split("\n"))
    return ingest.read_document("report.txt", text.encode(), AgencyRegister(()))


def vertical(*names: str) -> str:
    return "".join("\n".join(name) + " \n" for name in names)


def cells(edition: Edition) -> list[tuple[str, str, str, list[str]]]:
    """Return name, formula and unit of each row, with its figures as `agencies: target｜actual`."""
    found = []
    for indicator in edition.card.indicators:
        figures = [
            f"{'；'.join(agency.agency for agency in reading.agencies)}: {reading.target.text}｜{reading.actual.text}"
            for reading in edition.figures.readings
            if reading.indicator == indicator.ref and reading.target and reading.actual
        ]
        found.append((indicator.name, indicator.formula or "", indicator.unit or "", figures))
    return found


ROW = "KC1.1 河川\n水質 \nKC1.1.1 清淤計\n畫 \n達標站數/總\n站數*100% \n 單位：% \n"


def test_a_plain_row_with_its_theme_period_and_session() -> None:
    edition = read(ROW + vertical("河川局") + "51 40.7 \n").edition
    assert cells(edition) == [("河川水質", "達標站數/總站數*100%", "%", ["河川局: 51｜40.7"])]
    assert (edition.owner, edition.year, edition.edition.key) == ("臺北市政府", 108, "council-13-2")
    assert edition.edition.period is not None
    assert edition.edition.period.last.isoformat() == "2019-06-30"
    theme = edition.card.themes[0]
    assert [agency.agency for agency in theme.agencies] == ["港務處", "河川局", "環保局"]
    assert theme.declared is not None
    assert (theme.declared.objectives, theme.declared.indicators, theme.declared.actions) == (1, 2, 3)


def test_what_a_page_break_carries_behind_the_figures_goes_back_to_its_cells() -> None:
    """The unfinished line before the break says which cell goes on."""
    body = (
        "KC1.1 河川\n水質達標 \nKC1.1.1 清淤計\n畫 \n KC1.1.2 巡查\n達標站數/\n"
        + vertical("河川局")
        + "51 40.7 \n打造海港 \n(K) \n及稽查計畫 \n總站數*100% \n 單位：% \n"
    )
    result = read(body)
    assert cells(result.edition) == [("河川水質達標", "達標站數/總站數*100%", "%", ["河川局: 51｜40.7"])]
    assert [action.text for action in result.edition.card.actions] == ["清淤計畫", "巡查及稽查計畫"]
    assert result.coverage.noise["running-head"] > 0
    assert result.coverage.residue == 0


def test_agencies_that_each_print_their_own_figures_have_a_row_each() -> None:
    body = ROW + vertical("河川局") + "80 80.4 \n" + vertical("港務處") + "86.8 尚無法統\n計 \n"
    assert cells(read(body).edition)[0][3] == ["河川局: 80｜80.4", "港務處: 86.8｜尚無法統計"]


def test_agencies_that_share_one_figure_are_one_row() -> None:
    edition = read(ROW + vertical("河川局", "港務處") + "80 80.4 \n").edition
    assert cells(edition)[0][3] == ["河川局；港務處: 80｜80.4"]
    assert {agency.role for agency in edition.figures.readings[0].agencies} == {"joint"}


@pytest.mark.parametrize("last", ["參與人數 港\n務\n處 \n", "參與人數 港務處 \n"])
def test_an_agency_glued_to_the_formula_is_parted_from_it(last: str) -> None:
    body = f"KC1.1 參與\n人數 \nKC1.1.1 活動計\n畫 \n{last}200 128 \n"
    assert cells(read(body).edition) == [("參與人數", "參與人數", "", ["港務處: 200｜128"])]


def test_a_code_broken_over_two_lines_is_one_code() -> None:
    body = "KC1.\n1-2 水質 \nKC1.1.\n1 清淤計畫 \n站數 \n 單位：站 \n" + vertical("河川局") + "5 4 \n"
    (indicator,) = read(body).edition.card.indicators
    assert (indicator.code, indicator.component, indicator.name) == ("KC1.1", "2", "水質")
    assert indicator.subject == "KC1.1-2"


def test_one_code_printed_for_two_rows_makes_components_in_order_of_printing() -> None:
    row = ROW + vertical("河川局") + "51 40.7 \n"
    indicators = read(row + row).edition.card.indicators
    assert [indicator.component for indicator in indicators] == ["1", "2"]
    assert len({indicator.ref for indicator in indicators}) == 2


def test_a_row_under_another_objectives_heading_belongs_to_that_heading() -> None:
    body = ROW.replace("KC1.1", "KC3.1") + vertical("河川局") + "51 40.7 \n"
    (indicator,) = read(body).edition.card.indicators
    assert (indicator.objective, indicator.code) == ("KC1", "KC3.1")


def test_numbered_steps_without_white_space_before_them_stay_with_their_plan() -> None:
    body = (
        "KC1.1 民眾\n參與 \nKC1.1.1 \n1.討論提案並\n修改方案 \n2.執行投票結\n果 \n依討論結果調\n整之件數 \n 單位：件 \n"
        + vertical("河川局")
        + "4 3 \n"
    )
    edition = read(body).edition
    assert [step.text for step in edition.card.actions[0].steps] == ["討論提案並修改方案", "執行投票結果"]
    assert cells(edition)[0][1:3] == ("依討論結果調整之件數", "件")


def test_figures_with_remarks_and_parts_keep_their_sides() -> None:
    body = ROW + vertical("河川局") + "10 \n 10 \n尚無法統\n計 \n"
    (reading,) = read(body).edition.figures.readings
    assert reading.target is not None
    assert isinstance(reading.target.predicate, Parts)
    assert isinstance(reading.actual, Missing)
    body = ROW + vertical("河川局") + "590 \n (107 年增列\n貸款家數) \n231 \n"
    (reading,) = read(body).edition.figures.readings
    assert reading.target is not None
    assert isinstance(reading.target.predicate, Threshold)
    assert isinstance(reading.actual, Actual)
    assert (reading.target.text, reading.actual.text) == ("590(107 年增列貸款家數)", "231")


def test_a_value_that_can_be_read_two_ways_is_reported_with_both() -> None:
    body = ROW.replace("單位：%", "單位：處") + vertical("河川局") + "30 20 15 處 \n"
    (finding,) = read(body).findings
    assert (finding.code, finding.subject) == ("RD002", "KC1.1")
    assert {"30", "20"} <= set(str(finding.facts["taken"] + finding.facts["other"]).replace("｜", " ").split())


def test_text_before_the_first_row_of_a_table_is_residue_with_its_line() -> None:
    result = read("(本表接續上頁) \n" + ROW + vertical("河川局") + "51 40.7 \n")
    (finding,) = [finding for finding in result.findings if finding.code == "RD003"]
    assert "本表接續" in finding.text("zh")
    assert finding.source is not None
    assert finding.source.place.line == result.coverage.lines[0]


def test_an_objective_without_rows_is_kept() -> None:
    result = read("")
    assert [objective.code for objective in result.edition.card.objectives] == ["KC1"]
    assert not result.edition.card.indicators


def test_every_figure_cites_its_line() -> None:
    result = read(ROW + vertical("河川局") + "51 40.7 \n")
    (reading,) = result.edition.figures.readings
    text = "\n\n".join((OPENING + ROW + vertical("河川局") + "51 40.7 \n").split("\n")).split("\n")
    assert reading.source.place.line is not None
    assert text[reading.source.place.line - 1].strip() == "51 40.7"
    assert reading.source.document == result.edition.edition.document.sha256


def test_a_second_reading_of_the_same_bytes_is_equal() -> None:
    body = ROW + vertical("河川局") + "51 40.7 \n"
    assert read(body) == read(body)


def test_a_weight_behind_a_full_stop_is_the_plans() -> None:
    body = ROW.replace("畫 \n達標", "畫。(60%) \n達標") + vertical("河川局") + "51 40.7 \n"
    (plan,) = read(body).edition.card.actions
    assert (plan.text, plan.weight.value if plan.weight else None, plan.note) == ("清淤計畫。", 60, "")


def test_steps_that_a_year_heads_are_steps() -> None:
    body = (
        ROW.replace("畫 \n達標", "畫 \n 108 年：規\n劃。 \n 109年：施\n工。 \n達標") + vertical("河川局") + "51 40.7 \n"
    )
    (plan,) = read(body).edition.card.actions
    assert [(step.text, step.period.roc_year if step.period else None) for step in plan.steps] == [
        ("108 年：規劃。", 108),
        ("109年：施工。", 109),
    ]


def test_compatibility_ideographs_part_names_like_the_usual_ones_and_stay_as_printed() -> None:
    body = ROW + "\uf92f動局河川局 \n" + "51 40.7 \n"
    opening = OPENING.replace("環保局", "勞動局")
    assert cells(read(body, opening).edition)[0][3] == ["\uf92f動局；河川局: 51｜40.7"]
