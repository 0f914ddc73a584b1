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


class Relation(Word):
    """Whose the two compared editions are, which decides what of them is compared."""

    ONE_OWNER = "one-owner", "同一個機關", "one owner", "Both are of one body: everything is compared."
    CITY_AND_BUREAU = (
        "city-and-bureau",
        "市府和機關",
        "city and bureau",
        "What one names of the other is compared.",
    )
    TWO_BUREAUS = "two-bureaus", "兩個機關", "two bureaus", "Only the city's objectives that both print are compared."


class TargetShift(Word):
    """What became of a target, by the polarity of its KPI."""

    RAISED = "raised", "較難達到", "harder to reach", "Harder to reach than before."
    LOWERED = "lowered", "較易達到", "easier to reach", "Easier to reach than before."
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


class Movement(Word):
    """What became of a figure from one edition to another."""

    ROSE = "rose", "上升", "rose", "The number is larger than before."
    FELL = "fell", "下降", "fell", "The number is smaller than before."
    STEADY = "steady", "不變", "unchanged", "The same number as before."
    ALTERED = "altered", "改變", "altered", "Another content whose order numbers do not tell."
    REPORTED = "reported", "有了數值", "now reported", "There was no figure, and now there is one."
    LOST = "lost", "沒有數值了", "no longer reported", "There was a figure, and now there is none."
    REASON = "reason", "沒有數值的原因不同", "another reason", "There is no figure in either, each for its own reason."
    ADDED = "added", "後一份才印", "printed anew", "Only the later edition prints a figure for it."
    REMOVED = "removed", "後一份不印", "no longer printed", "Only the earlier edition prints a figure for it."


class Worth(Word):
    """Whether a figure or a verdict became better, by the direction of its KPI."""

    BETTER = "better", "變好", "better", "Nearer to what is wanted than before."
    WORSE = "worse", "變差", "worse", "Farther from what is wanted than before."


class Barrier(Word):
    """Why two figures of one KPI are not called better or worse."""

    FORMULA = "formula", "公式不同", "another formula", "The two editions compute it differently."
    UNIT = "unit", "單位不同", "another unit", "The two figures are counted in units that cannot be converted."
    LENGTH = (
        "length",
        "期間長短不同",
        "periods of unlike length",
        "It adds up, or may, and the two cover unequal spans.",
    )
    CUMULATIVE = (
        "cumulative",
        "累計起點不同",
        "counted from another start",
        "It adds up, or may, and only one of the two counts from the beginning of the year.",
    )
    COUNTING = (
        "counting",
        "累計或單期不明",
        "counting unknown",
        "It adds up, or may, and rose: of parts of a year after the first, that may be the year to date alone.",
    )
    FELL = (
        "fell",
        "累計卻變小",
        "a running total fell",
        "It adds up from one New Year to both days, and fell.",
    )
    SPAN = "span", "期間不明", "period unknown", "It adds up, or may, and one of the two does not state what it covers."
    DIRECTION = "direction", "方向不明", "direction unknown", "Nothing tells which way is better, or the two differ."
    FORM = "form", "不是單一數字", "not one number", "One of the two is no single number."


class ActionMove(Word):
    """What became of an action plan from one edition to another."""

    NEW = "new", "新增", "new", "Only the later edition prints it."
    GONE = "gone", "不見", "gone", "Only the earlier edition prints it."
    RENAMED = "renamed", "改名", "renamed", "It has another name or code."
    DETAILED = "detailed", "步驟、權重或備註不同", "other details", "Its steps, weight or remark differ."


class EditionPart(Word):
    """A part of an edition that is compared as a whole only."""

    STATEMENTS = "statements", "使命、願景、自述", "statements", "Mission, vision, values and other statements."
    THEMES = "themes", "策略主題", "themes", "Themes with their agencies and declared counts."
    MAP = "map", "策略地圖", "strategy map", "Maps and linkages as drawn."
    FACTORS = "factors", "關鍵成功因素", "success factors", "Key success factors of the objectives."
    DEFINITIONS = "definitions", "指標註記", "remarks on KPIs", "Remarks, frequencies, standards and baselines of KPIs."
    FIGURE_NOTES = "figure_notes", "數字旁的文字", "remarks beside figures", "What stands beside targets and actuals."
    PLAN = "plan", "業務計畫", "plan", "The tree of business plans."
    BUDGET = "budget", "預算", "budget", "Budget and staffing tables."
    REPORT = "report", "章節與成果", "sections and results", "Sections of running text and rows of results."
