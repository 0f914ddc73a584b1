"""A bureau fills in tables by hand: what it may leave out, and what it is told."""

from __future__ import annotations

import pytest

from heng import ingest
from heng.ingest import errors, own_tables
from heng.model.figures import Actual, Missing, Threshold
from heng.model.period import Period
from heng.model.terms import DocumentKind, MissingReason, Polarity
from tests.ingest.own_tables.sets import DOCUMENTS, KPIS, REGISTER, VALUES, read, read_all, told

FIRST_QUARTER = Period.months(107, 1, 3)


def test_three_tables_give_an_edition_that_can_be_loaded() -> None:
    result = read(documents=DOCUMENTS, kpis=KPIS, values=VALUES)
    edition = result.edition
    assert result.findings == ()
    assert (edition.owner, edition.year, edition.edition.period) == ("臺北市政府環境保護局", 107, FIRST_QUARTER)
    assert edition.edition.kind is DocumentKind.KPI_SHEET
    assert [indicator.printed_code for indicator in edition.card.indicators] == ["AC1.1", "AC1.2"]
    rate, count = edition.figures.readings
    assert [each.agency for each in rate.agencies] == ["環保局", "衛生局"]
    assert rate.target is not None
    assert rate.target.text == "≥90%"
    assert isinstance(rate.actual, Actual)
    assert isinstance(count.actual, Missing)
    assert count.actual.reason is MissingReason.NOT_YET
    assert (rate.period, count.period) == (FIRST_QUARTER, FIRST_QUARTER)


def test_two_tables_are_read_and_say_what_is_not_known() -> None:
    result = read(kpis=KPIS, values=VALUES)
    assert len(result.edition.figures.readings) == 2
    assert told(result) == [("RD003", "沒有 documents.csv，所以不知道文件的機關、年度和期間；這些都留空。")]


def test_year_and_period_are_those_that_all_values_share() -> None:
    values = "code,target,actual,period_from,period_to\nAC1.1,90,95,107/1/1,107/3/31\nAC1.2,1,1,2018-01-01,2018-03-31\n"
    edition = read(kpis=KPIS, values=values).edition
    assert (edition.year, edition.edition.period) == (107, FIRST_QUARTER)


def test_a_value_without_objective_goes_to_the_only_kpi_of_its_code() -> None:
    result = read(documents=DOCUMENTS, kpis=KPIS, values="code,target,actual\nAC1.2,120,130\n")
    assert result.findings == ()
    assert result.edition.figures.readings[0].indicator == result.edition.card.indicators[1].ref


def test_values_alone_stand_by_code() -> None:
    result = read(documents=DOCUMENTS, values=VALUES)
    assert [(each.code, each.name) for each in result.edition.card.indicators] == [("AC1.1", ""), ("AC1.2", "")]
    assert told(result) == [("RD003", "沒有 kpis.csv，2 個指標只有代碼，沒有名稱、公式和單位。")]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            "objective,code,target,actual\nAC1,AC1.9,5,6\n",
            "values.csv 第 2 列指到指標「AC1 AC1.9」，但 kpis.csv 沒有這一列，所以沒有讀入：「AC1｜AC1.9｜5｜6」。",
        ),
        (
            "objective,code,target,actual\nAC1,AC1.1,5,6\nAC1,AC1.1,5,6\n",
            "values.csv 第 3 列與第 2 列完全相同，只讀了一列。",
        ),
        (
            "objective,code,target,actual\nAC1,AC1.1,5,6\n\nAC1,AC1.1,5,7\n",
            "values.csv 第 4 列與第 2 列是同一個「AC1 AC1.1」，內容卻不同；兩列都讀入了，後面一列是「AC1｜AC1.1｜5｜7」。",
        ),
        (
            "objective,code,target,actual\nAC1,,5,6\n",
            "values.csv 第 2 列沒有填「code」，不知道是哪一項，沒有讀入：「AC1｜5｜6」。",
        ),
        (
            "objective,code,target,actual\nAC1,AC1.1,5,6,7\n",
            "values.csv 第 2 列有多出來的格，不在任何欄位之下：「7」，沒有讀入。",
        ),
        (
            "objective,code,target,actual,備註\nAC1,AC1.1,5,6,暫估\n",
            "values.csv 的欄位「備註」不是 Heng 的欄位，其下 1 格沒有讀入（暫估…）。",
        ),
        (
            "code,code,target,actual\nAC1.1,AC1.2,5,6\n",
            "values.csv 有兩欄都叫「code」，只讀了前一欄。",
        ),
        (
            "code,target,actual,period_from,period_to\nAC1.1,5,6,去年,2018-03-31\n",
            "values.csv 第 2 列的 period_from「去年」不是日期（2018-03-31），這一格沒有讀入。",
        ),
    ],
)
def test_each_fault_is_named_with_table_and_row(values: str, message: str) -> None:
    assert told(read(documents=DOCUMENTS, kpis=KPIS, values=values)) == [("RD003", message)]


def test_what_is_not_taken_is_residue() -> None:
    result = read(documents=DOCUMENTS, kpis=KPIS, values="objective,code,target,actual\nAC1,AC1.9,5,6\n")
    assert result.coverage.residue == len("AC1AC1.956")
    assert result.edition.figures.readings == ()


def test_kpis_of_one_key_that_differ_are_both_kept() -> None:
    result = read(documents=DOCUMENTS, kpis=KPIS + "AC1,AC1.2,稽查家數,,家\n", values=VALUES)
    assert [each.name for each in result.edition.card.indicators] == ["水質合格率", "稽查次數", "稽查家數"]
    assert len({each.ref for each in result.edition.card.indicators}) == 3
    assert "kpis.csv 第 4 列與第 3 列是同一個「AC1 AC1.2」" in told(result)[0][1]


def test_a_code_that_names_no_objective_is_reported_and_the_kpi_kept() -> None:
    objectives = "theme,perspective,code,name\nA,C,AC2,提升環境品質\n"
    result = read(documents=DOCUMENTS, kpis=KPIS, objectives=objectives)
    assert len(result.edition.card.indicators) == 2
    assert [code for code, _ in told(result)] == ["RD003", "RD003"]
    assert "kpis.csv 第 2 列（AC1.1）的策略目標「AC1」不在 objectives.csv" in told(result)[0][1]


def test_actions_arrows_and_figures_that_name_nothing_are_reported() -> None:
    result = read(
        documents=DOCUMENTS,
        kpis=KPIS,
        actions="objective,kpi,code,text\nAC1,AC1.7,AC1.7.1,巡查計畫\n",
        map="scope,drawing,theme,perspective,code,name\nown,map,A,C,AC1,提升品質\n",
        linkages="from,to,printed\nAC1,AC9,yes\n",
        results="row,goal\n1,減量\n",
        figures="row,column,quantity,value,unit,text\n4,results,件數,5,件,辦理5件\n",
    )
    found = sorted(message.partition("，")[0] for _, message in told(result))
    assert found == [
        "actions.csv 第 2 列指到指標「AC1 AC1.7」",
        "figures.csv 第 2 列指到成果列「4」",
        "linkages.csv 第 2 列指到策略目標「AC9」",
    ]


def test_a_computed_column_that_differs_is_told_and_the_printed_text_counts() -> None:
    values = (
        "code,target,target_op,target_value,actual,actual_state,actual_value\nAC1.2,120 以下,<=,100,95,reported,95.0\n"
    )
    result = read(documents=DOCUMENTS, kpis=KPIS, values=values)
    (reading,) = result.edition.figures.readings
    assert reading.target is not None
    assert isinstance(reading.target.predicate, Threshold)
    assert reading.target.predicate.value.value == 120
    assert told(result) == [
        (
            "RD002",
            "values.csv 第 2 列的「120 以下」讀作 target_value 120，表格的 target_value 欄卻是 100。採用的是前者。",
        )
    ]


@pytest.mark.parametrize("written", ["≥", ">=", "至少", "at least"])
def test_words_of_a_column_are_known_as_people_write_them(written: str) -> None:
    values = f"code,target,target_op,actual\nAC1.1,≥90%,{written},95%\n"
    assert read(documents=DOCUMENTS, kpis=KPIS, values=values).findings == ()


def test_a_figure_in_a_computed_column_alone_is_not_taken_silently() -> None:
    result = read(documents=DOCUMENTS, kpis=KPIS, values="code,target,target_value,actual\nAC1.2,,120,95\n")
    (reading,) = result.edition.figures.readings
    assert reading.target is None
    assert told(result) == [("RD002", "values.csv 第 2 列的 target_value 是 120，但 target 空白；沒有印出的值不採用。")]


def test_a_column_that_nobody_fills_is_not_part_of_the_document() -> None:
    result = read(documents=DOCUMENTS, kpis=KPIS, values="code,target,actual\nAC1.1,90,\nAC1.2,120,\n")
    assert [each.actual for each in result.edition.figures.readings] == [None, None]
    result = read(documents=DOCUMENTS, kpis=KPIS, values="code,target,actual\nAC1.1,90,\nAC1.2,120,95\n")
    assert isinstance(result.edition.figures.readings[0].actual, Missing)


def test_a_cell_that_can_be_read_two_ways_is_told_as_in_a_document() -> None:
    result = read(documents=DOCUMENTS, kpis=KPIS, values="code,target,actual\nAC1.2,120,-654759\n")
    assert [code for code, _ in told(result)] == ["RD002"]


def test_polarity_is_known_by_its_words() -> None:
    kpis = "code,name,polarity\nA1,甲,negative\nA2,乙,負向\nA3,丙,越高越好\nA4,丁,斜向\n"
    result = read(documents=DOCUMENTS, kpis=kpis)
    found = [each.polarity for each in result.edition.card.indicators]
    assert found == [Polarity.LOWER, Polarity.LOWER, Polarity.HIGHER, None]
    assert [message for _, message in told(result)] == [
        "kpis.csv 第 5 列的 polarity「斜向」不是這一欄可用的詞，這一格沒有讀入。"
    ]


def test_rows_of_several_documents_need_to_say_which() -> None:
    documents = DOCUMENTS + "第2季,kpi_sheet,臺北市政府環境保護局,107,第2季指標,2018-04-01,2018-06-30\n"
    kpis = "document,code,name\n第1季,A1,甲\n第2季,A1,甲\n,A2,乙\n第3季,A1,甲\n"
    first, second, third = read_all(documents=documents, kpis=kpis)
    assert [len(each.edition.card.indicators) for each in (first, second, third)] == [1, 1, 1]
    assert [message.partition("，")[0] for _, message in told(first)] == [
        "kpis.csv 第 4 列沒有填 document",
        "kpis.csv 第 5 列的 document「第3季」不在 documents.csv；這份文件的機關、年度和期間不明。",
    ]
    assert third.edition.owner == ""


def test_numbers_in_brackets_that_a_spreadsheet_made_negative_are_restored() -> None:
    budget = "no,parent,agency,annual,unit\n2,,市政府主管,5,億元\n-1,2,秘書處,2,億元\n"
    result = read(documents=DOCUMENTS, budget=budget)
    assert result.edition.budget is not None
    assert [line.no for line in result.edition.budget.lines] == ["2", "(1)"]
    assert [code for code, _ in told(result)] == ["RD002"]


@pytest.mark.parametrize("text", ["1e999999999", "9" * 80, "NaN", "∞"])
def test_numbers_made_to_harm_are_no_numbers(text: str) -> None:
    budget = f"no,agency,annual,unit\n1,秘書處,{text},億元\n"
    assert [code for code, _ in told(read(documents=DOCUMENTS, budget=budget))] == ["RD003"]


@pytest.mark.parametrize(
    "text", ["會議紀錄\n一、主席致詞\n", "code,name,target\nA1,甲,5\n", "# 標題\n\n內文\n", "#\n#\n"]
)
def test_other_texts_are_no_tables(text: str) -> None:
    result = ingest.read_document("a.txt", text.encode(), REGISTER)
    assert not any("documents.csv" in message for _, message in told(result))


@pytest.mark.parametrize(
    ("encoding", "mark", "ending"), [("cp950", ",", "csv"), ("utf-16", "\t", "txt"), ("utf-8-sig", ";", "csv")]
)
def test_what_spreadsheets_save_is_read_in_any_of_their_forms(encoding: str, mark: str, ending: str) -> None:
    given = {"kpis": KPIS, "values": VALUES.replace("≥", ">=")}
    files = [
        (f"a/{name}.{ending}", text.replace(",", mark).replace("\n", "\r\n").encode(encoding))
        for name, text in given.items()
    ]
    ((name, document),) = own_tables.gathered(files)
    assert name == "a/tables.csv"
    result = ingest.read_document(name, document, REGISTER)
    assert [each.name for each in result.edition.card.indicators] == ["水質合格率", "稽查次數"]
    assert len(result.edition.figures.readings) == 2


def test_too_many_documents_in_one_table_are_refused() -> None:
    rows = "".join(f"d{number},A1,甲\n" for number in range(2_001))
    with pytest.raises(errors.TooManyDocumentsError):
        own_tables.split("kpis.csv", f"document,code,name\n{rows}".encode())


def test_kpis_without_codes_are_named_by_objective_and_component() -> None:
    kpis = "objective,code,component,name\nAC1,,1,稽查次數\nAC1,,2,陳情件數\n"
    result = read(documents=DOCUMENTS, kpis=kpis, values="objective,component,target,actual\nAC1,2,5,6\n")
    assert result.findings == ()
    assert result.edition.figures.readings[0].indicator == result.edition.card.indicators[1].ref


def test_a_target_alone_is_not_said_to_be_of_the_documents_period() -> None:
    (reading,) = read(documents=DOCUMENTS, kpis=KPIS, values="code,target\nAC1.1,90\n").edition.figures.readings
    assert (reading.period, reading.actual) == (None, None)


def test_a_table_without_its_key_column_says_what_is_missing() -> None:
    values = "objective,target,actual,agencies\nAC1,5,6,環保局\n"
    assert told(read(documents=DOCUMENTS, kpis=KPIS, values=values)) == [
        ("RD003", "values.csv 第 2 列沒有填「code」，不知道是哪一項，沒有讀入：「AC1｜5｜6｜環保局」。")
    ]


def test_values_may_stand_beside_the_kpis_in_one_table() -> None:
    kpis = "objective,code,name,unit,agencies,target,actual,主辦\nAC1,AC1.1,合格率,%,環保局,90,95,x\nAC1,AC1.2,次數,次,,,,\n"
    result = read(documents=DOCUMENTS, kpis=kpis)
    assert [each.name for each in result.edition.card.indicators] == ["合格率", "次數"]
    (reading,) = result.edition.figures.readings
    assert isinstance(reading.actual, Actual)
    assert [each.agency for each in result.edition.card.indicators[0].agencies] == ["環保局"]
    assert [message.partition("，")[0] for _, message in told(result)] == ["kpis.csv 的欄位「主辦」不是 Heng 的欄位"]
