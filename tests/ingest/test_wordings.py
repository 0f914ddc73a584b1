"""The same report in other wordings: what headings and table heads say differs from year to year and city to city."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heng import ingest
from heng.model.agency import AgencyRegister
from heng.model.edition import Edition
from heng.model.terms import Column, DocumentKind
from tests.ingest.cards import theme
from tests.ingest.printing import Style, Table, report

KNOWN = theme(7)
TEXT = report(KNOWN, Style(page=200))
TITLE = "打造宜居海港(K)"
HEAD = "關鍵績效指標 行動計畫 指標公式及單位 \n\n主\n\n責 \n\n108 年 \n\n目標值 \n\n本期 \n\n實際值 \n"


def read(text: str) -> Edition:
    return ingest.read_document(
        "report.txt", text.encode(), AgencyRegister(()), kind=DocumentKind.COUNCIL_REPORT
    ).edition


def rows(edition: Edition) -> list[tuple[object, ...]]:
    """Return every row with its figures and actions."""
    found: list[tuple[object, ...]] = [
        (item.objective, item.code, item.name, item.formula, item.unit) for item in edition.card.indicators
    ]
    found += [(item.code, item.text) for item in edition.card.actions]
    found += [
        (reading.target.text, reading.actual.text, tuple(agency.agency for agency in reading.agencies))
        for reading in edition.figures.readings
        if reading.target and reading.actual
    ]
    return found


BASE = read(TEXT)


def same(text: str) -> Edition:
    """Read a text and assert that it holds what the usual wording holds."""
    assert text != TEXT
    edition = read(text)
    assert [(item.letter, item.name) for item in edition.card.themes] == [("K", "打造宜居海港")]
    assert [item.code for item in edition.card.objectives] == [item.code for item in BASE.card.objectives]
    assert rows(edition) == rows(BASE)
    return edition


def test_the_usual_wording_is_read() -> None:
    assert len(BASE.card.indicators) == sum(len(table.rows) for table in KNOWN.tables)
    assert [agency.agency for agency in BASE.card.themes[0].agencies] == [KNOWN.lead, *KNOWN.co]


@pytest.mark.parametrize(
    "heading",
    [
        "一、責任機關：", "(一)責任機關", "（一） 責任機關：", "1.責任機關", "１．責任機關", "壹、責任機關", "㈠責任機關", "一、負責機關",
        "一、主辦機關", "一、權責機關", "一、主責機關", "責任機關", "責任機關：", "主辦機關", "一、主政及協辦機關", "一、權責單位",
    ],
)  # fmt: skip
def test_headings_of_the_responsible_agencies(heading: str) -> None:
    edition = same(TEXT.replace("一、責任機關", heading))
    assert edition.card.themes[0].agencies == BASE.card.themes[0].agencies


@pytest.mark.parametrize(
    "heading",
    [
        "四、關鍵績效指標及行動計畫", "（四）策略目標、關鍵績效指標及行動方案", "4.績效指標與行動計畫執行情形", "肆、關鍵績效指標、行動計畫及成果：",
        "關鍵績效指標及行動計畫", "四、執行成果", "四、策略目標、衡量指標及行動方案",
    ],
)  # fmt: skip
def test_headings_of_the_tables(heading: str) -> None:
    same(TEXT.replace("四、策略目標、關鍵績效指標、行動計畫及成果", heading))


@pytest.mark.parametrize(
    "title",
    [
        "(K)打造宜居海港", "K 打造宜居海港", "K、打造宜居海港", "K. 打造宜居海港", "主題K：打造宜居海港", "策略主題K 打造宜居海港", "策略主題一：打造宜居海港(K)",
        "策略主題一、打造宜居海港", "策略主題：打造宜居海港", "打造宜居海港（Ｋ）", "一、打造宜居海港(K)", "主題K：「打造宜居海港」", "打造宜居海港\n(K)",
    ],
)  # fmt: skip
def test_titles_of_themes(title: str) -> None:
    same(TEXT.replace(TITLE, title))


@pytest.mark.parametrize(
    "head",
    [
        "績效指標 行動方案 計算公式 權責單位 年度目標 實績值", "衡量指標 行動計畫 公式 主辦機關 目標值 執行成果", "KPI 行動計畫 指標公式及單位 負責機關 108 年目標值 辦理情形",
        "關鍵績效指標(KPI) 行動計畫 指標公式/單位 主責機關 108 年度目標值 截至 6 月底達成值", "關鍵績效指標\n行動計畫\n指標公式及單位\n主責\n年目標值\n本期實際值",
        "指標名稱 行動方案 衡量標準 主責局處 108 年目標值 108 年 1 至 6 月實際達成值", "關鍵績效指標 行動計畫 指標公式及單位 主責 目標 執行情形",
    ],
)  # fmt: skip
def test_heads_of_tables(head: str) -> None:
    same(TEXT.replace(HEAD, "\n\n".join(f"{line} " for line in head.split("\n")) + "\n"))


@pytest.mark.parametrize("change", ["ＫＣ１ ", "KC1：", "KC1. ", "KC1、", "(KC1) ", "策略目標KC1 ", "策略目標 KC1："])
def test_headings_of_objectives(change: str) -> None:
    edition = same(TEXT.replace("KC1 ", change, 1))
    assert edition.card.objectives[0].name == KNOWN.tables[0].name


def test_themes_are_told_apart_where_their_titles_print_no_letter() -> None:
    one, two = theme(7), theme(8, letter="M")
    text = report(one, Style(page=200)) + report(two, Style(page=200)).partition("提出。 ")[2]
    edition = read(text.replace("打造宜居海港(K)", "打造宜居海港").replace("打造宜居海港(M)", "活絡老街"))
    assert [(item.letter, item.name) for item in edition.card.themes] == [("K", "打造宜居海港"), ("M", "活絡老街")]


def test_tables_without_any_heading_of_a_theme_are_read_by_their_codes() -> None:
    lines = TEXT.split("\n\n")
    first = next(index for index, line in enumerate(lines) if line.startswith("KC1 "))
    edition = read("\n\n".join(lines[first:]))
    assert [(item.letter, item.name) for item in edition.card.themes] == [("K", "")]
    assert rows(edition) == rows(BASE)


@pytest.mark.parametrize(
    "sentence",
    [
        "由港務處主政，並由河川局、港務處、青年會協辦。", "主辦：港務處／協辦：河川局、港務處、青年會", "主辦機關：港務處；協辦機關：河川局、港務處、青年會。",
        "港務處主政，河川局、港務處及青年會等3機關協辦。", "港務處主責；河川局、港務處、青年會等三個機關共同協辦", "由港務處負責，河川局、港務處、青年會等相關機關配合。",
    ],
)  # fmt: skip
def test_sentences_that_name_the_agencies(sentence: str) -> None:
    edition = same(TEXT.replace("港務處主政，河川局、港務處、青年會等機關協辦。", sentence))
    found = [(agency.agency, str(agency.role)) for agency in edition.card.themes[0].agencies]
    assert found == [("港務處", "lead"), ("河川局", "co"), ("港務處", "co"), ("青年會", "co")]


def test_agencies_on_the_line_of_their_heading() -> None:
    text = TEXT.replace("一、責任機關 \n\n港務處主政", "一、責任機關：港務處主政")
    assert same(text).card.themes[0].agencies == BASE.card.themes[0].agencies


@pytest.mark.parametrize("count", ["共計 3 項", "計3項", "各 3 項", "三項", "共三項", "有 3 個"])
def test_declared_counts(count: str) -> None:
    declared = same(TEXT.replace("策略目標：3 項", f"策略目標：{count}")).card.themes[0].declared
    assert declared is not None
    assert declared.objectives == 3


def test_tables_without_a_column_are_read_and_say_which_columns_they_print() -> None:
    bare = replace(KNOWN, tables=tuple(_without_actions(table) for table in KNOWN.tables))
    edition = read(
        report(bare, Style(page=200)).replace("關鍵績效指標 行動計畫 指標公式及單位", "關鍵績效指標 指標公式及單位")
    )
    assert [item for item in rows(edition) if len(item) != 2] == [item for item in rows(BASE) if len(item) != 2]
    assert Column.ACTION not in edition.card.columns
    assert Column.FORMULA in edition.card.columns


def test_a_table_without_formulas_or_without_actuals_invents_none() -> None:
    bare = replace(KNOWN, tables=tuple(_without_formulas(table) for table in KNOWN.tables))
    edition = read(
        report(bare, Style(page=200)).replace("關鍵績效指標 行動計畫 指標公式及單位", "關鍵績效指標 行動計畫")
    )
    assert {item.formula for item in edition.card.indicators} == {""}
    assert [item[-3:] for item in rows(edition) if len(item) == 3] == [item for item in rows(BASE) if len(item) == 3]
    aimed = replace(KNOWN, tables=tuple(_without_actuals(table) for table in KNOWN.tables))
    text = report(aimed, Style(page=200)).replace("\n\n本期 \n\n實際值 ", "")
    result = ingest.read_document("report.txt", text.encode(), AgencyRegister(()))
    targets = [reading.target.text for reading in BASE.figures.readings if reading.target]
    found = [
        (reading.target.text, reading.actual.text)
        for reading in result.edition.figures.readings
        if reading.actual and reading.target
    ]
    assert found == [(target, "") for target in targets]
    assert not result.findings


def _without_formulas(table: Table) -> Table:
    return replace(table, rows=tuple(replace(row, formula=()) for row in table.rows))


def _without_actuals(table: Table) -> Table:
    return replace(
        table,
        rows=tuple(replace(row, groups=tuple(replace(one, actual=()) for one in row.groups)) for row in table.rows),
    )


def _without_actions(table: Table) -> Table:
    return replace(table, rows=tuple(replace(row, action=()) for row in table.rows))


def test_columns_in_an_order_that_lines_do_not_show_are_reported() -> None:
    text = TEXT.replace("關鍵績效指標 行動計畫 指標公式及單位", "關鍵績效指標 指標公式及單位 行動計畫")
    result = ingest.read_document("report.txt", text.encode(), AgencyRegister(()))
    assert [(one.code, one.subject) for one in result.findings if "順序" in one.text("zh")] == [
        ("RD003", row.indicator[0].split()[0]) for table in KNOWN.tables for row in table.rows
    ]
    assert not any(reading.target or reading.actual for reading in result.edition.figures.readings)
