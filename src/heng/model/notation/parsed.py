"""What reading a printed value gives: the value, other readings of it, and what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from heng.model.period import PartialDate

T = TypeVar("T")


class RemarkKind(StrEnum):
    """What is odd about a printed value. The rules of the checker decide what it weighs."""

    CODE_GLUED = "code_glued"
    DATE_AS_SERIAL = "date_as_serial"
    DATE_WITHOUT_YEAR = "date_without_year"
    NO_SUCH_DATE = "no_such_date"
    FIGURE_IN_PROSE = "figure_in_prose"
    UNKNOWN_WORDS = "unknown_words"
    BOUND_ONLY = "bound_only"
    SUM_DIFFERS = "sum_differs"
    RATIO_DIFFERS = "ratio_differs"
    BRACKET_OPEN = "bracket_open"


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
