"""The lines of a table whose columns a text has lost: pages, and pieces of lines with their traces of layout.

A line holds the print of one cell, but for two cells that end and begin on one height: then it holds both. So a line
is cut at its spaces into pieces, which the search may part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heng.ingest.lines import Habits, Line
from heng.ingest.performance.heads import Headed
from heng.ingest.text import first_token, width
from heng.model.numbering import Mark, read_mark

_CLOSERS = frozenset("、，。；：？！）〕］｝》」』】％,.;:?!)]}%")
_OPENING = frozenset("（「『《〈【〔(")
_CLOSING = frozenset("）」』》〉】〕)")
_OPEN_END = ("、", "，", "「", "（", "(", "：", ":", "及", "與", "或", "之", "的", "為", "於")
_SENTENCE_END = ("。", "；", ";", "！", "？")
_BULLET = re.compile(r"[•●○◎▪◆◇■□‧·\uf06c\uf0b7\uf0d8※＊]")


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """A piece of a line.

    Attributes:
        line: The line it stands on.
        text: Its print; `start` and `end` are its offsets in the line.
        width: In em; `space` is that of the white space before it on its line.
        token: Width of what cannot be parted at its beginning.
        trail: White space stands behind it, as at the end of a paragraph; `lead` before it.
        first: It begins its line.
        page: Number of its page, counted by heads and form feeds.
        empty: Empty paragraphs between it and the print before it.
        mark: The number it begins with, or None; `bullet` for a sign in its place.
        opens, closes: Brackets that open in it and stay open; that close in it and opened before it.
        ends_sentence: A sentence ends with it; `dangles`: it ends as no paragraph does.
        announces: It ends with a colon, so that something follows; `goes_on`: it begins as no paragraph does.
    """

    line: Line
    text: str
    start: int
    end: int
    width: float
    space: float
    token: float
    trail: bool
    lead: bool
    first: bool
    page: int
    empty: int
    mark: Mark | None
    bullet: bool
    opens: int
    closes: int
    ends_sentence: bool
    dangles: bool
    announces: bool
    goes_on: bool


def pieces_of(table: Headed, habits: Habits) -> list[Atom]:
    """Part the lines of a table into pieces, in the order of print."""
    return [
        atom
        for number, page in enumerate(table.pages, start=1)
        for index, line in enumerate(page.lines)
        for atom in _atoms(line, number, habits, fresh=index == 0)
    ]


def _atoms(line: Line, page: int, habits: Habits, *, fresh: bool) -> list[Atom]:
    found: list[Atom] = []
    end = 0
    pieces = [(match.start(), match.end()) for match in re.finditer(r"[^ \u3000\xa0]+", line.text)]
    step = habits.gap + 1
    empty = 0 if fresh else max(0, (line.blanks - habits.gap) // step) if habits.gap else line.blanks
    for index, (start, stop) in enumerate(pieces):
        text = line.text[start:stop]
        last = index == len(pieces) - 1
        mark = read_mark(line.text, start)
        brackets = _brackets(text if mark is None else text[mark.end - start :])
        found.append(
            Atom(
                line=line,
                text=text,
                start=start,
                end=stop,
                width=width(text),
                space=width(line.text[end:start]) if index else 0.0,
                token=width(first_token(text)),
                trail=line.trail if last else True,
                lead=line.lead if index == 0 else True,
                first=index == 0,
                page=page,
                empty=empty if index == 0 else 0,
                mark=mark,
                bullet=bool(_BULLET.match(text)),
                opens=brackets[0],
                closes=brackets[1],
                ends_sentence=text.endswith(_SENTENCE_END),
                dangles=text.endswith(_OPEN_END),
                announces=text.endswith(("：", ":")),
                goes_on=text[0] in _CLOSERS,
            )
        )
        end = stop
    return found


def _brackets(text: str) -> tuple[int, int]:
    """Return how many brackets a text leaves open, and how many it closes that it has not opened."""
    depth, closed = 0, 0
    for char in text:
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            closed += depth == 0
            depth = max(0, depth - 1)
    return depth, closed
