"""沒有目標值 / No target.

## What it does
目標值格空白、或只有文字而沒有可以達成的數值或日期時回報。印「無」的不算；
和別人或前期相比的目標（前三名）由TG002回報。

Reports a target cell that is empty or holds only words without a number or a day to reach. 無 (none applies) is left
alone; a target that compares with others or with before (前三名) is TG002.

## Why it matters
沒有目標值，就沒有達成或未達成。

Without a target nothing can be met or missed.

## Example
「俟系統上線後再訂」 / words that put the target off

## What to do
訂出目標值，或寫明不適用。

Set a target, or say that none applies.

## When it is wrong
目標值印在別的欄位。

The target stands in another column.

## References
指標要有年度目標值。

An indicator has a target for the year.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import is_cut_off, readings
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.check.text import shortened
from heng.check.values import is_compared
from heng.model.edition import Edition
from heng.model.figures import NoTarget, Target
from heng.model.finding import Wording
from heng.model.terms import NoTargetReason, Severity

EMPTY = Wording(
    "{code}的目標值格是空的，看不出要達成什麼。", "The target cell of {code} is empty, so nothing can be met."
)


@rule(
    code="TG001",
    name="target-missing",
    severity=Severity.ERROR,
    message=Wording(
        "{code}的目標值格只有文字「{text}」，沒有可以達成的數值或日期。",
        "The target cell of {code} holds only words (“{text}”), without a number or a day to reach.",
    ),
    suggestion=Wording("訂出目標值，或寫明不適用。", "Set a target, or say that none applies."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each printed cell of a target that states nothing to reach."""
    for indicator, reading in readings(edition):
        target = reading.target
        if target is None or not isinstance(target.predicate, NoTarget):
            continue
        if target.predicate.reason is NoTargetReason.NOT_APPLICABLE or is_cut_off(indicator, edition, context):
            continue
        if is_compared(target.text) or not _has_words(target):  # TG002, RD002
            continue
        yield Hit(
            subject=indicator.subject,
            facts={"code": indicator.subject, "text": shortened(target.text)},
            source=target.source or reading.source,
            refs=(reading.ref, indicator.ref),
            message=EMPTY if target.predicate.reason is NoTargetReason.EMPTY else None,
        )


def _has_words(target: Target) -> bool:
    """Tell whether a cell is empty or holds words: figures that no reading fits are for RD002."""
    return not target.text.strip() or any(character.isalpha() for character in target.text)
