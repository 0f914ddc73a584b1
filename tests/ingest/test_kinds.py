"""Which kind a document is told to be: by its parts, not by the words it speaks with."""

from __future__ import annotations

import pytest

from heng.ingest import read_document
from heng.model.terms import DocumentKind
from heng.resources import agency_register

OF_NO_KIND = {
    "minutes": "桃園市政府114年第3次列管會議紀錄\n時間：114年9月3日\n壹、主席致詞\n貳、報告事項\n"
    "一、114年度施政計畫執行情形，達成率平均92.4%。\n二、預算及人力配置，近4年預決算趨勢如附件。\n參、討論事項\n"
    "一、115年度策略地圖及平衡計分卡修正案：AC1.1 目標值調整為85%。\n決議：各機關依使命、願景修正施政重點。\n",
    "rules": "高雄市政府年度施政計畫績效評核作業要點\n一、為提升施政績效，特訂定本要點。\n"
    "二、各機關應提報施政績效報告，內容包括：\n(一)預算及人力。\n(二)年度施政目標、推動策略。\n"
    "(三)達成效益及未來精進方向。\n(四)整體風險管理推動情形。\n",
    "letter": "臺中市政府研究發展考核委員會 函\n主旨：檢送114年度關鍵績效指標(KPI)填報表格式，請查照。\n說明：\n"
    "一、填報欄位含策略目標、KPI名稱、行動方案、指標公式及單位、主責機關、目標值及實際值。\n"
    "二、議會第4屆第6次定期會施政報告將引用本資料。\n",
    "paper": "平衡計分卡在地方政府之應用\n摘要\n本研究比較策略地圖與平衡計分卡，構面包括顧客、內部流程、學習成長與財務。\n"
    "一、研究背景\n策略目標與KSF（關鍵成功因素）之關係，見下節。\n府級KPI承接情形以AC1、AC1.1、AC1.1.1之編碼說明。\n",
    "attendance": "姓名\t指標\t單位\t目標\t實際\n王小明\t學習\t時\t40\t42\n李小華\t學習\t時\t40\t38\n",
    "staff": "業務部個人績效考核表\n姓名\t績效指標\t權重\t目標值\t實際值\n王\t新客戶\t30%\t10\t9\n",
    "shop": "項次,商品指標,單位,目標值,實際值\n1,蘋果,箱,100,90\n2,香蕉,箱,50,55\n",
    "company": "甲乙科技股份有限公司永續報告書\n關鍵績效指標\t單位\t目標值\t實際值\t權責單位\n用電\t度\t100\t90\t廠務\n",
    "school": "甲國小學力檢測\n科目\t指標\t單位\t目標值\t實際值\n國語\t通過率\t%\t85\t88\n",
    "ward": "病房品質監測\n指標\t單位\t目標\t實際\n跌倒率\t‰\t0.5\t0.4\n",
    "list": "課程大綱\n週次\t主題\t指標\t作業\n1\t策略管理\t目標設定\t閱讀\n2\t平衡計分卡\tKPI設計\t報告\n",
}
SHEETS = {
    "with codes": "編號\t指標\t單位\t目標\t實際\nAC1.1\t場次\t場\t3\t4\n",
    "under its title": "嘉義市政府社會處114年度施政績效指標\n指標\t單位\t目標\t實際\n據點數\t處\t3\t4\n",
    "with a formula": "衡量指標\t計算公式\t單位\t年度目標值\t執行情形\n稽查率\t甲/乙\t%\t90\t91\n",
    "that says KPI": "KPI名稱,單位,113年目標值,113年實際值\n場次,場,3,4\n件數,件,5,6\n",
}


@pytest.mark.parametrize("text", OF_NO_KIND.values(), ids=OF_NO_KIND)
def test_words_about_such_documents_are_no_document_of_the_kind(text: str) -> None:
    result = read_document("a.txt", text.encode(), agency_register())
    assert result.edition.edition.kind is DocumentKind.UNKNOWN
    assert not result.edition.card.indicators
    assert [each.code for each in result.findings] == ["RD004"]


@pytest.mark.parametrize("text", SHEETS.values(), ids=SHEETS)
def test_a_table_of_indicators_that_is_a_governments(text: str) -> None:
    result = read_document("a.txt", text.encode(), agency_register())
    assert result.edition.edition.kind is DocumentKind.KPI_SHEET
    assert result.edition.card.indicators
