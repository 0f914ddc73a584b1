"""Whether printed weights add up to the whole.

A weight is set, not measured, so whole percents are judged as printed: 34, 34 and 33 are 101. Two kinds of weight can
only be printed rounded and stand for what rounds to them: equal whole shares where the exact one has no end (33, 33, 33
for 33.333…, but not eight times 13 for 12.5), and weights with decimals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from heng.model.quantity import Interval, Quantity

WHOLE = Decimal(100)
_PLAIN = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
"""A number as people print one: no exponent, no underscore."""


class NoWeightError(ValueError):
    """A text is no number of percent."""

    def __init__(self, text: str) -> None:
        """State the text met."""
        super().__init__(f"a weight must be a number of percent, got {text!r}")


@dataclass(frozen=True, slots=True)
class Weight:
    """A printed share in percent (權重): `text` as printed (`50`, `33.3`); `value` is exact and follows from it.

    In the canonical JSON it is its text.
    """

    text: str
    value: Decimal = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Read the number; raise NoWeightError where there is none."""
        value = _number(self.text)
        if value is None:
            raise NoWeightError(self.text)
        object.__setattr__(self, "value", value)

    def __str__(self) -> str:
        """Return it as printed."""
        return self.text

    @classmethod
    def read(cls, text: str) -> Weight | None:
        """Return the weight that a text prints; None where it prints none, or no number."""
        return None if _number(text) is None else cls(text.strip())


def _number(text: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("%").strip()
    return Decimal(plain) if _PLAIN.fullmatch(plain) else None


def weights_of(weights: Sequence[Weight | None]) -> tuple[Decimal, ...]:
    """Return the weights of several parts; empty unless there are two parts or more and each has a weight."""
    known = [weight.value for weight in weights if weight is not None]
    return tuple(known) if len(known) == len(weights) > 1 else ()


def adds_up(weights: Sequence[Decimal], whole: Decimal = WHOLE) -> bool:
    """Tell whether weights, of which there is at least one, can be the shares of a whole."""
    if sum(weights) == whole or _is_equal_shares(weights, whole):
        return True
    intervals = [_interval(value) for value in weights]
    return whole in sum(intervals[1:], intervals[0])


def _is_equal_shares(weights: Sequence[Decimal], whole: Decimal) -> bool:
    share = Fraction(whole) / len(weights)
    return not _ends(share) and all(value == round(share) for value in weights)


def _ends(number: Fraction) -> bool:
    """Tell whether a number can be printed with all its decimals."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _interval(value: Decimal) -> Interval:
    is_whole = value == value.to_integral_value()
    return Interval(value, value) if is_whole else Quantity(value=value).interval()


def is_progress(weights: Sequence[Decimal]) -> bool:
    """Tell whether percentages are the progress reached at each step (20, 60, 100), which is no weight."""
    return weights[-1] == WHOLE and all(before < after for before, after in pairwise(weights))
