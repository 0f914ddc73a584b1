"""文字沒有歸處 / Text that fits no field.

## What it does
回報讀得到、但放不進任何欄位的文字，並附上位置。

Reports text that was read but fits no field, with its place.

## Why it matters
每個字都要有歸處。沒有歸處的文字可能是一個漏掉的指標或數值。

Every character must have its place. Text without one may be an indicator or a figure that got lost.

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
from heng.model.finding import Finding, Wording
from heng.model.source import SourceRef
from heng.model.terms import Severity

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


def finding(source: SourceRef, text: str, *, subject: str = "", refs: tuple[str, ...] = ()) -> Finding:
    """Report residue: its place and its text; `subject` and `refs` where it stands beside something."""
    return RULE.finding(Hit(subject=subject, facts={"text": text}, source=source, refs=refs))
