"""Signs between words: arithmetic where the words name quantities, else marks of running text."""

from __future__ import annotations

import pytest

from heng.formula import parse
from heng.model.terms import FormulaClass

PROSE = [
    ("無重大缺失/無重大事故", "%"),
    ("為提升品質而努力/改善", "%"),
    ("完成規劃/設計", "%"),
    ("持續推動-深化合作", "%"),
    ("加強宣導＋落實稽查", "項"),
    ("預計6月完成發包-9月開工", "%"),
    ("每月召開檢討會議/追蹤列管", "次"),
    ("推動智慧城市×永續發展", "%"),
    ("落實節能減碳+資源循環=永續", "%"),
    ("提升市民幸福感(生活×環境×治理)", "%"),
    ("24小時×365天全年無休服務", "%"),
    ("達成/未達成", "%"),
    ("提高通過/合格率", "%"),
    ("積極爭取經費/資源", "%"),
    ("推動2+1方案", "%"),
    ("依契約期程辦理，進度達80%-100%", "%"),
    ("規劃(30%)/設計(70%)", "%"),
    ("達成率≧90%-列甲等", "分"),
    ("預算執行率達90%/資本門達80%", "%"),
    ("依人數/場次核實支付", "元"),
    ("期初報告/期中報告/期末報告", "%"),
    ("提升品牌價值/形象", "%"),
    ("初審/複審/決審", "%"),
    ("零災害/零事故目標", "%"),
    ("督導考核/輔導改善", "%"),
    ("辦理宣導2場/講習3場", "場"),
    ("每年成長5%-10%", "%"),
    ("完成2/3", "%"),
    # What a sentence or a list is said to be makes no quotient of it.
    ("犯罪破獲率是治安/社會安定的指標", "%"),
    ("滿意率：服務品質/態度", "%"),
    ("達成率=政策宣導/輔導機制", "%"),
]

LISTS = [("警察/消防人員數", "%"), ("中低/低收入戶數", "%"), ("辦理活動/宣導場次", "%"), ("A/B級景點數", "處")]
"""Kinds of one thing that is counted."""

ARITHMETIC = [
    ("講座報名人數/可容納人數", "%"),
    ("合格校車/受檢校車", "%"),
    ("已完成改善路段/列管路段", "%"),
    ("進站旅客+出站旅客", "人"),
    ("營業收入-營業成本", "元"),
    ("平均房價×住用率", "元"),
    ("滿意/有效問卷數", "%"),
    ("當年度執行情形/當年度總預算", "%"),
    ("場館規模(平方公尺)/人口數", ""),
    ("累計件數／目標 5,000 件", "%"),
    ("驗收日期-開工日期", "天"),
    ("本期-前期", "件"),
    ("資本適足率=自有資本/經風險係數調整之資產", "%"),
    ("「已改善」/「應改善」", "%"),
    ("新生兒死亡/活產數", "%"),
]


@pytest.mark.parametrize(("text", "unit"), PROSE, ids=[text for text, _ in PROSE])
def test_a_sentence_is_no_formula_whatever_signs_it_prints(text: str, unit: str) -> None:
    assert parse(text, unit).tree is None


@pytest.mark.parametrize(("text", "unit"), LISTS, ids=[text for text, _ in LISTS])
def test_a_list_of_kinds_before_a_count_is_counted(text: str, unit: str) -> None:
    assert parse(text, unit).kind is FormulaClass.COUNT


@pytest.mark.parametrize(("text", "unit"), ARITHMETIC, ids=[text for text, _ in ARITHMETIC])
def test_quantities_compute_without_any_other_mark(text: str, unit: str) -> None:
    assert parse(text, unit).kind is FormulaClass.COMPUTABLE
