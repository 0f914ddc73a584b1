"""Arithmetic between printed figures: what fits, and what cannot be right however it was rounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from heng.check.prose.figures import Figure
from heng.model.finding import Wording

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Figures that contradict each other.

    Attributes:
        message: What is wrong, with `{printed}`, `{parts}` and `{expected}`.
        printed: The figure that the others do not give, as printed.
        parts: The others, as printed.
        expected: What they give.
        start, end: Offsets of all of them in the passage.
    """

    message: Wording
    printed: str
    parts: str
    expected: str
    start: int
    end: int


def contradiction(message: Wording, printed: Figure, parts: Iterable[Figure], expected: str) -> Contradiction:
    """Return a contradiction between a figure and others, these in the order of printing."""
    known = sorted(parts, key=lambda one: one.start)
    spans = [printed, *known]
    return Contradiction(
        message,
        printed.text,
        "、".join(one.text for one in known),
        expected,
        min(one.start for one in spans),
        max(one.end for one in spans),
    )


def is_percent_of(percent: Figure, part: tuple[Fraction, Fraction], whole: tuple[Fraction, Fraction]) -> bool:
    """Tell whether a percentage can be part ÷ whole, rounded or cut off; each given by its least and greatest value."""
    if whole[0] <= 0:
        return True
    low, high = HUNDRED * part[0] / whole[1], HUNDRED * part[1] / whole[0]
    step, value = Fraction(percent.step), Fraction(percent.value)
    return low < value + step and high >= value - step / 2


def span(figure: Figure) -> tuple[Fraction, Fraction]:
    """Return the least and greatest number that a figure stands for."""
    return figure.low, figure.high


def added(*figures: Figure) -> tuple[Fraction, Fraction]:
    """Return the least and greatest sum of figures."""
    return sum((one.low for one in figures), Fraction(0)), sum((one.high for one in figures), Fraction(0))


def lessened(one: Figure, other: Figure) -> tuple[Fraction, Fraction]:
    """Return the least and greatest distance between two figures."""
    ends = one.low - other.high, one.high - other.low
    if ends[0] <= 0 <= ends[1]:
        return Fraction(0), max(abs(ends[0]), abs(ends[1]))
    return min(abs(ends[0]), abs(ends[1])), max(abs(ends[0]), abs(ends[1]))


def meets(figure: Figure, span: tuple[Fraction, Fraction]) -> bool:
    """Tell whether a figure can be a number of a span."""
    return span[0] <= figure.high and figure.low <= span[1]


def rounded(value: Fraction, step: Decimal) -> Decimal:
    """Return a number with as many decimals as a printed step has."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(step if step < 1 else Decimal(1), ROUND_HALF_UP)


def shown(value: Fraction, like: Decimal, unit: str = "") -> str:
    """Return a number as it would be printed with a step and a unit."""
    return f"{rounded(value, like):,f}{unit}"


def percent(part: Figure, whole: Figure, like: Figure) -> str:
    """Return what part ÷ whole gives, as a percentage with the decimals of a printed one."""
    return shown(HUNDRED * Fraction(part.value) / Fraction(whole.value), like.step, "%")


def is_slip(printed: Decimal, right: Decimal) -> bool:
    """Tell whether a number of three digits or more is another but for one digit, or two that changed places."""
    one, other = (format(value.normalize(), "f") for value in (printed, right))
    if len(one) != len(other) or sum(character.isdigit() for character in other) < 3:
        return False
    differing = [at for at, (left, right_) in enumerate(zip(one, other, strict=True)) if left != right_]
    if len(differing) == 1:
        return True
    return (
        len(differing) == 2
        and differing[1] - differing[0] == 1
        and one[differing[0]] == other[differing[1]]
        and one[differing[1]] == other[differing[0]]
    )
