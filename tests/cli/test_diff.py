"""`heng diff`: two documents, in words, as tables and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Heng

BEFORE = """# 某市政府環境局 110 年

### AC1 提升環境品質

#### AC1.1 資源回收率
- 公式：資源回收量/垃圾產生量*100%
- 單位：%
- 目標：60

#### AC1.2 噪音陳情案件數
- 單位：件
- 方向：負向
- 目標：100
"""
AFTER = """# 某市政府環境局 111 年

### AC1 提升環境品質

#### AC1.1 資源回收比率
- 公式：資源回收量/垃圾產生量*100%
- 單位：%
- 目標：55

#### AC1.3 廚餘回收量
- 單位：公噸
- 目標：500
"""


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two years of one card."""
    paths = tmp_path / "110.md", tmp_path / "111.md"
    for path, text in zip(paths, (BEFORE, AFTER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_words_and_tables(heng: Heng, two: tuple[Path, Path]) -> None:
    """The summary counts; each kind of difference has a table."""
    run = heng("diff", *two)
    assert run.status == 0
    assert "改代碼或名稱 1，不見 1，新增 1" in run.out
    assert "較難 0，較易 1" in run.out
    assert "AC1.2  噪音陳情案件數" in run.out
    assert "KPIs dropped (in the first only) 1" in heng("diff", *two, "--lang", "en").out


def test_json_for_programs(heng: Heng, two: tuple[Path, Path]) -> None:
    """Machine words, with the confidence of each pair and the lines of both texts."""
    data = json.loads(heng("diff", *two, "--format", "json").out)
    assert [kpi["code"] for kpi in data["dropped"]] == ["AC1.2"]
    (match,) = data["matches"]
    assert match["confidence"] >= 90
    assert {change["field"]: change["shift"] for change in match["changes"]} == {"name": None, "target": "lowered"}
    assert (match["before"]["line"], match["after"]["line"]) == (5, 5)


def test_a_document_with_itself_does_not_differ(heng: Heng, two: tuple[Path, Path]) -> None:
    """Nothing is told where nothing differs."""
    assert "兩份沒有不同" in heng("diff", two[0], two[0]).out


def test_what_is_no_file_and_no_card_is_refused(heng: Heng, two: tuple[Path, Path]) -> None:
    """One message of at most six lines, status 2."""
    run = heng("diff", two[0], "missing.odt")
    assert run.status == 2
    assert "missing.odt" in run.err
    assert len(run.err.splitlines()) <= 6


def test_actuals_and_plans_are_compared(heng: Heng, tmp_path: Path) -> None:
    """Another actual of a later period is told with both figures, its movement, and the ground it is worse by."""
    text = (
        "# 某市政府環境局 110 年\n\n- 期間：110年1至3月\n\n### AC1 提升環境品質\n\n#### AC1.1 民眾滿意度\n- 單位：%\n"
        "- 目標：60\n- 實際：{actual}\n\n- 行動計畫 AC1.1.1：{plan}\n"
    )
    one, other = tmp_path / "q1.md", tmp_path / "q2.md"
    one.write_text(text.format(actual="54.2", plan="汰換路燈"), encoding="utf-8")
    later = text.replace("1至3月", "4至6月").format(actual="52.0", plan="汰換路燈")
    other.write_text(later, encoding="utf-8")
    told = heng("diff", one, other).out
    assert "變差 1" in told
    assert "54.2 % (110年第1季)  →  52.0 % (110年第2季)" in told
    assert "推定" in told
    assert "became worse 1" in heng("diff", one, other, "--lang", "en").out
    (figure,) = json.loads(heng("diff", one, other, "--format", "json").out)["figures"]
    assert (figure["movement"], figure["worth"], figure["before"]["value"]) == ("fell", "worse", "54.2")


def test_two_bureaus_are_told_why_only_the_citys_map_is_compared(heng: Heng, tmp_path: Path) -> None:
    """One code of two bureaus is not one KPI: the reason stands above the counts."""
    paths = tmp_path / "env.md", tmp_path / "works.md"
    paths[0].write_text(BEFORE, encoding="utf-8")
    paths[1].write_text(BEFORE.replace("環境局", "工務局"), encoding="utf-8")
    run = heng("diff", *paths)
    assert "兩個機關，各有自己的KPI" in run.out
    assert "two bureaus with KPIs of their own" in heng("diff", *paths, "--lang", "en").out


MOVED = """# 某市政府環境局 {year} 年

### AC1 提升環境品質

#### AC1.1 資源回收率
- 單位：%
- 機關：甲局
  - 目標：50
- 機關：{agency}
  - 目標：{target}

#### AC1.2-1 宣導場次
- 單位：場
{weight}- 目標：5

#### AC1.2-{component} 參與人次
- 單位：人次
- 目標：6
"""


def test_a_target_that_goes_with_its_agency_and_a_weight_that_is_gone_are_told(heng: Heng, tmp_path: Path) -> None:
    """Nothing that only one of two rows prints is passed over."""
    paths = tmp_path / "110.md", tmp_path / "111.md"
    before = MOVED.format(year=110, agency="乙局", target=40, component=2, weight="- 權重：50\n")
    after = MOVED.format(year=111, agency="丙局", target=4, component=3, weight="")
    for path, text in zip(paths, (before, after), strict=True):
        path.write_text(text, encoding="utf-8")
    told = heng("diff", *paths).out
    assert "新訂 1，取消 1" in told
    assert "乙局  40" in told
    assert "丙局" in told
    assert "AC1.2-1、AC1.2-2" in told
    assert "50%" in told
