"""一格有兩種讀法 / A cell can be read two ways.

## What it does
回報可以讀成兩種數值的儲存格，兩種讀法都列出來；也回報夾在文字裡、括號不成對、或有讀不懂的字，因而讀得沒有把握的儲存格。

Reports a cell that can be read as two different values, and gives both readings; and a cell that was read in doubt,
because its figure stands in a sentence, a bracket has no partner, or some words are not understood.

## Why it matters
目標值和實際值常印在同一行。讀錯一格，達成情形就錯了，而且看不出來。

Target and actual often share one line of text. One cell read wrongly gives a wrong verdict that nobody can see.

## Example
`30 20 15 處`: 30｜20 15 處, 30 20｜15 處

## What to do
對照原文那一行，選出正確的讀法；若是採用的讀法不對，更正這一格並寫原因。

Compare with the printed line. If the reading that was taken is not the right one, correct the cell and say why.

## When it is wrong
只有一種讀法合理時，確認即可。

Where only one of the readings makes sense, confirm it.

## References
讀表的約定：不悄悄猜測，兩種讀法都要給人看。

Rule of reading: never guess silently; both readings are shown.
"""

from __future__ import annotations

import re

from heng.check.rule import Hit, reading_rule
from heng.check.text import elided
from heng.model.finding import Fact, Finding, Wording
from heng.model.period import PartialDate
from heng.model.source import SourceRef
from heng.model.terms import MissingReason, NoTargetReason, RemarkKind, Severity, Word

RULE = reading_rule(
    __doc__,
    code="RD002",
    name="value-ambiguous",
    severity=Severity.WARNING,
    message=Wording(
        "「{text}」有兩種讀法：{taken}，或{other}。目前採用前一種。",
        "“{text}” can be read two ways: {taken}, or {other}. The first is used for now.",
    ),
    suggestion=Wording(
        "對照原文，確認採用的讀法；不對就更正這一格。",
        "Compare with the printed line; confirm the reading, or correct the cell.",
    ),
)

_ODD = Wording(
    "「{text}」{remark}，目前讀作{taken}。",
    "“{text}”: {remark}; it is read as {taken} for now.",
)
_UNDECIDED = Wording(
    "「{text}」的數值有兩種讀法：{taken}，或{other}。兩種都沒有採用。",
    "The figures of “{text}” can be read two ways: {taken}, or {other}. Neither is used.",
)
_REASONS: dict[str, Word] = {str(each): each for each in (*NoTargetReason, *MissingReason)}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def finding(
    subject: str, source: SourceRef, *, text: str, taken: str | Word, other: str | Word, refs: tuple[str, ...] = ()
) -> Finding:
    """Report a cell: its text, the reading that was taken and the other one, and the `ref` of its row.

    Where the two readings give the text to another column each, they are the words for those columns.

    Where the two readings part target and actual otherwise, `｜` stands between the two.
    """
    facts = {"text": elided(text), "taken": _sides(taken), "other": _sides(other)}
    return RULE.finding(Hit(subject=subject, facts=facts, source=source, refs=refs))


def _sides(reading: str | Word) -> Fact:
    if isinstance(reading, Word):
        return reading
    if _DAY.fullmatch(reading):
        return PartialDate.parse(reading)
    return _REASONS.get(reading) or "｜".join(map(elided, reading.split("｜")))


def odd(
    subject: str, source: SourceRef, *, text: str, taken: str, remark: RemarkKind, refs: tuple[str, ...] = ()
) -> Finding:
    """Report a cell that was read in one way only, but in doubt: what it was read as, and what is odd about it."""
    facts: dict[str, Fact] = {"text": elided(text), "taken": _sides(taken), "remark": remark}
    return RULE.finding(Hit(subject=subject, facts=facts, source=source, refs=refs, message=_ODD))


def undecided(
    subject: str, source: SourceRef, *, text: str, readings: tuple[str, str], refs: tuple[str, ...] = ()
) -> Finding:
    """Report figures of which neither reading was taken: both, as target and actual with `｜` between them."""
    facts: dict[str, Fact] = {"text": elided(text), "taken": _sides(readings[0]), "other": _sides(readings[1])}
    return RULE.finding(Hit(subject=subject, facts=facts, source=source, refs=refs, message=_UNDECIDED))
