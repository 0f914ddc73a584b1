"""What a bureau's presentation prints outside its scorecard tables, in the order of printing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heng.ingest.bureau.drawn import Drawn
from heng.ingest.bureau.words import ThemeName
from heng.ingest.lines import Line
from heng.ingest.text import squeeze
from heng.model.card import DeclaredCounts
from heng.model.terms import Drawing, StatementKind

_YEAR = re.compile(r"(\d{2,3})年")


@dataclass(slots=True)
class Heading:
    """A heading. `drawing`: what it announces; `agenda`: it only repeats an entry of the outline."""

    lines: list[Line]
    text: str
    drawing: Drawing | None = None
    agenda: bool = False

    @property
    def roc_year(self) -> int | None:
        """The year it names, None where it names none."""
        match = _YEAR.search(squeeze(self.text))
        return int(match[1]) if match else None


@dataclass(slots=True)
class Label:
    """The label of a statement, with the text that stands behind it on its line."""

    lines: list[Line]
    kind: StatementKind
    text: str


@dataclass(slots=True)
class Boxed:
    """A statement in the cells of a table: the lines of its label, those of its text; `text` where that is a part."""

    kind: StatementKind
    label: list[Line]
    lines: list[Line]
    text: str = ""


@dataclass(slots=True)
class Text:
    """A line that only its surroundings can explain."""

    line: Line


@dataclass(slots=True)
class ThemeNames:
    """Themes that are named outside a drawing; `table`: above a table."""

    names: list[tuple[ThemeName, list[Line]]]
    table: bool = False


@dataclass(slots=True)
class DrawingPart:
    """A drawing."""

    drawn: Drawn


@dataclass(slots=True)
class TablePart:
    """A scorecard table, or a part of one."""


@dataclass(slots=True)
class Declared:
    """Stated counts. `theme`: letter of the theme whose tables have begun, empty before all tables."""

    counts: DeclaredCounts
    theme: str = ""


Event = Heading | Label | Boxed | Text | ThemeNames | DrawingPart | TablePart | Declared
