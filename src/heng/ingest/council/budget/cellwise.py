"""The budget appendix of a text that prints each cell on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol

COLUMNS = 5
_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-{1,3}|[－—–]{1,2}")
_LEAST_PROVED = 0.8


class Row(Protocol):
    """A row as printed: the figures of budget, allotment, execution, and its two rates."""

    @property
    def figures(self) -> Sequence[str]:
        """The texts of its cells."""


def is_figure(text: str) -> bool:
    """Tell whether a text is a printed amount, or a dash that stands for one."""
    return _FIGURE.fullmatch(text) is not None


def first_row_in_cells(lines: Sequence[str]) -> int:
    """Return on which line the first row begins whose name and figures have a line each; their number if none does.

    Behind its figures stands no further one but the number of the next row.
    """
    plain = [is_figure(line.strip()) for line in lines]
    for at in range(1, len(lines) - COLUMNS + 1):
        end = at + COLUMNS
        behind = plain[end : end + 2]
        if plain[at - 1] or not all(plain[at:end]) or behind == [True, True]:
            continue
        numbered = at > 1 and plain[at - 2] and lines[at - 2].strip().isdigit()
        return at - 1 - numbered
    return len(lines)


def are_proved(rows: Iterable[Row]) -> bool:
    """Tell whether the rates that rows print show that their figures stand in the order of the columns."""
    tried = [proof for row in rows if (proof := _proof(row.figures)) is not None]
    return bool(tried) and sum(tried) >= _LEAST_PROVED * len(tried)


def _proof(figures: Sequence[str]) -> bool | None:
    """Tell whether both rates follow from the amounts, as exactly as these print them; None where any is missing."""
    if not all(any(map(str.isdigit, text)) for text in figures):
        return None
    annual, allocated, executed, *rates = (Decimal(text.replace(",", "")) for text in figures)
    return all(_is_rate(executed, whole, rate) for whole, rate in zip((annual, allocated), rates, strict=True))


def _is_rate(part: Decimal, whole: Decimal, rate: Decimal) -> bool:
    """Tell whether a rate may be that of two rounded amounts."""
    half = [_step(amount) / 2 for amount in (part, whole, rate)]
    if whole <= half[1]:
        return True
    least = (part - half[0]) / (whole + half[1]) * 100 - half[2]
    most = (part + half[0]) / (whole - half[1]) * 100 + half[2]
    return least <= rate <= most


def _step(amount: Decimal) -> Decimal:
    exponent = amount.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
