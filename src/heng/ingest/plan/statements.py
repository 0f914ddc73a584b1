"""Missions, visions, values and priorities: lists of sentences, numbered or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Line
from heng.ingest.text import join_lines
from heng.model.numbering import Mark, Style, read_mark

_BULLET = re.compile(r"^[-–—•●○◎▪◆◇■□＊*‧·\u2022\uf06c\uf0b7\uf0d8]\s*")
_SENTENCE_END = ("。", "；", ";", "！", "!")


@dataclass(slots=True)
class Stated:
    """One statement: its number as printed, and its lines as (text, begins a paragraph)."""

    no: str = ""
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text as printed, line breaks removed."""
        return join_lines(self.pieces)


@dataclass(frozen=True, slots=True)
class _Print:
    line: Line
    bullet: bool
    mark: Mark | None
    body: str


def read_statements(lines: Iterable[Line]) -> list[Stated]:
    """Return the statements of a part.

    Where they are numbered, or have bullets, a line without goes on with the one before it, also behind an empty
    line; where not, a paragraph is a statement.
    """
    prints = [_print(line) for line in lines]
    style = _outer_style(prints)
    bullets = any(each.bullet for each in prints)
    found: list[Stated] = []
    for each in prints:
        if not found or _begins(each, found[-1], style, bullets=bullets):
            found.append(Stated())
            outer = each.mark is not None and each.mark.style is style
            found[-1].no = each.mark.bare if outer and each.mark else ""
            text = each.body[each.mark.end :].strip() if outer and each.mark else each.body
        else:
            text = each.body
        found[-1].pieces.append((text, each.line.lead))
        found[-1].lines.append(each.line)
    return found


def _print(line: Line) -> _Print:
    body = _BULLET.sub("", line.text)
    return _Print(line, body != line.text, read_mark(body), body)


def _outer_style(prints: Sequence[_Print]) -> Style | None:
    return next((each.mark.style for each in prints if each.mark), None)


def _begins(each: _Print, before: Stated, style: Style | None, *, bullets: bool) -> bool:
    if style is not None:
        return each.mark is not None and each.mark.style is style
    if bullets:
        return each.bullet
    return each.line.lead or before.text.endswith(_SENTENCE_END)
