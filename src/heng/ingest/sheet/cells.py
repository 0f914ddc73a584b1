"""The value of one cell of a sheet: the shared grammar, and what only a cell of its own allows to understand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from heng.evaluate.units.conversion import convert
from heng.ingest.sheet.rows import Print
from heng.model.figures import Actual, Missing, Target, Threshold
from heng.model.notation import Parsed, parse_actual, parse_target, scale_of_unit
from heng.model.period import Period
from heng.model.quantity import Quantity

T = TypeVar("T")
_SPACED = re.compile(
    r"[^\d.,]*[1-9]\d{0,2}(?P<mark>[ \xa0\u2009\u202f])\d{3}(?:(?P=mark)\d{3})*(?:\.\d+)?(?![\d.,])\D*"
)
_MARKS = re.compile(r"(?<=\d)[ \xa0\u2009\u202f](?=\d{3})")


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads the cells of one indicator. `unit`: as its row prints it, empty where there is none."""

    unit: str

    def target(self, cell: Print, period: Period | None) -> Parsed[Target]:
        """Return a target as printed and read, in the unit of the row where only its scale differs."""
        parsed = _with_spaces(cell, lambda text: parse_target(text, unit=self.unit, period=period))
        predicate = parsed.value.predicate
        if isinstance(predicate, Threshold):
            scaled = self._scaled(predicate.value, self.unit)
            if scaled is not predicate.value:
                parsed = replace(parsed, value=replace(parsed.value, predicate=replace(predicate, value=scaled)))
        text = _print(cell, parsed.value.text)
        return parsed if text == parsed.value.text else replace(parsed, value=replace(parsed.value, text=text))

    def actual(self, cell: Print, period: Period | None, target: Target | None) -> Parsed[Actual | Missing]:
        """Return an actual, in the unit of the row or else of its target where only the scale differs."""
        parsed = _with_spaces(cell, lambda text: parse_actual(text, unit=self.unit, period=period, target=target))
        value = parsed.value
        if isinstance(value, Actual) and isinstance(value.value, Quantity):
            aim = target.predicate if target else None
            wanted = aim.value.unit if isinstance(aim, Threshold) and aim.value.unit else self.unit
            scaled = self._scaled(value.value, wanted)
            value = value if scaled is value.value else replace(value, value=scaled)
        text = _print(cell, value.text)
        value = value if text == value.text else replace(value, text=text)
        return parsed if value is parsed.value else replace(parsed, value=value)

    def _scaled(self, figure: Quantity, wanted: str) -> Quantity:
        """Return a figure in a unit that differs from its own by a scale word alone (`98 萬人次` in `千人次`)."""
        (own, base), (scale, rest) = _scale(figure.unit), _scale(wanted)
        if not figure.unit or base != rest or own == scale:
            return figure
        value = convert(figure, wanted, self.unit)
        step = convert(replace(figure, value=figure.step or figure.last_digit(), step=None), wanted, self.unit)
        return figure if value is None else Quantity(value=value, unit=wanted, step=step)


def _scale(unit: str) -> tuple[Decimal, str]:
    scale, base = scale_of_unit("".join(unit.split()))
    return Decimal(scale), base


def _with_spaces(cell: Print, parse: Callable[[str], Parsed[T]]) -> Parsed[T]:
    """Read a cell whose thousands a space parts. A plain space may as well part two figures: then both are given."""
    match = _SPACED.fullmatch(cell.value) if len(cell.lines) == 1 else None
    if match is None:
        return parse(cell.value)
    whole = parse(_MARKS.sub("", cell.value))
    return replace(whole, alternatives=(parse(cell.value).value,)) if match["mark"] == " " else whole


def _print(cell: Print, text: str) -> str:
    """Return what a cell prints: what it shows of a number that it rounds, else its text."""
    return cell.shown or (cell.text if _SPACED.fullmatch(cell.value) else text)
