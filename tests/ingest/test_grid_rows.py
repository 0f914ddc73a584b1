"""Scorecard tables that keep their cells: tab-separated text, and the cells that office files and PDFs give."""

from __future__ import annotations

import pytest

from heng import ingest
from heng.ingest.council import read_council_report
from heng.ingest.lines import Cell, Line
from heng.ingest.result import ReadResult
from heng.ingest.source import Source
from heng.model.agency import AgencyRegister
from heng.model.edition import DocumentRef
from heng.model.profile import TAIPEI
from heng.model.source import Place
from heng.model.terms import Column
from tests.ingest.test_council_report import cells

BEFORE = (
    "欣逢貴會第 13 屆第 2 次定期大會開議，謹提出臺北市政府 108 年 1 至 6 月施政報告。",
    "打造海港(K)",
    "一、責任機關",
    "港務處主政，河川局、環保局等機關協辦。",
    "四、策略目標、關鍵績效指標、行動計畫及成果",
    "KC1 改善河川",
)
HEAD = ("關鍵績效指標", "行動計畫", "指標公式及單位", "主責", "108 年目標值", "本期實際值")
ROW = ("KC1.1 河川水質", "KC1.1.1 清淤計畫", "達標站數/總站數*100%；單位：%", "河川局", "51", "40.7")


def tabbed(*rows: tuple[str, ...]) -> ReadResult:
    text = "\n".join([*BEFORE, *("\t".join(row) for row in rows)])
    return ingest.read_document("report.txt", text.encode(), AgencyRegister(()))


def test_a_tab_separated_table_is_read_by_its_cells() -> None:
    result = tabbed(HEAD, ROW)
    assert [(name, values) for name, _, _, values in cells(result.edition)] == [("河川水質", ["河川局: 51｜40.7"])]
    assert result.coverage.residue == 0
    assert not result.findings


def test_columns_are_read_in_the_order_that_the_head_prints() -> None:
    order = [0, 3, 5, 4, 2, 1]
    result = tabbed(tuple(HEAD[index] for index in order), tuple(ROW[index] for index in order))
    assert cells(result.edition)[0][3] == ["河川局: 51｜40.7"]
    assert [action.text for action in result.edition.card.actions] == ["清淤計畫"]
    assert not result.findings


@pytest.mark.parametrize(
    ("heads", "figures", "read", "left"),
    [
        (("107 年實際值", "108 年目標值", "本期實際值"), ("88", "90", "92.4"), "90｜92.4", ["88"]),
        (("去年同期實際值", "108 年目標值", "本期實際值"), ("88", "90", "92.4"), "90｜92.4", ["88"]),
        (("107 年目標值", "108 年目標值", "本期實際值"), ("88", "90", "92.4"), "90｜92.4", ["88"]),
        (("年目標值", "第 1 季目標值", "第 1 季實際值"), ("90", "20", "22.4"), "90｜22.4", ["20"]),
        (("目標值", "第 1 季實際值", "第 2 季實際值"), ("90", "20", "22.4"), "90｜", ["20", "22.4"]),
    ],
)
def test_one_of_several_columns_of_figures_is_read_and_the_others_are_reported(
    heads: tuple[str, ...], figures: tuple[str, ...], read: str, left: list[str]
) -> None:
    result = tabbed((*HEAD[:4], *heads), (*ROW[:4], *figures))
    assert cells(result.edition)[0][3] == [f"河川局: {read}"]
    assert [finding.facts["text"] for finding in result.findings if finding.code == "RD003"] == left
    year = result.edition.figures.readings[0].target_period
    assert year is not None
    assert year.roc_year == 108


def test_a_table_ruled_with_bars_is_read_by_its_cells() -> None:
    rows = ["|" + "|".join(row) + "|" for row in (HEAD, ("---",) * 6, ROW)]
    headings = {1: "# ", 2: "## ", 4: "## ", 5: "### "}
    before = [headings.get(index, "") + line for index, line in enumerate(BEFORE)]
    result = ingest.read_document("report.md", "\n".join([*before, "", *rows]).encode(), AgencyRegister(()))
    assert [(name, values) for name, _, _, values in cells(result.edition)] == [("河川水質", ["河川局: 51｜40.7"])]
    assert result.edition.card.objectives[0].name == "改善河川"
    assert result.coverage.residue == 0
    assert not result.findings


@pytest.mark.parametrize(
    "heading",
    ["(一) KC1 改善河川", "1. KC1 改善河川", "二、策略目標：KC1 改善河川", "改善河川(KC1)", "【KC1】改善河川"],
)
@pytest.mark.parametrize("announced", [True, False])
def test_a_table_is_read_below_any_heading_of_its_objective(heading: str, announced: bool) -> None:
    text = "\n".join([*BEFORE[: 5 if announced else 4], heading, "\t".join(HEAD), "\t".join(ROW)])
    result = ingest.read_document("report.txt", text.encode(), AgencyRegister(()))
    assert [(one.code, one.name) for one in result.edition.card.objectives] == [("KC1", "改善河川")]
    assert [theme.agencies[0].agency for theme in result.edition.card.themes] == ["港務處"]
    assert [indicator.code for indicator in result.edition.card.indicators] == ["KC1.1"]


OTHER = ("KP1.1 水門", "KP1.1.1 巡查", "次數；單位：次", "養護局", "5", "4")


@pytest.mark.parametrize("mark", ["", "一、", "策略目標："])
def test_objectives_that_are_rows_of_one_grid_go_by_its_head(mark: str) -> None:
    bands = [(f"{mark}{text}", "", "", "", "", "") for text in ("KC1 改善河川", "KP1 維護水門")]
    lines = [*BEFORE[:5], *("\t".join(row) for row in (HEAD, bands[0], ROW, bands[1], OTHER))]
    result = ingest.read_document("report.txt", "\n".join(lines).encode(), AgencyRegister(()))
    assert [(one.code, one.name) for one in result.edition.card.objectives] == [
        ("KC1", "改善河川"),
        ("KP1", "維護水門"),
    ]
    assert [(one.objective, one.code) for one in result.edition.card.indicators] == [("KC1", "KC1.1"), ("KP1", "KP1.1")]
    assert [values for *_, values in cells(result.edition)] == [["河川局: 51｜40.7"], ["養護局: 5｜4"]]
    assert not result.findings


def test_a_cell_alone_in_its_row_that_goes_on_behind_a_code_is_no_heading() -> None:
    result = read(grid(HEAD, ROW, ("改善河川(KP1)\n並加強巡查",), OTHER))
    assert [one.code for one in result.edition.card.objectives] == ["KC1"]
    assert "改善河川(KP1)" in [finding.facts["text"] for finding in result.findings if finding.code == "RD003"]


def test_names_of_perspectives_between_objectives_are_headings() -> None:
    bands = [(text, "", "", "", "", "") for text in ("顧客構面", "KC1 改善河川", "內部流程(P)", "KP1 維護水門")]
    lines = [*BEFORE[:5], *("\t".join(row) for row in (HEAD, *bands[:2], ROW, *bands[2:], OTHER))]
    result = ingest.read_document("report.txt", "\n".join(lines).encode(), AgencyRegister(()))
    assert [(one.code, one.perspective) for one in result.edition.card.objectives] == [("KC1", "C"), ("KP1", "P")]
    assert [one.code for one in result.edition.card.indicators] == ["KC1.1", "KP1.1"]
    assert not result.findings


@pytest.mark.parametrize("again", ["", "KC1 改善河川"])
def test_objectives_in_a_column_of_their_own_head_the_rows_beside_them(again: str) -> None:
    second = ("KC1.2 水溫", "KC1.2.1 量測", "度；單位：度", "河川局", "3", "2")
    rows = (("策略目標", *HEAD), ("KC1 改善河川", *ROW), (again, *second), ("KP1 維護水門", *OTHER))
    lines = [*BEFORE[:5], *("\t".join(row) for row in rows)]
    result = ingest.read_document("report.txt", "\n".join(lines).encode(), AgencyRegister(()))
    assert [one.code for one in result.edition.card.objectives] == ["KC1", "KP1"]
    found = [(one.objective, one.code) for one in result.edition.card.indicators]
    assert found == [("KC1", "KC1.1"), ("KC1", "KC1.2"), ("KP1", "KP1.1")]
    assert not result.findings


def test_a_theme_may_bear_the_letter_of_the_objectives_above_all_themes() -> None:
    """Those have no indicators."""
    other = tuple(text.replace("KP1", "TP1") for text in OTHER)
    rows = (
        "TP1 維護水門",
        "\t".join(HEAD),
        "\t".join(other),
        "\t".join(text.replace("P1.1", "P1.2") for text in other),
    )
    text = "\n".join([*BEFORE[:1], "韌性水利(T)", *BEFORE[2:5], *rows])
    result = ingest.read_document("report.txt", text.encode(), AgencyRegister(()))
    assert [(one.theme, one.code) for one in result.edition.card.objectives] == [("T", "TP1")]
    assert [(one.objective, one.code) for one in result.edition.card.indicators] == [("TP1", "TP1.1"), ("TP1", "TP1.2")]


@pytest.mark.parametrize("actual", ["40.7註：不含野溪", "、40.7", "40.7 單位：%"])
def test_a_figure_with_a_note_or_a_mark_between_names_is_told(actual: str) -> None:
    result = tabbed(HEAD, (*ROW[:5], actual))
    told = [finding.facts["text"] for finding in result.findings if finding.code == "RD003"]
    assert ["".join(str(text).split()) for text in told] == ["".join(actual.split())]


def test_a_table_without_a_heading_is_read_under_no_objective() -> None:
    text = "\n".join([*BEFORE[:5], "\t".join(HEAD), "\t".join(ROW)])
    result = ingest.read_document("report.txt", text.encode(), AgencyRegister(()))
    (indicator,) = result.edition.card.indicators
    assert (indicator.objective, indicator.objective_ref, indicator.code) == ("", "", "KC1.1")
    assert not result.edition.card.objectives
    assert result.coverage.residue == 0


def test_rows_without_codes_are_numbered_under_the_heading_that_names_their_objective() -> None:
    rows = (("市民滿意度", *ROW[1:]), ("1999話務接通率", *ROW[1:]), ("小計", "", "", "", "98", ""))
    lines = [*BEFORE[:2], "一、友善城市", "\t".join(HEAD), *("\t".join(row) for row in rows)]
    result = ingest.read_document("report.txt", "\n".join(lines).encode(), AgencyRegister(()))
    assert [(one.code, one.name) for one in result.edition.card.objectives] == [("", "友善城市")]
    found = [(one.objective, one.code, one.component, one.name) for one in result.edition.card.indicators]
    assert found == [("友善城市", "", "1", "市民滿意度"), ("友善城市", "", "2", "1999話務接通率")]
    assert result.coverage.residue


@pytest.mark.parametrize(
    ("cells", "code", "name", "plan"),
    [
        (("ＫＣ１．１ 水質", "ＫＣ１．１．１ 清淤"), "KC1.1", "水質", "清淤"),
        (("kc1.1 水質", "kc1.1.1 清淤"), "KC1.1", "水質", "清淤"),
        (("KC1-1 水質", "KC1-1-1 清淤"), "KC1-1", "水質", "清淤"),
        (("水質(KC1.1)", "KC1.1.1 清淤"), "KC1.1", "水質", "清淤"),
        (("PM2.5濃度", "清淤"), "", "PM2.5濃度", "清淤"),
    ],
)
def test_the_head_says_what_a_cell_is_whatever_its_code_looks_like(
    cells: tuple[str, str], code: str, name: str, plan: str
) -> None:
    lines = [*BEFORE, "\t".join(HEAD), "\t".join((*cells, *ROW[2:]))]
    result = ingest.read_document("report.txt", "\n".join(lines).encode(), AgencyRegister(()))
    (indicator,) = result.edition.card.indicators
    assert (indicator.code, indicator.name) == (code, name)
    assert [action.text for action in result.edition.card.actions] == [plan]


def test_several_plans_on_one_line_of_a_cell() -> None:
    row = (ROW[0], "KC1.1.1 清淤，配合 KC2.1.3 辦理 KC1.1.2 截流；KC1.1.3 巡檢", *ROW[2:])
    lines = [*BEFORE, "\t".join(HEAD), "\t".join(row)]
    result = ingest.read_document("report.txt", "\n".join(lines).encode(), AgencyRegister(()))
    found = [(action.code, action.text) for action in result.edition.card.actions]
    assert found == [("KC1.1.1", "清淤，配合 KC2.1.3 辦理"), ("KC1.1.2", "截流"), ("KC1.1.3", "巡檢")]


def test_a_head_in_english_and_columns_that_nobody_knows() -> None:
    lines = [*BEFORE, "KPI\tAction\tFormula\tOwner\tTarget\tActual\t燈號", "\t".join((*ROW, "綠燈"))]
    result = ingest.read_document("report.txt", "\n".join(lines).encode(), AgencyRegister(()))
    (indicator,) = result.edition.card.indicators
    assert indicator.code == "KC1.1"
    assert len(result.edition.figures.readings) == 1
    assert result.coverage.residue


def test_figures_of_lines_are_not_read_where_the_head_names_columns_that_lines_do_not_show() -> None:
    for heads in (("107 年實際值", "108 年目標值", "本期實際值"), ("本期實際值", "108 年目標值")):
        text = "\n\n".join([*BEFORE, *HEAD[:4], *heads, *ROW[:4], *("88", "90", "92.4")[-len(heads) :]])
        result = ingest.read_document("report.txt", text.encode(), AgencyRegister(()))
        (reading,) = result.edition.figures.readings
        assert (reading.target, reading.actual) == (None, None)
        found = {(finding.code, finding.subject) for finding in result.findings}
        assert ("RD003", "KC1.1") in found
        assert result.coverage.residue


def test_a_table_without_some_columns_and_with_others() -> None:
    result = tabbed(
        ("項次", "KPI", "計算公式", "單位", "權重(%)", "負責機關", "目標值", "實績值", "備註"),
        ("1", "KC1.1 河川水質", "達標站數/總站數*100%", "%", "60%", "河川局", "51", "40.7", "每月採樣一次"),
    )
    (indicator,) = result.edition.card.indicators
    assert (indicator.formula, indicator.unit) == ("達標站數/總站數*100%", "%")
    assert indicator.weight is not None
    assert indicator.weight.value == 60
    assert "每月採樣一次" in indicator.formula_note
    assert Column.ACTION not in result.edition.card.columns
    assert result.coverage.residue == 0


def test_a_row_without_a_code_in_the_middle_of_a_table_is_one_where_it_has_an_agency_with_figures() -> None:
    row = ("河岸綠化", "KC1.9.1 植樹", "棵數", "河川局", "5", "4")
    result = tabbed(HEAD, ROW, row, ("本河段另計", "", "", "", "", ""), ("KC1.2 水量", *ROW[1:]))
    found = [(one.code, one.component, one.name) for one in result.edition.card.indicators]
    assert found == [("KC1.1", "", "河川水質"), ("", "1", "河岸綠化"), ("KC1.2", "", "水量")]
    assert result.coverage.residue == len("本河段另計")


def grid(*rows: tuple[str | None, ...], table: int = 1, page: int = 1) -> list[tuple[str, int, int, int]]:
    """Return (text, table, row, column) of a part of a table; None for a cell that is merged with the one above."""
    return [
        (text, table, number, column)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell is not None
        for text in cell.split("\n")
    ]


def read(*parts: list[tuple[str, int, int, int]], leads: bool = True, roof: int = 0) -> ReadResult:
    """Read parts of a table. `roof`: the first row's last cell lies over so many columns."""
    lines = [Line(no, text) for no, text in enumerate(BEFORE, start=1)]
    for part in parts:
        before: tuple[int, int] | None = None
        for text, table, row, column in part:
            lead = leads and before == (row, column)
            before = (row, column)
            over = roof if roof and row == 0 and column == len(HEAD) - roof else 1
            lines.append(Line(len(lines) + 1, text, lead=lead, cell=Cell(table, row, column, columns=over)))
    document = DocumentRef(name="report.odt", sha256="0" * 64, size=1)
    places = {line.no: Place(page=line.cell.table if line.cell else 1) for line in lines}
    return read_council_report(Source(document, tuple(lines), tuple(lines), places), AgencyRegister(()), TAIPEI)


@pytest.mark.parametrize(("first", "words"), [(3, "108 年度執行情形"), (4, "108 年度執行情形"), (4, "辦理情形")])
def test_a_head_over_several_columns_takes_none_from_those_below_it(first: int, words: str) -> None:
    made = grid((*HEAD[:first], words), (*[None] * first, *("主責機關", "目標值", "實際值")[first - 3 :]), ROW)
    result = read(made, roof=len(HEAD) - first)
    assert [values for *_, values in cells(result.edition)] == [["河川局: 51｜40.7"]]
    assert result.coverage.residue == 0


def test_a_grid_that_goes_on_without_its_head_on_the_next_page_keeps_its_columns() -> None:
    result = read(grid(HEAD, ROW), grid(("KP1 維護水門",), OTHER, table=2))
    assert [one.code for one in result.edition.card.objectives] == ["KC1", "KP1"]
    assert [values for *_, values in cells(result.edition)] == [["河川局: 51｜40.7"], ["養護局: 5｜4"]]


def test_steps_and_notes_begin_without_white_space_also_on_the_next_page() -> None:
    plan = "KC1.1.1 辦理河川清淤計畫\n1.盤點河段並洽鄰近學校共\n12.5 公里。\n2.發包"
    result = read(
        grid(HEAD, (ROW[0], plan, "達標站數\n註：自本年度起改採新", *ROW[3:])),
        grid(HEAD, ("", "3.施工", "口徑", "", "", ""), table=2),
        leads=False,
    )
    (action,) = result.edition.card.actions
    assert action.text == "辦理河川清淤計畫"
    assert [step.text for step in action.steps] == ["盤點河段並洽鄰近學校共 12.5 公里。", "發包", "施工"]
    assert result.edition.card.indicators[0].formula_note == "註：自本年度起改採新口徑"


def test_agencies_in_rows_below_have_their_own_figures() -> None:
    result = read(grid(HEAD, ROW, (None, None, None, "港務處", "80", "尚無法統計")))
    assert cells(result.edition)[0][3] == ["河川局: 51｜40.7", "港務處: 80｜尚無法統計"]


def test_agencies_one_below_the_other_may_lack_the_white_space_that_their_figures_have() -> None:
    texts = [(*cell, False) for cell in zip((*HEAD, *ROW[:3]), [0] * 6 + [1] * 3, [*range(6), *range(3)], strict=True)]
    texts += [("河川局", 1, 3, False), ("港務處", 1, 3, False), ("51", 1, 4, False), ("80 以上", 1, 4, True)]
    texts += [("40.7", 1, 5, False), ("尚無法統計", 1, 5, True)]
    made = [Line(no, text) for no, text in enumerate(BEFORE, start=1)]
    made += [
        Line(100 + no, text, lead=lead, cell=Cell(1, row, column)) for no, (text, row, column, lead) in enumerate(texts)
    ]
    document = DocumentRef(name="report.pdf", sha256="0" * 64, size=1)
    result = read_council_report(Source(document, tuple(made), tuple(made)), AgencyRegister(()), TAIPEI)
    assert cells(result.edition)[0][3] == ["河川局: 51｜40.7", "港務處: 80 以上｜尚無法統計"]


def test_agencies_one_below_the_other_in_one_cell_are_never_merged() -> None:
    result = read(grid(HEAD, (*ROW[:3], "河川局\n港務處", "51\n80", "40.7\n82")))
    assert cells(result.edition)[0][3] == ["河川局: 51｜40.7", "港務處: 80｜82"]
    joint = read(grid(HEAD, (*ROW[:3], "河川局\n港務處", "51", "40.7")))
    assert cells(joint.edition)[0][3] == ["河川局；港務處: 51｜40.7"]


@pytest.mark.parametrize("head", [[HEAD], []])
def test_a_row_that_a_page_break_cuts_goes_on(head: list[tuple[str, ...]]) -> None:
    result = read(
        grid(HEAD, ("KC1.1 河川", "KC1.1.1 清淤計畫\nKC1.1.2 巡查", "達標站數/", "河川局", "51", "40.7")),
        grid(
            *head,
            ("水質", "及稽查計畫", "總站數*100%\n單位：%", "", "", "(至 5/31)"),
            ("KC1.2 水量", *ROW[1:]),
            table=2,
        ),
    )
    first, second = cells(result.edition)
    assert first == ("河川水質", "達標站數/總站數*100%", "%", ["河川局: 51｜40.7(至 5/31)"])
    assert second[0] == "水量"
    assert [action.text for action in result.edition.card.actions][:2] == ["清淤計畫", "巡查及稽查計畫"]
    assert result.coverage.residue == 0


def test_target_and_actual_cite_their_own_lines() -> None:
    (reading,) = read(grid(HEAD, ROW)).edition.figures.readings
    assert reading.target is not None
    assert reading.actual is not None
    assert reading.target.source is not None
    assert reading.actual.source is not None
    assert reading.actual.source.place.lines == (reading.target.source.place.lines[0] + 1,)


def test_a_figure_that_lies_over_both_columns_fills_none() -> None:
    lines = grid(HEAD, ROW[:4])
    result = read(lines)
    assert not result.findings
    document = DocumentRef(name="report.odt", sha256="0" * 64, size=1)
    made = [Line(no, text) for no, text in enumerate(BEFORE, start=1)]
    made += [Line(100 + no, text, cell=Cell(1, row, column)) for no, (text, _, row, column) in enumerate(lines)]
    made.append(Line(200, "51 40.7", cell=Cell(1, 1, 4, columns=2)))
    spread = read_council_report(Source(document, tuple(made), tuple(made)), AgencyRegister(()), TAIPEI)
    assert "51 40.7" in [str(finding.facts["text"]) for finding in spread.findings if finding.code == "RD003"]


def test_columns_that_stand_beside_one_another_are_cells_and_a_pages_number_is_none_of_them() -> None:
    rows = (
        ("關鍵績效", "行動計畫", "指標公式", "主責", "108 年目", "本期實"),
        ("指標", "", "及單位", "", "標值", "際值"),
        (),
        ("KC1.1 河川", "KC1.1.1 清淤計畫", "達標站數", "河川局", "51", "40.7"),
        ("水質", "KC1.1.2 巡守計畫", "單位：站"),
        (),
        ("KC1.2 巡守", "KC1.2.1 巡守員計畫", "當年人數", "環保局", "1,200", "633"),
        ("人數", "", "單位：人"),
    )
    printed = ["".join(cell.ljust(20) for cell in row).rstrip() for row in rows]
    text = "\n".join([*BEFORE, *printed, "", "", "1", "\f附錄"])
    result = ingest.read_document("report.txt", text.encode(), AgencyRegister(()))
    assert [(name, values) for name, _, _, values in cells(result.edition)] == [
        ("河川水質", ["河川局: 51｜40.7"]),
        ("巡守人數", ["環保局: 1,200｜633"]),
    ]
    assert [indicator.unit for indicator in result.edition.card.indicators] == ["站", "人"]


def test_another_table_is_no_part_of_the_running_text_around_it() -> None:
    lines = [
        BEFORE[0],
        "姓名\t職稱",
        "王大明\t局長",
        *BEFORE[1:5],
        "燈號\t數量",
        BEFORE[5],
        "\t".join(HEAD),
        "\t".join(ROW),
    ]
    result = ingest.read_document("report.txt", "\n".join(lines).encode(), AgencyRegister(()))
    assert result.edition.report is not None
    assert [section.text for section in result.edition.report.sections] == [BEFORE[0]]
    assert result.coverage.residue == len("姓名職稱王大明局長燈號數量")
