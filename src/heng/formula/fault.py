"""What is wrong with a formula, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.terms import FaultKind


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a formula.

    Attributes:
        kind: What is wrong.
        position: Where in the text, counted from 0; -1 where it has no place.
        text: The sign, bracket or name it is about, as printed.
    """

    kind: FaultKind
    position: int = -1
    text: str = ""
