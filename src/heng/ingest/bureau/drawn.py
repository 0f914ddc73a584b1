"""A drawing as it is read, before it is known whose it is: themes, agencies and objectives in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.bureau.words import ThemeName, without_city_mark
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.pieces import Chunk
from heng.ingest.text import squeeze
from heng.model.agency import Responsibility

_ENDS = "；;、，, \t\u3000"


@dataclass(frozen=True, slots=True)
class Node:
    """One objective in one cell. `inferred`: only its code tells the column and row it stands in."""

    theme: str
    perspective: str
    perspective_printed: str
    code: str
    name: str
    city_marked: bool
    inferred: bool
    lines: tuple[Line, ...]


@dataclass(slots=True)
class DrawnTheme:
    """A theme in the head of a drawing, with the agencies that the drawing prints for it."""

    name: ThemeName
    lines: list[Line]
    agencies: tuple[Responsibility, ...] = ()


@dataclass(slots=True)
class Drawn:
    """One drawing. `tops`: objectives above all themes; `first`: its first line."""

    themes: list[DrawnTheme] = field(default_factory=list)
    tops: list[Node] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def letters(self) -> list[str]:
        """The letters of its themes, in printed order."""
        return [theme.name.letter for theme in self.themes]

    def signature(self) -> object:
        """What makes two copies of a drawing equal."""
        names = [(theme.name.letter, squeeze(theme.name.name)) for theme in self.themes]
        nodes = [(node.theme, node.perspective, node.code, squeeze(node.name)) for node in (*self.tops, *self.nodes)]
        return tuple(names), tuple(nodes)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands: the letter of its column, key and printed letter of its row; empty where not told."""

    theme: str = ""
    perspective: str = ""
    printed: str = ""


def add_nodes(
    drawn: Drawn, parts: Sequence[Chunk], spot: Spot, grammar: CodeGrammar, *, inferred: bool = False
) -> None:
    """Take the objectives of one cell; `inferred`: the cell itself is lost."""
    for chunk in parts:
        if chunk.code is None:
            continue
        parsed = grammar.parts(chunk.code.code)
        theme, perspective = (parsed.theme, parsed.perspective) if parsed else ("", "")
        text = chunk.text
        found = grammar.objective(text)
        name, marked = without_city_mark(found.rest if found else text)
        top = grammar.is_top(chunk.code.code)
        node = Node(
            theme=spot.theme if spot.theme and not top else theme,
            perspective=spot.perspective if spot.perspective and not top else perspective,
            perspective_printed=spot.printed,
            code=chunk.code.code,
            name=name.strip(_ENDS),
            city_marked=marked,
            inferred=inferred or not (spot.theme and spot.perspective),
            lines=tuple(chunk.lines),
        )
        (drawn.tops if top else drawn.nodes).append(node)
