"""Target and actual that share lines, and the lines of one cell."""

from datetime import date

import pytest

from heng.model.notation import join, split_pair
from heng.model.period import Period

FIRST_QUARTER = Period(date(2018, 1, 1), date(2018, 3, 31))

# Lines as a report prints them, parted by |: a blank at the end ends a paragraph, one at the beginning goes on in the cell.
LINES = [
    ("51 40.7 ", "51", "40.7"),
    ("10 萬 5,000 3 萬 1,339 ", "10 萬 5,000", "3 萬 1,339"),
    ("4,800 萬 1,822 萬 5,455 ", "4,800 萬", "1,822 萬 5,455"),
    ("70 萬 92 萬 ", "70 萬", "92 萬"),
    ("20 15 處 ", "20", "15 處"),
    ("10 以下 尚無法統計 ", "10 以下", "尚無法統計"),
    ("10 以下尚無法統計 ", "10 以下", "尚無法統計"),
    ("5 以內3.2 ", "5 以內", "3.2"),
    ("63.6 尚無法統|計 ", "63.6", "尚無法統計"),
    ("70(反轉未來) 72.5 ", "70(反轉未來)", "72.5"),
    ("≥2,000,000 1729238 ", "≥2,000,000", "1729238"),
    ("2.4 -94.88 ", "2.4", "-94.88"),
    ("80-85 82 ", "80-85", "82"),
    ("無 無 ", "無", "無"),
    ("- 12 ", "-", "12"),
    ("46000 預定 10 月 20|至 22 日辦理 ", "46000", "預定 10 月 20 至 22 日辦理"),
    ("6100 1 至 3 月進|行申請、審|核及等籌備|程序 ", "6100", "1 至 3 月進行申請、審核及等籌備程序"),
    ("1220 本數值屬|年度統計|值，無單|季數據 ", "1220", "本數值屬年度統計值，無單季數據"),
    ("85 年度終了時統|一計算 ", "85", "年度終了時統一計算"),
    ("207 萬|7,501 人|次/日 |207 萬|2,991 人|次/日 ", "207 萬 7,501 人次/日", "207 萬 2,991 人次/日"),
    ("2,755 億 5,364|萬 2,811 |尚無法統計 ", "2,755 億 5,364 萬 2,811", "尚無法統計"),
    ("50(配合預算|及課程製作|成本調整) |課程陸續製|作中 ", "50(配合預算及課程製作成本調整)", "課程陸續製作中"),
    ("1,027,000(其|中：音樂節|32,000|人次) |4,396(數據為|文學季，其他|活動尚未辦理) ", "1,027,000(其中：音樂節 32,000 人次)", "4,396(數據為文學季，其他活動尚未辦理)"),
    ("<50 | (無優養|化) |36.17 ", "<50(無優養化)", "36.17"),
    ("200,000 | (人次) |12866 ", "200,000(人次)", "12866"),
    ("100 | [160 校] |97.5 ", "100[160 校]", "97.5"),
    ("10 | 10 |尚無法統|計 ", "10 10", "尚無法統計"),
    ("單位預算 | 10 | 基金 | 10 |尚無法統計 ", "單位預算 10 基金 10", "尚無法統計"),
    ("54,000 人 | (2%) |116,612 人 |(4.32%) ", "54,000 人(2%)", "116,612 人(4.32%)"),
    ("85 94.26 | (統計時間：|107 年 1 月 1|日至 107 年 4|月 30 日) ", "85", "94.26(統計時間：107 年 1 月 1 日至 107 年 4 月 30 日)"),
    ("756 266           |(1-4 月) ", "756", "266(1-4 月)"),
    ("高於 6 都平均|值 |2.91 |(高於 6 都平均|值 2.69) ", "高於 6 都平均值", "2.91(高於 6 都平均值 2.69)"),
    ("累計啟動|20,000 戶公共|住宅工程 |累計啟動|14,720 戶公共|住宅工程 ", "累計啟動 20,000 戶公共住宅工程", "累計啟動 14,720 戶公共住宅工程"),
    ("0107 年 4 月|30 日 |-654759 ", "0107 年 4 月 30 日", "-654759"),
    ("1 0 |(排定 107/7/31|辦理) ", "1", "0(排定 107/7/31 辦理)"),
    ("40 | 志工隊|約 5 萬人，場|館可容人數為|9 萬 7,812|人。 |7.76 ", "40 志工隊約 5 萬人，場館可容人數為 9 萬 7,812 人。", "7.76"),
    ("配合「網路市|民」轉換「卡|3.0」，再評估|適當之目標值。 |750773 ", "配合「網路市民」轉換「卡 3.0」，再評估適當之目標值。", "750773"),
    ("108 預算案：|7 | 107 法定預|算：30 |108 預算案：尚|無法統計 |107 法定預算：|14(107 年 2 月|13 日) ", "108 預算案：7 107 法定預算：30", "108 預算案：尚無法統計 107 法定預算：14(107 年 2 月 13 日)"),
    ("AB1.1.6 | 東館 7 萬 | 車站 8 萬 |AB1.1.6 | 東館：全館|修繕中 | 車站：2 萬|4,564 人次 | 總計 15 萬 | 總計 2 萬|4,564 人次 ", "AB1.1.6 東館 7 萬車站 8 萬總計 15 萬", "AB1.1.6 東館：全館修繕中車站：2 萬 4,564 人次總計 2 萬 4,564 人次"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "target", "actual"), LINES)
def test_the_lines_of_two_cells_are_parted(lines: str, target: str, actual: str) -> None:
    readings = split_pair(lines.split("|"), period=FIRST_QUARTER)
    assert [(reading.target_text, reading.actual_text) for reading in readings] == [(target, actual)]
    assert readings[0].certainty == 100


@pytest.mark.parametrize(("lines", "target", "actual"), LINES)
def test_the_best_reading_needs_no_blanks_at_line_ends(lines: str, target: str, actual: str) -> None:
    bare = [line.strip() for line in lines.split("|")]
    best = split_pair(bare, period=FIRST_QUARTER)[0]
    assert (best.target_text, best.actual_text) == (target, actual)


@pytest.mark.parametrize(
    ("lines", "code", "texts"),
    [
        ("CP4.3.154 | (含二二八 24|西區 5) |11 ", "CP4.3", ("CP4.3.154(含二二八 24 西區 5)", "11")),
        ("50(配合預算 課程陸續製|及課程製作 作中|成本調整)", "", ("50(配合預算及課程製作成本調整)", "課程陸續製作中")),
        (
            "50(配合預算    課程陸續製|及課程製作    作中|成本調整)",
            "",
            ("50(配合預算及課程製作成本調整)", "課程陸續製作中"),
        ),
        ("10          5(新增服|            務據點)", "", ("10", "5(新增服務據點)")),
    ],
)
def test_columns_side_by_side_are_parted(lines: str, code: str, texts: tuple[str, str]) -> None:
    best = split_pair(lines.split("|"), code=code)[0]
    assert (best.target_text, best.actual_text) == texts


def test_two_ways_that_are_as_good_are_both_given() -> None:
    readings = split_pair(["10 5 8 "])
    assert [(reading.target_text, reading.actual_text) for reading in readings] == [("10", "5 8"), ("10 5", "8")]
    assert [reading.certainty for reading in readings] == [50, 50]


def test_a_single_value_is_given_to_both_sides() -> None:
    readings = split_pair("51")
    assert {(reading.target_text, reading.actual_text) for reading in readings} == {("51", ""), ("", "51")}


def test_no_lines_hold_no_pair() -> None:
    assert split_pair([]) == ()
    assert split_pair(" \n ") == ()


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["尚無法統", "計 "], "尚無法統計"),
        (["10 ", " 10 "], "10 10"),
        (["2,755 億 5,364", "萬 2,811 "], "2,755 億 5,364 萬 2,811"),
        (["新芳春茶", "行：4 萬", "7,397 人次 "], "新芳春茶行：4 萬 7,397 人次"),
        (["590 ", " (107 年增列", "青創貸款) "], "590(107 年增列青創貸款)"),
        (["App、", "Bus、", "Culture)(觀", "光"], "App、Bus、Culture)(觀光"),
        (["cul", "ture"], "culture"),
        (["cultural ", "park"], "cultural park"),
        (["臺北 e", "大"], "臺北 e 大"),
        (["100%(", "以上)"], "100%(以上)"),
        (["", "  ", "一", ""], "一"),
        ([], ""),
    ],
)
def test_lines_of_a_cell_are_joined(lines: list[str], text: str) -> None:
    assert join(lines) == text
