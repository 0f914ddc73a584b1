"""Whether printed weights add up to the whole.

A weight is set, not measured, so whole percents are exact: 34, 34 and 33 are 101. Only equal shares of a whole that has
none (33, 33, 33) and weights with decimals stand for the rounded figures that they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from heng.model.quantity import Interval, Quantity

WHOLE = Decimal(100)


def weight(text: str) -> Decimal | None:
    """Return a printed weight in percent, None where none or no number is printed."""
    try:
        value = Decimal(unicodedata.normalize("NFKC", text).strip().removesuffix("%").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def weights_of(texts: Sequence[str]) -> tuple[Decimal, ...]:
    """Return the weights of several parts; empty unless there are two parts or more and each has a weight."""
    known = [value for value in map(weight, texts) if value is not None]
    return tuple(known) if len(known) == len(texts) > 1 else ()


def adds_up(weights: Sequence[Decimal], whole: Decimal = WHOLE) -> bool:
    """Tell whether weights can be the shares of a whole."""
    if sum(weights) == whole or _is_equal_shares(weights, whole):
        return True
    intervals = [_interval(value) for value in weights]
    return whole in sum(intervals[1:], intervals[0])


def _is_equal_shares(weights: Sequence[Decimal], whole: Decimal) -> bool:
    share = whole / len(weights)
    return len(set(weights)) == 1 and share in Quantity(value=weights[0]).interval()


def _interval(value: Decimal) -> Interval:
    is_whole = value == value.to_integral_value()
    return Interval(value, value) if is_whole else Quantity(value=value).interval()


def is_progress(weights: Sequence[Decimal]) -> bool:
    """Tell whether percentages are the progress reached at each step (20, 60, 100), which is no weight."""
    return weights[-1] == WHOLE and all(before < after for before, after in pairwise(weights))
