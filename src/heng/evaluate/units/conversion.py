"""Whether two figures are printed in one unit, and how to bring them there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from heng.evaluate.units.table import MEASURED, UNITS
from heng.formula.evaluate import decimal_of
from heng.model.notation import scale_of_unit
from heng.model.quantity import Quantity
from heng.model.terms import UnitRelation

NO_UNIT = frozenset({"數量", "數值", "數字", "數", "值"})
"""What stands in a unit cell and names none."""
NO_COUNT = frozenset({"指數", "倍數", "分數", "點數", "級數", "基數", "度數"})
"""Words that end like a count (`件數` = `件`) and are units of their own."""
REMARK = re.compile(r"[(（][^()（）]*[)）]")
MONEY = re.compile(r"^(?:新[臺台]幣|[臺台]幣|NT\$)")
RATE = re.compile(r"^(?:每)?(?P<number>1[0,]*)?(?P<scale>[十百千萬億]*)人(?P<end>率|口)$")
PER = re.compile(r"[/／]|(?<=[^\s每])每")
ROUND = re.compile(r"^(?P<number>1[0,]*)(?P<rest>\D.*)$")
HEADS = "人率"
_PARTED = MEASURED | NO_COUNT | {HEADS, "分", "倍", "歲", "度", "年", "級", "點", "人月", "人日"}
"""What is measured in parts as well, beside rates."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: how many it is of the unit in which its like are compared; `base` empty where none is printed.

    `scale` is the part of `size` that a scale word prints: 10000 in `萬公里`.
    """

    size: Fraction
    base: str
    scale: Fraction = field(default=Fraction(1), compare=False)


@dataclass(frozen=True, slots=True)
class Brought:
    """A figure in another unit; `value` is None where the relation of the units allows none.

    `exact`: no digit had to be rounded, as in `1 坪` in 平方公尺.
    """

    relation: UnitRelation
    value: Decimal | None = None
    exact: bool = True


def convert(figure: Quantity, unit: str, kpi_unit: str) -> Decimal | None:
    """Return a figure's value in `unit`, None where it cannot be brought there; see `bring`."""
    return bring(figure, unit, kpi_unit).value


def bring(figure: Quantity, unit: str, kpi_unit: str) -> Brought:
    """Return a figure in `unit`, with how the units stand to each other.

    What is printed without a unit is in the indicator's. Scale words (`萬元` beside `元`), ‰ beside %, units of one
    measure and rates per other round numbers are converted exactly; all else that differs (人 beside 件, 人次 beside
    人, 百分點 beside %) is not comparable. Where the indicator has no unit either, a figure without one is taken in the
    other's, unless that carries a scale word.
    """
    kpi = measure(kpi_unit)
    own, wanted = _within(measure(figure.unit), kpi), _within(measure(unit), kpi)
    if own == wanted:
        return Brought(UnitRelation.SAME, figure.value)
    if own.base == wanted.base:
        return Brought(UnitRelation.CONVERTED, *decimal_of(Fraction(figure.value) * own.size / wanted.size))
    if not (own.base and wanted.base):
        plain = own.size == wanted.size == 1
        return Brought(UnitRelation.UNSAID, figure.value) if plain else Brought(UnitRelation.SCALE)
    return Brought(_unlike(own.base, wanted.base))


def relation(one: str, other: str) -> UnitRelation:
    """Return how two printed units stand to each other."""
    return bring(Quantity(value=Decimal(1), unit=one), other, "").relation


def _unlike(one: str, other: str) -> UnitRelation:
    if {one, other} == {"%", "百分點"}:
        return UnitRelation.POINTS
    counted = not {one.partition("/")[0], other.partition("/")[0]} & MEASURED
    return UnitRelation.OTHER_THINGS if counted else UnitRelation.OTHER_MEASURE


def same_unit(one: str, other: str) -> bool:
    """Tell whether two printed units are one unit, however each is spelled; without regard to its scale word."""
    return measure(one).base == measure(other).base


def is_percent(unit: str) -> bool:
    """Tell whether a unit is per cent, however it is spelled."""
    return measure(unit) == Measure(Fraction(1), "%")


def counts_things(unit: str) -> bool:
    """Tell whether a unit counts whole things (人次, 件, 場), no measure, rate or thousands of them."""
    found = measure(unit)
    return found.size == 1 and bool(found.base) and found.base not in _PARTED and "/" not in found.base


def is_scaled(figure: Quantity) -> bool:
    """Tell whether a figure is printed with a scale word: `5 萬人`, `3.2 億`."""
    return scale_of_unit("".join(figure.unit.split()))[0] != 1 or (figure.step is not None and figure.step > 1)


@lru_cache(maxsize=1024)
def measure(unit: str) -> Measure:
    """Return what a printed unit measures, and how many of its base it is; any text that is no unit is its own."""
    text = "".join(unit.split())
    if text in UNITS:
        return Measure(UNITS[text].size, UNITS[text].base)
    text = MONEY.sub("", REMARK.sub("", text)).replace("仟", "千").replace("佰", "百")
    rate = RATE.match(text)
    if rate and (rate["scale"] or rate["number"]):
        return Measure(1 / _round(rate["number"], rate["scale"]), HEADS)
    top, *below = PER.split(text)
    if not below or not top:
        return _single(text)
    first = _single(top)
    size, bases = first.size, [first.base]
    for part in below:
        divisor = _divisor(part)
        size, bases = size / divisor.size, [*bases, divisor.base]
    return Measure(size, HEADS if bases == ["人", "人"] else "/".join(bases), first.scale)


def _single(text: str) -> Measure:
    """Return a unit that is per nothing, its scale word and the 數 of a count removed."""
    scale, rest = (Decimal(1), text) if text in UNITS else scale_of_unit(text)
    if rest not in UNITS and rest not in NO_COUNT and rest not in NO_UNIT and len(rest) > 1:
        rest = rest.removesuffix("數")
    known = UNITS.get(rest)
    if known:
        return Measure(Fraction(scale) * known.size, known.base, Fraction(scale))
    return Measure(Fraction(scale), "" if rest in NO_UNIT else rest, Fraction(scale))


def _divisor(text: str) -> Measure:
    """Return what a unit is per: `10萬人`, `日`."""
    numbered = ROUND.match(text)
    inner = _single(numbered["rest"] if numbered else text)
    return Measure(inner.size * _round(numbered["number"], "") if numbered else inner.size, inner.base)


def _round(number: str | None, scale: str) -> Fraction:
    """Return a round number: `10` with `萬` is 100000."""
    return Fraction((number or "1").replace(",", "")) * Fraction(scale_of_unit(f"{scale}人")[0] if scale else 1)


def _within(printed: Measure, kpi: Measure) -> Measure:
    """Return the whole unit of a figure: that of the indicator for a bare one, with its own scale for a mere `萬`."""
    if printed.base:
        return printed
    if printed.size == 1:
        return kpi
    return Measure(printed.size * kpi.size / kpi.scale, kpi.base, printed.size)
