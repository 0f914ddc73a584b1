"""A KPI sheet is read by the words above its columns, whatever their order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heng.ingest import ReadResult, read_document
from heng.model.figures import Actual, Deadline, Missing, Target, Threshold
from heng.model.terms import AgencyRole, DocumentKind, Polarity
from heng.resources import agency_register
from tests.ingest.office_files import ods, xlsx


def read(data: bytes) -> ReadResult:
    return read_document("a", data, agency_register())


def sheet(*rows: str) -> bytes:
    """A spreadsheet whose cells are parted by `|`; `2:` before a cell = two columns, `v2:` = two rows, `^` covered."""
    made = "".join(f"<table:table-row>{''.join(map(_cell, row.split('|')))}</table:table-row>" for row in rows)
    return ods(f"<table:table>{made}</table:table>")


def _cell(text: str) -> str:
    if text in ("", "^"):
        return "<table:covered-table-cell/>" if text else "<table:table-cell/>"
    mark, _, rest = text.partition(":") if text[1:2] == ":" or text[2:3] == ":" else ("", "", text)
    spans = {"": "", "2": ' table:number-columns-spanned="2"'}
    span = spans.get(mark, f' table:number-rows-spanned="{mark[-1:]}"')
    return f"<table:table-cell{span}><text:p>{rest}</text:p></table:table-cell>"


def values(result: ReadResult) -> list[tuple[str, object, object]]:
    """Indicator, target and actual of each reading: numbers, days, or the reason for none."""
    names = {each.ref: each.name for each in result.edition.card.indicators}
    return [
        (names[each.indicator], _target(each.target), _actual(each.actual)) for each in result.edition.figures.readings
    ]


def _target(target: Target | None) -> object:
    predicate = target.predicate if target else None
    if isinstance(predicate, Threshold):
        return predicate.value.value
    return str(predicate.day) if isinstance(predicate, Deadline) else predicate


def _actual(actual: Actual | Missing | None) -> object:
    return (
        getattr(actual.value, "value", actual.value) if isinstance(actual, Actual) else actual and actual.reason.value
    )


PLAIN = (
    "勞動局 108 年度關鍵績效指標清冊",
    "指標代碼|指標名稱|計算公式|單位|目標值|實際值|主責機關|協辦機關|權重|指標方向|備註",
    "AC1.1|就業率|就業人數/勞動力*100%|%|95|92.86|勞動局|社會局|60%|正向|含兼職",
    "AC1.2|職災件數|件數|件|≤ 12|尚無法統計|勞動局||40%|負向|",
)


def test_a_plain_sheet() -> None:
    result = read(sheet(*PLAIN))
    edition = result.edition
    assert (edition.edition.kind, edition.owner, edition.year) == (DocumentKind.KPI_SHEET, "勞動局", 108)
    first, second = edition.card.indicators
    assert (first.code, first.name, first.formula, first.unit) == ("AC1.1", "就業率", "就業人數/勞動力*100%", "%")
    assert (str(first.weight), first.polarity, first.formula_note) == ("60", Polarity.HIGHER, "含兼職")
    assert [(each.agency, each.role) for each in first.agencies] == [
        ("勞動局", AgencyRole.LEAD), ("社會局", AgencyRole.CO),
    ]  # fmt: skip
    assert second.polarity is Polarity.LOWER
    assert values(result) == [("就業率", Decimal(95), Decimal("92.86")), ("職災件數", Decimal(12), "not_yet")]
    assert result.coverage.residue == 0
    assert not result.findings


@pytest.mark.parametrize("order", [[6, 5, 4, 3, 2, 1, 0], [1, 0, 4, 5, 2, 6, 3]])
def test_the_order_of_columns_does_not_matter(order: list[int]) -> None:
    rows = [PLAIN[0], *("|".join(row.split("|")[at] for at in order) for row in PLAIN[1:])]
    assert values(read(sheet(*rows))) == values(read(sheet(*PLAIN)))


def test_other_wordings_and_a_sheet_in_english() -> None:
    first = read(sheet("項次|衡量指標|計算方式|衡量單位|年度目標值|執行情形|承辦單位", "1|回收率|甲/乙|%|50|51|環保局"))
    assert values(first) == [("回收率", Decimal(50), Decimal(51))]
    second = read(sheet("Code|Indicator|Formula|Unit|Target|Actual|Agency", "E1|Recycling rate|a/b|%|50|51|環保局"))
    assert values(second) == [("Recycling rate", Decimal(50), Decimal(51))]


def test_a_head_of_two_rows_with_years_and_quarters() -> None:
    result = read(
        sheet(
            "v2:指標編號|v2:指標名稱|2:107年度|^|2:108年度|^",
            "^|^|目標值|實際值|目標值|第1季實際值",
            "A1|場次|10|11|12|3",
        )
    )
    readings = result.edition.figures.readings
    assert [(each.period and each.period.slug, each.period and each.period.roc_year) for each in readings] == [
        ("year", 107), ("q1", 108),
    ]  # fmt: skip
    assert values(result) == [("場次", Decimal(10), Decimal(11)), ("場次", Decimal(12), Decimal(3))]


def test_merged_objectives_and_indicators_with_several_agencies() -> None:
    result = read(
        sheet(
            "臺北市政府環境保護局 108 年度第 2 季關鍵績效指標一覽表",
            "策略目標|指標名稱|主責機關|單位|目標值|實際值",
            "v3:AC1 改善環境|v2:稽查件數|環保局|件|100|50",
            "^|^|警察局|件|200|30",
            "^|完成期限|環保局|日期|108/12/31|",
        )
    )
    assert [(each.code, each.name) for each in result.edition.card.objectives] == [("AC1", "改善環境")]
    assert [each.objective for each in result.edition.card.indicators] == ["AC1", "AC1"]
    readings = result.edition.figures.readings
    assert [[agency.agency for agency in each.agencies] for each in readings] == [["環保局"], ["警察局"], ["環保局"]]
    assert values(result)[1:] == [
        ("稽查件數", Decimal(200), Decimal(30)),
        ("完成期限", "2019-12-31", "not_given"),
    ]
    assert result.edition.edition.key == "q2"


def test_a_repeated_head_a_second_table_and_a_note() -> None:
    head = "指標代碼|指標名稱|單位|目標值|實際值"
    result = read(sheet(head, "A1|甲|件|1|2", head, "A2|乙|件|3|4", "", "A3|丙|件|5|6", "註：數值為累計"))
    assert [name for name, _, _ in values(result)] == ["甲", "乙", "丙"]
    assert result.coverage.residue == 0
    assert result.edition.report is not None


def test_what_fits_no_column_is_residue_with_its_cell() -> None:
    result = read(sheet("指標代碼|指標名稱|單位|目標值|神祕欄", "A1|甲|件|1|X9"))
    assert [finding.code for finding in result.findings] == ["RD003", "RD003"][: len(result.findings)]
    places = [finding.source.place.cell for finding in result.findings if finding.source]
    assert "E2" in places


def test_percent_cells_of_a_workbook_keep_their_figure() -> None:
    def cell(address: str, text: str) -> str:
        return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'

    head = "".join(
        cell(f"{'ABCDE'[at]}1", text) for at, text in enumerate(["指標名稱", "單位", "目標值", "實際值", "主責機關"])
    )
    row = cell("A2", "就業率") + cell("B2", "%") + '<c r="C2" s="1"><v>0.95</v></c><c r="D2" s="1"><v>0.92857</v></c>'
    data = xlsx(f'<sheetData><row r="1">{head}</row><row r="2">{row}</row></sheetData>', formats=("0.00%",))
    result = read(data)
    assert values(result) == [("就業率", Decimal("95.00"), Decimal("92.857"))]
    actual = result.edition.figures.readings[0].actual
    assert actual is not None
    assert actual.source is not None
    assert (actual.source.place.cell, actual.source.text) == ("D2", "92.857%")


def test_a_csv_is_a_sheet_too() -> None:
    text = '108年度勞動局關鍵績效指標,,,,\n指標代碼,指標名稱,單位,目標值,實際值\nAC1.1,"場次, 含線上",場,"1,200",=1+1\n'
    result = read(text.encode())
    assert (result.edition.edition.kind, result.edition.owner, result.edition.year) == (
        DocumentKind.KPI_SHEET,
        "勞動局",
        108,
    )
    assert [each.name for each in result.edition.card.indicators] == ["場次, 含線上"]
    assert result.edition.figures.readings[0].source.place.lines == (3,)


def test_a_letter_with_a_table_is_no_kpi_sheet() -> None:
    assert read(sheet("姓名|職稱|電話", "王小明|科員|1234")).edition.edition.kind is DocumentKind.UNKNOWN


def test_a_line_between_tables_may_head_the_rows_below_it() -> None:
    head = "指標代碼|指標名稱|單位|目標值"
    result = read(sheet("AC1 保障權益", head, "AC1.1|甲|件|1", "", "AL1 培育人才", head, "AL1.1|乙|件|2"))
    assert [(each.code, each.name) for each in result.edition.card.objectives] == [
        ("AC1", "保障權益"),
        ("AL1", "培育人才"),
    ]
    assert [each.objective for each in result.edition.card.indicators] == ["AC1", "AL1"]
    assert result.coverage.residue == 0


def test_marks_leave_the_name_and_fill_their_columns() -> None:
    head = "代碼|指標名稱|單位|目標值|實際值"
    result = read(sheet(head, "A1|失業率(WCCD)(負向指標)|%|3|4", "A2|就業率(府級KPI-AC1.2)|%|90|91"))
    first, second = result.edition.card.indicators
    assert (first.name, first.standard, first.polarity) == ("失業率", "WCCD", Polarity.LOWER)
    assert (second.name, second.city_indicator) == ("就業率", "AC1.2")


def test_a_serial_number_takes_nothing_from_a_target() -> None:
    result = read(sheet("序號|指標名稱|單位|目標值|實際值", "3|場次|場|30|31", "6|件數|件|6.5|7"))
    assert values(result) == [("場次", Decimal(30), Decimal(31)), ("件數", Decimal("6.5"), Decimal(7))]


def test_figures_of_an_earlier_time_are_no_actual_of_this_period() -> None:
    result = read(sheet("代碼|指標名稱|年度目標值|去年同期實際值|本期實際值", "A1|場次|90|80|95"))
    assert values(result) == [("場次", Decimal(90), Decimal(95))]


def test_a_month_in_a_head_is_that_month_and_a_year_that_year() -> None:
    result = read(sheet("113年度清冊", "代碼|指標名稱|1月實際值|2月實際值|114年目標值", "A1|場次|9|12|15"))
    spans = [
        (each.period.first.month, each.period.last.month) for each in result.edition.figures.readings if each.period
    ]
    assert spans == [(1, 1), (2, 2), (1, 12)]


def test_rows_without_codes_are_told_apart_by_their_order() -> None:
    result = read(sheet("指標名稱|單位|目標值|實際值", "場次|場|1|2", "場次|場|3|4"))
    assert [each.component for each in result.edition.card.indicators] == ["1", "2"]
    assert {each.subject for each in result.edition.card.indicators} == {""}


def test_a_unit_of_money_owns_no_sheet() -> None:
    result = read(sheet("113年度關鍵績效指標一覽表", "單位：新臺幣千元", "代碼|指標名稱|目標值|實際值", "A1|歲入|1|2"))
    assert result.edition.owner == ""


def test_a_cell_that_rounds_is_printed_as_it_shows_and_counts_with_all_its_digits() -> None:
    formats = ("0%", "0.0%", "#,##0,")
    head = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("代碼", "指標名稱", "目標值", "實際值"))
    rows = "".join(
        f'<row><c t="inlineStr"><is><t>A{at}</t></is></c><c t="inlineStr"><is><t>率</t></is></c>'
        f'<c s="{at}"><v>{target}</v></c><c s="{at}"><v>{actual}</v></c></row>'
        for at, (target, actual) in enumerate([("0.9", "0.9449"), ("0.936", "0.93649"), ("1000", "1234567")], 1)
    )
    result = read(xlsx(f"<sheetData><row>{head}</row>{rows}</sheetData>", formats=formats))
    assert [value for _, _, value in values(result)] == [Decimal("94.49"), Decimal("93.649"), Decimal(1234567)]
    printed = [
        (each.target and each.target.text, each.actual and each.actual.text) for each in result.edition.figures.readings
    ]
    assert printed == [("90%", "94%"), ("93.6%", "93.6%"), ("1,000", "1,234,567")]
    assert not result.findings


def test_what_a_cell_leaves_in_doubt_is_a_finding() -> None:
    result = read(sheet("代碼|指標名稱|目標值|實際值", "A1|場次|3-5|3-5", "A2|件數|5|已完成"))
    assert [each.code for each in result.findings] == ["RD002", "RD002"]


def test_a_sum_is_no_indicator_and_a_mark_among_the_remarks_counts() -> None:
    result = read(sheet("代碼|指標名稱|目標值|實際值|備註", "A1|失業率|3|4|負向指標", "|合計|3|4|"))
    (only,) = result.edition.card.indicators
    assert (only.polarity, only.formula_note) == (Polarity.LOWER, "")
    assert "RD003" in {each.code for each in result.findings}


def table(*rows: str) -> ReadResult:
    """A text whose cells are parted by tabs; `|` stands for a tab here."""
    return read("\n".join(row.replace("|", "\t") for row in rows).encode())


def test_a_years_target_beside_its_quarters_is_one_target() -> None:
    head = "代碼|指標名稱|年度目標值|第1季實際值|第2季實際值|第3季實際值"
    result = table("甲局114年度績效指標", "", head, "A1|人次|100|20|30|")
    assert [
        (each.period and each.period.slug, _target(each.target), _actual(each.actual))
        for each in result.edition.figures.readings
    ] == [
        ("q1", None, Decimal(20)),
        ("q2", None, Decimal(30)),
        ("q3", None, "not_given"),
        ("year", Decimal(100), None),
    ]


def test_a_years_target_goes_with_the_actual_of_the_year() -> None:
    head = "代碼|指標名稱|年度目標值|上半年實際值|全年實際值"
    assert values(table(head, "A1|人次|100|40|90")) == [
        ("人次", None, Decimal(40)),
        ("人次", Decimal(100), Decimal(90)),
    ]


def test_what_adds_up_to_a_month_begins_with_the_year() -> None:
    result = table("甲局114年度績效指標", "", "代碼|指標名稱|第2季累計目標值|截至6月底累計實際值", "A1|人次|50|40")
    (only,) = result.edition.figures.readings
    assert only.period == only.target_period
    assert only.period is not None
    assert only.period.slug == "0101-0630"


def test_a_revised_target_takes_the_place_of_the_first_one() -> None:
    result = table("代碼|指標名稱|原訂目標值|修正目標值|實際值", "A1|人次|100|90|95")
    assert values(result) == [("人次", Decimal(90), Decimal(95)), ("人次", Decimal(100), None)]
    first = result.edition.figures.readings[1].target
    assert first is not None
    assert first.note == "原訂目標值"


def test_a_sheet_of_several_years_claims_none_of_them() -> None:
    result = table("甲市政府113-116年度KPI清冊", "", "代碼|KPI名稱|目標值|114年目標值", "A1|人次|100|25")
    assert (result.edition.year, result.edition.owner) == (113, "甲市政府")
    spans = [
        (each.target_period.first.year, each.target_period.last.year)
        for each in result.edition.figures.readings
        if each.target_period
    ]
    assert spans == [(2024, 2027), (2025, 2025)]


def test_heads_of_two_rows_in_a_text() -> None:
    result = table(
        "編號|KPI名稱|單位|第一季||第二季|",
        "|||目標值|實際值|目標值|實際值",
        "A1|人次|人|10|11|20|",
    )
    assert values(result) == [("人次", Decimal(10), Decimal(11)), ("人次", Decimal(20), "not_given")]
    assert result.coverage.residue == 0


def test_rows_between_indicators_head_those_below() -> None:
    head = "編號|KPI名稱|單位|目標值|實際值"
    result = table(head, "AC1 保障權益||||", "AC1.1|甲|件|1|2", "二、社會面||||", "B1|乙|件|3|4", "註：至6月底||||")
    assert [(each.code, each.name) for each in result.edition.card.objectives] == [("AC1", "保障權益"), ("", "社會面")]
    assert [(each.objective, each.name) for each in result.edition.card.indicators] == [("AC1", "甲"), ("社會面", "乙")]
    assert result.edition.report is not None
    assert result.coverage.residue == 0


def test_a_band_between_the_rows_of_a_workbook_is_such_a_row() -> None:
    band = "<table:table-row><table:table-cell table:number-columns-spanned='4'><text:p>{}</text:p></table:table-cell>"
    head = "".join(f"<table:table-row>{''.join(map(_cell, ['KPI名稱', '單位', '目標值', '實際值']))}</table:table-row>")
    rows = [
        f"<table:table-row>{''.join(map(_cell, row.split('|')))}</table:table-row>"
        for row in ("甲|件|1|2", "乙|件|3|4")
    ]
    bands = [band.format(text) + "</table:table-row>" for text in ("顧客構面", "財務構面")]
    made = ods(f"<table:table>{head}{bands[0]}{rows[0]}{bands[1]}{rows[1]}</table:table>")
    objectives = read(made).edition.card.objectives
    assert [(each.name, each.perspective) for each in objectives] == [("顧客構面", "C"), ("財務構面", "F")]


def test_a_row_that_goes_on_below_is_one_indicator() -> None:
    head = "編號|KPI名稱|公式|單位|目標值|實際值|主責機關"
    result = table(head, "A1|很長的|甲除以|件|1|2|環保局", "|名稱|乙||||", "A|丙|丁|件|3|4|環保局", "2|的名||||||")
    assert [(each.code, each.name, each.formula) for each in result.edition.card.indicators] == [
        ("A1", "很長的名稱", "甲除以乙"),
        ("A2", "丙的名", "丁"),
    ]


def test_roles_beside_the_names_of_agencies() -> None:
    head = "編號|KPI名稱|單位|目標值|主責機關"
    result = table(head, "A1|甲|件|1|工務局(主辦)、水利局(協辦)", "A2|乙|件|1|主辦：工務局；協辦：水利局、公園處")
    assert [[(each.agency, each.role) for each in one.agencies] for one in result.edition.card.indicators] == [
        [("工務局", AgencyRole.LEAD), ("水利局", AgencyRole.CO)],
        [("工務局", AgencyRole.LEAD), ("水利局", AgencyRole.CO), ("公園處", AgencyRole.CO)],
    ]


def test_a_space_between_thousands_is_one_number_in_doubt() -> None:
    result = table("編號|KPI名稱|單位|目標值|實際值", "A1|甲|件|1 200|1\u202f180")
    assert values(result) == [("甲", Decimal(1200), Decimal(1180))]
    assert [each.code for each in result.findings] == ["RD002"]
    target = result.edition.figures.readings[0].target
    assert target is not None
    assert target.text == "1 200"


def test_figures_that_differ_in_scale_come_to_the_rows_unit() -> None:
    result = table("編號|KPI名稱|單位|目標值|實際值", "A1|甲|千人次|1,200千人次|98萬人次")
    assert values(result) == [("甲", Decimal(1200), Decimal(980))]


@pytest.mark.parametrize("cell", ["TRUE", "#DIV/0!", "Err:510", "8:30"])
def test_what_is_no_figure_is_none(cell: str) -> None:
    result = table("編號|KPI名稱|單位|目標值|實際值", f"A1|甲|件|5|{cell}")
    assert values(result) == [("甲", Decimal(5), "not_given")]
    assert [each.code for each in result.findings] == ["RD002"]


LAID_OUT = """
甲市政府觀光局 110 年度 KPI 清冊
KPI 代碼    KPI 名稱    計算公式         單位   極性   110 年度目 110 年度實 主責機關
                                           標       績

GC1.1     遊憩設施檢查率   檢查處數/總處數×100% %   正向   100     62.5    觀光局

GC1.2     違規件數      年度違規件數       件    負向   ≤1,200  1,058   觀光局
          (含累犯)

                                                               1
"""


def test_columns_that_stand_beside_one_another_in_a_text() -> None:
    result = read(LAID_OUT.encode())
    assert values(result) == [
        ("遊憩設施檢查率", Decimal(100), Decimal("62.5")),
        ("違規件數(含累犯)", Decimal(1200), Decimal(1058)),
    ]
    assert [each.unit for each in result.edition.card.indicators] == ["%", "件"]


def test_a_head_of_two_rows_and_an_empty_column_in_such_a_text() -> None:
    text = """甲縣政府行政處114年度關鍵績效指標填報表
    編號         關鍵績效指標       單位           第一季          第二季
                                   目標值       實際值    目標值    實際值
AC1.1    市民服務電話接通率      %        95       96.2   95
AC1.2    陳情案件平均處理日數     日        6        5.4    6
AP1.1    線上申辦件數         件        1,000    1,204  2,000
"""
    result = read(text.encode())
    assert values(result)[::2] == [
        ("市民服務電話接通率", Decimal(95), Decimal("96.2")),
        ("陳情案件平均處理日數", Decimal(6), Decimal("5.4")),
        ("線上申辦件數", Decimal(1000), Decimal(1204)),
    ]
    assert {actual for _, _, actual in values(result)[1::2]} == {"not_given"}


def test_further_agencies_of_an_indicator_in_a_text() -> None:
    result = table("KPI名稱|單位|主責機關|目標值|實際值", "合格率|%|工務局|95|96", "||養工處|93|92")
    assert [(each.agencies[0].agency, _actual(each.actual)) for each in result.edition.figures.readings] == [
        ("工務局", Decimal(96)),
        ("養工處", Decimal(92)),
    ]


def test_what_a_file_hides_is_said_and_not_read() -> None:
    rows = "".join(
        f"<table:table-row{hidden}>{''.join(map(_cell, row.split('|')))}</table:table-row>"
        for row, hidden in (
            ("代碼|指標名稱|目標值|實際值", ""),
            ("A1|甲|1|2", ""),
            ("A2|乙|3|4", ' table:visibility="collapse"'),
        )
    )
    result = read(ods(f"<table:table>{rows}</table:table>"))
    assert [name for name, _, _ in values(result)] == ["甲"]
    (only,) = result.findings
    assert (only.code, dict(only.facts)) == ("RD003", {"count": 5})


LISTED = ["甲縣政府稅務局113年度績效指標一覽表", "指標編號", "績效指標", "單位", "113年目標值 實際值", "主辦機關"]


def listed(*rows: str) -> ReadResult:
    """A text that prints a cell a line, an empty line between two."""
    return read("\n\n".join([*LISTED, *(cell for row in rows for cell in row.split("|"))]).encode())


def test_a_text_that_prints_cell_after_cell() -> None:
    result = listed("A1-1|稅收達成率|%|100.0%|103.27%|稅務局", "A1-2|清理金額|千元|250,000|181,442|稅務局", "1")
    assert values(result) == [
        ("稅收達成率", Decimal("100.0"), Decimal("103.27")),
        ("清理金額", Decimal(250000), Decimal(181442)),
    ]
    assert result.coverage.residue == 0


def test_rows_of_such_a_text_that_lost_a_cell_are_reported_not_guessed() -> None:
    rows = ["A1-1|甲率|%|1|2|稅務局", "A1-2|乙率|%|312,000", "A1-3|丙率|%|3|4|稅務局", "A1-4|丁率|%|5|6|7|稅務局"]
    result = listed(*rows)
    assert [name for name, _, _ in values(result)] == ["甲率"], "the figures behind 丙率 may be those of 乙率"
    assert "RD003" in {each.code for each in result.findings}
    assert not result.edition.card.objectives
