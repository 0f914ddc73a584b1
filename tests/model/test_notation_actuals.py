"""What printed actuals mean, and why figures are missing."""

from datetime import date

import pytest

from heng.model.figures import Actual, AsOf
from heng.model.notation import RemarkKind, parse_actual, parse_target
from heng.model.period import PartialDate, Period
from tests.model.spelling import spell

FIRST_QUARTER = Period(date(2018, 1, 1), date(2018, 3, 31))

FIGURES = [
    ("11", "11"),
    ("15 處", "15 處"),
    ("-94.88", "-94.88"),
    ("年增率-2.5%", "-2.5 %"),
    ("0", "0"),
    ("3 萬 1,339", "31339"),
    ("累計啟動 14,720 戶公共住宅工程", "14720 戶"),
    ("25(完成規劃)", "25 | note 完成規劃"),
    ("116,612 人(4.32%)", "116612 人 | beside share 4.32 %"),
    ("92.86%(13/14x%)", "92.86 % | beside numerator 13, denominator 14"),
    ("100%（6 件/6 件）", "100 % | beside numerator 6 件, denominator 6 件"),
    ("80 (4/5)", "80 | beside numerator 4, denominator 5"),
    ("2.91 (高於 6 都平均值 2.69)", "2.91 | beside benchmark 6 都平均值 2.69 | note 高於 6 都平均值 2.69"),
    ("4,396(數據為文學季，其他活動尚未辦理)", "4396 | partial | note 數據為文學季，其他活動尚未辦理"),
    ("0 (排定 107/7/31 辦理)", "0 | planned 2018-07-31 | note 排定 107/7/31 辦理"),
    ("75 歲以上 30 人", "30 人"),
    ("第 3 名", "3 名"),
    ("全國第 2 名", "2 名"),
    ("百分之八十", "80 %"),
    ("3 月 20 日公布", "2018-03-20"),
    ("12 人，較去年同期增加 3 人", "12 人 | note 較去年同期增加 3 人"),
    ("目前完成 25%，其餘尚未辦理", "25 % | partial"),
    ("3D 列印課程 5 班", "5 班"),
]

SPANS = [
    ("41 (至 5/20)", "41 | over ..2018-05-20"),
    ("2,067,742 (至 5/31)", "2067742 | over ..2018-05-31"),
    ("110.23 (至 5 月)", "110.23 | over ..2018-05-31"),
    ("16.76 (截至 5 月供給)", "16.76 | over ..2018-05-31 | note 截至 5 月供給"),
    ("98.5 (最新更新至 4 月)", "98.5 | over ..2018-04-30"),
    ("78.8 (至 5/31 完成 26 個)", "78.8 | beside count 完成 26 個 | over ..2018-05-31 | note 至 5/31 完成 26 個"),
    ("266 (1-4 月)", "266 | over 2018-01-01..2018-04-30"),
    ("0.149 (107 年 1-4 月)", "0.149 | over 2018-01-01..2018-04-30"),
    ("94.26 (統計時間：107 年 1 月 1 日至 107 年 4 月 30 日)", "94.26 | over 2018-01-01..2018-04-30"),
    ("25.7 (統計時間：106 年 10 月 1 日至 107 年 5 月 3 日)", "25.7 | over 2017-10-01..2018-05-03"),
    ("12 (107/1/1~107/4/30)", "12 | over 2018-01-01..2018-04-30"),
    ("12 (107.1-107.4)", "12 | over 2018-01-01..2018-04-30"),
    ("12 (截至 107.5)", "12 | over ..2018-05-31"),
    ("12 (106 年 11 月至 2 月)", "12 | over 2017-11-01..2018-02-28"),
    ("12 (109Q1)", "12 | over 2020-01-01..2020-03-31"),
    ("第 1 季：12 件", "12 件 | over 2018-01-01..2018-03-31"),
    ("12 (107 年第 1 季)", "12 | over 2018-01-01..2018-03-31"),
    ("12 (107 年上半年)", "12 | over 2018-01-01..2018-06-30"),
    ("12(107年4月底止)", "12 | over ..2018-04-30"),
    ("12 (5/31)", "12 | over ..2018-05-31"),
    ("7.69%（累計至3月）", "7.69 % | over ..2018-03-31"),
    ("107 年 1-4 月：266", "266 | over 2018-01-01..2018-04-30"),
    ("截至 4 月底共辦理 12 場", "12 場 | over ..2018-04-30"),
]

PARTS = [
    (
        "392 萬 6,820 (杜鵑花季：參與人次 4 萬 5,500+網站瀏覽數 38 萬 1,320，燈節：350 萬)",
        "3926820 of 杜鵑花季：參與人次 45500, 網站瀏覽數 381320, 燈節 3500000"
        " | note 杜鵑花季：參與人次 4 萬 5,500+網站瀏覽數 38 萬 1,320，燈節：350 萬",
    ),
    (
        "108 預算案：尚無法統計 107 法定預算：14(107 年 2 月 13 日)",
        "of 108 預算案 missing not_yet, 107 法定預算 14 on 2018-02-13 | partial",
    ),
    (
        "AB1.1.6 北溫：全館修繕中車站：12 萬 4,564 人次 AB1.1.7 新館：尚未開館 AB1.1.8 老街：2,260 人次總計 12 萬 6,824 人次",
        "126824 人次 of AB1.1.6 北溫 missing in_progress, AB1.1.6 車站 124564 人次, AB1.1.7 新館 missing not_yet,"
        " AB1.1.8 老街 2260 人次 | partial",
    ),
    ("12 場次、3,400 人次", "of 12 場次, 3400 人次"),
    ("男：12 女：14", "of 男 12, 女 14"),
    ("男性 5 人、女性 7 人，合計 12 人", "12 人 of 男性 5 人, 女性 7 人"),
    ("12 人(男 5、女 7)", "12 人 of 男 5, 女 7 | note 男 5、女 7"),
]

MISSING = [
    ("10 月份公布", "missing scheduled 2018-10"),
    ("延期至 6 月", "missing scheduled 2018-06"),
    ("俟 6 月底統計", "missing scheduled 2018-06-30"),
    ("", "missing not_given"),
    ("無", "missing not_applicable"),
    ("－", "missing not_applicable"),
    ("N/A", "missing not_applicable"),
    ("不適用", "missing not_applicable"),
    ("尚無法統計", "missing not_yet"),
    ("暫無數據", "missing not_yet"),
    ("資料彙整中", "missing not_yet"),
    ("年度終了時統一計算", "missing annual_only"),
    ("本數值屬年度統計值，無單季數據", "missing annual_only"),
    ("次年 3 月公布", "missing annual_only"),
    ("年底統計", "missing annual_only"),
    ("每半年統計一次", "missing not_yet"),
    ("暫緩辦理", "missing not_yet"),
    ("因疫情取消", "missing not_applicable"),
    ("尚未辦理 (預定 107/7 完成)", "missing scheduled 2018-07"),
    ("預定 10 月 20 至 22 日辦理", "missing scheduled 2018-10-20 to 2018-10-22"),
    ("排定於下半年辦理", "missing scheduled 2018-07 to 2018-12"),
    ("(排定 107/7/31 辦理)", "missing scheduled 2018-07-31"),
    ("課程陸續製作中", "missing in_progress"),
    ("1 至 3 月進行申請、審核及等籌備程序", "missing in_progress"),
    ("招標作業中", "missing in_progress"),
    ("內政部尚未公布", "missing awaiting_source"),
    ("外部資料未公布", "missing awaiting_source"),
    ("統計資料尚未公布，預計 6 月底公布", "missing awaiting_source 2018-06-30"),
    ("尚無法統計(預定 107/6/30 公布)", "missing not_yet 2018-06-30"),
    ("逾期未報", "missing late"),
    ("無資料", "missing not_given"),
]


@pytest.mark.parametrize(("text", "meaning"), FIGURES + SPANS + PARTS + MISSING)
def test_an_actual_reads_one_way(text: str, meaning: str) -> None:
    parsed = parse_actual(text, period=FIRST_QUARTER)
    assert spell(parsed.value) == meaning
    assert parsed.certain
    assert not parsed.remarks
    assert parsed.value.text == text


@pytest.mark.parametrize(
    ("text", "unit", "readings", "kind"),
    [
        ("已完成", "", ["missing not_given"], RemarkKind.UNKNOWN_WORDS),
        ("107 年 2 月 30 日", "", ["missing not_given"], RemarkKind.NO_SUCH_DATE),
        ("預計完成 3 案", "", ["missing not_yet", "3 案"], RemarkKind.FIGURE_IN_PROSE),
        (
            "共辦理 12 場，計 3,400 人次參加",
            "人次",
            ["3400 人次", "12 場", "missing not_given"],
            RemarkKind.FIGURE_IN_PROSE,
        ),
        ("減少 2%", "", ["2 %", "-2 %", "missing not_given"], RemarkKind.FIGURE_IN_PROSE),
        ("▲3.5%", "", ["3.5 %", "-3.5 %", "missing not_given"], RemarkKind.FIGURE_IN_PROSE),
        ("(3.5%)", "", ["3.5 %", "-3.5 %"], None),
        ("#DIV/0!", "", ["missing not_given"], RemarkKind.UNKNOWN_WORDS),
        ("1.234.567", "", ["missing not_given"], RemarkKind.UNKNOWN_WORDS),
        ("3/4", "", ["missing not_given", "2018-03-04"], RemarkKind.UNKNOWN_WORDS),
        ("<0.2", "", ["0.2"], RemarkKind.BOUND_ONLY),
        ("92.86%(13/15)", "", ["92.86 % | beside numerator 13, denominator 15"], RemarkKind.RATIO_DIFFERS),
        ("30(甲 8+乙 5)", "", ["30 | beside part 甲 8, part 乙 5 | note 甲 8+乙 5"], RemarkKind.SUM_DIFFERS),
        ("-654759", "日期", ["2018-04-30", "-654759"], RemarkKind.DATE_AS_SERIAL),
        ("-654759", "人", ["-654759", "2018-04-30"], RemarkKind.DATE_AS_SERIAL),
        ("43220", "日期", ["2018-04-30", "43220"], RemarkKind.DATE_AS_SERIAL),
        ("43220", "人", ["43220"], None),
    ],
)
def test_what_is_not_clear_is_said(text: str, unit: str, readings: list[str], kind: RemarkKind | None) -> None:
    parsed = parse_actual(text, unit=unit, period=FIRST_QUARTER)
    assert [spell(value) for value in (parsed.value, *parsed.alternatives)] == readings
    assert (kind in {remark.kind for remark in parsed.remarks}) if kind else not parsed.remarks


def test_a_serial_number_names_its_day() -> None:
    remark = parse_actual("-654759", unit="日期").remark(RemarkKind.DATE_AS_SERIAL)
    assert remark is not None
    assert str(remark.day) == "2018-04-30"


def test_beside_a_date_a_date_is_expected() -> None:
    target = parse_target("0107 年 4 月 30 日").value
    assert spell(parse_actual("4/27", period=FIRST_QUARTER, target=target).value) == "2018-04-27"
    assert spell(parse_actual("已於 107 年 4 月 27 日公告", target=target).value) == "2018-04-27"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12 月調查", ["missing scheduled 2018-12"]),
        ("12 月", ["missing scheduled 2018-12", "2017-12"]),
        ("107 年 12 月", ["2018-12"]),
        ("已於 12 月 5 日完成", ["2017-12-05", "missing scheduled 2018-12-05"]),
        ("已於 12 月揭牌", ["2017-12", "missing scheduled 2018-12"]),
        ("12 月完工", ["missing scheduled 2018-12", "2017-12"]),
        ("4/27 揭牌", ["2018-04-27", "missing scheduled 2018-04-27"]),
        ("已於 4 月 27 日完成", ["2018-04-27"]),
        ("2 月調查", ["2018-02"]),
    ],
)
def test_nothing_was_done_on_a_day_long_behind_the_span(text: str, readings: list[str]) -> None:
    parsed = parse_actual(text, period=FIRST_QUARTER, target=parse_target("年底辦理", period=FIRST_QUARTER).value)
    assert [spell(value) for value in (parsed.value, *parsed.alternatives)] == readings


@pytest.mark.parametrize(
    ("printed", "last"),
    [("110.23 (至 5 月)", PartialDate(2018, 5)), ("110.23 (至 5/31)", PartialDate(2018, 5, 31))],
)
def test_an_end_keeps_the_exactness_with_which_it_is_printed(printed: str, last: PartialDate) -> None:
    actual = parse_actual(printed, period=Period.months(107, 1, 3)).value
    assert isinstance(actual, Actual)
    assert actual.as_of == AsOf(first=None, last=last)
    assert actual.as_of.last_day == date(2018, 5, 31)
