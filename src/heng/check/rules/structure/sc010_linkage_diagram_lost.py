"""關聯圖的箭頭不在檔案裡 / The arrows of a linkage diagram are lost.

## What it does
文件宣告有策略關聯圖，但箭頭不在檔案裡時回報。不會自行推定任何箭頭。

Reports a linkage diagram that is announced but whose arrows are not in the file. None is assumed.

## Why it matters
關聯圖說明策略目標之間的因果。沒有箭頭，因果就讀不到。

The diagram states which objective helps which. Without arrows that cannot be read.

## Example
「三、策略關聯圖」，沒有箭頭 / the heading of a diagram without arrows

## What to do
從原始簡報或圖檔補登關聯。

Enter the links from the original drawing.

## When it is wrong
文件只列策略目標、本來就沒有箭頭。

The drawing lists objectives and never had arrows.

## References
讀表的約定：箭頭只取文件真正帶有的。

Rule of reading: only arrows that the document really carries are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Drawing, Severity


@rule(
    code="SC010",
    name="linkage-diagram-lost",
    severity=Severity.INFO,
    message=Wording(
        "文件有策略關聯圖「{title}」，但箭頭不在檔案裡，所以沒有讀出任何關聯。",
        "The document has a linkage diagram “{title}”, but its arrows are not in the file, so no links were read.",
    ),
    suggestion=Wording("有原圖時，補登關聯。", "If the original drawing is at hand, enter the links."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each linkage diagram whose arrows are lost."""
    for drawing in edition.card.drawings:
        if drawing.drawing is Drawing.LINKAGE and drawing.arrows_lost:
            facts = {"title": drawing.title or drawing.theme}
            yield Hit(subject=drawing.theme, facts=facts, source=drawing.source, refs=(drawing.ref,))
