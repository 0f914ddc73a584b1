"""Words for documents and what stands in them."""

from __future__ import annotations

from heng.model.terms.word import Word


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
    THEME = "theme", "策略主題", "Theme", "Strategic theme."
    UNIT = "unit", "單位", "Unit", "Unit, in a column of its own."
    WEIGHT = "weight", "權重", "Weight", "Weight in percent."
    FREQUENCY = "frequency", "衡量頻率", "Frequency", "How often it is measured."
    NOTE = "note", "備註", "Note", "Remarks on the indicator."
    NUMBER = "number", "編號", "Number", "Code, in a column of its own."


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


class YearlyKind(Word):
    """Which table of several years a figure stands in."""

    BUDGET = "budget", "預決算", "Budget and accounts", "Budget, accounts and rate of execution by year."
    STAFFING = "staffing", "人力", "Staffing", "Staff and staff cost by year."


class PlanLevel(Word):
    """Level of a node in the tree of an annual plan."""

    BUSINESS = "business", "業務計畫", "Business plan", "First level, 壹."
    WORK = "work", "工作計畫", "Work plan", "Second level, 一."
    SUB = "sub", "分計畫", "Sub-plan", "Third level, <一>."


class AgencyRole(Word):
    """What an agency is to a theme, an indicator or an action."""

    LEAD = "lead", "主責", "Lead", "Answers for it."
    JOINT = "joint", "共同主責", "Joint", "Answers for it together with others."
    CO = "co", "協辦", "Co-agency", "Contributes."


class Noise(Word):
    """Print that belongs to no field."""

    PAGE_NUMBER = "page-number", "頁碼", "Page number", "Number of a page."
    RUNNING_HEAD = "running-head", "頁首", "Running head", "Text that stands on every page."
    TABLE_HEAD = "table-head", "表頭", "Table head", "Head of a table."
    HEADING = "heading", "標題", "Heading", "Heading of a part."
    REPEATED_MAP = "repeated-map", "重複的地圖", "Repeated map", "A whole further copy of a map."
    RULING = "ruling", "分隔線", "Ruling", "Characters that draw a line."
    DRAWING_CODE = "drawing-code", "繪圖碼", "Drawing code", "Code that draws a picture of the agenda."
    CHANGE_NOTE = "change-note", "更改的註", "Note on a change", "What Heng prints about a figure that people changed."
    CLOSING = "closing", "結語", "Closing words", "Words that end a presentation."
    HIDDEN = (
        "hidden",
        "隱藏內容",
        "Hidden content",
        "Rows, sheets, slides or text that a file does not show.",
    )
    DELETED = "deleted", "刪除的文字", "Deleted text", "Text that a tracked change has deleted."
