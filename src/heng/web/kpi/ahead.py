"""What the rest of the year must bring for one figure, in a cell of the list of KPIs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.telling import shown
from heng.evaluate.year.rest import Rest
from heng.evaluate.year.rest_steps import each_text, needed_text
from heng.evaluate.year.stretch import has_not_begun, is_floor, stretch
from heng.model.terms import RestKind
from heng.web import numbers
from heng.web.language import current, pick

ASKED, SECURED, LOST = "asked", "secured", "lost"
_KINDS = {RestKind.SECURED: SECURED, RestKind.PASSED: LOST, RestKind.BEYOND: LOST}


@dataclass(frozen=True, slots=True)
class Ahead:
    """What must come, and beside it: for each period on average, and against the pace so far."""

    needed: str
    beside: str


def kind_of(rest: Rest | None) -> str:
    """Return whether a figure still asks something of the rest of its year, is secured or lost; empty if unsaid."""
    if rest is None or rest.kind in {RestKind.NONE, RestKind.OVER}:
        return ""
    return LOST if rest.limit is not None else _KINDS.get(rest.kind, ASKED)


def choices() -> tuple[tuple[str, str], ...]:
    """Return what the list can be narrowed to."""
    return (
        (ASKED, pick("還要達到一定的數值", "still required")),
        (SECURED, RestKind.SECURED.label(current())),
        (LOST, RestKind.PASSED.label(current())),
    )


def ahead(verdict: Verdict | None) -> Ahead | None:
    """Return what the rest of the year must bring; None where nothing is said."""
    rest = verdict.rest if verdict else None
    if rest is None or not kind_of(rest):
        return None
    needed = f"{_what(rest)} {needed_text(rest)}".strip()
    return Ahead(needed, pick("；", "; ").join(filter(None, (_each(rest), _pace(rest)))))


def _what(rest: Rest) -> str:
    if not rest.periods or rest.length is None or rest.kind not in {RestKind.SUM, RestKind.MEAN}:
        return rest.kind.label(current())
    length, is_sum = rest.length.label(current()), rest.kind is RestKind.SUM
    if is_sum:
        return pick(f"其餘{rest.periods}{length}合計", f"sum of the other {rest.periods} {length}")
    return pick(f"其餘{rest.periods}{length}平均", f"mean of the other {rest.periods} {length}")


def _each(rest: Rest) -> str:
    if rest.kind is not RestKind.SUM or rest.periods < 2:
        return ""
    each = shown.grouped(each_text(rest))
    return pick(f"平均每期{each}", f"{each} each on average") if each else ""


def _pace(rest: Rest) -> str:
    hard = stretch(rest)
    if hard is None:
        return pick("到目前是0", "nothing so far") if has_not_begun(rest) else ""
    times = numbers.rounded(_round_up(hard), 2)
    if rest.kind is not RestKind.SUM:
        if is_floor(rest):
            return pick(f"是到目前的{times}倍", f"{times} times what it is so far")
        return pick(f"到目前是這個的{times}倍", f"so far it is {times} times as much")
    if is_floor(rest):
        return pick(f"步調要是到目前的{times}倍", f"{times} times the pace so far")
    return pick(f"到目前的步調是這個的{times}倍", f"so far it went {times} times as fast")


def _round_up(value: Fraction) -> Decimal:
    """Return a multiple with two digits, rounded up: what is said is never easier than it is."""
    hundredths = -(-value.numerator * 100 // value.denominator)
    return Decimal(hundredths) / 100
