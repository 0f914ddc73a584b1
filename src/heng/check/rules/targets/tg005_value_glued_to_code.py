"""代碼黏著數字 / A code runs into a number.

## What it does
回報目標值或實際值的格子裡，代碼後面沒有間隔就接數字的情形。

Reports a cell of a target or an actual in which a code runs into a number without anything between them.

## Why it matters
讀的人分不出數字從哪裡開始：CP4.3.154是154，還是CP4.3.1和54？

Nobody can see where the number begins: is CP4.3.154 a 154, or CP4.3.1 and 54?

## Example
`CP4.3.154`

## What to do
在代碼和數字之間加空白，或把代碼拿掉。

Put a space between code and number, or take the code out of the cell.

## When it is wrong
那一串就是一個代碼。

The whole string is a code.

## References
目標值和實際值的格子放數字；代碼放在自己的欄。

Cells of targets and actuals hold figures; codes have columns of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import readings
from heng.check.codes import glued_codes, known_codes
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Wording
from heng.model.source import SourceRef
from heng.model.terms import Severity


@rule(
    code="TG005",
    name="value-glued-to-code",
    severity=Severity.ERROR,
    message=Wording(
        "「{text}」是代碼{code}黏著{number}。讀的人分不出數字從哪裡開始。",
        "“{text}” is the code {code} run into {number}. Nobody can see where the number begins.",
    ),
    suggestion=Wording(
        "若是{code}的{number}，格子裡只寫{number}。", "If it is {number} for {code}, write only {number} in the cell."
    ),
    doubts_figures=True,
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each target or actual in which a code runs into a number."""
    known = known_codes(edition)
    for indicator, reading in readings(edition):
        for text, source in _cells(reading):
            for glued in glued_codes(text, indicator.objective, known, context.profile):
                yield Hit(
                    subject=indicator.subject,
                    facts={"text": glued.text, "code": glued.code, "number": glued.number},
                    source=source or reading.source,
                    refs=(reading.ref, indicator.ref),
                )


def _cells(reading: Reading) -> Iterator[tuple[str, SourceRef | None]]:
    for cell in (reading.target, reading.actual):
        if cell is not None:
            yield cell.text, cell.source
