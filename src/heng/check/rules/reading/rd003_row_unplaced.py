"""文字沒有歸處 / Text that fits no field.

## What it does
回報讀得到、但放不進任何欄位的文字，並附上位置。

Reports text that was read but fits no field, with its place.

## Why it matters
每個字都要有歸處。沒有歸處的文字可能是一個漏掉的指標或數值；整個主題或表格沒有讀到，也在這裡回報。

Every character must have its place. Text without one may be an indicator or a figure that got lost. A theme or a table
that was not read at all is reported here too.

## Example
`(本頁接續)`, standing alone between two rows

## What to do
看原文那一行。若是資料，補到該有的欄位；若是雜訊，不必處理。

Look at the printed line. If it is data, enter it where it belongs; if it is noise, leave it.

## When it is wrong
頁首、浮水印等不是資料的文字。

A running head, a watermark, or other text that is no data.

## References
讀表的約定：每個字不是欄位，就是已知的雜訊，否則要回報。

Rule of reading: every character is a field, or named noise, or reported.
"""

from __future__ import annotations

from heng.check.rule import Hit, reading_rule
from heng.check.text import elided
from heng.model.finding import Fact, Finding, Wording
from heng.model.source import SourceRef
from heng.model.terms import Column, Severity

RULE = reading_rule(
    __doc__,
    code="RD003",
    name="row-unplaced",
    severity=Severity.WARNING,
    message=Wording(
        "「{text}」讀得到，但不屬於任何欄位，所以沒有進到表裡。",
        "“{text}” was read, but fits no field, so it stands in no table.",
    ),
    suggestion=Wording(
        "對照原文。若是資料，補到它的欄位；若不是，留著即可。",
        "Compare with the printed line. If it is data, enter it in its field; if not, leave it.",
    ),
)


_NO_THEME = Wording(
    "沒有讀到任何主題；從「{text}」起都沒有進到表裡。",
    "No theme was read; nothing from “{text}” on stands in any table.",
)
_NO_TABLE = Wording(
    "這個主題沒有讀到任何策略目標的表格；最後認得的是「{text}」。",
    "No table of an objective was read for this theme; the last text that was recognised is “{text}”.",
)
_NO_INDICATOR = Wording(
    "沒有讀到任何關鍵績效指標；最後認得的是「{text}」。",
    "No KPI was read; the last text that was recognised is “{text}”.",
)
_FEW = Wording(
    "文件自述{what} {declared} 項，讀到 {found} 項，相差太多；讀到「{text}」為止還能確定。",
    "The document states {declared} for {what}, and {found} were read, which is too far off; up to “{text}” the"
    " reading is sure.",
)
_ORDER = Wording(
    "表頭「{text}」的欄位順序或種類與通常不同，文字檔分不出各格；這一列的目標值和實際值沒有讀入，"
    "其他各格可能放錯欄位。",
    "The table head “{text}” names other columns than usual, or in another order, which lines of text do not keep"
    " apart: target and actual of this row were not read, and its other cells may stand in the wrong column.",
)
_BESIDE = Wording(
    "這一列的各欄並排印在同一行，分不出各格；目標值和實際值沒有讀入，「{text}」的其他各格可能放錯欄位。",
    "The columns of this row stand beside one another on its lines and cannot be told apart: target and actual were not"
    " read, and other cells of “{text}” may stand in the wrong column.",
)
_MISPLACED = Wording(
    "「{text}」讀成{column}，但不像這一欄的內容；這一列可能有字放錯欄位。",
    "“{text}” was read as {column}, but does not look like it; text of this row may stand in the wrong column.",
)
_COLUMN = Wording(
    "「{text}」這一欄沒有對應的欄位，{count} 格沒有進到表裡。",
    "No field is for the column “{text}”: its {count} cells stand in no table.",
)
_HIDDEN = Wording(
    "檔案裡有隱藏的列、欄、工作表、投影片或文字，共 {count} 字，沒有讀入。",
    "The file hides rows, columns, sheets, slides or text: {count} characters, which were not read.",
)
_UNHIDE = Wording(
    "若是資料，在原檔取消隱藏後再匯入一次；若不是，留著即可。",
    "If it is data, unhide it in the file and import it again; if not, leave it.",
)
_COMPARE = Wording(
    "逐列對照原文；可以改用保留表格的檔案(ODT、DOCX)再匯入一次。",
    "Compare row by row with the print, or import a file that keeps its tables (ODT, DOCX).",
)


def finding(source: SourceRef, text: str, *, subject: str = "", refs: tuple[str, ...] = ()) -> Finding:
    """Report residue: its place and its text; `subject` and `refs` where it stands beside something."""
    return RULE.finding(Hit(subject=subject, facts={"text": text}, source=source, refs=refs))


def no_theme(source: SourceRef, text: str) -> Finding:
    """Report that no theme was read: the first text that was given up."""
    return RULE.finding(Hit(facts={"text": text}, source=source, message=_NO_THEME, suggestion=_COMPARE))


def no_table(source: SourceRef, text: str, *, subject: str, refs: tuple[str, ...] = ()) -> Finding:
    """Report a theme (its letter) without a table: the last text of it that was recognised."""
    hit = Hit(subject=subject, facts={"text": text}, source=source, refs=refs, message=_NO_TABLE, suggestion=_COMPARE)
    return RULE.finding(hit)


def no_indicator(source: SourceRef, text: str) -> Finding:
    """Report that no indicator was read: the last text that was recognised."""
    return RULE.finding(Hit(facts={"text": text}, source=source, message=_NO_INDICATOR, suggestion=_COMPARE))


def count_far_off(source: SourceRef, text: str, *, subject: str, what: Column, declared: int, found: int) -> Finding:
    """Report that a theme (its letter) states far more or fewer of something than was read, and the last sure text."""
    facts: dict[str, Fact] = {"text": text, "what": what, "declared": declared, "found": found}
    return RULE.finding(Hit(subject=subject, facts=facts, source=source, message=_FEW, suggestion=_COMPARE))


def columns_unusual(source: SourceRef, text: str, *, subject: str) -> Finding:
    """Report a row (its indicator's code) whose head names columns that lines of text do not show."""
    return RULE.finding(Hit(subject=subject, facts={"text": text}, source=source, message=_ORDER, suggestion=_COMPARE))


def columns_beside(source: SourceRef, text: str, *, subject: str) -> Finding:
    """Report a row (its indicator's code) whose columns stand beside one another and cannot be parted."""
    facts: dict[str, Fact] = {"text": elided(text)}
    return RULE.finding(Hit(subject=subject, facts=facts, source=source, message=_BESIDE, suggestion=_COMPARE))


def misplaced(source: SourceRef, text: str, *, column: Column, subject: str, refs: tuple[str, ...] = ()) -> Finding:
    """Report print that was read into a column it does not look like: its place, its text and the column."""
    facts: dict[str, Fact] = {"text": elided(text), "column": column}
    hit = Hit(subject=subject, facts=facts, source=source, refs=refs, message=_MISPLACED, suggestion=_COMPARE)
    return RULE.finding(hit)


def column_unread(source: SourceRef, head: str, count: int) -> Finding:
    """Report a column that no field is for: the place of its cells, its head, and how many have print."""
    facts: dict[str, Fact] = {"text": elided(head), "count": count}
    return RULE.finding(Hit(facts=facts, source=source, message=_COLUMN))


def hidden(source: SourceRef, count: int) -> Finding:
    """Report how many characters a file hides."""
    return RULE.finding(Hit(facts={"count": count}, source=source, message=_HIDDEN, suggestion=_UNHIDE))
