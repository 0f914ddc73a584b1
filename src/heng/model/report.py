"""Reports in running text: sections, rows of goals and results, and the figures inside their prose."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import SectionKind


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
    """One row of an annual performance report: goal, strategy, result and what will be improved."""

    ref: str
    no: int
    goal: Passage
    strategy: Passage
    result: Passage
    improvement: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseFigure:
    """A number that stands in running text.

    Attributes:
        row: `no` of the result row.
        column: `goal`, `strategy`, `result` or `improvement`.
        quantity: What it counts, as the text around it says.
        text: The words it was read from.
    """

    ref: str
    row: int
    column: str
    quantity: str
    value: Quantity
    text: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The running text of a document, as far as Heng keeps it."""

    sections: tuple[Section, ...] = ()
    results: tuple[ResultRow, ...] = ()
    figures: tuple[ProseFigure, ...] = ()
