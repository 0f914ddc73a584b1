"""Reading printed formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.formula import parse, print_tree
from heng.model.terms import FaultKind, FormulaClass

READ = [
    ("(資源回收量/垃圾產生量)*100%", ("資源回收量", "垃圾產生量")),
    ("失業者/（失業者+就業者）*100%", ("失業者", "就業者")),
    ("(甲＋乙－丙)÷丁×100％", ("甲", "乙", "丙", "丁")),
    ("〔(當年-前年)／前年〕×100％", ("當年", "前年")),
    ("旅客人次 x 消費金額 x 匯率", ("旅客人次", "消費金額", "匯率")),
    ("接種人數/總人口數 x100%", ("接種人數", "總人口數")),
    ("完成率=實際圖幅數/預計圖幅數", ("實際圖幅數", "預計圖幅數")),
    ("案件比率：(已進行案件/應進行案件)", ("已進行案件", "應進行案件")),
    ("每日用水量(含營業用)/人口數", ("每日用水量(含營業用)", "人口數")),
    ("(公)私立校數/總校數", ("(公)私立校數", "總校數")),
    ("65-74 歲接種人數/當年 65-74 歲人口數", ("65-74 歲接種人數", "當年 65-74 歲人口數")),
    ("105 年單位數-104 年單位數", ("105 年單位數", "104 年單位數")),
    ("AQI≤50 站日數/監測日數*100%", ("AQI≤50 站日數", "監測日數")),
    ("死亡人數*10 萬/人口數", ("死亡人數", "人口數")),
    ("(死亡人數/投保人數)*10⁶", ("死亡人數", "投保人數")),
    ("|可用預算數-(決算數+保留數)|/預算數", ("可用預算數", "決算數", "保留數", "預算數")),
    ("前 5 年度用電量總和/5", ("前 5 年度用電量總和",)),
    ("甲件數除以乙件數乘100%", ("甲件數", "乙件數")),
    ("(應檢人數扣除延期人數)除以總人數", ("應檢人數", "延期人數", "總人數")),
    ("(本年收入減去年收入)/去年收入", ("本年收入", "去年收入")),
    ("減碳件數/增加件數加權數", ("減碳件數", "增加件數加權數")),
    ("每月搭乘10次以上人數/參加人數", ("每月搭乘10次以上人數", "參加人數")),
    ("√(南北速率×東西速率)", ("南北速率", "東西速率")),
    ("∛(甲值×乙值×丙值)", ("甲值", "乙值", "丙值")),
    ("⁴√(甲值×乙值)", ("甲值", "乙值")),
    ("(1月人數+2月人數+…+12月人數)/12", ("1月人數+2月人數+…+12月人數",)),
    ("(甲1+甲2+...+甲n)/n", ("甲1+甲2+...+甲n", "n")),
    ("售水量/配水量*100%=售水率", ("售水量", "配水量")),
    ("達成率=Ax0.5+Bx0.5", ("A", "B")),
    ("每件除草面積/除役件數", ("每件除草面積", "除役件數")),
    ("（1—甲數/乙數）×100%", ("甲數", "乙數")),
    ("等候率 — 等候時間／靠泊時間", ("等候時間", "靠泊時間")),
]


@pytest.mark.parametrize(("text", "names"), READ)
def test_arithmetic_is_read_as_printed_and_printed_back(text: str, names: tuple[str, ...]) -> None:
    parsed = parse(text)

    assert parsed.kind is FormulaClass.COMPUTABLE
    assert parsed.variables == names
    assert parsed.tree is not None
    assert "".join(print_tree(parsed.tree).split()) == "".join(text.split())
    assert parse(print_tree(parsed.tree)).tree == parsed.tree


@pytest.mark.parametrize("text", ["甲件數減乙件數除以丙件數", "甲件數除乙件數×100%", "甲件數除乙件數", "2√(甲數×乙數)"])
def test_words_that_may_mean_two_computations_are_no_formula(text: str) -> None:
    parsed = parse(text, "%")
    assert parsed.kind is FormulaClass.MALFORMED
    assert parsed.fault is not None
    assert parsed.fault.kind is FaultKind.AMBIGUOUS


def test_words_that_say_what_comes_first_stand_for_brackets() -> None:
    first = parse("甲件數減乙件數後除以丙件數", "%")
    assert first.tree is not None
    assert print_tree(first.tree) == "(甲件數 減 乙件數) 除以 丙件數"


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("甲數/乙數（註：含＋號者）*1000", "甲數 / 乙數 * 1000"),
        ("衡量老化之指標，為(甲數/乙數)*100。", "(甲數 / 乙數) * 100"),
        ("分子：甲數 分母：乙數 公式：(分子/分母)x100%", "(甲數) / (乙數) x 100%"),
        ("(甲數/乙數)×100％達70％", "(甲數 / 乙數) × 100％"),
        ("甲數/乙數×100% ※乙數為法定數", "甲數 / 乙數 × 100%"),
        ("１．甲數/乙數×100% ２．丙數/丁數×100%", "1.甲數 / 乙數 × 100% 2.丙數 / 丁數 × 100%"),
        ("甲數/乙數×100%或丙數/丁數×100%", "1.甲數 / 乙數 × 100% 2.丙數 / 丁數 × 100%"),
        ("以甲數除以乙數，再乘以10萬", "甲數 除以 乙數 再乘以 10萬"),
        ("將甲數除以乙數", "甲數 除以 乙數"),
        ("出生率是甲數除以乙數", "出生率：甲數 除以 乙數"),
        ("分子：甲，乙之人數。分母：20歲以上，丙之人數，以年底計", "(甲，乙之人數) / (20歲以上，丙之人數)"),
    ],
)
def test_what_stands_around_a_formula_is_set_apart(text: str, formula: str) -> None:
    parsed = parse(text)

    assert parsed.tree is not None
    assert print_tree(parsed.tree) == formula


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", FormulaClass.EMPTY),
        ("　 ", FormulaClass.EMPTY),
        ("無", FormulaClass.EMPTY),
        ("√表示完成", FormulaClass.DESCRIPTIVE),
        ("N/A", FormulaClass.EMPTY),
        ("活動參與人次數", FormulaClass.COUNT),
        ("服務(含電訪、家訪)人次/年", FormulaClass.COUNT),
        ("計畫進度", FormulaClass.DESCRIPTIVE),
        ("每年 4 月底前", FormulaClass.DESCRIPTIVE),
        ("旅客對捷運給予正面評價比例", FormulaClass.SURVEY),
        ("依國家發展委員會公布之排名", FormulaClass.INDEX),
    ],
)
def test_cells_without_arithmetic_are_told_apart(text: str, kind: FormulaClass) -> None:
    parsed = parse(text)

    assert parsed.kind is kind
    assert (parsed.tree is not None) == (kind is FormulaClass.COUNT)


@pytest.mark.parametrize(
    ("text", "fault", "position"),
    [
        ("甲/乙)*100%", FaultKind.UNBALANCED, 3),
        ("(甲/乙*100%", FaultKind.UNBALANCED, 0),
        ("【(甲/乙】)*100%", FaultKind.UNBALANCED, 5),
        ("|甲-乙/丙", FaultKind.UNBALANCED, 0),
        ("甲/乙*", FaultKind.INCOMPLETE, 3),
        ("甲/*乙", FaultKind.INCOMPLETE, 2),
        ("(甲+乙)丙", FaultKind.ADJACENT, 5),
        ("甲=乙=丙=丁/戊", FaultKind.SEVERAL, 5),
        ("甲/乙>丙>丁", FaultKind.COMPARISON, 5),
        ("甲/乙*%", FaultKind.INCOMPLETE, 4),
        ("1.甲/乙*100% 2.丙/(丁*100%", FaultKind.UNBALANCED, 15),
        ("|甲-乙|丙(丁+戊)*100%", FaultKind.ADJACENT, 5),
        ("eval('1')/甲", FaultKind.UNEXPECTED, 0),
        ('__import__("os").system("ls")', FaultKind.UNEXPECTED, 0),
        ("IF(甲>乙,1,0)", FaultKind.UNEXPECTED, 0),
    ],
)
def test_arithmetic_that_cannot_be_read_says_why_and_where(text: str, fault: FaultKind, position: int) -> None:
    parsed = parse(text)

    assert parsed.kind is FormulaClass.MALFORMED
    assert parsed.tree is None
    assert parsed.fault is not None
    assert (parsed.fault.kind, parsed.fault.position) == (fault, position)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "(" * 10_000 + "甲" + ")" * 10_000,
        "甲+" * 25_000,
        "-" * 3_000 + "甲",
        "|" * 3_000 + "甲/乙",
        "√(" * 30 + "甲",
        "數減" * 1_900,
        "甲數除乙" * 900,
        "甲+…+" * 700,
        "（)" * 1_000 + "/",
        "((甲+乙)" * 30,
        "甲+" * 250 + "甲",
        "1*" * 1_900 + "1",
    ],
)
def test_hostile_text_is_a_fault(text: str) -> None:
    assert parse(text).fault is not None


@given(
    st.text(
        alphabet="甲乙率數 ()（）[]【】+-*/÷×|xX=：≤>%‰,.0123萬億⁶²年。、，；aA^Σ每加減扣除乘以後再分給予總計一1二√∛³…—註為或數",
        max_size=60,
    )
)
def test_every_text_has_a_result_and_what_is_read_is_printed_back(text: str) -> None:
    parsed = parse(text)

    assert (parsed.fault is not None) == (parsed.kind is FormulaClass.MALFORMED)
    if parsed.tree is not None:
        assert parse(print_tree(parsed.tree)).tree == parsed.tree
