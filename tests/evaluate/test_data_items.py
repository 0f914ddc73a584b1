"""The quantities of a card's formulas are its data items, each once; a general name is not shared by mistake."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heng.evaluate.inputs.alike_items import alike, same_named
from heng.evaluate.inputs.data_items import DataItems, data_items, formula_of
from heng.evaluate.inputs.item_behaviour import behaviour_of
from heng.evaluate.inputs.named_items import Decisions, ItemDetails
from heng.formula.item_names import ItemTime, item_key, time_of, unit_in
from heng.model.card import Card
from heng.model.edition import Edition
from heng.model.terms import AlikeGround, Ground, ItemPlace, TimeBehaviour
from tests import factories


def card(*kpis: tuple[str, str, str], unit: str = "%") -> Edition:
    """Return an edition whose KPIs are (code, name, formula)."""
    at = factories.Printed("0" * 64)
    made = [at.kpi(code, name, "60", "尚無法統計") for code, name, _ in kpis]
    rows = tuple(
        replace(row, formula=formula, unit=unit) for (row, _, _), (_, _, formula) in zip(made, kpis, strict=True)
    )
    edition = factories.edition(b"card")
    figures = replace(edition.figures, readings=tuple(reading for _, reading, _ in made))
    return replace(edition, card=Card(indicators=rows), figures=figures)


def users(items: DataItems, name: str) -> list[list[str]]:
    """Return which KPIs use each item of a name."""
    return [
        [items.indicators[ref].code for ref in item.indicators]
        for item in items.items
        if item_key(item.name) == item_key(name)
    ]


def test_the_same_name_is_one_item_in_whatever_print() -> None:
    items = data_items(
        card(("AC1.1", "回收率", "(資源回收量/垃圾產生量)*100%"), ("AC1.2", "成長", "資源 回收量／全臺\n人口數"),
             ("BC1.1", "比", "（資源回收量）／全台人口數"))
    )  # fmt: skip
    assert users(items, "資源回收量") == [["AC1.1", "AC1.2", "BC1.1"]]
    assert users(items, "全臺人口數") == [["AC1.2", "BC1.1"]]


@pytest.mark.parametrize(
    ("one", "other", "unit"), [("天", "日", "天"), ("m2", "平方公尺", "m2"), ("元", "千元", ""), ("人", "人次", "")]
)
def test_one_unit_in_two_spellings_is_the_unit_of_the_item(one: str, other: str, unit: str) -> None:
    edition = card(
        ("AC1.1", "甲", f"橋梁改建規模({one})/全臺人口數"), ("AC1.2", "乙", f"橋梁改建規模({other})/全臺人口數")
    )  # fmt: skip
    keys = frozenset(item_key(f"橋梁改建規模({each})") for each in (one, other))
    (item, _) = data_items(edition, Decisions(joined=frozenset({keys}))).items
    assert (len(item.uses), item.unit) == (2, unit)


@pytest.mark.parametrize("name", ["場次", "總目標數", "實際執行數", "滿意", "A", "問卷總件數", "受理件數", "合格家數"])
def test_a_name_that_says_too_little_is_an_item_of_each_kpi(name: str) -> None:
    items = data_items(card(("AC1.1", "甲", f"{name}/應檢查橋梁數"), ("AC1.2", "乙", f"{name}/應檢查橋梁數")))
    assert users(items, name) == [["AC1.1"], ["AC1.2"]]
    assert users(items, "應檢查橋梁數") == [["AC1.1", "AC1.2"]]
    first = items.by_key[items.items[0].key]
    assert same_named(items, first)


def test_what_means_the_agencies_of_a_theme_is_not_that_of_another_theme() -> None:
    formula = "本組各機關訓練班期數/本市訓練班期總數"
    items = data_items(card(("AC1.1", "甲", formula), ("AC2.1", "乙", formula), ("BC1.1", "丙", formula)))
    assert users(items, "本組各機關訓練班期數") == [["AC1.1", "AC2.1"], ["BC1.1"]]
    assert users(items, "本市訓練班期總數") == [["AC1.1", "AC2.1", "BC1.1"]]


def test_a_time_keeps_names_apart_and_tells_which_item_they_are_at_another_time() -> None:
    items = data_items(card(("AC1.1", "甲", "(今年度志工人數-前一年度志工人數)/前一年度志工人數*100%")))
    now, before = items.items
    assert (now.name, before.name) == ("今年度志工人數", "前一年度志工人數")
    assert items.now_of(before) is now
    assert items.now_of(now) is None


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("去年同期參與人次", ItemTime("參與人次", years_ago=1)),
        ("前期件數", ItemTime("件數", periods_ago=1)),
        ("105 年參與單位數", ItemTime("參與單位數", roc_year=105)),
        ("前 5 年度用電量總和", ItemTime("用電量", several=5)),
        ("近三年平均用電量", ItemTime("用電量", several=3, with_this=True, mean=True)),
        ("當年度收入", ItemTime("收入")),
        ("今(110)年投保人數", ItemTime("投保人數")),
        ("前1年度收件數", ItemTime("收件數", years_ago=1)),
        ("民國100年用電量", ItemTime("用電量", roc_year=100)),
        ("上個月用水量", ItemTime("用水量", periods_ago=1)),
        ("當年調查前一年廠商家數", None),
        ("當年 10 月 1 日至隔年 6 月 30 日接種人數", None),
        ("109 年底前核定人數", None),
        ("年中人口數", None),
    ],
)
def test_times_in_names(name: str, time: ItemTime | None) -> None:
    assert time_of(name) == time


@pytest.mark.parametrize(
    ("name", "unit"),
    [("自行車道長度(KM)", "KM"), ("登記人口數(10 萬人)", "10 萬人"), ("平均審查天數 163 天", "天"), ("應參訓人數(150 人)", "人"),
     ("用水量(含營業用)", "")],
)  # fmt: skip
def test_units_in_names(name: str, unit: str) -> None:
    assert unit_in(name) == unit


@pytest.mark.parametrize(
    ("name", "behaviour"),
    [
        ("列管件數", "stock"), ("設籍人口數", "stock"), ("現有志工人數", "stock"), ("年底在學學生數", "stock"), ("列管工廠數", "stock"),
        ("污水下水道總長度", "stock"), ("庫容量", "stock"), ("登記公司家數", "stock"),
        ("列管案件完成件數", "flow"), ("列管場所稽查件數", "flow"), ("新增設籍人數", "flow"), ("人口成長數", "flow"),
        ("新增公園面積", "flow"), ("登記件數", "flow"), ("資源回收量", "flow"), ("參觀人次", "flow"),
        ("人口死亡數", None), ("年底新增人數", None), ("道路改善長度", None), ("公園面積", None), ("回收率", "ratio"),
    ],
)  # fmt: skip
def test_the_head_of_a_name_says_whether_parts_of_a_span_are_added(name: str, behaviour: str | None) -> None:
    assert behaviour_of(name) == (behaviour and TimeBehaviour(behaviour))


def test_what_is_read_over_several_years_is_an_item_too_or_that_of_the_year() -> None:
    items = data_items(
        card(("AC1.1", "移動平均", "前 5 年度用電量總和/5"), ("AC1.2", "成長", "當年度稅收/前五年平均稅收"))
    )
    assert users(items, "用電量") == [["AC1.1"]]
    assert users(items, "稅收") == []
    tax = items.by_key[item_key("當年度稅收")]
    assert item_key("稅收") in tax.keys
    assert items.now_of(items.by_key[item_key("前五年平均稅收")]) is tax


def test_people_join_and_part_and_describe_items() -> None:
    edition = card(
        ("AC1.1", "甲", "設籍人口數/總面積數"), ("AC1.2", "乙", "本市設籍人口數/長度"), ("AC1.3", "丙", "設籍人口數")
    )
    one, other = item_key("設籍人口數"), item_key("本市設籍人口數")
    parted = (one, "indicator/AC1/AC1.3/")
    said = ItemDetails(unit="人", source="民政局", behaviour=TimeBehaviour.FLOW)
    decisions = Decisions(
        joined=frozenset([frozenset([one, other])]), parted=frozenset([parted]), details={other: said}
    )
    items = data_items(edition, decisions)
    joined = items.by_key[other]
    assert joined is items.by_key[one]
    assert [items.indicators[ref].code for ref in joined.indicators] == ["AC1.1", "AC1.2"]
    assert (joined.unit, joined.unit_ground, joined.source) == ("人", Ground.CONFIRMED, "民政局")
    assert (joined.behaviour, joined.behaviour_ground) == (TimeBehaviour.FLOW, Ground.CONFIRMED)
    apart = items.of("indicator/AC1/AC1.3/")[0]
    assert (apart.place, apart is joined) == (ItemPlace.INDICATOR, False)


def test_suggestions_are_few_and_never_join_by_themselves() -> None:
    edition = card(
        ("AC1.1", "甲", "設籍人口數/本市橋梁座數"), ("AC1.2", "乙", "本市設籍人口數/河川長度"),
        ("AC1.3", "丙", "(當年度參與智慧教學學生數-前一年度參與參與智慧教學學生數)/前一年度參與智慧教學學生數"),
        ("AC1.4", "丁", "本市金牌數/金牌數"), ("AC1.5", "戊", "國中教師人數/國小教師人數"),
    )  # fmt: skip
    items = data_items(edition)
    found = {(pair.one.name, pair.other.name): pair.ground for pair in alike(items)}
    assert found == {
        ("設籍人口數", "本市設籍人口數"): AlikeGround.FILLERS,
        ("前一年度參與參與智慧教學學生數", "前一年度參與智慧教學學生數"): AlikeGround.REPEATED,
    }
    rejected = frozenset([frozenset([item_key("設籍人口數"), item_key("本市設籍人口數")])])
    assert len(alike(items, rejected)) == 1
    assert len({item.key for item in items.items}) == len(items.items)


def test_kpis_that_print_one_formula_and_are_two_share_nothing_unless_a_person_says_so() -> None:
    edition = card(("AC1.1", "鋪面達成率", "完成透水鋪面面積"), ("AC1.2", "基地保水量", "完成透水鋪面面積"), unit="m²")
    items = data_items(edition)
    assert users(items, "完成透水鋪面面積") == [["AC1.1"], ["AC1.2"]]
    (pair,) = alike(items)
    assert pair.ground is AlikeGround.SAME_FORMULA
    joined = data_items(edition, Decisions(joined=frozenset({frozenset({pair.one.key, pair.other.key})})))
    assert users(joined, "完成透水鋪面面積") == [["AC1.1", "AC1.2"]]
    assert alike(joined) == ()
    assert alike(items, frozenset({frozenset({pair.one.key, pair.other.key})})) == ()
    one, other = card(("AC1.1", "甲", "橋梁面積/道路面積"), ("AC1.2", "乙", "橋梁面積/道路面積")).card.indicators
    shared = replace(edition, card=Card(indicators=(one, other)))
    assert users(data_items(shared), "橋梁面積") == [["AC1.1", "AC1.2"]]
    units = replace(edition, card=Card(indicators=(one, replace(other, unit="倍"))))
    assert users(data_items(units), "橋梁面積") == [["AC1.1"], ["AC1.2"]]


def test_points_for_steps_told_in_words_are_no_items() -> None:
    steps = "(研提願景草案)*20%+(提報府內討論)*10%+(匯集各方意見)*20%+(每年換展一次)*50%"
    parts = "甲案達成率*30%+乙案達成率*30%+丙案達成率*40%"
    items = data_items(card(("AC1.1", "甲", steps), ("AC1.2", "乙", parts), ("AC1.3", "丙", "A*20%+B*30%+C*50%")))
    assert [item.name for item in items.items] == ["甲案達成率", "乙案達成率", "丙案達成率", "A", "B", "C"]
    assert formula_of(items.edition.card.indicators[0]).tree is None


def test_letters_of_one_formula_that_mean_the_same_words_stay_two() -> None:
    items = data_items(
        card(("AC1.1", "甲", "(A/B)*50%+(C/D)*50% A：屋頂件數 B：預計完成橋梁數 C：社區件數 D：預計完成橋梁數"))
    )
    assert [item.name for item in items.items] == ["屋頂件數", "預計完成橋梁數(B)", "社區件數", "預計完成橋梁數(D)"]
