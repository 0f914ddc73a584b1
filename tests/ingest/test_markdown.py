"""Cards in Markdown: what is written is read back, and no line is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.check.run import check
from heng.ingest import read_document
from heng.ingest.markdown import is_card_file
from heng.ingest.markdown.reader import read_card
from heng.ingest.result import ReadResult
from heng.model.canonical import to_data
from heng.model.edition import Edition
from heng.model.form import fields, owners, words
from heng.model.form.codes import components
from heng.model.form.label import Label
from heng.publish.card import card_text
from heng.resources import agency_register
from tests.ingest.card_editions import DOCUMENT, editions

PAGE = Path(__file__).parents[2] / "docs" / "card-form.md"
REGISTER = agency_register()
NAMES = ("indicator", "drawing", "cause", "effect", "carrier")


def card(text: str) -> ReadResult:
    """Read a card."""
    return read_card(DOCUMENT, text)


def example() -> str:
    """Return the example of the form's page."""
    match = re.search(r"```markdown\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert match
    return match[1]


def facts(edition: Edition) -> Any:
    """Return what an edition says, without places, and without the names by which its parts refer to one another."""
    data = _said(to_data(edition))
    data["card"].get("statements", []).sort(key=lambda each: (each["scope"], each["kind"], each["position"]))
    data["card"]["linkage_announced"] = len(edition.card.linkage_announced)
    del data["edition"]["document"]
    return data


def _said(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _said(each) for key, each in data.items() if not _is_place(key, each)}
    return [_said(each) for each in data] if isinstance(data, list) else data


def _is_place(key: str, value: Any) -> bool:
    return key.endswith(("source", "copies", "step", "ref")) or (key in NAMES and "/" in str(value))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(editions())
def test_an_edition_is_read_back_as_it_was_written(edition: Edition) -> None:
    """Text → edition → text is the identity, and the edition says what it said."""
    text = card_text(edition)
    read = card(text)
    assert [each.text("en") for each in read.findings if each.code == "RD003"] == []
    assert facts(read.edition) == facts(edition)
    assert card_text(read.edition) == text


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_real_document_is_carried(seed: Callable[[str], Path], number: str) -> None:
    """A published document, printed as a card and read again, says the same."""
    path = seed(number)
    edition = read_document(path.name, path.read_bytes(), REGISTER).edition
    text = card_text(edition)
    assert is_card_file("card.md", text.encode())
    assert facts(card(text).edition) == facts(edition)
    assert card_text(card(text).edition) == text


def test_findings_on_a_card_are_those_on_its_document(seed: Callable[[str], Path]) -> None:
    """A year's strategy can be checked in either form."""
    path = seed("004")
    document = read_document(path.name, path.read_bytes(), REGISTER).edition
    written = card(card_text(document)).edition
    assert found(written) == found(document)


def found(edition: Edition) -> list[tuple[str, str, str]]:
    """Return what the checker finds, without places."""
    return sorted((each.code, each.subject, each.text("en")) for each in check([edition], REGISTER))


def test_the_example_of_the_page_is_read_whole() -> None:
    """People copy it."""
    read = card(example())
    assert read.findings == ()
    assert read.coverage.residue == 0
    assert card_text(read.edition).splitlines()[0] == "# 某市政府環境局 111 年 機關策略地圖及平衡計分卡"
    assert card_text(card(card_text(read.edition)).edition) == card_text(read.edition)


def test_every_word_of_the_form_stands_on_its_page() -> None:
    """A word that the page does not name is a word that nobody can find."""
    page = PAGE.read_text(encoding="utf-8")
    tables = [value for value in vars(words).values() if isinstance(value, dict)]
    labels = [each for table in tables for each in table.values() if isinstance(each, Label)]
    labels += [each.label for table in fields.PLAIN.values() for each in table]
    assert sorted({each.zh for each in labels if each.zh not in page}) == []


HEAD = "# 某局 107 年\n\n### AC1 目標\n\n#### AC1.1 完成率\n"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("這一行不是欄位", 6),
        ("- 權重：很多", 6),
        ("- 沒有這個欄：5", 6),
        ("- 單位：%\n- 單位：件", 7),
        ("- 目標 5", 6),
        ("- 單位：%\n  - 備註：5", 7),
        ("##### 太深", 6),
        ("- 目標（修正後）：55", 6),
        ("- 實際 初估：10", 6),
        ("- 期間（暫定）：107-01-01/107-06-30", 6),
        ("- 公式 註一：甲/乙", 6),
        ("- 數值（初估）：甲局", 6),
        ("- 行動（暫）：計畫", 6),
        ("- 行動 AC1.1.1 計畫\n  - 步驟（暫）：做", 7),
        ("- 機關 一：甲局", 6),
        ("| a | b |", 6),
        ("- 期間：很久", 6),
    ],
)
def test_a_line_that_fits_no_field_is_reported_with_its_number(line: str, number: int) -> None:
    """Nothing that a person writes vanishes."""
    read = card(HEAD + line + "\n")
    assert [(each.code, each.source.place.line) for each in read.findings if each.source] == [("RD003", number)]
    assert read.coverage.lines == (number,)


_FIELD_WORDS = sorted(
    {
        each.zh
        for table in vars(words).values()
        if isinstance(table, dict)
        for each in table.values()
        if isinstance(each, Label)
    }
    | {each.label.zh for table in fields.PLAIN.values() for each in table}
    | {each.zh for each in owners.LABELS.values()}
)


@pytest.mark.parametrize("beside", ["（甲乙丙）：5", " 甲乙丙：5", "：甲乙丙", "：5\n  - 甲乙丙"])
@pytest.mark.parametrize("above", ["", "## A 主題\n", "### AC1 目標\n", "### AC1 目標\n#### AC1.1 率\n"])
def test_what_stands_beside_a_word_is_kept_or_reported(above: str, beside: str) -> None:
    """A remark in a bracket, a word before the colon: no field drops them."""
    for word in _FIELD_WORDS:
        read = card(f"# 某局 107 年\n{above}- {word}{beside}\n")
        kept = "甲乙丙" in card_text(read.edition)
        reported = any(each.code == "RD003" for each in read.findings)
        assert kept or reported, word


def test_the_role_in_a_bracket_is_that_of_the_word() -> None:
    """`機關（協辦）：甲局` says what `協辦：甲局` says."""
    assert facts(card(HEAD + "- 機關（協辦）：甲局\n").edition) == facts(card(HEAD + "- 協辦：甲局\n").edition)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("#-| \n1.\\：目標行動AC（）"), max_size=80))
def test_any_text_is_read_and_every_line_stands_somewhere(text: str) -> None:
    """Text → edition never fails, and what was understood is printed so that it is understood again."""
    read = card(HEAD + text)
    again = card_text(read.edition)
    assert card_text(card(again).edition) == again


@pytest.mark.parametrize(
    ("title", "kind"),
    [("某局 107 年 施政計畫", "annual_plan"), ("某局 107 年度策略地圖及平衡計分卡", "bureau_scorecard"),
     ("某局 107 年 績效報告", "performance_report"), ("某局 107 年 工作重點", "bureau_scorecard")],
)  # fmt: skip
def test_the_title_names_the_kind_in_other_words_too(title: str, kind: str) -> None:
    """What a person wrote above the card stays its title."""
    head = card(f"# {title}\n").edition.edition
    assert (head.kind.value, head.title) == (kind, title)


def test_english_words_and_other_marks_are_read() -> None:
    """`heng fmt` prints them in 中文."""
    text = (
        "# City 2018 KPI sheet\n\n### C1 Clean\n#### C1.1 Recycling rate\n* unit: %\n* agency: EPA\n* target: ≥ 90%\n"
        "* actual: 88%\n* polarity: higher is better\n* action C1.1.1 Sort\n  1) Tell\n"
    )
    read = card(text)
    assert read.findings == ()
    (reading,) = read.edition.figures.readings
    assert (read.edition.year, read.edition.owner) == (107, "City")
    assert reading.target is not None
    assert reading.target.text == "≥ 90%"
    printed = card_text(read.edition)
    assert "- 方向：正向\n" in printed
    assert "- 行動 C1.1.1 Sort\n" in printed


def test_a_line_that_an_editor_wrapped_goes_on() -> None:
    """An indented line right below a field is the rest of it."""
    (row,) = card(HEAD + "- 公式：甲數\n  除以乙數\n").edition.card.indicators
    assert row.formula == "甲數除以乙數"


def test_a_field_that_one_kpi_has_is_an_empty_cell_of_the_others() -> None:
    """Missing is not the same as not part of the document."""
    text = HEAD + "- 單位：%\n- 目標：5\n\n#### AC1.2 件數\n\n#### AC1.3 場次\n- 單位：無此欄\n"
    rows = card(text).edition.card.indicators
    assert [row.unit for row in rows] == ["%", "", None]
    assert [row.formula for row in rows] == [None, None, None]
    targets = [each.target.text for each in card(text).edition.figures.readings if each.target]
    assert targets == ["5", "", ""]


@given(
    st.lists(
        st.tuples(st.sampled_from(["AP2", "AP3"]), st.sampled_from(["", "AP2.1"]), st.sampled_from(["", "1", "2", "4"]))
    )
)
def test_objective_code_and_component_name_one_row(rows: list[tuple[str, str, str]]) -> None:
    """Numbers go around suffixes that are printed, before them and behind them."""
    found = components(rows)
    keys = [(objective, code, component) for (objective, code, _), component in zip(rows, found, strict=True)]
    assert len(set(keys)) == len(keys)
    first = {row: at for at, row in reversed(list(enumerate(rows)))}
    assert all(found[at] == suffix for (_, _, suffix), at in first.items() if suffix)
    read = card("# 某局 107 年\n### AP2 目標\n#### AP2.1 甲\n#### AP2.1 乙\n#### AP2.1-1 丙\n")
    assert [row.component for row in read.edition.card.indicators] == ["2", "3", "1"]
    assert facts(card(card_text(read.edition)).edition) == facts(read.edition)


def test_rows_of_one_code_are_numbered() -> None:
    """As in the tables of documents."""
    rows = card(HEAD + "\n#### AC1.1 另一項\n").edition.card.indicators
    assert [(row.code, row.component) for row in rows] == [("AC1.1", "1"), ("AC1.1", "2")]


@pytest.mark.parametrize(
    "text",
    [
        "# 會議紀錄\n\n- 主席：王\n",
        "# 臺北市 107 年 施政報告\n\n各位議員：\n\n本市去年成果如下。\n",
        "# 某市 107 年 議會施政報告\n\n| KPI | 行動計畫 | 年目標值 |\n|---|---|---|\n| AC1.1 率 | AC1.1.1 做 | 5 |\n",
        "# 107 年購物清單\n\n- 蘋果：5\n- 目標：省錢\n- 香蕉：2\n- 牛奶：1\n- 麵包：3\n",
        "- 目標：5\n- 實際：4\n",
    ],
)
def test_other_markdown_is_no_card(text: str) -> None:
    """Reports in Markdown go to their own readers."""
    assert not is_card_file("a.md", text.encode())


@pytest.mark.parametrize(
    "line",
    [
        "\n".join(" " * depth + "- 目標：5" for depth in range(1500)),
        "- 單位：" + "\\" * 200_000 + "x",
        "- A／" + " " * 200_000 + "x",
        "- 承接：" + " " * 200_000 + "（x",
        "- 期間：" + "1 " * 100_000,
        "- 機關：" + "（" * 100_000,
        "- 目標" + " " * 200_000 + "x y",
    ],
    ids=["depth", "backslashes", "place", "carried", "period", "brackets", "blanks"],
)
def test_a_hostile_line_takes_no_longer_than_it_must(line: str) -> None:
    """Neither recursion nor backtracking grows with what a file holds."""
    start = time.process_time()
    card(f"# 某局 107 年\n\n## 策略地圖\n{line}\n\n### AC1 目標\n\n#### AC1.1 率\n{line}\n")
    assert time.process_time() - start < 5
