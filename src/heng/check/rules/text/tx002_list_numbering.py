"""條列的編號不連續或不一致 / A numbered list restarts, skips or mixes styles.

## What it does
回報條列的編號跳號、重號、從頭再來，第一項不是第一號，或前後寫法不同（1.和２.、1.和2、）。

Reports lists whose numbers skip, repeat, begin again, do not begin with one, or change their form (1. and ２.).

## Why it matters
看起來像漏了一項；引用第幾項時對不上。

It looks as if an entry were missing, and entries cannot be quoted by number.

## Example
「1.」「2.」「3.」「2.」「4.」 / “1.” “2.” “3.” “2.” “4.”

## What to do
漏了就補上；沒有漏，重新編號，寫法一致。

Put in what is missing, or number anew in one form.

## When it is wrong
中間換了一份清單，但沒有標題分開。

A new list begins without a heading.

## References
不同寫法（一、(一)、1.、(1)）各是一層；沒有編號的一段後面可以從1重新編。

Each style (一, (一), 1., (1)) is a level of its own; behind a paragraph without number a list may begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from heng.check.cards import is_partial
from heng.check.context import Context
from heng.check.places import narrowed
from heng.check.prose.passages import Prose, running_text
from heng.check.rule import Hit, rule
from heng.check.sequence import OF_PLAN, Break, Fault, Numbered, faults, numbered
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.numbering import Style, read_mark
from heng.model.plan import PlanItem, PlanNode
from heng.model.terms import Severity

WORDS = {
    Break.SKIPS: Wording(
        "「{before}」後面是「{no}」，中間少了號碼。", "“{no}” follows “{before}”: a number is missing."
    ),
    Break.REPEATS: Wording(
        "「{before}」後面是「{no}」，號碼重複或倒退。", "“{no}” follows “{before}”: it repeats or falls behind."
    ),
    Break.RESTARTS: Wording(
        "「{before}」後面從「{no}」重新編號，沒有標題分開。",
        "After “{before}” it begins again with “{no}”, without heading.",
    ),
    Break.STARTS_LATE: Wording(
        "條列從「{no}」開始，前面沒有第一項。", "A list begins with “{no}”; nothing comes before it."
    ),
    Break.MIXES: Wording(
        "同一份條列有「{before}」和「{no}」兩種寫法。", "One list has two forms of numbers, “{before}” and “{no}”."
    ),
}
_INLINE = re.compile(r"(?<=[。；;])\s*(?=[(（]?[0-9０-９]{1,2}[.、)）])")


@rule(
    code="TX002",
    name="list-numbering",
    severity=Severity.INFO,
    message=WORDS[Break.SKIPS],
    suggestion=Wording(
        "漏了就補上；沒有漏，重新編號，寫法一致。", "Put in what is missing, or number anew in one form."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each broken place of a numbered list."""
    if is_partial(edition):
        return
    for prose in running_text(edition):
        entries = list(_paragraphs(prose))
        if len(entries) > 1 or (entries and entries[0].apart):
            yield from (_hit(fault, prose.text) for fault in faults(entries))
    for items, is_first in _lists(edition.plan.nodes if edition.plan else ()):
        # A gap among the items of a plan is told by PL001.
        told = OF_PLAN if is_first else ()
        yield from (_hit(fault, "") for fault in faults(numbered(items)) if fault.kind not in told)
    for action in edition.card.actions:
        marks = [(mark, step.source or action.source) for step in action.steps if (mark := read_mark(step.number))]
        if len(marks) > 1:
            found = faults(Numbered(mark, source, action.ref) for mark, source in marks)
            yield from (_hit(fault, "", action.code) for fault in found)


def _paragraphs(prose: Prose) -> Iterator[Numbered]:
    """Yield the numbered paragraphs; inside one, what follows a full stop like the numbers before it."""
    apart, styles = False, set[Style]()
    for paragraph in prose.text.split("\n"):
        for place, piece in enumerate(_INLINE.split(paragraph)):
            text = piece.strip()
            mark = read_mark(text)
            if mark is None or mark.style is Style.DECIMAL or (place and mark.style not in styles):
                apart = apart or not place
                continue
            styles.add(mark.style)
            yield Numbered(mark, prose.source, prose.ref, apart)
            apart = False


def _lists(nodes: Iterable[PlanNode]) -> Iterator[tuple[tuple[PlanItem, ...], bool]]:
    """Yield the lists of items, and whether they stand right under a plan."""
    for node in nodes:
        yield from ((items, items is node.items) for items in _below(node.items))
        yield from _lists(node.children)


def _below(items: tuple[PlanItem, ...]) -> Iterator[tuple[PlanItem, ...]]:
    if len(items) > 1:
        yield items
    for item in items:
        yield from _below(item.items)


def _hit(fault: Fault, text: str, subject: str = "") -> Hit:
    number = fault.entry.mark.text
    source = narrowed(fault.entry.source, number) if text else fault.entry.source
    return Hit(
        subject=subject,
        message=WORDS[fault.kind],
        facts={"no": number, "before": fault.before.mark.text if fault.before else ""},
        source=source,
        refs=(fault.entry.ref,),
    )
