"""What is wrong at a token that does not fit."""

from __future__ import annotations

from collections.abc import Sequence

from heng.formula.fault import Fault
from heng.formula.signs import ARITHMETIC
from heng.formula.token import ENDS, Sign
from heng.model.terms import FaultKind

STARTS = frozenset({"NAME", "NUMBER", "OPEN", "BAR", "SUM", "ROOT"})
OPENS = frozenset({"OPEN", "EQUALS", "BAR", "SUM", "ROOT", "CARET", "COMPARE", ""})


def fault_at(signs: Sequence[Sign], place: int) -> Fault:
    """Say what is wrong at a token; `place` behind the last one = the formula stops too early."""
    if place == len(signs):
        return Fault(FaultKind.INCOMPLETE, signs[-1].position, signs[-1].text)
    met, before = signs[place], signs[place - 1].kind if place else ""
    return Fault(_kind(met.kind, before, signs[:place]), met.position, met.text)


def _kind(met: str, before: str, read: Sequence[Sign]) -> FaultKind:
    if met == "EQUALS" and any(sign.kind == "EQUALS" for sign in read):
        return FaultKind.SEVERAL
    if met == "UNCLEAR" or (met, before) == ("ROOT", "NUMBER"):
        return FaultKind.AMBIGUOUS
    if met == "COMPARE":
        return FaultKind.COMPARISON
    if met in STARTS and before in ENDS:
        return FaultKind.ADJACENT
    if before in ARITHMETIC | OPENS:
        return FaultKind.INCOMPLETE
    return FaultKind.UNEXPECTED
