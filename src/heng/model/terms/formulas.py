"""Words for printed formulas."""

from __future__ import annotations

from heng.model.terms.word import Word


class FormulaClass(Word):
    """What a formula cell holds."""

    COMPUTABLE = "computable", "可計算", "Computable", "Arithmetic over named quantities."
    COUNT = "count", "計數", "Count", "One named quantity."
    SURVEY = "survey", "調查", "Survey", "The result of a survey."
    INDEX = "index", "他人計算", "Index", "Computed by others."
    DESCRIPTIVE = "descriptive", "文字說明", "Descriptive", "Words that name no quantity."
    MALFORMED = "malformed", "無法讀取", "Malformed", "Arithmetic that cannot be read; the fault says why."
    EMPTY = "empty", "空白", "Empty", "Nothing is printed."


class Operation(Word):
    """What a sign of a printed formula does."""

    ADD = "+", "加", "plus", "Adds the quantity behind the sign."
    SUBTRACT = "-", "減", "minus", "Takes away the quantity behind the sign."
    MULTIPLY = "*", "乘", "times", "Multiplies by the quantity behind the sign."
    DIVIDE = "/", "除以", "divided by", "Divides by the quantity behind the sign."
    POWER = "^", "次方", "to the power of", "Raises to the power behind the sign."


class FaultKind(Word):
    """Why a formula cannot be read, or cannot be computed with the values given."""

    TOO_LONG = "too_long", "公式過長", "Too long", "Longer than any formula a person could check."
    TOO_DEEP = "too_deep", "括號層數過多", "Too deep", "Brackets or signs are nested deeper than a person could check."
    UNBALANCED = "unbalanced", "括號或直線沒有成對", "Unbalanced", "A bracket or bar has no partner."
    INCOMPLETE = "incomplete", "少了一個量", "Incomplete", "A sign has no quantity beside it."
    ADJACENT = "adjacent", "兩個量之間沒有運算符號", "Adjacent", "Two quantities without a sign between."
    AMBIGUOUS = (
        "ambiguous",
        "有兩種讀法",
        "Two readings",
        "The words or signs may mean two computations, and no bracket tells which.",
    )
    SEVERAL = "several", "一格多個公式", "Several", "The cell holds more than one formula or a numbered list."
    COMPARISON = "comparison", "公式裡有比較", "Comparison", "The cell compares, which states a target, not a value."
    UNEXPECTED = "unexpected", "符號位置不對", "Unexpected", "A sign stands where none is expected."
    VALUE_MISSING = "value_missing", "缺少數值", "Value missing", "No value was given for a quantity."
    DIVIDED_BY_ZERO = "divided_by_zero", "除以0", "Divided by zero", "The divisor is zero with the values given."
    NEGATIVE_BASE = "negative_base", "基期是負的", "Negative base", "Growth is taken against a base below zero."
    NO_REAL = "no_real", "沒有實數值", "No real value", "This power of a negative number or of zero is none."
    PARTS_DIFFER = "parts_differ", "分項個數不同", "Parts differ", "Two quantities have values for different parts."
    UNIT_DIFFERS = "unit_differs", "單位不同", "Unit differs", "The result is of another measure than the KPI's unit."
    TOO_LARGE = "too_large", "數字過大", "Too large", "A number has more digits than any figure could have."


class FormulaDoubt(Word):
    """What is odd about a formula that can be computed."""

    UNITS_DIFFER = "units_differ", "單位不同", "Units differ", "Quantities of different units are added or subtracted."
    SHARE_OF_UNLIKE = (
        "share_of_unlike",
        "比率的兩邊單位不同",
        "Share of unlike things",
        "A share in per cent divides quantities of different units.",
    )
    PERCENT_TWICE = (
        "percent_twice",
        "百分比乘了兩次100%",
        "Per cent twice",
        "A quantity that is printed in per cent is multiplied by 100% again.",
    )
    FACTOR_MISSING = (
        "factor_missing",
        "沒有乘100%",
        "Factor missing",
        "A share with a unit of per cent is not multiplied by 100%.",
    )
    PRECEDENCE = (
        "precedence",
        "減法沒有括號",
        "Precedence",
        "A difference is divided, but without brackets only its second part is.",
    )
    DIVISOR = (
        "divisor",
        "除數沒有括號",
        "Divisor without brackets",
        "A share is multiplied by a count, which without brackets is no part of the divisor.",
    )
