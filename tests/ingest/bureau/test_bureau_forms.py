"""Single forms of bureau scorecards: other maps, columns and drawings than the tables of a whole card show."""

from __future__ import annotations

from datetime import date

import pytest

from heng import ingest
from heng.ingest.result import ReadResult
from heng.model.card import Card
from heng.model.period import Period
from heng.model.terms import AgencyRole, Column, DocumentKind, Ground, Noise, Scope
from heng.resources import agency_register
from tests.ingest.bureau.told import actions, kpis

COVER = "臺北市政府港務局\n111年度策略地圖及平衡計分卡\n\n"
TABLE = "構面\t策略目標\tKPI\t行動方案\n"


def read(text: str) -> ReadResult:
    kind = DocumentKind.BUREAU_SCORECARD
    return ingest.read_document("card.txt", (COVER + text).encode(), agency_register(), kind=kind)


def card(text: str) -> Card:
    result = read(text)
    assert result.findings == ()
    return result.edition.card


def cells(this: Card) -> list[tuple[str, str, str, str]]:
    return [(cell.theme, cell.perspective, cell.code, cell.name) for cell in this.map]


@pytest.mark.parametrize(
    ("cover", "owner", "year", "head"),
    [
        ("臺北市政府港務局 111年度策略地圖及平衡計分卡\n局長：王大明\n111年3月製", "臺北市政府港務局", 111, "王大明"),
        (
            "臺北市政府\n港務局\n111年\n策略地圖及\n平衡計分卡\n處長 王大明\n111.03.01",
            "臺北市政府港務局",
            111,
            "王大明",
        ),
        ("港務局111年策略地圖暨平衡計分卡\n\n報告人：王大明\n中華民國111年3月", "港務局", 111, "王大明"),
        ("新竹縣政府文化局策略地圖及平衡計分卡\n111/3/1", "新竹縣政府文化局", 111, ""),
    ],
)
def test_covers(cover: str, owner: str, year: int, head: str) -> None:
    text = cover + "\n\n" + TABLE + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n"
    result = ingest.read_document("card.txt", text.encode(), agency_register())
    edition = result.edition
    assert result.findings == ()
    assert (edition.owner, edition.year, edition.edition.head) == (owner, year, head)
    assert str(edition.edition.published).startswith("2022-03")


@pytest.mark.parametrize(
    "stated",
    [
        "【使命】\n\n守護港灣\n\n【願景】\n\n藍色城市\n",
        "使命\n守護港灣\n願景\n藍色城市\n",
        "【使命】守護港灣\n\n【願景】藍色城市\n",
        "使命：守護港灣\n願景：藍色城市\n",
    ],
)
@pytest.mark.parametrize("entries", ["策略地圖\n\n平衡計分卡\n", "使命\n\n願景\n\n策略地圖\n"])
def test_an_outline_ends_where_mission_and_vision_are_stated(entries: str, stated: str) -> None:
    rows = f"{TABLE}顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n"
    edition = read(f"報告大綱\n\n{entries}\n{stated}\n治水A\n{rows}").edition
    assert edition.edition.outline[:2] == tuple(entries.split())[:2]
    assert [(one.kind.value, one.text) for one in edition.card.statements] == [
        ("mission", "守護港灣"),
        ("vision", "藍色城市"),
    ]


def test_a_map_whose_rows_are_the_themes() -> None:
    this = card(
        "本局策略地圖\n\t顧客\t內部流程\t學習與成長\t財務\n"
        "A 治水\tAC1 防洪\tAP1 疏濬 AP2 抽水\tAL1 訓練\tAF1 預算\nB 親水\tBC1 步道\tBP1 植栽\tBL1 志工\tBF1 節流\n"
    )
    assert cells(this)[:4] == [
        ("A", "C", "AC1", "防洪"),
        ("A", "P", "AP1", "疏濬"),
        ("A", "P", "AP2", "抽水"),
        ("A", "L", "AL1", "訓練"),
    ]
    assert {cell.placed for cell in this.map} == {Ground.PRINTED}


def test_a_code_in_several_columns_stands_in_each_of_them() -> None:
    this = card("策略主題\t\t治水 A\t親水 B\n策略目標\t顧客 C\tAC1防洪\tBC1步道\n\t學習成長 T\tAL1訓練\tAL1訓練\n")
    assert cells(this)[2:] == [("A", "L", "AL1", "訓練"), ("B", "L", "AL1", "訓練")]
    assert [cell.perspective_printed for cell in this.map] == ["", "", "T", "T"]


def test_a_repeated_drawing_is_kept_once_with_its_copies() -> None:
    drawing = "本局策略地圖\n●AC1 防洪\n●AP1 疏濬\n\n"
    this = card(drawing + "平衡計分卡\n" + TABLE + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n\n" + drawing)
    assert [(each.title, len(each.copies)) for each in this.drawings] == [("本局策略地圖", 1)]
    assert len(this.map) == 2
    assert {cell.placed for cell in this.map} == {Ground.INFERRED}


def test_the_citys_list_with_top_objectives_is_the_citys() -> None:
    this = card("市府策略地圖\nTC1 滿意的住民\nTC2 快樂的員工\n●AC1 環境\n本局策略地圖\n●AC1 防洪\n●AP1 疏濬\n")
    assert [(each.scope, each.code) for each in this.statements] == [(Scope.CITY, "TC1"), (Scope.CITY, "TC2")]
    assert [(cell.scope, cell.name) for cell in this.map] == [
        (Scope.CITY, "環境"),
        (Scope.OWN, "防洪"),
        (Scope.OWN, "疏濬"),
    ]


def test_members_of_a_theme_with_the_mark_of_the_lead() -> None:
    this = card(
        "策略主題\t治水 A\t親水 B\n\t顧客 C\tAC1防洪\tBC1步道\n\t成員\t水利處(主政) 港務處、環保局\t公園處(主責)\n"
    )
    found = [[(each.agency, each.role, each.word) for each in theme.agencies] for theme in this.themes]
    lead, co = AgencyRole.LEAD, AgencyRole.CO
    assert found == [[("水利處", lead, "主政"), ("港務處", co, ""), ("環保局", co, "")], [("公園處", lead, "主責")]]


def test_counts_in_words_and_figures() -> None:
    this = card(
        "本局訂定二十三項策略目標、24項關鍵績效指標(KPI)及行動方案30項\n\n"
        + TABLE
        + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n"
    )
    assert this.declared is not None
    assert (this.declared.objectives, this.declared.indicators, this.declared.actions) == (23, 24, 30)


def test_carried_themes_and_city_indicators() -> None:
    this = card(
        "臺北市政府策略地圖\n策略主題\t治水 A\t親水 B\n\t顧客 C\tAC1防洪 AC2步道\tBC1綠地\n\n"
        "本局策略地圖\n策略主題\t防洪 A(府)\t綠地 B\n\t顧客 C\tAC1堤防\tBC1公園\n\n防洪A\n\n"
        + TABLE
        + "顧客\tAC1堤防\tAC1.1長度(府級KPI-AC1.1、AC1.2)\tAC1.1.1 工程\n\n簡報完畢\n"
    )
    own = [(theme.letter, theme.carries, theme.city_marked) for theme in this.themes if theme.scope is Scope.OWN]
    assert own == [("A", "AC1", True), ("B", "BC1", False)]
    assert [(link.code, link.ground) for link in this.cascade] == [
        ("AC1", Ground.PRINTED),
        ("BC1", Ground.INFERRED),
        ("AC1.1", Ground.PRINTED),
        ("AC1.2", Ground.PRINTED),
    ]
    assert [(one.name, one.city_indicator) for one in this.indicators] == [("長度", "AC1.1、AC1.2")]


def test_figures_of_several_years() -> None:
    result = read(
        "構面\t策略目標\t衡量指標\t單位\t110年目標值\t111年目標值\t111年實際值\t權重(%)\t行動計畫\t執行單位\n"
        "顧客\tAC1 防洪\tAC1.1 處數\t處\t10 以下\t8 以下\t尚無法統計\t50\tAC1.1.1 治理；AC1.1.2 滯洪\t工程科、秘書室\n"
    )
    (one,) = result.edition.card.indicators
    assert (one.unit, str(one.weight), [each.agency for each in one.agencies]) == ("處", "50", ["工程科", "秘書室"])
    assert actions(result.edition.card) == [("AC1.1", "AC1.1.1", "治理"), ("AC1.1", "AC1.1.2", "滯洪")]
    readings = result.edition.figures.readings
    assert [
        (each.target_period.roc_year, each.target.text) for each in readings if each.target and each.target_period
    ] == [
        (110, "10 以下"),
        (111, "8 以下"),
    ]
    assert [each.actual is not None for each in readings] == [False, True]
    assert {Column.UNIT, Column.TARGET, Column.WEIGHT, Column.AGENCY} <= set(result.edition.card.columns)


def test_an_action_without_a_code_keeps_its_text() -> None:
    assert actions(card(TABLE + "顧客\tAC1 防洪\tAC1.1 處數\t推動治理計畫\n")) == [("AC1.1", "", "推動治理計畫")]


def test_components_and_marks() -> None:
    this = card(TABLE + "顧客\tAC1 防洪\tAC1.1-1 處數(WCCD)\tAC1.1.1 治理\n\t\tAC1.1-2 面積(負向指標)\tAC1.1.2 滯洪\n")
    assert [(one.code, one.component, one.name, one.standard) for one in this.indicators] == [
        ("AC1.1", "1", "處數", "WCCD"),
        ("AC1.1", "2", "面積", ""),
    ]


def test_codes_that_disagree_stay_under_their_heading() -> None:
    this = card(TABLE + "財務\tAF1 預算\tAF2.1 差異率\tAF1.1.1 管控\n")
    assert (kpis(this), actions(this)) == ([("AF1", "AF2.1", "差異率")], [("AF2.1", "AF1.1.1", "管控")])


def test_a_row_that_lost_its_first_cells_is_placed_by_its_code() -> None:
    this = card(TABLE + "內部流程\tAP1 疏濬\tAP1.1 量\tAP1.1.1 疏濬\nAL1 訓練\tAL1.1 時數\tAL1.1.1 課程\n")
    assert [(one.code, one.perspective, one.placed) for one in this.objectives] == [
        ("AP1", "P", Ground.PRINTED),
        ("AL1", "L", Ground.INFERRED),
    ]


def test_rows_on_one_line_with_blanks_between_their_cells() -> None:
    this = card(
        "治水 A\n構面 策略目標 績效指標 行動計畫\n顧客 AC1 防洪 AC1.1 處數 AC1.1.1 治理計畫 AC1.1.2 滯洪計畫\n"
        "內部流程 AP1 疏濬 AP1.1 疏濬量 AP1.1.1 疏濬計畫\n"
    )
    assert [(one.theme, one.perspective, one.code) for one in this.objectives] == [("A", "C", "AC1"), ("A", "P", "AP1")]
    assert [code for _, code, _ in actions(this)] == ["AC1.1.1", "AC1.1.2", "AP1.1.1"]


def test_line_breaks_inside_the_cells_of_a_text() -> None:
    this = card(
        TABLE
        + "顧客\tAC1 防洪\tAC1.1 淹水處\n數\tAC1.1.1 治理\n計畫\nAC1.1.2 滯洪計畫\n\t\tAC1.2 面積<br>總和\tAC1.2.1 清淤\n"
    )
    assert kpis(this) == [("AC1", "AC1.1", "淹水處數"), ("AC1", "AC1.2", "面積總和")]
    assert actions(this) == [
        ("AC1.1", "AC1.1.1", "治理計畫"),
        ("AC1.1", "AC1.1.2", "滯洪計畫"),
        ("AC1.2", "AC1.2.1", "清淤"),
    ]


def test_a_code_glued_to_the_word_before_it() -> None:
    this = card(TABLE + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理計畫AC1.1.2 配合AC1.1.1辦理\n")
    assert actions(this) == [("AC1.1", "AC1.1.1", "治理計畫"), ("AC1.1", "AC1.1.2", "配合AC1.1.1辦理")]


def test_running_text_is_a_section_and_stray_print_is_residue() -> None:
    result = read(
        "前言\n\n本局依施政方針訂定各項目標，提升防洪能力，並逐年檢討。\n\n"
        + TABLE
        + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n\n零星\n"
    )
    assert result.edition.report is not None
    assert [section.title for section in result.edition.report.sections] == ["前言"]
    assert [finding.facts["text"] for finding in result.findings if finding.code == "RD003"] == ["零星"]
    assert result.coverage.residue == 2


def test_a_note_below_a_table_is_no_part_of_its_last_cell() -> None:
    result = read(TABLE + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n註：待定\n")
    assert actions(result.edition.card) == [("AC1.1", "AC1.1.1", "治理")]
    assert [finding.facts["text"] for finding in result.findings] == ["註：待定"]


def test_code_of_a_drawing_and_closing_words_are_named_noise() -> None:
    noise = read(
        "```mermaid\ngraph LR; A --> B\n```\n\n" + TABLE + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n\n簡報完畢\n"
    ).coverage.noise
    assert {Noise.DRAWING_CODE, Noise.CLOSING, Noise.TABLE_HEAD} <= set(noise)


def test_a_document_that_ends_inside_its_tables() -> None:
    text = (
        "策略主題\t治水 A\t親水 B\n\t顧客 C\tAC1防洪\tBC1步道\n\n治水A\n"
        + TABLE
        + "顧客\tAC1防洪\tAC1.1 處數\tAC1.1.1 治"
    )
    assert [finding.code for finding in read(text).findings] == ["RD001"]


def test_a_theme_without_tables_is_no_end() -> None:
    text = (
        "策略主題\t治水 A\t親水 B\t綠化 C\n\t顧客 C\tAC1防洪\tBC1步道\tCC1植樹\n\n"
        f"治水A\n{TABLE}顧客\tAC1防洪\tAC1.1 處數\tAC1.1.1 治理\n\n"
        f"綠化C\n{TABLE}顧客\tCC1植樹\tCC1.1 株數\tCC1.1.1 植栽\n"
    )
    assert read(text).findings == ()


@pytest.mark.parametrize(
    ("rows", "expected", "codes"),
    [
        ("AC1.13歲以下受托率\tAC1.1.1 托育", [("AC1", "AC1.1", "3歲以下受托率")], []),
        ("AC1.13歲以下受托率\t托育", [("AC1", "AC1.1", "3歲以下受托率")], []),
        (
            "AC1.1 受托率\t托育\n\t\tAC1.25次評鑑率\t評鑑",
            [("AC1", "AC1.1", "受托率"), ("AC1", "AC1.2", "5次評鑑率")],
            [],
        ),
        (
            "AC1.5 受托率\t托育\n\t\tAC1.25次評鑑率\t評鑑",
            [("AC1", "AC1.5", "受托率"), ("AC1", "AC1.25", "次評鑑率")],
            ["RD002"],
        ),
    ],
)
def test_a_name_that_begins_with_a_figure(rows: str, expected: list[tuple[str, str, str]], codes: list[str]) -> None:
    result = read(f"托育 A\n\n{TABLE}顧客\tAC1 托育\t{rows}\n")
    assert kpis(result.edition.card) == expected
    assert [finding.code for finding in result.findings] == codes


def test_columns_beside_one_another_in_a_text() -> None:
    this = card(
        "治水 A\n\n"
        "構面      策略目標     KPI 指標       單位    目標值   行動方案\n"
        "顧客      AC1 防洪     AC1.1 巡查處數   處     20    AC1.1.1 巡查計畫\n"
        "                     AC1.2 完好率    %     98    AC1.2.1 抽水站整\n"
        "                                             備\n"
        "財務      AF1 預算     AF1.1 執行率    %     90    AF1.1.1 列管\n"
    )
    assert kpis(this) == [("AC1", "AC1.1", "巡查處數"), ("AC1", "AC1.2", "完好率"), ("AF1", "AF1.1", "執行率")]
    assert [one.unit for one in this.indicators] == ["處", "%", "%"]
    assert actions(this)[1] == ("AC1.2", "AC1.2.1", "抽水站整備")


def test_a_row_whose_columns_nothing_parts_says_so() -> None:
    result = read(f"治水 A\n\n{TABLE}顧客 AC1 防洪 AC1.1 巡查處數 % 20 AC1.1.1 巡查計畫\n")
    assert [(finding.code, finding.subject) for finding in result.findings] == [("RD002", "AC1.1")]


def test_a_note_in_the_first_cell_of_a_table_is_no_part_of_the_action_above() -> None:
    result = read(f"治水 A\n\n{TABLE}顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n註：由各科填報\t\t\t\n")
    assert actions(result.edition.card) == [("AC1.1", "AC1.1.1", "治理")]
    assert [finding.code for finding in result.findings] == ["RD003"]


def test_columns_in_another_order_than_what_stands_under_what() -> None:
    this = card(
        "治水 A\n\n行動方案\t單位\tKPI\t目標值\t策略目標\t構面\n"
        "AC1.1.1 巡查計畫\t處\tAC1.1 巡查處數\t20\tAC1 防洪\t顧客面\n"
        "AC1.2.1 抽水計畫\t%\tAC1.2 完好率\t98\tAC1 防洪\t\n"
        "AF1.1.1 列管\t%\tAF1.1 執行率\t90\tAF1 預算\t財務面\n"
    )
    assert actions(this) == [
        ("AC1.1", "AC1.1.1", "巡查計畫"),
        ("AC1.2", "AC1.2.1", "抽水計畫"),
        ("AF1.1", "AF1.1.1", "列管"),
    ]
    assert [(one.code, one.objective, one.unit) for one in this.indicators] == [
        ("AC1.1", "AC1", "處"),
        ("AC1.2", "AC1", "%"),
        ("AF1.1", "AF1", "%"),
    ]
    assert [(one.code, one.perspective) for one in this.objectives] == [("AC1", "C"), ("AF1", "F")]


def test_a_card_without_codes_is_read_by_its_columns() -> None:
    rows = "顧客面\t防洪\t處數\t治理\n顧客面\t防洪\t戶數\t接管\n財務面\t節流\t比率\t檢討\n"
    this = card("構面\t策略目標\t衡量指標\t行動方案\n" + rows)
    assert [(one.perspective, one.code, one.name) for one in this.objectives] == [("C", "", "防洪"), ("F", "", "節流")]
    found = [(one.objective, one.code, one.component, one.name) for one in this.indicators]
    assert found == [("防洪", "", "1", "處數"), ("防洪", "", "2", "戶數"), ("節流", "", "1", "比率")]
    assert [(one.objective, one.component, one.text) for one in this.actions][1] == ("防洪", "2", "接管")


@pytest.mark.parametrize(
    "codes", ["C1 C1-1 C1-1-1", "A-C-1 A-C-1-1 A-C-1-1-1", "ＡＣ１ ＡＣ１．１ ＡＣ１．１．１", "ac1 ac1.1 ac1.1.1"]
)
def test_codes_of_another_form(codes: str) -> None:
    above, code, plan = codes.split()
    row = f"顧客\t{above} 防洪\t{code} 處數\t{plan} 治理\n\t\t{code[:-1]}2 戶數\t{code[:-1]}2{plan[-2:]} 接管\n"
    this = card(TABLE + row)
    assert [one.name for one in this.objectives] == ["防洪"]
    assert [(one.printed_code, one.name) for one in this.indicators] == [(code, "處數"), (f"{code[:-1]}2", "戶數")]
    assert [one.text for one in this.actions] == ["治理", "接管"]


def test_another_table_behind_the_card_is_residue() -> None:
    result = read(TABLE + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n\n小組名單\n\n職稱\t姓名\n科長\t王大明\n")
    assert actions(result.edition.card) == [("AC1.1", "AC1.1.1", "治理")]
    assert [one.name for one in result.edition.card.objectives] == ["防洪"]
    assert result.coverage.residue == len("小組名單職稱姓名科長王大明")


@pytest.mark.parametrize("years", ["106至109年", "106年度至109年度", "民國106~109年", "2017至2020年"])
def test_a_card_of_several_years_is_for_all_of_them_and_its_columns_for_none(years: str) -> None:
    text = f"臺北市政府港務局{years}策略地圖及平衡計分卡\n\n{TABLE.strip()}\t目標值\t107年目標值\n"
    row = "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\t5\t6\n"
    kind = DocumentKind.BUREAU_SCORECARD
    made = ingest.read_document("card.txt", (text + row).encode(), agency_register(), kind=kind).edition
    assert (made.owner, made.year, made.edition.period) == (
        "臺北市政府港務局",
        106,
        Period(date(2017, 1, 1), date(2020, 12, 31)),
    )
    assert [one.period for one in made.figures.readings] == [None, Period.year(107)]


def test_an_agency_of_the_central_government_on_the_cover() -> None:
    text = (
        "交通部公路局北區養護工程分局\n111年度策略地圖及平衡計分卡\n\n"
        + TABLE
        + "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n"
    )
    result = ingest.read_document("card.txt", text.encode(), agency_register())
    assert result.edition.owner == "交通部公路局北區養護工程分局"


def test_cells_of_columns_without_codes_in_blocks_of_their_own_and_a_heading_that_comes_late() -> None:
    head = "構面\n\n策略目標\n\nKPI\n\n行動方案\n\n負責單位\n\n"
    first = "顧客\n\nAC1 防洪\n\nAC1.1 處數\n\nAC1.1.1 治理\n\n養護科\n\n"
    result = read(head + first + "財務\n\nAF1.1 比率\n\nAF1.1.1 檢討\n\n主計室\n\nAF1 節流\n")
    this = result.edition.card
    assert kpis(this) == [("AC1", "AC1.1", "處數"), ("AF1", "AF1.1", "比率")]
    assert actions(this) == [("AC1.1", "AC1.1.1", "治理"), ("AF1.1", "AF1.1.1", "檢討")]
    assert [[agency.agency for agency in one.agencies] for one in this.indicators] == [["養護科"], ["主計室"]]


def test_a_note_and_prose_below_a_table_are_no_cells() -> None:
    row = "顧客\tAC1 防洪\tAC1.1 處數\tAC1.1.1 治理\n"
    for below in ("註：各科填報\t\t\t\n", "本局將持續精進。\n"):
        result = read(TABLE + row + below)
        assert actions(result.edition.card) == [("AC1.1", "AC1.1.1", "治理")]
        assert result.coverage.residue == len(below.strip())


def test_without_a_column_of_perspectives_only_the_code_places_an_objective() -> None:
    head, first = "維護勞權 A\n\n策略目標\tKPI\t行動方案\n", "AC1 提升滿意\tAC1.1 滿意度\tAC1.1.1 調查\n"
    this = card(head + first + "AP1 簡化流程\tAP1.1 時效\tAP1.1.1 簡化\n")
    assert [(one.perspective, one.placed) for one in this.objectives] == [
        ("C", Ground.INFERRED),
        ("P", Ground.INFERRED),
    ]
