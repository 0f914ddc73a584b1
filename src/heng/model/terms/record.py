"""Words for the record: what is written in it, by whom, and what it takes for one thing.

Digests cover their machine words: these are never renamed.
"""

from __future__ import annotations

from heng.model.terms.word import Word


class Act(Word):
    """Why a batch of entries was written."""

    LOAD = "load", "載入", "Load", "A document was loaded."
    CHANGE = "change", "更改", "Change", "A person changed something."
    UNDO = "undo", "復原", "Undo", "A person took a change back; what stood before stands again."
    ADOPT = "adopt", "採用規則", "Adopt", "A rulebook was put in force."
    WORK = "work", "處理檢核結果", "Work on a finding", "A person assigned, discussed or settled a finding."


class Voice(Word):
    """Who speaks in an entry."""

    DOCUMENT = "document", "文件", "Document", "The published document."
    HENG = "heng", "衡", "Heng", "Heng, by inference."
    PERSON = "person", "人", "Person", "A person, with name and reason."


class IdentityReason(Word):
    """Why a printed occurrence is taken for a thing that is known already, or for a new one."""

    NEW = "new", "第一次出現", "First seen", "Nothing known is like it."
    SAME_CODE_AND_NAME = "same-code-and-name", "代碼和名稱都相同", "Same code and name", "Both are printed the same."
    SAME_NAME = "same-name", "名稱相同", "Same name", "The name is the same under another code; to be confirmed."
    SAME_CODE = "same-code", "代碼相同", "Same code", "The code is the same with a like name; to be confirmed."


class RemarkKind(Word):
    """What is odd about a printed value. The rules of the checker decide what it weighs."""

    CODE_GLUED = "code_glued", "代碼黏著數值", "Code glued on", "A code runs into the value (`CP4.3.154`)."
    DATE_AS_SERIAL = "date_as_serial", "日期變成序號", "Date as serial", "A spreadsheet's number stands for a day."
    DATE_WITHOUT_YEAR = "date_without_year", "日期沒有年", "Date without year", "A day is printed without its year."
    NO_SUCH_DATE = "no_such_date", "沒有這一天", "No such date", "No calendar has the printed day."
    FIGURE_IN_PROSE = "figure_in_prose", "數值在文字裡", "Figure in prose", "The value stands in a sentence."
    UNKNOWN_WORDS = "unknown_words", "有讀不懂的字", "Unknown words", "Some words beside the value are not understood."
    BOUND_ONLY = "bound_only", "只有界限", "Bound only", "A bound is printed where a value belongs (`90以上`)."
    SUM_DIFFERS = "sum_differs", "合計不符", "Sum differs", "The printed sum is not that of the printed parts."
    RATIO_DIFFERS = "ratio_differs", "比率不符", "Ratio differs", "The printed ratio is not that of its two numbers."
    BRACKET_OPEN = "bracket_open", "括號沒有成對", "Bracket open", "A bracket has no partner."
