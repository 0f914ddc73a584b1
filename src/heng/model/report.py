"""Reports in running text: sections, rows of goals and results, and the figures inside their prose."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.period import PartialDate, Period
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import DataRole, ResultColumn, SectionKind, TargetOperator


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed piece of running text; `no` as printed (`壹`)."""

    ref: str
    kind: SectionKind
    no: str = ""
    title: str = ""
    text: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One cell of running text; paragraphs are joined with a line feed."""

    text: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One row of an annual performance report: goal (年度施政目標), strategy, result and what will be improved.

    `position` counts the rows from 1.
    """

    ref: str
    position: int
    goal: Passage
    strategy: Passage
    result: Passage
    improvement: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseFigure:
    """A number that stands in running text.

    Attributes:
        passage: `ref` of the result row or section it stands in.
        column: Column of the result row; None in a section.
        quantity: What it counts, as the text around it says.
        value: The number, or a day.
        operator: `<=` for `至多 11 人`; `=` where nothing is said.
        role: What it is to the figure beside it; None for a figure that stands alone.
        period: Time it covers, where the text says so.
        scope: Agency or group it is said of, where the text says so.
        text: The words it was read from.
    """

    ref: str
    passage: str
    column: ResultColumn | None = None
    quantity: str
    value: Quantity | PartialDate
    operator: TargetOperator = TargetOperator.EQUAL
    role: DataRole | None = None
    period: Period | None = None
    scope: str = ""
    text: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The running text of a document, as far as Heng keeps it."""

    sections: tuple[Section, ...] = ()
    results: tuple[ResultRow, ...] = ()
    figures: tuple[ProseFigure, ...] = ()
