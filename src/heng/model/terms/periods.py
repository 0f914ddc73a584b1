"""Words for figures over the periods of a year: what they count, what is still needed, and why nothing is said."""

from __future__ import annotations

from heng.model.terms.word import Word


class Counting(Word):
    """What a figure that adds up counts, where its period does not begin with the year."""

    TO_DATE = "to_date", "本年累計", "Year to date", "From the beginning of the year to the last day of the figure."
    OWN_PERIOD = "own_period", "單期值", "Own period", "Only what happened in the figure's own period."


class PeriodLength(Word):
    """By what parts of the year figures are printed."""

    MONTH = "month", "個月", "months", "Calendar months."
    QUARTER = "quarter", "季", "quarters", "Calendar quarters."


class RestKind(Word):
    """What the rest of the year must bring for the target to be met."""

    SUM = "sum", "其餘期間合計", "Sum of the rest", "The remaining periods together must bring it."
    MEAN = (
        "mean",
        "其餘各期平均",
        "Mean of the rest",
        "The remaining periods must average it; all periods weigh equally.",
    )
    LEVEL = "level", "期末的值", "Level at the end", "What must stand on the last day of the year."
    WHOLE = "whole", "全年的值", "Figure of the year", "What the figure of the whole year must be."
    SECURED = "secured", "已確定達到", "Secured", "The target is reached and cannot be lost any more."
    PASSED = "passed", "已無法達到", "Out of reach", "A ceiling is passed by what never falls again."
    BEYOND = "beyond", "已超過目標", "Beyond the target", "What never falls is larger than the one value to be met."
    OVER = "over", "年度已結束", "Year over", "The figure covers the whole year; nothing is left to bring."
    NONE = "none", "不推算", "Nothing said", "What is known does not tell; the reason says what would be needed."


class PeriodGap(Word):
    """What is missing for a statement about a figure's year."""

    NO_TARGET = "no_target", "沒有可比的數值目標", "No number to reach", "The target is no single number or range."
    DEADLINE = "deadline", "目標是期限", "A deadline", "What is done by a day has no rest to bring."
    BENCHMARK = "benchmark", "目標隨基準變動", "A moving benchmark", "The benchmark of the year is not known yet."
    NO_FIGURE = "no_figure", "還沒有數值", "No figure yet", "No figure of the year is known."
    PARTIAL = "partial", "數字還不完整", "Not complete", "The figure itself says that it is not complete."
    QUESTIONED = "questioned", "數字待查", "In question", "An error stands open on a figure."
    UNIT = "unit", "單位不同，不能換算", "Units differ", "Figure and target are in units that cannot be converted."
    PERIOD = "period", "不知道數字涵蓋的期間", "Period unknown", "The document does not say what the figure covers."
    DIRECTION = "direction", "方向不明", "Direction unknown", "Nothing tells which way is better."
    BEHAVIOUR = "behaviour", "時間性質不明", "Behaviour unknown", "Nothing tells how the figures behave over the year."
    DOUBTED = "doubted", "時間性質待確認", "Behaviour in doubt", "The figures may add up over the year, or not."
    COUNTING = "counting", "累計或單期不明", "Counting unknown", "The figure may count the year to date, or its period."
    EARLIER = "earlier", "缺較早一期的數值", "Earlier period missing", "A period before it in the year has no figure."
    SEVERAL_YEARS = "several_years", "涵蓋多年", "Several years", "Figures of other years belong to it."
    LAST_PERIOD = "last_period", "沒有去年同期的數值", "No same period", "No figure of last year to the same day."
    LAST_YEAR = "last_year", "沒有去年全年的數值", "No whole last year", "No figure of the whole last year."
    LAST_SHARE = (
        "last_share",
        "去年同期占全年的比例無意義",
        "No share of last year",
        "Last year's total is not above zero, or its share lies outside 0 to 100 %.",
    )
    DEFINITION = "definition", "去年的定義不同", "Another definition", "Formula, unit or direction changed since."
    NO_PLAN = "no_plan", "沒有分期目標", "No planned split", "No targets for parts of the year are printed or entered."
    PLAN_DAY = (
        "plan_day",
        "分期目標沒有這一天",
        "No target to this day",
        "The split has no target to the figure's last day.",
    )
    PLAN_FORM = (
        "plan_form",
        "分期目標與年目標不合",
        "Split does not fit",
        "The parts neither lead nor add up to the target of the year.",
    )
