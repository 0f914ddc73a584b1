"""Words for verdicts, rulebooks and findings."""

from __future__ import annotations

from heng.model.terms.word import Word


class Status(Word):
    """The verdict on a figure under a rulebook (燈號). The words are fixed."""

    MET = "met", "達標", "Met", "The rule's result is at or above its upper threshold."
    NEAR = "near", "接近", "Near", "Between the rule's thresholds."
    SHORT = "short", "未達", "Short", "Below the rule's lower threshold, or a yearly ceiling already passed."
    UNDER_WAY = "prog", "累計中", "Under way", "Counts up through the year and is not due; no verdict."
    NO_DATA = "none", "無數值", "No data", "There is no figure; the reason says why."
    NOT_SCORED = "ns", "不評", "Not scored", "Figure and target cannot be compared; the reason says why."


class NotScoredReason(Word):
    """Why a figure gets no verdict although there is one."""

    NOT_APPLICABLE = "not_applicable", "本年度不適用", "Not applicable this year", "The document says so."
    NO_TARGET = "no_target", "沒有目標值", "No target", "No target is printed."
    TARGET_NOT_NUMBER = "target_not_number", "目標不是數字", "Target is not a number", "Nothing to divide by."
    TWO_TARGETS = "two_targets", "一格兩個目標", "Two targets in one cell", "No rule joins the parts."
    TARGET_ZERO = "target_zero", "目標為0", "Target is zero", "The rulebook gives no ratio to zero."
    NO_RULE = "no_rule", "規則沒有規定", "Rulebook says nothing", "The rulebook has no rule for such a figure."
    FORMULA_UNCLEAR = "formula_unclear", "公式待釐清", "Formula unclear", "What is measured is not settled."
    DATA_IN_QUESTION = "data_in_question", "資料待查", "Data in question", "An error stands open on the figure."
    POLARITY_UNKNOWN = "polarity_unknown", "方向待確認", "Polarity unknown", "Not said which way is better."
    BEHAVIOUR_UNKNOWN = "behaviour_unknown", "時間性質待確認", "Behaviour unknown", "Adds up over the year, or not."
    OTHER_UNIT = "other_unit", "單位不同", "Other unit", "Figure and target are printed in different units."


class Severity(Word):
    """How much a finding weighs."""

    ERROR = "error", "錯誤", "Error", "Wrong beyond doubt."
    WARNING = "warning", "請確認", "Warning", "A person must look."
    INFO = "info", "提示", "Note", "Worth knowing."


class Treatment(Word):
    """What a rulebook does with a figure, by polarity and by the sign of its target."""

    RATIO = "ratio", "算達成率", "Ratio", "The formula gives the achievement."
    COMPARE = "compare", "只比達或未達", "Compare", "Met or not; there is no ratio."
    NOT_SCORED = "not_scored", "不評", "Not scored", "No verdict, with its reason."


class Pace(Word):
    """What a figure is held against before the year is over."""

    WHOLE = "whole", "比全年目標", "Whole target", "The whole target, at any time of the year."
    LINEAR = "linear", "按日數比例", "By days", "The share of the target that belongs to the days gone."
    SAME_AS_LAST_YEAR = (
        "same_as_last_year",
        "比去年同期",
        "As last year",
        "The share that last year's figure had reached of its year by the same day; without it no verdict yet.",
    )
    PLANNED = (
        "planned",
        "按分期目標",
        "As planned",
        "The target planned for the part of the year; without a planned split there is no verdict yet.",
    )
    COURSE = (
        "course",
        "按分期、去年或日數",
        "By course",
        "The planned split; without one, the share that last year had reached by the same day; else the days gone.",
    )
    NONE = "none", "未訂進度", "No pace", "No verdict before the year is over, unless it can no longer change."


class UnscoredItems(Word):
    """What items without a possible verdict (no target, target zero …) do to the share of met items."""

    LEAVE = "leave", "不列入分母", "Left out", "They leave the denominator and are counted beside it."
    STAY = "stay", "列入分母", "Counted", "They stay in the denominator as not met."


class WeightRule(Word):
    """What weights of components must do before one figure is made of them."""

    SUM_TO_100 = "sum_to_100", "合計須為100", "Sum to 100", "No weighted figure from other sums as printed."
    NORMALISE = "normalise", "按合計比例", "Normalise", "Each weight is divided by their sum."


class WeightFault(Word):
    """Why components are not joined."""

    NO_JUDGING = "no_judging", "這份規則不給判定", "Rulebook gives no verdicts", "There is nothing to join."
    MISSING = "missing", "有一部分沒有權重", "A weight is missing", "Not every part has a weight."
    SUM = "sum", "權重合計不是100", "Weights do not sum to 100", "The rulebook joins only weights that sum to 100."
    SEVERAL = "several", "一個分項有多個數值", "Several figures", "A component has a figure for each agency."
    UNWEIGHTED = "unweighted", "沒有印權重", "No weights", "No weight is printed, and the rulebook declares none."
    TWO_WAYS = (
        "two_ways",
        "主題和構面都訂了權重",
        "Themes and perspectives both weighted",
        "The card is joined by the one or by the other.",
    )
    NOTHING = "nothing", "沒有可計分的項目", "Nothing to score", "No figure in it can have a score."


class Topic(Word):
    """What a step of a derivation is about, in the order in which a derivation is told."""

    RULEBOOK = "rulebook", "判定規則", "Rulebook", "Which rules judge."
    VERDICT = "verdict", "判定", "Verdict", "What they give."
    RESULT = "result", "計算", "Computation", "Formula, values, result."
    PACE = "pace", "進度", "Pace", "What the figure is held against at this time of the year."
    REST = "rest", "其餘期間", "Rest of the year", "What the rest of the year must bring for the target."
    UNIT = "unit", "單位", "Unit", "In which unit figure and target are compared."
    BEHAVIOUR = "behaviour", "時間性質", "Behaviour", "How the figures behave over the year."
    COUNTING = "counting", "累計或單期", "Counting", "Whether a figure counts the year to date or its own period."
    POLARITY = "polarity", "方向", "Polarity", "Which way is better, and on what ground."
    TARGET = "target", "目標", "Target", "As printed and as read."
    ACTUAL = "actual", "實際", "Actual", "As printed and as read."
    COMPUTED = "computed", "衡計算", "Computed by Heng", "What the formula gives from its data items, beside the print."
    DEFINITION = "definition", "定義", "Definition", "Name, formula and unit as printed."
    SOURCE = "source", "出處", "Source", "The printed document."


class PolarityBasis(Word):
    """What a polarity rests on."""

    CONFIRMED = "confirmed", "有人確認", "Confirmed", "A person has confirmed it."
    PRINTED = "printed", "文件載明", "Printed", "The document prints it."
    OPERATOR = "operator", "目標的符號", "Sign of the target", "The target prints ≤, ≥ or their words."
    FORM = "form", "目標的形式", "Form of the target", "A range, a tolerance or a deadline."
    MEANING = "meaning", "用字", "Words", "Words of name, unit or formula."
    DEFAULT = "default", "預設", "Default", "Nothing tells; the rulebook takes this direction."
    NONE = "none", "不知道", "Unknown", "Nothing tells, or the words leave two readings."


class TextPlace(Word):
    """Which text of an indicator a word stands in."""

    NAME = "name", "名稱", "the name", "Name of the indicator."
    UNIT = "unit", "單位", "the unit", "Unit as printed."
    FORMULA = "formula", "公式", "the formula", "Formula as printed, before its divisor."


class Answer(Word):
    """How a comparison ends."""

    HOLDS = "holds", "符合", "it holds", "The demand holds."
    FAILS = "fails", "不符合", "it does not hold", "The demand does not hold."
    EARLY = "early", "早了", "early by", "Done on or before the day."
    LATE = "late", "晚了", "late by", "Done after the day."
