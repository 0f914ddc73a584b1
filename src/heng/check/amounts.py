"""Sums and ratios of printed amounts, by interval arithmetic.

A printed figure stands for the interval of half a unit of its last digit. A sum or ratio is wrong only if no values
inside the intervals give it.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from heng.model.budget import Amount
from heng.model.figures import Missing
from heng.model.quantity import Interval, Quantity
from heng.model.terms import MissingReason

HUNDRED = Decimal(100)
_DASHES = frozenset("-－–—─‐")


def is_blank(amount: Amount) -> bool:
    """Tell whether a cell says that there is nothing to add: a dash, or not applicable."""
    if not isinstance(amount, Missing):
        return False
    return amount.reason is MissingReason.NOT_APPLICABLE or (bool(amount.text) and set(amount.text) <= _DASHES)


def sum_interval(parts: Iterable[Amount]) -> Interval | None:
    """Return the interval of a sum; blank cells add nothing, None where a part is not known."""
    total = Interval(Decimal(), Decimal())
    for part in parts:
        if isinstance(part, Quantity):
            total += part.interval()
        elif not is_blank(part):
            return None
    return total


def percent_holds(percent: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Tell whether a printed percentage can be part ÷ whole; true where the whole may be zero or less."""
    dividend, divisor = part.interval(), whole.interval()
    if divisor.low <= 0:
        return True
    # percent = 100 · part ÷ whole, written without division so that the comparison is exact.
    share = percent.interval()
    products = [end * of for end in (share.low, share.high) for of in (divisor.low, divisor.high)]
    return Interval(min(products), max(products)).meets(Interval(HUNDRED * dividend.low, HUNDRED * dividend.high))
