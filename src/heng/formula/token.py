"""One token of a formula."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ENDS = frozenset({"NUMBER", "NAME", "CLOSE", "ENDBAR", "MARK", "RAISED", "TOTAL"})
"""Kinds behind which a quantity is complete."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One token.

    Attributes:
        kind: `NUMBER`, `NAME`, `OPEN`, `CLOSE`, `BAR`, `ENDBAR`, `COMPARE`, `MARK`, `RAISED`, `TOTAL`, `OTHER`
            (marks that name nothing) or a kind of `signs.OPERATORS`. An `EQUALS` without text stands behind a name
            that a bracket defines.
        text: As printed, without spaces at the ends.
        position: Where it begins in the text.
        value, mark: Of a number.
    """

    kind: str
    text: str
    position: int
    value: Decimal = Decimal(0)
    mark: str = ""
