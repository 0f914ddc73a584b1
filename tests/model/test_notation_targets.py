"""What printed targets mean."""

from datetime import date
from decimal import Decimal

import pytest

from heng.model.figures import Threshold
from heng.model.notation import RemarkKind, parse_target
from heng.model.period import Period
from heng.model.quantity import Quantity
from tests.model.spelling import spell

FIRST_QUARTER = Period(date(2018, 1, 1), date(2018, 3, 31))

PLAIN = [
    ("51", "= 51"),
    ("40.7", "= 40.7"),
    ("14600000", "= 14600000"),
    ("0", "= 0"),
    ("98,368", "= 98368"),
    ("2,067,742", "= 2067742"),
    ("１，２３４", "= 1234"),
    ("-2.5", "= -2.5"),
    ("70 萬", "= 700000"),
    ("4,800 萬", "= 48000000"),
    ("10 萬 5,000", "= 105000"),
    ("38 萬 0,000", "= 380000"),
    ("2,755 億 5,364 萬 2,811", "= 275553642811"),
    ("1.5 億", "= 150000000"),
    ("5 千", "= 5000"),
    ("3 百萬", "= 3000000"),
    ("1 萬 2 千", "= 12000"),
    ("約 500 餘人", "= 500 人 | note 約"),
    ("新臺幣 5,000 萬元", "= 5000 萬元"),
    ("NT$3,000", "= 3000"),
    ("三場", "= 3 場"),
    ("二十五處", "= 25 處"),
]

UNITS = [
    ("15 處", "= 15 處"),
    ("207 萬 7,501 人次/日", "= 2077501 人次/日"),
    ("200,000(人次)", "= 200000 人次"),
    ("85%", "= 85 %"),
    ("８５％", "= 85 ％"),
    ("30‰", "= 30 ‰"),
    ("百分之 80", "= 80 %"),
    ("0.5 人/十萬人", "= 0.5 人/十萬人"),
    ("3 件/百萬人", "= 3 件/百萬人"),
    ("12 攤位", "= 12 攤位"),
    ("4 次/年", "= 4 次/年"),
    ("15.5 μg/m³以下", "<= 15.5 μg/m³"),
    ("五成", "= 5 成"),
    ("累計啟動 20,000 戶公共住宅工程", "= 20000 戶"),
    ("每年辦理 3 場次", "= 3 場次"),
]

BOUNDS = [
    ("<0.2", "< 0.2"),
    ("＜0.2", "< 0.2"),
    ("≤4.9", "<= 4.9"),
    ("≦22", "<= 22"),
    ("≥2,000,000", ">= 2000000"),
    (">=90%", ">= 90 %"),
    ("10 以下", "<= 10"),
    ("80 以上", ">= 80"),
    ("80分(含)以上", ">= 80 分"),
    ("10 以下(不含)", "< 10"),
    ("大於 5", "> 5"),
    ("超過 5 場", "> 5 場"),
    ("不超過 5%", "<= 5 %"),
    ("不低於 80 分", ">= 80 分"),
    ("至少 3 場", ">= 3 場"),
    ("滿意度達 85%以上", ">= 85 %"),
    ("未滿 10", "< 10"),
    ("前 3 名", "<= 3 名"),
    ("八成以上", ">= 8 成"),
    ("65 歲以上長者達 30%", "= 30 %"),
    ("10 未滿", "< 10"),
    ("30 個工作日內", "<= 30 個工作日"),
    ("PM2.5 年平均 18 以下", "<= 18"),
    ("80~85%", "80 % to 85 %"),
    ("介於 5 至 8 之間", "5 to 8"),
    ("80-85", "80 to 85"),
    ("80 分-85 分", "80 分 to 85 分"),
    ("5~13.1", "5 to 13.1"),
    ("90.5 至 107.5", "90.5 to 107.5"),
    ("-5~-2", "-5 to -2"),
    ("80 以上 90 以下", "80 to 90"),
    ("100±5", "100 ± 5"),
    ("80% ± 2%", "80 % ± 2 %"),
]

NOTES = [
    ("70(反轉未來)", "= 70 | note 反轉未來"),
    ("50(配合預算及課程製作成本調整)", "= 50 | note 配合預算及課程製作成本調整"),
    ("<50(無優養化)", "< 50 | note 無優養化"),
    ("590 (107 年增列青創貸款，故目標值提高)", "= 590 | note 107 年增列青創貸款，故目標值提高"),
    ("3.4 (107 年起改依商業登記家數統計)", "= 3.4 | note 107 年起改依商業登記家數統計"),
    ("12 場次(1,200 人次)", "= 12 場次 | note 1,200 人次"),
    ("40 本市新移民約 5 萬人，飽和人數為 9 萬 7,812 人。", "= 40 | note 本市新移民約 5 萬人，飽和人數為 9 萬 7,812 人"),
    (
        "1,027,000(其中：音樂節 32,000 人次)",
        "= 1027000 | beside part 音樂節 32000 人次 | note 其中：音樂節 32,000 人次",
    ),
    (
        "10.89 (以 106 年目標值 11.14 為計算基準)",
        "= 10.89 | from 106 年目標值 11.14 of 106 | note 以 106 年目標值 11.14 為計算基準",
    ),
    ("13(據點 8+日照中心 5)", "= 13 | beside part 據點 8, part 日照中心 5 | note 據點 8+日照中心 5"),
    ("100 (目標 1,000 人次)", "= 100 | beside denominator 目標 1000 人次 | note 目標 1,000 人次"),
    ("100 (目標辦理 6 場)", "= 100 | beside denominator 目標辦理 6 場 | note 目標辦理 6 場"),
    ("90(106 年：85)", "= 90 | from 106 年 85 of 106 | note 106 年：85"),
    ("100[160 校]", "= 100 | beside denominator 160 校"),
    ("54,000 人(2%)", "= 54000 人 | beside share 2 %"),
]

OTHER = [
    ("高於 6 都平均值", "> 6 都平均值"),
    ("優於全國平均", "> 全國平均"),
    ("不低於前一年度實績值", ">= 前一年度實績值"),
    ("高於全國平均 5 個百分點", "> 全國平均 by 5 個百分點"),
    ("較 106 年增加 3%", ">= 106 年 by 3 %"),
    ("10 10", "= 10, = 10"),
    ("由 85 提升至 90", "= 90 | from 85 of None"),
    ("85→90", "= 90 | from 85 of None"),
    ("10 場/5,000 人次", "= 10 場, = 5000 人次"),
    ("(1)80%(2)90%", "(1) = 80 %, (2) = 90 %"),
    ("80%（109 年）、85%（110 年）", "= 80 % (109 年), = 85 % (110 年)"),
    ("3 分 20 秒", "= 3 分, = 20 秒"),
    ("單位預算 10 基金 10", "單位預算 = 10, 基金 = 10"),
    ("108 預算案：7 107 法定預算：30", "108 預算案 = 7, 107 法定預算 = 30"),
    ("甲類：≤5 乙類：≥10", "甲類 <= 5, 乙類 >= 10"),
    ("男 40 女 60 合計 100", "男 = 40, 女 = 60 total 100"),
    ("東區 7 萬車站 18 萬 AB1.1.8 城南由 107 年推動 3 萬總計 28 萬", "東區 = 70000, 車站 = 180000, AB1.1.8 城南由 107 年推動 = 30000 total 280000"),
    ("第 1 季 20 第 2 季 40", "第 1 季 = 20, 第 2 季 = 40"),
    ("完成設計 30%、完工 100%", "steps 完成設計 = 30 %, 完工 = 100 %"),
    ("0107 年 4 月 30 日", "by 2018-04-30"),
    ("107.01.09", "by 2018-01-09"),
    ("4 月底前", "by 2018-04-30"),
    ("107 年底", "by 2018-12-31"),
    ("107 年 12 月 31 日前完成", "by 2018-12-31"),
    ("", "none empty"),
    ("無", "none not_applicable"),
    ("－", "none not_applicable"),
    ("N/A", "none not_applicable"),
    ("配合「網路市民」轉換「卡 3.0」實名驗證制，將再評估適當之目標值。", "none prose"),
    ("持續辦理", "none prose"),
    ("第 3 名", "= 3 名"),
    ("零事故", "none prose"),
    ("無上限", "none prose"),
    ("配合 106 年條例修正再評估", "none prose"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meaning"), PLAIN + UNITS + BOUNDS + NOTES + OTHER)
def test_a_target_reads_one_way(text: str, meaning: str) -> None:
    parsed = parse_target(text, period=FIRST_QUARTER)
    assert spell(parsed.value) == meaning
    assert parsed.certain
    assert not parsed.remarks
    assert parsed.value.text == text


@pytest.mark.parametrize(
    ("text", "unit", "meaning"),
    [
        ("1600 萬人次", "", "= 1600 萬人次"),
        ("1220 萬公噸", "", "= 1220 萬公噸"),
        ("162.96 億度", "", "= 162.96 億度"),
        ("1600 萬人次", "萬人次", "= 1600 萬人次"),
        ("1600 萬人次", "人次", "= 16000000 人次"),
        ("4700", "萬美元", "= 4700"),
        ("5/31", "日期", "by 2018-05-31"),
        ("1070430", "日期", "by 2018-04-30"),
        ("30", "日", "= 30"),
        ("3 專用名詞", "專用名詞", "= 3 專用名詞"),
    ],
)
def test_the_unit_of_the_row_decides_what_a_scale_word_or_a_date_is(text: str, unit: str, meaning: str) -> None:
    assert spell(parse_target(text, unit=unit, period=FIRST_QUARTER).value) == meaning


@pytest.mark.parametrize(
    ("text", "step"), [("51", "1"), ("40.70", "0.01"), ("70 萬", "10000"), ("1.5 億", "1E+7"), ("10 萬 5,000", "1")]
)
def test_a_figure_keeps_the_precision_of_its_print(text: str, step: str) -> None:
    predicate = parse_target(text).value.predicate
    assert isinstance(predicate, Threshold)
    assert str(predicate.value.step) in {step, str(int(float(step)))}


@pytest.mark.parametrize(
    ("text", "code", "readings", "glued"),
    [
        ("CP4.3.154 (含二二八 24 西區 5)", "CP4.3", ["= 54", "= 4", "= 154"], "CP4.3.1"),
        ("CP4.3.154", "", ["= 54", "= 4", "= 154"], "CP4.3.1"),
        ("AC1.151", "AC1.1", ["= 51"], "AC1.1"),
        ("BC3.1-180.5", "BC3.1-1", ["= 80.5"], "BC3.1-1"),
    ],
)
def test_a_code_glued_to_the_value_is_named_and_every_way_to_part_them_is_given(
    text: str, code: str, readings: list[str], glued: str
) -> None:
    parsed = parse_target(text, code=code)
    spelled = [spell(value).split(" | ")[0] for value in (parsed.value, *parsed.alternatives)]
    assert spelled == readings
    remark = parsed.remark(RemarkKind.CODE_GLUED)
    assert remark is not None
    assert (remark.text, remark.detail) == (text.split(" ", maxsplit=1)[0], glued)
    assert parsed.value.text == text


def test_a_code_apart_from_the_value_is_no_slip() -> None:
    parsed = parse_target("CP4.3.1 54", code="CP4.3")
    assert spell(parsed.value) == "= 54"
    assert not parsed.remarks


@pytest.mark.parametrize(
    ("text", "unit", "readings", "kind"),
    [
        (
            "辦理 12 場，參加 3,400 人次，並追蹤",
            "人次",
            ["= 3400 人次", "= 12 場", "none prose"],
            RemarkKind.FIGURE_IN_PROSE,
        ),
        ("依第 3 期計畫 27 號函檢討辦理", "", ["none prose", "= 27"], RemarkKind.FIGURE_IN_PROSE),
        ("男 40 女 50 合計 100", "", ["男 = 40, 女 = 50 total 100"], RemarkKind.SUM_DIFFERS),
        ("3/4", "", ["none prose"], RemarkKind.UNKNOWN_WORDS),
        ("57..5", "", ["none prose"], RemarkKind.UNKNOWN_WORDS),
        ("1,23", "", ["none prose"], RemarkKind.UNKNOWN_WORDS),
        ("減少 5%", "", ["= 5 %", "= -5 %", "none prose"], RemarkKind.FIGURE_IN_PROSE),
        ("24 小時內完成率 95%", "%", ["= 95 %", "<= 24 小時", "none prose"], RemarkKind.FIGURE_IN_PROSE),
        ("12 (含新增", "", ["= 12 | note 含新增"], RemarkKind.BRACKET_OPEN),
    ],
)
def test_what_is_not_clear_is_said(text: str, unit: str, readings: list[str], kind: RemarkKind) -> None:
    parsed = parse_target(text, unit=unit)
    assert [spell(value) for value in (parsed.value, *parsed.alternatives)] == readings
    assert kind in {remark.kind for remark in parsed.remarks}


def test_of_two_days_a_person_chooses() -> None:
    parsed = parse_target("6 月底前發包；12 月底前完工", period=FIRST_QUARTER)
    assert [spell(value) for value in (parsed.value, *parsed.alternatives)] == ["by 2018-12-31", "by 2018-06-30"]


def test_paragraphs_of_a_cell_are_joined() -> None:
    parsed = parse_target("單位預算\n10\n基金\n10")
    assert parsed.value.text == "單位預算 10 基金 10"
    assert spell(parsed.value) == "單位預算 = 10, 基金 = 10"


def test_a_date_without_year_needs_the_period() -> None:
    parsed = parse_target("5 月 31 日前")
    assert spell(parsed.value) == "none prose"
    assert parsed.remark(RemarkKind.DATE_WITHOUT_YEAR) is not None


def test_a_unit_in_a_bracket_becomes_the_unit_of_the_figure() -> None:
    predicate = parse_target("200,000 (人次)").value.predicate
    assert isinstance(predicate, Threshold)
    assert predicate.value == Quantity(value=predicate.value.value, unit="人次", step=predicate.value.step)


def test_a_target_in_brackets_may_be_a_negative_one() -> None:
    parsed = parse_target("(3.5)")
    assert [spell(value) for value in (parsed.value, *parsed.alternatives)] == ["= 3.5", "= -3.5"]


@pytest.mark.parametrize(("code", "text", "value"), [("3", "30", "30"), ("6", "6.5", "6.5"), ("1.1", "1.15", "1.15")])
def test_a_serial_number_that_begins_a_value_is_no_code_glued_to_it(code: str, text: str, value: str) -> None:
    parsed = parse_target(text, code=code)

    assert isinstance(parsed.value.predicate, Threshold)
    assert parsed.value.predicate.value.value == Decimal(value)
    assert parsed.certain
    assert parsed.remarks == ()
