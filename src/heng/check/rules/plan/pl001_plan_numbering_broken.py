"""計畫的編號斷了 / The numbering of a plan is broken.

## What it does
回報業務計畫、工作計畫、分計畫和它們底下項目的編號跳號、重號，同一層計畫有的有編號有的沒有，或有編號而沒有名稱。

Reports plans and items of plans whose numbers skip or repeat, a level of which some plans have a number and some have
not, and a number without a name.

## Why it matters
跳號看起來像漏了一項計畫；重號引用時分不出是哪一項；沒有名稱就不知道是什麼計畫。

A skipped number looks like a plan that was left out; a repeated one cannot be quoted; without a name nobody knows what
the plan is.

## Example
「一.」「二.」「四.」 / “一.” “二.” “四.”

## What to do
漏了就補上；沒有漏，重新編號。名稱不見的，補上名稱。

Put in what is missing, or number anew; give the plan its name.

## When it is wrong
編號接著上一個計畫往下編，或只有一項所以沒有編號（這兩種不回報）。

Numbers go on from the plan before, or a single plan has none: neither is reported.

## References
編號認得壹、一、（一）、<一>、1.、(1)等寫法。

Numbers are known as 壹, 一, （一）, <一>, 1., (1) and the like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heng.check.cards import is_partial
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.sequence import OF_PLAN, Break, faults, numbered
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.numbering import read_mark
from heng.model.plan import PlanNode
from heng.model.terms import PlanLevel, Severity

SKIPS = Wording(
    "{level}「{no}{name}」前面是「{before}」，中間少了號碼。",
    "{level} “{no}{name}” follows “{before}”: a number is missing between them.",
)
REPEATS = Wording(
    "{level}「{no}{name}」的號碼和前面的「{before}」重複或倒退。",
    "{level} “{no}{name}” repeats or falls behind the number before it, “{before}”.",
)
LATE = Wording(
    "{level}「{no}{name}」是第一項，卻不是第一號。", "{level} “{no}{name}” comes first but is not number one."
)
BARE = Wording(
    "{level}「{name}」沒有編號，同一層其他的有。", "{level} “{name}” has no number; others of its level have one."
)
NAMELESS = Wording("{level}「{no}」只有編號，沒有名稱。", "{level} “{no}” has a number and no name.")
ITEM_SKIPS = Wording(
    "「{name}」的項目「{before}」後面是「{no}」，中間少了號碼。",
    "Item “{no}” of “{name}” follows “{before}”: a number is missing between them.",
)
ITEM_REPEATS = Wording(
    "「{name}」的項目「{before}」後面是「{no}」，號碼重複或倒退。",
    "Item “{no}” of “{name}” repeats or falls behind the number before it, “{before}”.",
)
APART = Wording(
    "{level}「{no}」的編號後面沒有名稱，名稱只剩隔行的「{name}」。",
    "{level} “{no}” has no name beside its number; all that is left of it is “{name}” some lines below.",
)
INSIDE = Wording(
    "{level}「{no}{name}」的名稱裡還有「{inner}」，那一項的編號接不上。",
    "The name of {level} “{no}{name}” holds “{inner}”: the number of that plan does not follow.",
)
_SHORTEST = 2
"""Characters of a name that is hardly whole when it stands apart from its number."""


@rule(
    code="PL001",
    name="plan-numbering-broken",
    severity=Severity.WARNING,
    message=SKIPS,
    suggestion=Wording(
        "漏了就補上；沒有漏，重新編號。名稱不見的，補上名稱。",
        "Put in what is missing, or number anew; give the plan its name.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each broken place of the numbering of plans."""
    if edition.plan is not None and not is_partial(edition):
        yield from _level(edition.plan.nodes, {})


def _level(nodes: Sequence[PlanNode], last: dict[PlanLevel, int]) -> Iterator[Hit]:
    """Look at the plans below one plan; `last` holds the number that each level came to, which the next may go on."""
    yield from _numbers(nodes, last)
    for node in nodes:
        yield from _items(node)
        if not node.name.strip() and read_mark(node.no):
            yield _hit(node, NAMELESS)
        elif inner := _inside(node):
            yield _hit(node, INSIDE, inner=inner)
        elif _is_apart(node):
            yield _hit(node, APART)
        yield from _level(node.children, last)


def _numbers(nodes: Sequence[PlanNode], last: dict[PlanLevel, int]) -> Iterator[Hit]:
    marks = [read_mark(node.no) if node.no else None for node in nodes]
    values = [mark.value if mark else None for mark in marks]
    # One number among two siblings tells where the same level is numbered elsewhere.
    enough = 1 if nodes and nodes[0].level in last else 2
    is_numbered = sum(value is not None for value in values) >= enough
    before: PlanNode | None = None
    reached = 0
    for node, value, following in zip(nodes, values, [*values[1:], None], strict=False):
        if value is None:
            if is_numbered:
                yield _hit(node, BARE, name=node.name or node.no)
                reached += 1
            continue
        goes_on = before is None and value == last.get(node.level, 0) + 1
        if value != reached + 1 and not goes_on:
            yield _broken(node, before, is_behind=value <= reached)
        # Where the next one has the number that would come after the right one, only this one is wrong.
        is_slip = not goes_on and following == reached + 2
        before, reached = node, reached + 1 if is_slip else value
        last[node.level] = value


def _items(node: PlanNode) -> Iterator[Hit]:
    for fault in faults(numbered(node.items)):
        if fault.kind in OF_PLAN and fault.before is not None:
            yield Hit(
                message=ITEM_SKIPS if fault.kind is Break.SKIPS else ITEM_REPEATS,
                facts={"name": node.name, "no": fault.entry.mark.text, "before": fault.before.mark.text},
                source=first_lines([fault.entry.source]),
                refs=(fault.entry.ref,),
            )


def _broken(node: PlanNode, before: PlanNode | None, *, is_behind: bool) -> Hit:
    if before is None:
        return _hit(node, LATE)
    return _hit(node, REPEATS if is_behind else SKIPS, before=f"{before.no}{before.name}")


def _inside(node: PlanNode) -> str:
    """Return a number of the plan's own style inside its name, empty where there is none."""
    own = read_mark(node.no) if node.no else None
    words = [word for word in node.name.split()[1:] if own is not None]
    marks = (mark for word in words if (mark := read_mark(word)))
    return next((mark.text for mark in marks if own is not None and mark.style is own.style), "")


def _is_apart(node: PlanNode) -> bool:
    """Tell whether a number and what is left of its name stand on lines that are no neighbours."""
    lines = node.source.place.lines
    return bool(node.no) and len(lines) > 1 and len(node.name) <= _SHORTEST and lines[-1] - lines[0] >= len(lines)


def _hit(node: PlanNode, message: Wording, **facts: str) -> Hit:
    return Hit(
        message=message,
        facts={"level": node.level, "no": node.no, "name": node.name, **facts},
        source=first_lines([node.source]),
        refs=(node.ref,),
    )
