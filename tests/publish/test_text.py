"""The text print of a council report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heng.publish import council_report, write
from heng.publish.text import write_text
from tests.publish.factory import action, edition, indicator, reading


def printed(text: bytes) -> str:
    """Return a print with its paragraph ends made visible and its empty lines left out."""
    return "\n".join(line.removesuffix(" ") + "·" * line.endswith(" ") for line in text.decode().split("\n") if line)


def test_a_row_is_printed_cell_after_cell() -> None:
    assert """
AC1 減少資源耗用·
關鍵績效指標 行動計畫 指標公式及單位·
主
責·
107 年·
目標值·
本期·
實際值·
AC1.1 每人每日生活用水量
(WCCD)·
AC1.1.1 降低每人每日生活用水量實施方案
(20%)·
 AC1.1.2·
每日生活用水量(含營業用)/設籍人口數·
 單位：公升/人/日·
 (負向指標)·
北
水
處·
331 尚無法統計·
AC1.2-1 直飲推廣率·
AC1.2.1 飲水台新設專案·
(新增直飲台數/總目標數)*100·
 單位：% (權重：34%)·
北
水
處·
100 62.5·
""" in printed(write_text(council_report(edition())))


def test_agencies_with_figures_of_their_own_follow_each_other() -> None:
    assert """
環
保
局·
主
計
處·
10·
 10·
尚無法統計·
工
務
局·
10 萬 5,000 3 萬 1,339·
""" in printed(write_text(council_report(edition())))


def test_each_line_is_followed_by_an_empty_one_except_in_the_map() -> None:
    text = write_text(council_report(edition())).decode()
    assert "51" not in text
    assert "\n環\n\n保\n\n局 \n\n主\n\n計\n\n處 \n\n" in text
    assert "\nAF1 覈實編列年度預算 \nAF3 爭取中央計畫型補助款 \n\n" in text


def test_a_theme_has_its_four_sections() -> None:
    text = printed(write_text(council_report(edition())))
    assert (
        """
營造永續環境(A)·
一、責任機關·
環境保護局主政，北水處、主計處等機關協辦。·
二、107年度「營造永續環境」策略地圖·
臺北市政府策略地圖  107.01.09 第 1971 次市政會議通過·
【使命】為市民服務 【核心價值】正直誠信、團隊合作·
策略主題 營造永續環境(A)·
顧·
客·
C·
TC1 提升滿意的住民·
AC1 減少資源耗用·
財·
務·
F·
AF1 覈實編列年度預算·
AF3 爭取中央計畫型補助款·
三、107年度「營造永續環境」策略關聯圖·
四、策略目標、關鍵績效指標、行動計畫及成果·
1. 策略目標：2 項(包括：顧客構面 1 項、財務構面 1 項)·
2. 關鍵績效指標(KPI)：3 項·
3. 行動計畫：9 項·
AC1 減少資源耗用·
"""
        in text
    )


def test_the_budget_keeps_a_row_on_a_line_and_tells_no_value_from_no_meaning() -> None:
    assert (
        """
附錄·
地方總預算歲出預算執行狀況表·
中華民國 107 年 1 月 1 日起至 107 年 4 月 30 日止·
單位：新臺幣億元；%·
主管機關名稱·
全年度預算數·
A·
累計分配數·
B·
累計執行數·
金額 C 占預算% C/A 占分配% C/B·
合計 1,725.52 660.37 614.73 35.63 93.09·
1 市政府主管 1,716.30 660.37 614.73 35.82 93.09·
(1) 秘書處 2.64 1.23 1.08 40.84 87.57·
27 第二預備金餘額 9.22 - - - --·
""".rstrip()
        in printed(write_text(council_report(edition())))
    )


@pytest.mark.parametrize(
    ("target", "actual", "lines"),
    [
        ("51", "40.7", "51 40.7·"),
        ("46000", "預定 10 月 20 至 22 日辦理", "46000 預定 10 月 20 至 22 日辦理·"),
        ("單位預算 10 基金 10", "尚無法統計", "單位預算 10·\n 基金 10·\n尚無法統計·"),
        ("1220", "本數值屬年度統計值，無單季數據", "1220 本數值屬年度統計值，無單季數\n據·"),
        ("", "40", "未填 40·"),
        ("40", "", "40 未填·"),
        ("30 人", "10 人 20 場", "30 人·\n10 人 20 場·"),
    ],
)
def test_target_and_actual_share_a_line_where_they_can_be_told_apart(target: str, actual: str, lines: str) -> None:
    kpi = indicator("AC1.1", "名稱", formula="數量", unit="件")
    base = edition()
    one = replace(
        base,
        card=replace(base.card, indicators=(kpi,), actions=(action(kpi, "AC1.1.1", "計畫"),)),
        figures=replace(base.figures, readings=(reading(kpi, "環保局", target, actual),)),
    )
    assert f"\n環\n保\n局·\n{lines}\n" in printed(write_text(council_report(one)))


def test_printed_mistakes_stay_printed() -> None:
    first, second = indicator("GP3.2", "甲", unit="件"), indicator("GP3.2", "甲", component="2", unit="件")
    second = replace(second, printed_code="GP3.2", objective_ref=first.objective_ref)
    base = edition()
    objective = replace(base.card.objectives[0], ref="objective/GP3", code="GP3")
    same = action(first, "GP2.5.1", "乙"), action(second, "GP2.5.1", "丙")
    wrong = replace(
        base,
        card=replace(base.card, objectives=(objective,), indicators=(first, second), actions=same),
        figures=replace(base.figures, readings=(reading(first, "衛生局", "0107 年 4 月 30 日", "-654759"),)),
    )
    text = printed(write_text(council_report(wrong)))
    assert text.count("GP3.2 甲·") == 2
    assert "GP2.5.1 乙·" in text
    assert "GP2.5.1 丙·" in text
    assert "0107 年 4 月 30 日 -654759·" in text


def test_the_opening_says_what_it_was_made_from() -> None:
    text = printed(write_text(council_report(edition(), chain="c0ffee")))
    opening = text.partition("營造永續環境(A)")[0]
    assert opening.startswith("臺北市政府 107 年 1 至 3 月施政報告·\n臺北市議會第 12 屆第 8 次定期大會·\n")
    for part in ("report.txt", "ab" * 32, "107年第1季（q1）", "c0ffee", "不是機關發布的原件"):
        assert part in opening


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert write(council_report(edition()), "txt") == write(council_report(edition()), "txt")
