"""不認得的文件 / No known kind of document.

## What it does
回報讀得到、但不是已知種類的文件；計分卡的標題寫了不認得的種類時，說出讀作哪一種。在多個檔案中有一個完全讀不到時，
以錯誤回報。

Reports a document that can be read but is of no known kind; tells as which kind a card is read whose title names one
that nobody knows; and, as an error, a file among several that cannot be read at all.

## Why it matters
不認得種類，就沒有指標可以讀。這份文件的內容不會出現在任何總數裡。

Without a known kind no indicators are read. Nothing of the document enters any total.

## Example
一份會議紀錄 / the minutes of a meeting

## What to do
確認是不是選錯檔案。若是已知的種類，匯入時用 `heng import --kind` 指定。讀不到的檔案，另存為 UTF-8 純文字再試一次。

Check that it is the right file. If it is of a known kind, import it with `heng import --kind`. Save a file that cannot
be decoded as UTF-8 text and try again.

## When it is wrong
資料夾裡本來就有其他文件。

The folder holds other documents on purpose.

## References
文件種類：議會施政報告、機關策略地圖及平衡計分卡、年度施政計畫、施政計畫績效報告、指標清冊。

Kinds: council report, bureau scorecard, annual plan, performance report, KPI sheet.
"""

from __future__ import annotations

from collections.abc import Mapping

from heng.check.rule import Hit, reading_rule
from heng.model.finding import Fact, Finding, Wording
from heng.model.source import Place, SourceRef
from heng.model.terms import DocumentKind, Severity

RULE = reading_rule(
    __doc__,
    code="RD004",
    name="kind-unknown",
    severity=Severity.INFO,
    message=Wording(
        "{name} 讀得到，但不是已知的文件種類，所以沒有讀出指標。",
        "{name} can be read, but is of no known kind, so no indicators were taken from it.",
    ),
    suggestion=Wording(
        "確認檔案；若是已知的種類，匯入時用 heng import --kind 指定。",
        "Check the file; if it is of a known kind, import it with heng import --kind.",
    ),
)

TAKEN = Wording(
    "標題「{title}」沒有寫出已知的文件種類，讀作{kind}。種類不同，要檢核的也不同。",
    "The title “{title}” names no known kind of document; it is read as {kind_en}. Another kind is checked otherwise.",
)
TAKEN_ADVICE = Wording(
    "在標題的年份後面寫出種類，例如「議會施政報告」。",
    "Write the kind behind the year of the title, such as 議會施政報告.",
)
UNREADABLE_ADVICE = Wording(
    "更換這個檔案再執行一次；其他檔案已照常檢核。",
    "Replace this file and run again; the other files were checked as usual.",
)


def finding(source: SourceRef, name: str) -> Finding:
    """Report a readable document of no known kind, by its file name."""
    return RULE.finding(Hit(facts={"name": name}, source=source))


def taken(source: SourceRef, title: str, kind: DocumentKind) -> Finding:
    """Report a card whose title names a kind that nobody knows, and the kind that it is read as."""
    facts = {"title": title, "kind": kind.zh, "kind_en": kind.en}
    return RULE.finding(Hit(facts=facts, source=source, message=TAKEN, suggestion=TAKEN_ADVICE))


def unreadable(name: str, wording: Wording, facts: Mapping[str, Fact]) -> Finding:
    """Report a file that cannot be read, in the words of the reader's refusal; its name stands for the document."""
    return RULE.finding(
        Hit(
            facts=dict(facts),
            source=SourceRef(document=name, place=Place()),
            severity=Severity.ERROR,
            message=wording,
            suggestion=UNREADABLE_ADVICE,
        )
    )
