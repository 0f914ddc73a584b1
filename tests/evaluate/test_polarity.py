"""Which way is better, and on what ground."""

from datetime import UTC, datetime

import pytest

from heng.evaluate.traits import polarity
from heng.evaluate.traits.confirmed import Confirmation
from heng.model.figures import Target
from heng.model.terms import Ground, Polarity, PolarityBasis
from tests.evaluate.factory import Row, threshold

LOWER, HIGHER = Polarity.LOWER, Polarity.HIGHER


def judged(name: str, unit: str | None = None, formula: str | None = None) -> polarity.PolarityJudgement:
    return polarity.judge(Row(name=name, unit=unit, formula=formula).indicator(), None)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("失業率", "失業"),
        ("粗死亡率", "死亡"),
        ("每十萬人口竊盜發生數", "發生數"),
        ("細懸浮微粒年平均濃度", "濃度"),
        ("公文平均處理日數", "處理日數"),
        ("檢驗逾期比率", "逾期"),
        ("道路交通事故件數成長率", "事故"),
        ("未達成率", "未達成"),
        ("抽驗不合格件數", "不合格"),
        ("防治區域死亡率", "死亡"),
        ("經收集後未經處理之廢水比例", "未經處理之廢水"),
        ("國小生師比", "生師比"),
        ("閒置公共設施件數", "閒置"),
        ("門診抗生素使用率", "抗生素使用"),
        ("每人每年酒精消費量", "酒精消費"),
        ("48小時內加護病房重返率", "加護病房重返"),
        ("食品檢驗違規件數", "違規"),
        ("土壤污染整治場址面積", "污染"),
        ("災害搶救受傷消防員人數", "受傷"),
        ("車輛故障通報件數", "故障"),
        ("公車違規停靠率", "違規"),
        ("長照給付申報異常件數", "異常"),
        ("焚化廠停爐日數", "停爐"),
    ],
)
def test_words_of_bad_things_mean_lower(name: str, word: str) -> None:
    found = judged(name)

    assert (found.polarity, found.ground, found.basis) == (LOWER, Ground.INFERRED, PolarityBasis.MEANING)
    assert found.facts["word"] == word


@pytest.mark.parametrize(
    "name",
    [
        "失業者再就業率",
        "垃圾減量率",
        "污染源家數減少比率",
        "生化需氧量符合基準值達成率",
        "陳情案件處理滿意度",
        "竊盜案破獲率",
        "查獲詐欺車手人數",
        "重大違規案件取締件數",
        "住宅火災警報器安裝率",
        "無違規場所比率",
        "資源回收率",
    ],
)
def test_the_head_of_the_name_and_work_done_decide_for_higher(name: str) -> None:
    assert judged(name).polarity is HIGHER


@pytest.mark.parametrize(
    "name",
    [
        "兒少保護通報件數",
        "藥物不良反應通報件數",
        "環保稽查處分率",
        "垃圾焚化量",
        "糖尿病個案衛教人數",
        "網路詐騙假帳號下架數",
        "每一藥事人員服務人數",
        "用人費用報送機關數",
    ],
)
def test_what_policies_differ_about_and_work_on_bad_things_tell_no_direction(name: str) -> None:
    assert judged(name).polarity is None


def test_a_remark_inside_a_name_is_read_over_and_one_behind_it_is_read() -> None:
    assert judged("未(稍)受污染河段長度比率").polarity is HIGHER
    assert judged("公文處理效率(平均處理日數)").polarity is LOWER


@pytest.mark.parametrize("name", ["減少溫室氣體排放量", "降低失業率"])
def test_a_reduction_before_a_bad_thing_leaves_two_readings(name: str) -> None:
    found = judged(name)

    assert (found.polarity, found.basis) == (None, PolarityBasis.NONE)
    assert "剩下的量" in found.reason.render("zh", found.facts)


def test_unit_and_formula_speak_where_the_name_is_silent() -> None:
    assert judged("廉潔環境", unit="每萬人起訴率").polarity is LOWER
    assert judged("廉潔環境", formula="起訴人數/公務員人數").polarity is LOWER
    assert judged("服務人口比", formula="服務人數/失業人數").polarity is None


def test_the_ground_goes_from_person_to_print_to_sign_to_words_to_default() -> None:
    target = Target(text="", predicate=threshold("5", ">="))
    plain, printed = Row(name="失業率").indicator(), Row(name="失業率", polarity=Polarity.ON_TARGET).indicator()

    by_person = polarity.judge(printed, target, Confirmation(HIGHER, "chen", datetime(2026, 5, 4, 20, 30, tzinfo=UTC)))
    assert (by_person.polarity, by_person.ground) == (HIGHER, Ground.CONFIRMED)
    assert by_person.reason.render("en", by_person.facts) == "Higher is better: confirmed by chen on 2026-05-05 04:30."
    assert polarity.judge(printed, target).ground is Ground.PRINTED
    by_sign = polarity.judge(plain, target)
    assert (by_sign.polarity, by_sign.ground, by_sign.basis) == (HIGHER, Ground.INFERRED, PolarityBasis.OPERATOR)
    assert polarity.judge(plain, None, default=HIGHER).polarity is LOWER
    by_default = polarity.judge(Row(name="館舍數").indicator(), None, default=HIGHER)
    assert (by_default.polarity, by_default.basis) == (HIGHER, PolarityBasis.DEFAULT)


def test_a_rate_of_work_on_a_bad_thing_may_have_a_default_and_an_amount_of_it_none() -> None:
    def default(name: str) -> Polarity | None:
        return polarity.judge(Row(name=name).indicator(), None, default=HIGHER).polarity

    assert default("家暴個案危險評估填答率") is HIGHER
    assert default("漏水檢修件數") is None


def test_every_reason_can_be_told_in_both_languages() -> None:
    found = judged("失業率")

    assert found.reason.render("zh", found.facts) == "負向（越低越好），推定：名稱有「失業」，文件沒有印出方向。"
    assert found.reason.render("en", found.facts) == (
        "Lower is better (inferred): the name has “失業”; the document prints no direction."
    )


def test_a_caller_may_bring_its_own_words() -> None:
    words = [polarity.PolarityWord("空氣盒子", LOWER)]

    assert polarity.judge(Row(name="空氣盒子數").indicator(), None, vocabulary=words).polarity is LOWER
