"""How a name is built: what it measures, and whether that is a bad thing or work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.evaluate.traits.morphemes import bad_end, begins_with_work, core, is_worked_on


@pytest.mark.parametrize(
    ("name", "measured"),
    [
        ("自來水漏損率", "自來水漏損"),
        ("登記案件駁回件數比率", "登記案件駁回"),
        ("校園食物過敏事件數", "校園食物過敏"),
        ("中途離校學生人數（含轉學）", "中途離校"),
        ("件數", ""),
        ("", ""),
    ],
)
def test_what_a_name_measures_stands_before_the_measure_and_the_cases_counted(name: str, measured: str) -> None:
    assert core(name) == measured


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("庫款支付退匯筆數", "退匯"),
        ("住宅遭侵入案件數", "侵入"),
        ("申請表填寫不完整件數", "不完整"),
        ("逾3日未處理件數", "逾3日"),
        ("未修補漏洞數", "未修補漏洞"),
        ("未接種疫苗人數", "未接種疫苗"),
        ("補助款未核結金額", "未核結"),
        ("未參加勞工保險人數", "未參加勞工保險"),
        ("客訴案件逾期回復率", "逾期回復"),
        ("每位社工服務案量", "案量"),
        ("出院準備銜接長照服務平均天數", "天數"),
        ("車輛可出勤天數", ""),
        ("未登記工廠納管家數", ""),
        ("職缺刊登數", ""),
        ("反詐宣導場次", ""),
        ("住宅失竊件數", "失竊"),
        ("住宅防盜率", ""),
        ("機車防竊比率", ""),
        ("查緝私菸漏稅件數", ""),
        ("不動產登記件數", ""),
        ("閱覽室平均開放時間", ""),
        # What is made of a harmful thing, or done about its use, is not its use.
        ("檳榔嚼食者比率", "檳榔嚼食"),
        ("每人每日鹽攝取量", "鹽攝取"),
        ("製糖用甘蔗產量", ""),
        ("菸酒消費稅收", ""),
        ("抗生素使用衛教場次", ""),
        ("地下水使用費徵收率", ""),
        # A limit at the end was passed or is to be kept; before a thing it says which, and time may be well spent.
        ("候診超過30分鐘人次", "超過30分鐘"),
        ("臭氧值大於100日數比率", "大於100日"),
        ("班級人數不超過28人", "不超過28人"),
        ("超過100人參加活動場數", ""),
        ("高於3件專利廠商數", ""),
        ("大於5公尺道路長度", ""),
        ("每週運動超過150分鐘人口比率", ""),
    ],
)
def test_a_bad_thing_at_the_head_of_a_name_is_found(name: str, word: str) -> None:
    assert word in bad_end(name)[0]
    assert bool(bad_end(name)[0]) == bool(word)


def test_what_is_done_about_a_bad_thing_is_work() -> None:
    assert is_worked_on("檢修件數")
    assert is_worked_on("案件攔阻金額")
    assert not is_worked_on("案件數")
    assert not is_worked_on("地點數")
    assert not is_worked_on("宗教場所數")
    assert is_worked_on("性物質申報家數")
    assert is_worked_on("地區送水量")
    assert is_worked_on("人口回流數")
    assert not is_worked_on("地區數")
    assert not is_worked_on("人口比率")


def test_a_name_may_begin_with_work_done_against_what_follows() -> None:
    assert begins_with_work("攔阻詐騙金額")
    assert not begins_with_work("詐騙金額")


@given(st.text(alphabet="未不遭逾3日率數件人案退失毒反（）() 漏檢修學生者", max_size=12))
def test_any_name_can_be_taken_apart(name: str) -> None:
    word, _ = bad_end(name)
    assert word in "".join(name.split()) or "（" in name or "(" in name
