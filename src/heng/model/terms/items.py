"""Words for data items: where a value that a formula reads is from, and why there is none."""

from __future__ import annotations

from heng.model.terms.word import Word


class InputSource(Word):
    """Where the value of a quantity of a formula is from."""

    ENTERED = "entered", "填報", "Entered", "A person entered it for the span, with name and reason."
    PRINTED_PART = "printed_part", "文件印的分子、分母", "Printed part", "It is printed beside the actual."
    PRINTED_FIGURE = "printed_figure", "KPI印出的實際值", "Printed figure", "A KPI prints it as its actual."
    COMPUTED_FIGURE = "computed_figure", "另一個KPI算出的數值", "Computed figure", "Heng computed another KPI."
    SUMMED = "summed", "各期相加", "Summed", "What happened in the parts of the span, added up."
    LATEST = "latest", "期間內最後一次", "Latest", "A level: the last one in the span."
    OTHER_TIME = "other_time", "另一期的同一資料項", "Other time", "The value of the same item for another span."
    WITH_NAME = "with_name", "公式自己印的數值", "With its name", "The formula prints it with the name."


class InputFault(Word):
    """Why a quantity of a formula has no value."""

    MISSING = "missing", "還沒有填報", "Not entered", "Nobody has entered it for the span, and nothing prints it."
    PARTS_MISSING = "parts_missing", "缺一部分期間", "Parts missing", "A part of the span has no value."
    TWO_VALUES = "two_values", "有兩個不同的數值", "Two values", "Values that differ are recorded or printed for it."
    NOT_ADDITIVE = "not_additive", "比率不能相加", "Not additive", "Rates of parts can be neither added nor averaged."
    BEHAVIOUR_UNKNOWN = (
        "behaviour_unknown",
        "不知道是流量還是存量",
        "Flow or level unknown",
        "Whether parts of the span are added up or the last one counts must be confirmed first.",
    )
    CIRCULAR = "circular", "繞回自己", "Circular", "The KPI that it names is computed from this one."
    FIGURE_MISSING = "figure_missing", "那個KPI還沒有數值", "Figure missing", "The KPI that it names has no figure."
    UNIT_DIFFERS = "unit_differs", "單位不同", "Unit differs", "It was entered in a unit that is not the item's."


class NotCompared(Word):
    """Why a computed figure is not compared with a printed one."""

    NOTHING_PRINTED = "nothing_printed", "沒有印數值", "Nothing printed", "The document prints no figure there."
    INCOMPLETE = "incomplete", "印的數值不完整", "Incomplete", "The printed figure says that it is not complete."
    OTHER_UNIT = "other_unit", "單位不同", "Other unit", "The printed figure is in a unit of another kind."
    SEVERAL = (
        "several_formulas",
        "一格有數個公式",
        "Several formulas",
        "The cell holds several formulas, and nothing says which of them gives the printed figure.",
    )


class Untold(Word):
    """Why a field of two cards is not compared, though both print it."""

    PERIOD = (
        "period",
        "期間不同或不明",
        "other spans, or unknown ones",
        "The two cover other spans, or do not say which.",
    )
    SEVERAL = "several", "有數個數值", "several figures", "One of the two prints several figures for it."
    UNIT = "unit", "單位無法換算", "units that cannot be brought to one", "The two count other things."
    NO_NUMBER = "no_number", "不是數字", "no number", "One of the two is no number."
    NO_MATCH = (
        "no_match",
        "兩份文件沒有對上這項KPI",
        "the documents do not pair this KPI",
        "Only their link pairs the two.",
    )


class ItemPlace(Word):
    """How far the name of a data item reaches: what bears the same name farther off is another item."""

    CARD = "card", "整張計分卡", "Whole card", "The name says enough: it means one thing in the whole card."
    THEME = "theme", "這個主題", "This theme", "The name means what belongs to the theme, such as its agencies."
    INDICATOR = (
        "indicator",
        "這個KPI",
        "This KPI",
        "The name is too general, or a person set it apart.",
    )


class AlikeGround(Word):
    """Why two names may mean one data item."""

    FILLERS = "fillers", "只差不改變意思的字", "Filler words", "They differ in words that change no meaning."
    REPEATED = "repeated", "字重複了", "Repeated words", "One repeats some of its characters."
    SYNONYMS = "synonyms", "用詞不同、意思相同", "Synonyms", "They differ in words that documents use for one another."
    SAME_FORMULA = (
        "same_formula",
        "公式印得一樣",
        "Same formula",
        "Two KPIs print one formula but may count two things.",
    )
