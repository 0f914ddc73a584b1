"""What is odd about a figure that a person types in place of a printed one: asked about before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from heng.evaluate.telling import shown
from heng.evaluate.units.conversion import convert, is_percent
from heng.model.card import Indicator
from heng.model.figures import Actual, Deadline, Missing, Predicate, Reading, Target, Threshold
from heng.model.finding import Fact, Wording
from heng.model.period import PartialDate, Period
from heng.model.quantity import Quantity

TENFOLD = 10
"""A factor that one digit too many or a lost point gives; between two quarters it is rare."""
FAR = 10
"""Years before or after the period beyond which a day is hardly meant."""
WHOLE = Decimal(100)

OVER_WHOLE = Wording(
    "{value} 超過 100%；這項指標印的數字都沒有超過。",
    "{value} is above 100%; nothing printed for this indicator is.",
)
BELOW_ZERO = Wording(
    "{value} 是負的；這項指標印的數字都不是。", "{value} is negative; nothing printed for this indicator is."
)
MANY_TIMES = Wording(
    "{value} 是文件印的 {printed} 的 {times} 倍以上。", "{value} is {times} times what is printed ({printed}), or more."
)
FRACTION = Wording(
    "{value} 不到文件印的 {printed} 的 {times} 分之一。",
    "{value} is less than one in {times} parts of what is printed ({printed}).",
)
FAR_DAY = Wording(
    "{value} 和這一期差 {years} 年以上。", "{value} is {years} years or more away from the period of the report."
)
NO_NUMBER = Wording("這裡原來是數字，現在寫的是「{text}」。", "A number stands here; what you write is none: “{text}”.")
NO_DAY = Wording("這裡應該是日期，現在寫的是「{text}」。", "A day belongs here; what you write is none: “{text}”.")
UNIT_DIFFERS = Wording("單位「{unit}」和指標的「{kpi}」不同。", "The unit “{unit}” is not the indicator's “{kpi}”.")

Value = Quantity | PartialDate | None
Cell = Target | Actual | Missing


@dataclass(frozen=True, slots=True)
class Doubt:
    """One odd thing, as a message with its facts."""

    wording: Wording
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def text(self, lang: str) -> str:
        """Return the message in a language."""
        return self.wording.render(lang, self.facts)


def doubts(indicator: Indicator, printed: Reading, typed: Cell) -> tuple[Doubt, ...]:
    """Return what is odd about a typed target or actual beside what the document prints in its row.

    Args:
        indicator: Of the row; its unit is that of bare numbers.
        printed: The row as published.
        typed: The cell that is to stand in place of the printed one of the same kind.
    """
    value = _value(typed)
    beside = printed.target if isinstance(typed, Target) else printed.actual
    other = printed.actual if isinstance(typed, Target) else printed.target
    before, next_to = _value(beside), _value(other)
    if isinstance(value, Quantity):
        known = [one for one in (before, next_to) if isinstance(one, Quantity)]
        return (
            *_against_kind(before or next_to, typed),
            *_of_number(value, known, indicator),
            *_against_print(value, before),
        )
    far = tuple(_far(value, printed.period)) if isinstance(value, PartialDate) else ()
    return (*_against_kind(before or next_to, typed), *far)


def _value(cell: Cell | None) -> Value:
    match cell:
        case Actual(value=value):
            return value
        case Target(predicate=predicate):
            return _demanded(predicate)
        case _:
            return None


def _demanded(predicate: Predicate) -> Value:
    match predicate:
        case Threshold(value=value):
            return value
        case Deadline(day=day):
            return day
        case _:
            return None


def _against_kind(expected: Value, typed: Cell) -> Iterator[Doubt]:
    """A number where a day belongs, or anything else where a number does. Parts and ranges are numbers too."""
    value = _value(typed)
    no_number = isinstance(typed, Missing) or isinstance(value, PartialDate)
    if isinstance(expected, Quantity) and no_number:
        yield Doubt(NO_NUMBER, {"text": typed.text})
    if isinstance(expected, PartialDate) and not isinstance(value, PartialDate):
        yield Doubt(NO_DAY, {"text": typed.text})


def _of_number(value: Quantity, known: list[Quantity], indicator: Indicator) -> Iterator[Doubt]:
    facts = {"value": shown.figure(value)}
    kpi = indicator.unit or ""
    if value.unit and convert(value, kpi, kpi) is None:
        yield Doubt(UNIT_DIFFERS, {"unit": value.unit, "kpi": kpi})
    if is_percent(value.unit or kpi) and value.value > WHOLE and all(one.value <= WHOLE for one in known):
        yield Doubt(OVER_WHOLE, facts)
    if value.value < 0 and known and all(one.value >= 0 for one in known):
        yield Doubt(BELOW_ZERO, facts)


def _against_print(value: Quantity, printed: Value) -> Iterator[Doubt]:
    if not isinstance(printed, Quantity) or not printed.value or not value.value:
        return
    facts = {"value": shown.figure(value), "printed": shown.figure(printed), "times": TENFOLD}
    if abs(value.value) >= abs(printed.value) * TENFOLD:
        yield Doubt(MANY_TIMES, facts)
    elif abs(value.value) * TENFOLD < abs(printed.value):
        yield Doubt(FRACTION, facts)


def _far(day: PartialDate, period: Period | None) -> Iterator[Doubt]:
    if period is not None and abs(day.year - period.first.year) >= FAR:
        yield Doubt(FAR_DAY, {"value": day, "years": FAR})
