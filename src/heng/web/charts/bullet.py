"""A bullet: one figure on a line from zero, with its target at the same place in every row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from heng.evaluate.judging.verdict import Verdict
from heng.model.figures import Actual, Missing, Reading, Threshold
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import Polarity, Status

TARGET_AT = Decimal("0.8")
CUT_AT = Decimal("1.25")


@dataclass(frozen=True, slots=True)
class Bullet:
    """Shares of the drawing's width in percent, as text.

    Attributes:
        key: How the figure stands (`met` …), which gives form and colour.
        length: Of the bar, 0 to 100.
        cut: The bar goes on beyond the drawing.
        zero: The figure is zero or on the other side of it.
        lower: Lower is better.
        gone: Share of the year gone, where the figure adds up over the year; else empty.
    """

    key: str
    length: str
    cut: bool
    zero: bool
    lower: bool
    gone: str = ""


def bullet(reading: Reading, verdict: Verdict | None) -> Bullet | None:
    """Return the bullet of a reading; None where figure and target are not two numbers on one line from zero."""
    pair = _comparable(reading)
    if pair is None:
        return None
    actual, target = pair
    ratio = actual / target
    length = max(Decimal(0), min(ratio, CUT_AT)) * TARGET_AT * 100
    status = verdict.status if verdict else None
    return Bullet(
        key=status.value if status else "has",
        length=_text(length),
        cut=ratio > CUT_AT,
        zero=ratio <= 0,
        lower=bool(verdict and verdict.polarity and verdict.polarity.polarity is Polarity.LOWER),
        gone=_text(_year_gone(reading.period) * TARGET_AT * 100)
        if status is Status.UNDER_WAY and reading.period
        else "",
    )


def _comparable(reading: Reading) -> tuple[Decimal, Decimal] | None:
    actual, target = reading.actual, reading.target
    if not isinstance(actual, Actual) or isinstance(actual, Missing) or target is None:
        return None
    if not isinstance(actual.value, Quantity) or not isinstance(target.predicate, Threshold):
        return None
    goal = target.predicate.value
    if goal.value <= 0 or (goal.unit and actual.value.unit and goal.unit != actual.value.unit):
        return None
    return actual.value.value, goal.value


def _year_gone(period: Period) -> Decimal:
    first = date(period.first.year, 1, 1)
    days = (date(period.first.year, 12, 31) - first).days + 1
    return Decimal((period.last - first).days + 1) / days


def _text(value: Decimal) -> str:
    return f"{value:.2f}"
