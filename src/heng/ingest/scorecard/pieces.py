"""Cells that hold several codes: each code begins a piece of print of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar, PrintedCode
from heng.ingest.scorecard.paragraphs import Piece, joined, paragraphs
from heng.ingest.text import ascii_code

_BULLETS = "●•▪■◆○◎★▲►➢✓·‧∙◇□"
_BEFORE = frozenset(" \t\u3000\xa0；;、。，," + _BULLETS)
_OPEN, _CLOSED = re.compile(r"[(（\[【「『]"), re.compile(r"[)）\]】」』]")
_GROUPS = re.compile(r"\d+")
OBJECTIVE, INDICATOR, ACTION = 0, 1, 2
_LONGEST = 4000


@dataclass(slots=True)
class Chunk:
    """Print that one code heads. `level`: 0 objective, 1 indicator, 2 action plan; None where no code heads it."""

    level: int | None
    code: PrintedCode | None
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """The print as one text, line breaks removed."""
        return joined(paragraphs(self.pieces))

    @property
    def lines(self) -> list[Line]:
        """Its lines, each once."""
        return list(dict.fromkeys(piece.line for piece in self.pieces))


def bare(text: str) -> str:
    """Return a text without bullets and white space before it; those of a note (`##`, `**`) count too."""
    return text.lstrip(_BULLETS + "#* \t\u3000\xa0").removesuffix("**")


def leading_code(text: str, grammar: CodeGrammar) -> tuple[int, PrintedCode] | None:
    """Return level and code at the start of a text, None where it begins with none."""
    indicator, objective = grammar.indicator(text), grammar.objective(text)
    if indicator is not None and indicator.component:
        return INDICATOR, indicator
    found = grammar.action(text)
    if found is not None and len(_GROUPS.findall(ascii_code(found.code))) > ACTION:
        return ACTION, found
    if indicator is not None:
        return INDICATOR, indicator
    return (OBJECTIVE, objective) if objective is not None else None


def chunks(lines: Iterable[Line], grammar: CodeGrammar) -> list[Chunk]:
    """Part the print of a cell at its codes. What stands before the first code is a chunk of its own."""
    found: list[Chunk] = []
    for line in lines:
        for index, text in enumerate(_parted(line.text, grammar)):
            code = leading_code(bare(text), grammar)
            if code is not None:
                # Behind a code that fills its line a blank stands, so that a name may begin with digits.
                end = "" if code[1].rest else " "
                found.append(Chunk(*code, [Piece(line, bare(text) + end, opens=True, portion=0)]))
            elif found:
                found[-1].pieces.append(Piece(line, text, opens=line.lead or index > 0, portion=0))
            else:
                found.append(Chunk(None, None, [Piece(line, text, opens=True, portion=0)]))
    return found


def _parted(text: str, grammar: CodeGrammar) -> Sequence[str]:
    starts = [0, *_starts(text, grammar)] if len(text) <= _LONGEST else [0]
    ends = [*starts[1:], len(text)]
    return [part for start, end in zip(starts, ends, strict=True) if (part := text[start:end].strip(" \t\u3000\xa0"))]


def _starts(text: str, grammar: CodeGrammar) -> list[int]:
    """Return where a code begins inside a text: behind white space or a mark, and not inside a bracket."""
    found, depth = [], 0
    for index, char in enumerate(text):
        depth += bool(_OPEN.match(char)) - bool(_CLOSED.match(char))
        head = char.isascii() and char.isupper()
        inside = head and depth <= 0 and bool(bare(text[:index])) and text[index - 1] in _BEFORE
        if inside and leading_code(text[index:], grammar):
            found.append(index)
    return found


def without_code(pieces: Sequence[Piece], code: PrintedCode) -> list[Piece]:
    """Return the pieces of a chunk without the code that heads it."""
    first = pieces[0]
    return [replace(first, text=code.rest), *pieces[1:]] if code.rest else list(pieces[1:])
