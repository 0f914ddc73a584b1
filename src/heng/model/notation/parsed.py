"""What reading a printed value gives: the value, other readings of it, and what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from heng.model.period import PartialDate
from heng.model.terms import RemarkKind

__all__ = ["Parsed", "Remark", "RemarkKind"]

T = TypeVar("T")
LONGEST_KNOWN, MOST_KNOWN = 64, 2_048
"""How long the cells are, and how many, of which a reading is kept for when they are read again."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One oddity of a cell.

    Attributes:
        kind: What it is.
        text: What stands there as printed (`CP4.3.154`, `-654759`).
        detail: What it is taken for: the code that is glued to a value, the sum of the printed parts.
        day: The day that a spreadsheet's serial number stands for.
    """

    kind: RemarkKind
    text: str
    detail: str = ""
    day: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed(Generic[T]):
    """A reading of a printed value.

    Attributes:
        value: The best reading.
        alternatives: Other readings that the print allows, best first. Where there are any, a person must choose.
        remarks: What is odd about it.
    """

    value: T
    alternatives: tuple[T, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def certain(self) -> bool:
        """Tell whether the print allows one reading only."""
        return not self.alternatives

    def remark(self, kind: RemarkKind) -> Remark | None:
        """Return the first remark of a kind."""
        return next((remark for remark in self.remarks if remark.kind is kind), None)
