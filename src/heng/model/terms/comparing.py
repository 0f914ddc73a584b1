"""Words for what two editions print differently."""

from __future__ import annotations

from heng.model.terms.word import Word


class ComparedField(Word):
    """What two editions may print differently of one KPI."""

    CODE = "code", "代碼", "code", "Its code."
    NAME = "name", "名稱", "name", "Its name."
    OBJECTIVE = "objective", "策略目標", "objective", "The objective it stands under."
    COMPONENTS = "components", "分項", "components", "How many rows it has."
    FORMULA = "formula", "公式", "formula", "How it is computed."
    UNIT = "unit", "單位", "unit", "What it is counted in."
    POLARITY = "polarity", "方向", "polarity", "The printed mark of which direction is better."
    AGENCIES = "agencies", "主責機關", "agencies", "Who answers for it."
    WEIGHT = "weight", "權重", "weight", "The share of a component."
    TARGET = "target", "目標值", "target", "The value to reach."


class TargetShift(Word):
    """What became of a target, by the polarity of its KPI."""

    RAISED = "raised", "提高", "raised", "Harder to reach than before."
    LOWERED = "lowered", "降低", "lowered", "Easier to reach than before."
    CHANGED = "changed", "改變", "changed", "Another target, neither clearly harder nor clearly easier."
    ADDED = "added", "新訂", "set", "There was none before."
    REMOVED = "removed", "取消", "removed", "There is none any more."


class MatchBasis(Word):
    """Why two printed KPIs are taken for one."""

    CODE = "code", "代碼相同", "same code", "Both print the same code."
    NAME = "name", "名稱相同", "same name", "Both print the same name."
    SIMILAR_NAME = "similar_name", "名稱相近", "similar name", "The names share most of their words."
    FORMULA = "formula", "公式相同", "same formula", "Both print the same formula."
    LINK = "link", "載明對應", "printed link", "One names the code of the other."
