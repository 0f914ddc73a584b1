"""`heng formula`: the cells of a document, and one formula."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Heng

CARD = """# 某局 107 年

### AC1 提升環境品質

#### AC1.1 資源回收率
- 公式：(資源回收量/垃圾產生量)*100%
- 單位：%

#### AC1.2-1 參與人次
- 公式：活動參與人次
- 單位：人次

#### AC1.3 執行率
- 公式：預算支出數/預算數)*100%
- 單位：%

#### AC1.4 市民滿意度
- 公式：
- 單位：%
"""


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A card with a cell of several classes."""
    path = tmp_path / "card.md"
    path.write_text(CARD, encoding="utf-8")
    return path


def test_every_cell_of_a_document(heng: Heng, card: Path) -> None:
    """The fields of the contract, in the order of printing."""
    run = heng("formula", card, "--format", "json")
    cells = json.loads(run.out)
    assert run.status == 0
    assert [(each["objective"], each["code"], each["component"], each["class"], each["line"]) for each in cells] == [
        ("AC1", "AC1.1", "", "computable", 6),
        ("AC1", "AC1.2", "1", "count", 10),
        ("AC1", "AC1.3", "", "malformed", 14),
        ("AC1", "AC1.4", "", "empty", 18),
    ]
    assert cells[0]["variables"] == ["資源回收量", "垃圾產生量"]
    assert cells[0]["unit"] == "%"
    assert cells[0]["tree"]["operator"] == "*"
    assert cells[1]["tree"] == {"type": "name", "text": "活動參與人次", "name": "活動參與人次"}
    assert cells[2]["fault"] == {"kind": "unbalanced", "position": 9, "text": ")"}


def test_cells_in_words_end_with_counts(heng: Heng, card: Path) -> None:
    out = heng("formula", card).out.splitlines()
    assert out[0] == "AC1.1  可計算  (資源回收量 / 垃圾產生量) * 100%"
    assert out[2].endswith("[括號或直線沒有成對：) @10]")
    assert out[-1] == "可計算 1  計數 1  無法讀取 1  空白 1"


def test_one_formula_is_the_same_object_without_its_place(heng: Heng) -> None:
    data = json.loads(heng("formula", "甲/乙", "--unit", "%", "--format", "json").out)
    assert {"text": "甲/乙", "class": "computable", "variables": ["甲", "乙"], "unit": "%"}.items() <= data.items()
    assert data.keys() & {"objective", "code", "component", "line"} == set()


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (("(甲/乙)*100%", "--set", "甲=6,305", "乙=1萬"), "63.05 %"),
        (("甲/乙", "--unit", "%", "--set", "甲=1", "--set", "乙=8"), "12.5 %"),
        (("甲/乙", "--unit", "公里/人", "--set", "甲=1", "乙=8"), "0.125 公里/人"),
        (("甲/乙*100%", "--set", "甲=2", "乙=3", "--digits", "1"), "66.7 %"),
        (("甲/乙*100%", "--set", "甲=3", "乙=5", "--digits", "2"), "60.00 %"),
        (("活動參與人次", "--unit", "人次", "--set", "活動參與人次=12"), "12 人次"),
        (("A/B A：甲 B：乙", "--set", "甲=1", "B=4"), "0.25"),
        (("Σ(甲*乙)", "--set", "甲=1;2", "乙=3;4"), "11"),
        (("每日用水量(含營業用)/人口數", "--set", "每日用水量（含營業用）=10", "人口數=4"), "2.5"),
        (("(更新達成率達 85%)*70%", "--explain"), "59.5 %"),
    ],
)
def test_a_value_and_its_unit_are_on_the_last_line(heng: Heng, arguments: tuple[str, ...], last: str) -> None:
    run = heng("formula", *arguments)
    assert (run.status, run.out.splitlines()[-1]) == (0, last)


def test_a_cell_with_two_formulas_has_a_line_each(heng: Heng) -> None:
    text = "1.收入：甲/乙×100%2.支出：丙/丁×100%"
    run = heng("formula", text, "--set", "甲=1", "乙=4", "丙=1", "丁=2")
    assert run.out.splitlines() == ["收入：甲 / 乙 × 100% = 25 %", "支出：丙 / 丁 × 100% = 50 %"]
    assert heng("formula", text, "--set", "甲=1", "乙=4").out.splitlines() == ["收入：甲 / 乙 × 100% = 25 %"]


def test_every_step_and_every_doubt_is_explained(heng: Heng) -> None:
    run = heng("formula", "本期-前期/前期", "--unit", "%", "--set", "本期=12", "前期=10", "--explain")
    assert run.out.splitlines() == [
        "※ 沒有乘100%：本期 - 前期 / 前期",
        "※ 減法沒有括號：本期 - 前期 / 前期",
        "本期 = 12",
        "前期 = 10",
        "前期 / 前期 = 1",
        "本期 - 前期 / 前期 = 11",
        "11 %",
    ]


def test_what_makes_a_value_doubtful_is_told_beside_it(heng: Heng) -> None:
    run = heng("formula", "服務滿意度*100%", "--set", "服務滿意度=85")
    assert (run.out, run.err) == ("8500 %\n", "※ 百分比乘了兩次100%：服務滿意度 | 100%\n")
    assert heng("formula", "服務滿意度*100%", "--set", "服務滿意度=85%").out == "85 %\n"


def test_no_text_is_an_empty_cell(heng: Heng) -> None:
    assert json.loads(heng("formula", "", "--format", "json").out)["class"] == "empty"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("甲/乙", "--set", "甲=1", "乙=0"), 1, "除以0：甲 / 乙"),
        (("甲/乙", "--set", "甲=1"), 1, "缺少數值：乙"),
        (("(甲-乙)/乙", "--set", "甲=1", "乙=-2"), 1, "基期是負的：乙"),
        (("甲/乙", "--set", "丙=1"), 2, "公式裡沒有「丙」"),
        (("甲/乙", "--set", "甲=很多"), 2, "「甲=很多」應該是"),
        (("甲/乙", "--set", "甲"), 2, "「甲」應該是"),
        (("計畫進度", "--set", "甲=1"), 2, "文字說明"),
        (("甲/(乙", "--set", "甲=1"), 2, "括號或直線沒有成對"),
        (("no-such-report.txt",), 2, "找不到 no-such-report.txt"),
    ],
)
def test_what_has_no_value_says_why(heng: Heng, arguments: tuple[str, ...], status: int, says: str) -> None:
    run = heng("formula", *arguments)
    assert run.status == status
    assert says in run.out + run.err


def test_what_a_cell_is_in_english(heng: Heng) -> None:
    run = heng("--lang", "en", "formula", "甲/(乙")
    assert run.out.splitlines() == ["class: Malformed (malformed)", "fault: Unbalanced: ( @3"]


def test_values_as_data_keep_every_digit(heng: Heng) -> None:
    run = heng("formula", "甲/乙", "--unit", "%", "--set", "甲=1", "乙=3", "--format", "json")
    (value,) = json.loads(run.out)["values"]
    assert value["value"] == "33." + "3" * 48
    assert (value["unit"], value["exact"], value["fault"]) == ("%", False, None)


def test_hostile_text_ends_with_a_fault(heng: Heng) -> None:
    run = heng("formula", "(" * 10_000, "--format", "json")
    assert run.status == 0
    assert json.loads(run.out)["fault"]["kind"] == "too_long"
