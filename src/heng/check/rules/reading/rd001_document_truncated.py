"""文件截斷 / The document stops in the middle.

## What it does
回報在句子、表格或主題中間就結束的文件，並附上最後讀到的一行；也回報整頁是圖片、讀不到字的頁。

Reports a document that ends in the middle of a sentence, a table or a theme, with the last line read; and pages that
are pictures, so that none of their text was read.

## Why it matters
截斷之後的內容不在檔案裡。缺少的表格和項數，不能當作機關沒有填。

What stood after the cut is not in the file. Tables and counts that are missing must not be held against an agency.

## Example
`1,250(含上半年` ⏎ (檔案到此為止 / end of file)

## What to do
向發布機關索取完整的檔案，再匯入一次。截斷前的內容已照常讀入。

Ask the publisher for the whole file and import it again. What stands before the cut has been read as usual.

## When it is wrong
文件原本就這樣結束，例如節錄本。

The document was published like this, for example as an excerpt.

## References
`heng import` 的約定：截斷的文件讀到截斷處為止，並回報本項。

Contract of `heng import`: a document cut in the middle gives what stands before the cut, and this finding.
"""

from __future__ import annotations

from heng.check.rule import Hit, reading_rule
from heng.model.finding import Finding, Wording
from heng.model.source import SourceRef
from heng.model.terms import Severity

RULE = reading_rule(
    __doc__,
    code="RD001",
    name="document-truncated",
    severity=Severity.WARNING,
    message=Wording(
        "文件在中間就結束了，最後一行是「{text}」。後面的表格不在檔案裡，項數會因此短少。",
        "The document stops in the middle; its last line is “{text}”. What follows is not in the file, so counts fall"
        " short.",
    ),
    suggestion=Wording("取得完整的檔案，再匯入一次。", "Get the complete file and import it again."),
)


def finding(source: SourceRef, text: str) -> Finding:
    """Report the last line read: its place and its text."""
    return RULE.finding(Hit(facts={"text": text}, source=source))


_UNREAD = Wording(
    "第 {pages} 頁是圖片，或字型沒有文字對照，讀不到字；這幾頁的內容不在任何表裡。",
    "Page {pages}: a picture, or a font that does not tell its characters, so no text was read; what stands there is in"
    " no table.",
)
_SEARCHABLE = Wording(
    "取得可以選取文字的檔案，再匯入一次；或對照原文自行補登這幾頁。",
    "Get a file whose text can be selected and import it again, or enter these pages by hand.",
)


def pages_unread(source: SourceRef, pages: str) -> Finding:
    """Report pages (their numbers, as text) of a document whose print was not read."""
    return RULE.finding(Hit(facts={"pages": pages}, source=source, message=_UNREAD, suggestion=_SEARCHABLE))
