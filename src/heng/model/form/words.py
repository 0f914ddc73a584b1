"""The words of headings and of lines that are more than one plain field."""

from __future__ import annotations

from collections.abc import Mapping

from heng.model.form.label import Label, label
from heng.model.terms import DocumentKind, Drawing, PlanLevel, ResultColumn, Scope, SectionKind, StatementKind

ABSENT = "無此欄"
"""Stands for a cell of a column that the row's own table has not."""

NONE = "無"
"""Stands for a value that a card has otherwise by itself, and that this one has not."""

INFERRED = "推定"
CITY_MARK = "（府）"
ARROW = "→"

HEAD: Mapping[str, Label] = {
    "title": label("標題", "title"),
    "key": label("版次", "edition"),
    "period": label("期間", "period"),
    "columns": label("欄位", "columns"),
    "declared": label("自述", "declared"),
    "announced": label("預告關聯圖", "linkage announced"),
}
STATEMENTS: Mapping[str, Label] = {
    StatementKind.MISSION: label("使命", "mission"),
    StatementKind.VISION: label("願景", "vision"),
    StatementKind.VALUE: label("核心價值", "value", "core value"),
    StatementKind.TOP_OBJECTIVE: label("最上層目標", "top objective"),
    StatementKind.PRIORITY: label("施政重點", "priority"),
}
SCOPE: Mapping[str, Label] = {"scope": label("範圍", "scope")}
THEME: Mapping[str, Label] = {
    **SCOPE,
    "declared": label("自述", "declared"),
    "mention": label("再印", "printed again"),
    "carries": label("承接", "carries"),
}
OBJECTIVE: Mapping[str, Label] = {
    "code": label("代碼", "code"),
    "perspective": label("構面", "perspective"),
    "theme": label("主題", "theme"),
    "factor": label("KSF", "關鍵成功因素", "成功關鍵因素"),
    "carries": label("承接", "carries"),
}
INDICATOR: Mapping[str, Label] = {
    "printed_code": label("印碼", "printed code"),
    "code": label("代碼", "code"),
    "component": label("分項", "component"),
    "theme": label("主題", "theme"),
    "carries": label("承接", "carries"),
    "action": label("行動", "行動計畫", "action"),
}
FIGURES: Mapping[str, Label] = {
    "reading": label("數值", "figures"),
    "target": label("目標", "target", "目標值", "年目標值"),
    "actual": label("實際", "actual", "實際值"),
    "period": label("期間", "period"),
    "target_period": label("目標期間", "target period"),
}
READ_AS: Mapping[str, Label] = {"read_as": label("讀作", "read as")}
ACTION: Mapping[str, Label] = {"code": label("代碼", "code"), "step": label("步驟", "step")}
DRAWING: Mapping[str, Label] = {**SCOPE, "arrows": label("箭頭", "arrows")}
ARROWS_LOST: Mapping[str, Label] = {"lost": label("未附", "lost")}
CELL: Mapping[str, Label] = {
    **SCOPE,
    "perspective_printed": label("印作", "printed as"),
    "code": label("代碼", "code"),
}
BUDGET: Mapping[str, Label] = {"unit": label("單位", "unit"), "note": label("註", "note")}
BUDGET_COLUMNS: Mapping[str, Label] = {
    "no": label("編號", "no"),
    "parent": label("上層", "parent"),
    "agency": label("機關", "agency"),
    "kind": label("類別", "kind"),
    "annual": label("全年度預算數", "annual"),
    "allocated": label("累計分配數", "allocated"),
    "executed": label("累計執行數", "executed"),
    "executed_pct_annual": label("占全年％", "% of annual"),
    "executed_pct_allocated": label("占分配％", "% of allocated"),
    "unit": label("單位", "unit"),
}
YEARLY_COLUMNS: Mapping[str, Label] = {
    "name": label("項目", "name"),
    "parent": label("上層", "parent"),
    "unit": label("單位", "unit"),
}
PLAN: Mapping[str, Label] = {
    PlanLevel.BUSINESS: label("業務計畫", "business plan"),
    PlanLevel.WORK: label("工作計畫", "work plan"),
    PlanLevel.SUB: label("分計畫", "sub-plan"),
    "item": label("項目", "item"),
    "agency": label("機關", "agency"),
}
RESULT: Mapping[str, Label] = {
    ResultColumn.GOAL: label("年度目標", "goal"),
    ResultColumn.ACTIONS: label("推動策略", "strategy"),
    ResultColumn.RESULTS: label("達成效益", "result"),
    ResultColumn.FUTURE: label("精進方向", "improvement"),
}
SECTIONS: Mapping[str, Label] = {
    SectionKind.PREFACE: label("前言", "preface"),
    SectionKind.RISK: label("風險管理", "risk"),
    SectionKind.NOTE: label("註", "note", "notes"),
    SectionKind.OTHER: label("其他", "section"),
}
PARTS: Mapping[str, Label] = {
    Drawing.MAP: label("策略地圖", "strategy map"),
    Drawing.LINKAGE: label("策略關聯圖", "linkage diagram"),
    "plan": label("施政計畫", "plan"),
    "budget": label("預算", "budget"),
    "results": label("施政成果", "results"),
    **SECTIONS,
}
"""Headings of the second level that are no theme."""


def default_scope(kind: DocumentKind) -> Scope:
    """Return whose the statements, maps and themes of a document are, where nothing else is said."""
    return Scope.CITY if kind is DocumentKind.COUNCIL_REPORT else Scope.OWN
