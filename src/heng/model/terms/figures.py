"""Words for figures, targets and what is missing."""

from __future__ import annotations

from heng.model.terms.word import Word


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


class DataRole(Word):
    """What a number printed beside a figure is to it."""

    NUMERATOR = "numerator", "分子", "Numerator", "What is counted."
    DENOMINATOR = "denominator", "分母", "Denominator", "What it is counted against."
    SHARE = "share", "占比", "Share", "The figure as a share of something."
    PART = "part", "其中", "Part", "Part of the figure."
    BENCHMARK = "benchmark", "基準值", "Benchmark", "What the figure is compared with."
    COUNT = "count", "件數", "Count", "The count behind a rate."


class ChangeField(Word):
    """What a person can change in the record."""

    TARGET = "target", "目標值", "Target", "The value to reach."
    ACTUAL = "actual", "實際值", "Actual", "The value reached, as the document really prints it."
    POLARITY = "polarity", "方向", "Polarity", "Which direction is better."
    BEHAVIOUR = "behaviour", "時間性質", "Behaviour", "How its figures behave over a year."
    COUNTING = "counting", "累計或單期", "Counting", "Whether a figure counts the year to date or its own period."
    PLAN = "plan", "分期目標", "Planned split", "How the target of the year is split over its parts."
    WEIGHT = "weight", "權重", "Weight", "What share of the whole a part has, from a day on."
    RULEBOOK = "rulebook", "評量規則", "Rulebook", "By which rulebook figures are judged."
    CODE = "code", "代碼", "Code", "The code of a printed thing."
    NAME = "name", "名稱", "Name", "The name or the words of a printed thing."
    UNIT = "unit", "單位", "Unit", "What a figure counts."
    FORMULA = "formula", "公式", "Formula", "How a figure is computed."
    AGENCIES = "agencies", "主責機關", "Agencies", "Who answers for a thing."
    PLACE = "place", "所屬", "Stands under", "What a row stands under: its objective, theme or KPI."
    PERIOD = "period", "文件期間", "Time of the document", "Which year and time a document is of."
    DATA_VALUE = "data_value", "資料項的值", "Data value", "The value of a data item in a span of time."
    DATA_SOURCE = "data_source", "資料來源", "Data source", "Where the values of a data item are from."
    DATA_FREQUENCY = "data_frequency", "更新頻率", "Frequency", "How often a data item gets a new value."
    DATA_UNIT = "data_unit", "資料項的單位", "Unit of data", "What the values of a data item count."
    DATA_BEHAVIOUR = "data_behaviour", "流量或存量", "Flow or level", "Whether values of a data item add up over time."
    DATA_SAME = "data_same", "是不是同一資料項", "Same data item", "Whether two names mean one data item."
    DIFFERENCE = "difference", "和市府不同的理由", "Reason to differ", "Why a bureau and the city differ on a KPI."
