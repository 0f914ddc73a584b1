"""How hard the rest of a year is, held against what the year came to so far."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from heng.evaluate.year.rest import Rest
from heng.model.terms import PeriodLength, RestKind

_IN_A_YEAR = {PeriodLength.MONTH: 12, PeriodLength.QUARTER: 4}
_LOST = frozenset({RestKind.PASSED, RestKind.BEYOND})
_SAID = frozenset({RestKind.SUM, RestKind.MEAN, RestKind.LEVEL, RestKind.WHOLE})


def stretch(rest: Rest) -> Fraction | None:
    """Return how many times what was reached so far the rest of the year must bring, in equal time.

    Of a ceiling, how many times what may still come was used: above 1 is always harder than it went so far. None where
    nothing is required, or one of the two is not above zero, and so no multiple.
    """
    share = _share_gone(rest)
    if rest.kind not in _SAID or rest.demand is None or rest.so_far is None or rest.so_far <= 0 or share is None:
        return None
    so_far = Fraction(rest.so_far)
    floor, ceiling = _bounds(rest)
    if rest.kind is RestKind.SUM:
        so_far = so_far / share * (1 - share)
    if floor is not None and is_floor(rest):
        return floor / so_far if floor > 0 else None
    return so_far / ceiling if ceiling is not None and ceiling > 0 else None


def is_floor(rest: Rest) -> bool:
    """Tell whether more must come, rather than no more than a ceiling: of a range its floor counts until reached."""
    floor, ceiling = _bounds(rest)
    return floor is not None and (ceiling is None or floor > 0)


def urgency(rest: Rest | None) -> tuple[int, Fraction]:
    """Return the key by which figures stand whose year is in question: what is lost first, then the hardest.

    What has not begun although a floor is asked comes after what is lost; what nothing is said of comes last.
    """
    hard = stretch(rest) if rest else None
    if rest is None or rest.kind not in _SAID | _LOST | {RestKind.SECURED}:
        return 5, Fraction(0)
    if rest.kind is RestKind.SECURED:
        return 4, Fraction(0)
    if rest.kind in _LOST or rest.limit is not None:
        return 0, Fraction(0)
    if hard is not None:
        return 2, -hard
    return (1 if has_not_begun(rest) else 3), Fraction(0)


def has_not_begun(rest: Rest) -> bool:
    """Tell whether nothing was reached so far of what is asked."""
    floor, _ = _bounds(rest)
    return rest.so_far == 0 and floor is not None and floor > 0


def _bounds(rest: Rest) -> tuple[Fraction | None, Fraction | None]:
    """Return floor and ceiling in the terms of what was reached: of one period for a mean, else of the whole."""
    if rest.kind is RestKind.MEAN:
        return rest.each(rest.low), rest.each(rest.high)
    return _exact(rest.low), _exact(rest.high)


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _share_gone(rest: Rest) -> Fraction | None:
    """Return the share of the year that is known; None where there is none, or nothing is left.

    Where the remaining periods are counted, they are taken as equal as the average of each is; else by days.
    """
    if rest.until is None or rest.end is None:
        return None
    first = date(rest.end.year, 1, 1)
    gone, whole = (rest.until - first).days + 1, (rest.end - first).days + 1
    if rest.periods and rest.length is not None:
        whole = _IN_A_YEAR[rest.length]
        gone = whole - rest.periods
    return Fraction(gone, whole) if 0 < gone < whole else None
