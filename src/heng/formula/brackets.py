"""Which brackets of a text belong together."""

from __future__ import annotations

import re

from heng.formula.fault import Fault
from heng.formula.signs import CLOSING, FAMILY, OPENING
from heng.model.terms import FaultKind

MAX_BRACKETS = 40
"""Brackets open at once, beyond what a person could check."""

LONGEST = 4000
LIST_NUMBER = re.compile(r"(?:(?<=^)|(?<=[\s。；，;,]))\d{1,2}[)）]")


def unpaired(text: str) -> Fault | None:
    """Return the first bracket without a partner in any text; the bracket of a list's number (`1)`) is none."""
    plain = LIST_NUMBER.sub(lambda match: match[0][:-1] + " ", text[:LONGEST])
    pairs = pair(plain)
    return pairs if isinstance(pairs, Fault) and pairs.kind is FaultKind.UNBALANCED else None


def pair(text: str) -> dict[int, int] | Fault:
    """Return opening place → closing place of each bracket, or the fault of the first that does not pair."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for place, char in enumerate(text):
        if char in OPENING:
            stack.append(place)
            if len(stack) > MAX_BRACKETS:
                return Fault(FaultKind.TOO_DEEP, place, char)
        elif char in CLOSING:
            if not stack or FAMILY[text[stack[-1]]] != FAMILY[char]:
                return Fault(FaultKind.UNBALANCED, place, char)
            pairs[stack.pop()] = place
    return Fault(FaultKind.UNBALANCED, stack[-1], text[stack[-1]]) if stack else pairs
