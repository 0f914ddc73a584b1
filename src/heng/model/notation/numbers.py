"""Numbers as documents print them: thousands commas, decimals and scale words (`2,755 億 5,364 萬 2,811`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
SCALE = r"[十百千]?[兆億萬]|[百千]"

_POWER = {"十": 1, "百": 2, "千": 3, "萬": 4, "億": 8, "兆": 12}
_MOST_DIGITS = 40
_ONE = Decimal(1)
_EXACT = Context(prec=4 * _MOST_DIGITS)
_NUMBER = re.compile(
    rf"(?<![0-9A-Za-z.第])(?<![A-Za-z][-_.])(?<!第 )(?P<sign>(?<![0-9%])(?:[-+]|負 ?))?(?P<digits>{DIGITS})"
)
_DIGIT = re.compile("[0-9]")
_SCALE = re.compile(rf" *(?P<scale>{SCALE})")
_NEXT = re.compile(rf" *(?P<digits>{DIGITS})(?![0-9%‰:/~]|[,.][0-9])")
_SPOKEN = re.compile(rf"(?P<scale>{SCALE}) ?(?P<digit>[1-9])$")
_GROUPS = re.compile(r"[0-9]{4,}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a folded text.

    Attributes:
        start: Offset of its first character, sign included.
        end: Offset behind its last digit or scale word.
        value: Scale words applied.
        step: One unit of its last printed digit.
        bare: The number without the single scale word at its end (`1600` of `1600 萬`), which may belong to the unit;
            None where there is no such word.
        other: What its digits say literally, where they are spoken otherwise: `1萬2` is 12,000 to everybody, and 10,002
            by the letter. None where both are one.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    bare: Number | None = None
    other: Number | None = None


def shift(value: Decimal, power: int) -> Decimal:
    """Multiply by a power of ten exactly; whole numbers come out without exponent."""
    shifted = value.scaleb(power, _EXACT)
    exponent = shifted.as_tuple().exponent
    return shifted.quantize(Decimal(1), context=_EXACT) if isinstance(exponent, int) and exponent > 0 else shifted


def power_of_ten(power: int) -> Decimal:
    """Return 10 to a power, written in full."""
    return shift(Decimal(1), power)


def scale_of_unit(unit: str) -> tuple[Decimal, str]:
    """Split a unit into the scale it carries and the rest: `萬人次` is 10000 and `人次`, `人次` is 1 and `人次`."""
    match = _SCALE.match(unit)
    if match is None:
        return Decimal(1), unit
    return shift(Decimal(1), _power(match["scale"])), unit[match.end() :].strip()


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a folded text from the left, each as long as it can be (`10 萬 5,000`).

    Ordinals (`第 3`), numbers inside a Latin word (`PM2.5`) and digits beyond any printed figure are not numbers.
    """
    pos = 0
    if _DIGIT.search(text) is None:
        return
    while match := _NUMBER.search(text, pos):
        pos = match.end()
        number = _number(text, match)
        if number is not None:
            yield number
            pos = number.end


def _number(text: str, match: re.Match[str]) -> Number | None:
    if len(match["digits"]) > _MOST_DIGITS:
        return None
    negative = (match["sign"] or "").strip() in {"-", "負"}
    value, step, end, scale = _segments(text, match)
    bare = None
    if scale is not None and scale.start() == match.end():
        digits, last_digit = _decimal(match["digits"])
        bare = Number(match.start(), scale.start(), _signed(digits, negative=negative), last_digit)
    literal = Number(match.start(), end, _signed(value, negative=negative), step, bare)
    spoken = _SPOKEN.search(text, match.end(), end) if end > match.end() else None
    if spoken is None:
        return literal
    last, tenth = Decimal(spoken["digit"]), power_of_ten(_power(spoken["scale"]) - 1)
    return Number(
        match.start(), end, _signed(value - last + last * tenth, negative=negative), tenth, bare, other=literal
    )


def _signed(value: Decimal, *, negative: bool) -> Decimal:
    return value.copy_negate() if negative and value else value


def _segments(text: str, match: re.Match[str]) -> tuple[Decimal, Decimal, int, re.Match[str] | None]:
    """Add up segments of falling scale; the last match is the scale word at the end, None if digits end the number."""
    digits, end = match["digits"], match.end()
    value, step, ceiling = Decimal(0), Decimal(1), 99
    while True:
        scale = _SCALE.match(text, end)
        power = _power(scale["scale"]) if scale else 0
        segment, unit_step = _decimal(digits)
        if scale is None:
            return _EXACT.add(value, segment) if value else segment, unit_step, end, None
        value = _EXACT.add(value, shift(segment, power))
        step = shift(unit_step, power)
        end, ceiling = scale.end(), power
        following = _NEXT.match(text, end)
        if "." in digits or following is None or not _continues(text, following, ceiling):
            return value, step, end, scale
        digits, end = following["digits"], following.end()


def _continues(text: str, match: re.Match[str], ceiling: int) -> bool:
    """Tell whether a segment fits under the scale before it: `5,000` after `10 萬`, not `92 萬` after `70 萬`."""
    if len(match["digits"]) > _MOST_DIGITS or "." in match["digits"]:
        return False
    scale = _SCALE.match(text, match.end())
    power = _power(scale["scale"]) if scale else 0
    return shift(_decimal(match["digits"])[0], power) < shift(Decimal(1), ceiling)


def _decimal(digits: str) -> tuple[Decimal, Decimal]:
    _, point, behind = digits.partition(".")
    return Decimal(digits.replace(",", "")), Decimal(1).scaleb(-len(behind)) if point else _ONE


def _power(scale: str) -> int:
    return sum(_POWER[word] for word in scale)


def grouped(value: Decimal) -> str:
    """Return a decimal with thousands commas, as cities print it: `1,027,000`, `0.016`."""
    return format(value, ",f") if _GROUPS.search(format(value, "f")) else format(value, "f")
