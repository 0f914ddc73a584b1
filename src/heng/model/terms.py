"""Every state, reason, operator, status and kind that Heng uses, each once, with 中文, English and a definition.

Tables, forms, pages and the glossary are made from these words. The value of a member is the machine word of the
public contracts (`tables.md`, `rules.md`, `cli.md`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word of the vocabulary: machine word, 中文, English and what it means.

    Members compare equal to their machine word, so they can be written to tables and JSON as they stand.
    """

    zh: str
    en: str
    meaning: str

    def __new__(cls, key: str, zh: str, en: str, meaning: str) -> Self:
        """Make a member from its machine word and its three texts."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.zh = zh
        member.en = en
        member.meaning = meaning
        return member

    @classmethod
    def of(cls, key: str) -> Self:
        """Return the word of a machine word; raises ValueError where the vocabulary has none."""
        for word in cls:
            if word.value == key:
                return word
        raise ValueError(key)

    def label(self, lang: str) -> str:
        """Return the word for people: English for `en…`, else 中文."""
        return self.en if lang.startswith("en") else self.zh


class MissingReason(Word):
    """Why there is no figure. Missing is never zero."""

    NOT_YET = "not_yet", "尚未到統計時點", "Not due yet", "The day on which this is counted has not come."
    ANNUAL_ONLY = "annual_only", "年度統計，無單季值", "Yearly only", "Counted once a year; a quarter has no figure."
    SCHEDULED = "scheduled", "已排定日期", "Scheduled", "The work that gives the figure has a day in the future."
    AWAITING_SOURCE = "awaiting_source", "外部資料未公布", "Waiting for outside data", "Not published by its body yet."
    IN_PROGRESS = "in_progress", "籌備中", "In preparation", "Preparations run; nothing can be counted."
    NOT_GIVEN = "not_given", "未說明原因", "Reason not given", "No figure is printed and no reason either."
    LATE = "late", "逾期未報", "Late", "The figure was due and has not been handed in."
    NOT_APPLICABLE = "not_applicable", "不適用", "Not applicable", "Nothing can be measured here in this period."


class TargetOperator(Word):
    """How a target binds, as printed. A bare number is `=`; which side of it is good depends on polarity."""

    EQUAL = "=", "等於", "equal to", "A bare number: to be reached, in the direction of the polarity."
    LESS = "<", "小於", "less than", "Strictly below."
    AT_MOST = "<=", "至多", "at most", "Not above."
    GREATER = ">", "大於", "greater than", "Strictly above."
    AT_LEAST = ">=", "至少", "at least", "Not below."
    BETWEEN = "between", "介於", "between", "Inside a closed interval."
    PARTS = "parts", "分項目標", "labelled parts", "Several labelled targets in one cell."
    RELATIVE = "relative", "相對基準", "relative", "Against a named benchmark, such as the mean of six cities."
    DATE = "date", "期限", "date", "To be done by a day."
    NONE = "none", "無目標", "none", "No target; the reason is compulsory."


class NoTargetReason(Word):
    """Why a target cell states nothing that could be missed."""

    EMPTY = "empty", "未填目標", "Empty cell", "The cell is empty."
    PROSE = "prose", "只有文字說明", "Prose only", "The cell holds words without a value to reach."
    NOT_APPLICABLE = "not_applicable", "不適用", "Not applicable", "The document says that none applies."


class Polarity(Word):
    """Which direction is better."""

    HIGHER = "higher", "正向（越高越好）", "Higher is better", "More is better."
    LOWER = "lower", "負向（越低越好）", "Lower is better", "Less is better."
    ON_TARGET = "on_target", "趨近目標", "On target is best", "Both more and less are worse than the target."


class TimeBehaviour(Word):
    """How figures of an indicator behave over the periods of a year."""

    FLOW = "flow", "累計值", "Flow", "Adds up over the year."
    STOCK = "stock", "時點值", "Stock", "A level on a day."
    RATIO = "ratio", "期間比率", "Ratio of flows", "A ratio of what happened in the period."
    ANNUAL_ONLY = "annual_only", "年度統計", "Annual only", "Known once a year."
    EVENT = "event", "事件或期限", "Event", "Happens or not, by a day."
    MULTI_YEAR = "multi_year", "多年平均", "Multi-year average", "Mean over several years."


class Ground(Word):
    """What a statement about an indicator rests on."""

    PRINTED = "printed", "文件載明", "Printed", "The document says so."
    INFERRED = "inferred", "推定", "Inferred", "Heng's inference; a person must confirm it."
    CONFIRMED = "confirmed", "已確認", "Confirmed", "A person has confirmed it, with name and day."


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
    FORMULA_UNCLEAR = "formula_unclear", "公式待釐清", "Formula unclear", "What is measured is not settled."
    DATA_IN_QUESTION = "data_in_question", "資料待查", "Data in question", "An error stands open on the figure."
    POLARITY_UNKNOWN = "polarity_unknown", "方向待確認", "Polarity unknown", "Not said which way is better."
    OTHER_UNIT = "other_unit", "單位不同", "Other unit", "Figure and target are printed in different units."


class Severity(Word):
    """How much a finding weighs."""

    ERROR = "error", "錯誤", "Error", "Wrong beyond doubt."
    WARNING = "warning", "請確認", "Warning", "A person must look."
    INFO = "info", "提示", "Note", "Worth knowing."


class DocumentKind(Word):
    """What a published document is, by its content."""

    COUNCIL_REPORT = "council_report", "議會施政報告", "Council report", "Quarterly report with KPI tables."
    BUREAU_SCORECARD = "bureau_scorecard", "機關策略地圖及平衡計分卡", "Bureau scorecard", "A bureau's map and card."
    ANNUAL_PLAN = "annual_plan", "年度施政計畫", "Annual plan", "Missions, priorities and the tree of plans."
    PERFORMANCE_REPORT = "performance_report", "施政計畫績效報告", "Performance report", "Results of a year."
    KPI_SHEET = "kpi_sheet", "指標清冊", "KPI sheet", "A sheet of indicators."
    UNKNOWN = "unknown", "不明文件", "Unknown", "Readable, but of no kind that Heng knows."


class Scope(Word):
    """Whose statement, map or theme is printed."""

    CITY = "city", "府級", "City", "The city government's."
    OWN = "own", "本機關", "Own", "That of the document's owner, where this is not the city."


class StatementKind(Word):
    """What a strategic statement is."""

    MISSION = "mission", "使命", "Mission", "Why the body exists."
    VISION = "vision", "願景", "Vision", "What it wants to become."
    VALUE = "value", "核心價值", "Core value", "How it wants to act."
    TOP_OBJECTIVE = "top_objective", "最上層目標", "Top objective", "An objective above all themes."
    PRIORITY = "priority", "施政重點", "Priority", "A stated priority of a year."


class SectionKind(Word):
    """What a section of running text is."""

    PREFACE = "preface", "前言", "Preface", "Opening text or salutation."
    RISK = "risk", "風險管理", "Risk", "Risk management."
    NOTE = "note", "註", "Note", "Notes to a table."
    OTHER = "other", "其他", "Other", "Any other section."


class Drawing(Word):
    """Which drawing an objective stands in."""

    MAP = "map", "策略地圖", "Strategy map", "Themes × perspectives."
    LINKAGE = "linkage", "策略關聯圖", "Linkage diagram", "Objectives with arrows between them."


class ResultColumn(Word):
    """A column of an annual performance report."""

    GOAL = "goal", "年度目標", "Annual goal", "What was to be reached."
    ACTIONS = "actions", "推動策略/作為", "Strategy", "What was done."
    RESULTS = "results", "達成效益/成果", "Results", "What came of it."
    FUTURE = "future", "未來精進方向", "Improvement", "What will be improved."


class BudgetLineKind(Word):
    """What a row of an execution table stands for."""

    AGENCY = "agency", "機關", "Agency", "One agency."
    ROLLUP = "rollup", "主管", "Roll-up", "An agency with those below it (主管)."
    ITEM = "item", "科目", "Item", "An account that is no agency."
    TOTAL = "total", "合計", "Total", "Sum of other rows."


class DataRole(Word):
    """What a number printed beside a figure is to it."""

    NUMERATOR = "numerator", "分子", "Numerator", "What is counted."
    DENOMINATOR = "denominator", "分母", "Denominator", "What it is counted against."
    SHARE = "share", "占比", "Share", "The figure as a share of something."
    PART = "part", "其中", "Part", "Part of the figure."
    BENCHMARK = "benchmark", "基準值", "Benchmark", "What the figure is compared with."
    COUNT = "count", "件數", "Count", "The count behind a rate."


class Column(Word):
    """A column that the head of a scorecard table prints."""

    PERSPECTIVE = "perspective", "構面", "Perspective", "Row of the scorecard."
    OBJECTIVE = "objective", "策略目標", "Objective", "Strategic objective."
    SUCCESS_FACTOR = "success_factor", "KSF", "Success factor", "Key success factor."
    INDICATOR = "indicator", "關鍵績效指標", "KPI", "Indicator with its name."
    ACTION = "action", "行動計畫", "Action plan", "Action plans."
    FORMULA = "formula", "指標公式及單位", "Formula and unit", "Formula and unit."
    AGENCY = "agency", "主責", "Agency", "Responsible agency."
    TARGET = "target", "年目標值", "Target", "Target of the year."
    ACTUAL = "actual", "本期實際值", "Actual", "Actual of the period."


class AgencyRole(Word):
    """What an agency is to a theme, an indicator or an action."""

    LEAD = "lead", "主責", "Lead", "Answers for it."
    JOINT = "joint", "共同主責", "Joint", "Answers for it together with others."
    CO = "co", "協辦", "Co-agency", "Contributes."


class YearlyKind(Word):
    """Which table of several years a figure stands in."""

    BUDGET = "budget", "預決算", "Budget and accounts", "Budget, accounts and rate of execution by year."
    STAFFING = "staffing", "人力", "Staffing", "Staff and staff cost by year."


class PlanLevel(Word):
    """Level of a node in the tree of an annual plan."""

    BUSINESS = "business", "業務計畫", "Business plan", "First level, 壹."
    WORK = "work", "工作計畫", "Work plan", "Second level, 一."
    SUB = "sub", "分計畫", "Sub-plan", "Third level, <一>."


class ChangeField(Word):
    """What a person can change in the record."""

    TARGET = "target", "目標值", "Target", "The value to reach."
    ACTUAL = "actual", "實際值", "Actual", "The value reached, as the document really prints it."
    POLARITY = "polarity", "方向", "Polarity", "Which direction is better."
    RULEBOOK = "rulebook", "評量規則", "Rulebook", "By which rulebook figures are judged."


VOCABULARY: tuple[type[Word], ...] = (
    MissingReason, TargetOperator, NoTargetReason, Polarity, TimeBehaviour, Ground, Status, NotScoredReason, Severity,
    DocumentKind, Scope, StatementKind, SectionKind, Drawing, DataRole, Column, ResultColumn, BudgetLineKind,
    AgencyRole, YearlyKind, PlanLevel, ChangeField,
)  # fmt: skip
