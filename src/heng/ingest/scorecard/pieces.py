"""Cells that hold several codes: each code begins a piece of print of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar, PrintedCode
from heng.ingest.scorecard.paragraphs import Piece, joined, paragraphs
from heng.ingest.text import ascii_code, is_ideograph

_BULLETS = "●•▪■◆○◎★▲►➢✓·‧∙◇□"
_BEFORE = frozenset(" \t\u3000\xa0；;、。，," + _BULLETS)
_OPEN, _CLOSED = re.compile(r"[(（\[【「『]"), re.compile(r"[)）\]】」』]")
_WHITE = " \t\u3000\xa0"
_BETWEEN = "；;、，, \u3000"
_LETTERS = frozenset(map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_LAST_NUMBER = re.compile(r"(?P<stem>.*\D)(?P<number>\d+)")
_GROUPS = re.compile(r"\d+")
OBJECTIVE, INDICATOR, ACTION = 0, 1, 2
_LONGEST = 4000


@dataclass(slots=True)
class Chunk:
    """Print that one code heads. `level`: 0 objective, 1 indicator, 2 action plan; None where no code heads it.

    `mixed`: print of columns beside it may stand in it, because nothing parts them.
    """

    level: int | None
    code: PrintedCode | None
    pieces: list[Piece]
    mixed: bool = False

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
        inside = bool(found) and _depth(found[-1]) > 0
        last = found[-1].code if found else None
        for index, text in enumerate([line.text] if inside else _parted(line.text, grammar, last)):
            code = None if inside else leading_code(bare(text), grammar)
            if code is not None:
                # Behind a code that fills its line a blank stands, so that a name may begin with digits.
                end = "" if code[1].rest else " "
                found.append(Chunk(*code, [Piece(line, bare(text) + end, opens=True, portion=0)]))
            elif found:
                found[-1].pieces.append(Piece(line, text, opens=line.lead or index > 0, portion=0))
            else:
                found.append(Chunk(None, None, [Piece(line, text, opens=True, portion=0)]))
    return found


def _depth(chunk: Chunk) -> int:
    """Return how many brackets the last paragraph of a chunk leaves open."""
    start = max(index for index, piece in enumerate(chunk.pieces) if piece.opens)
    text = "".join(piece.text for piece in chunk.pieces[start:])
    return len(_OPEN.findall(text)) - len(_CLOSED.findall(text))


def _parted(text: str, grammar: CodeGrammar, last: PrintedCode | None) -> Sequence[str]:
    starts = [0, *_starts(text, grammar, last)] if len(text) <= _LONGEST else [0]
    ends = [*starts[1:], len(text)]
    parts = [text[start:end].strip(_WHITE) for start, end in zip(starts, ends, strict=True)]
    # A mark between two codes parts them and belongs to neither.
    return [part for part in (*(each.rstrip(_BETWEEN) for each in parts[:-1]), parts[-1]) if part]


def parted_at_codes(text: str, grammar: CodeGrammar, last: PrintedCode | None) -> list[str]:
    """Part a text before each action plan's code that follows the one before it (`AC1.1.1 … AC1.1.2 …`).

    Any other code inside it is one that the text speaks of. `last`: the code of the plan that the text goes on.
    """
    if text.count(".") <= ACTION:
        return [text]
    starts = [0]
    last = grammar.action(text) or last
    for index in _starts(text, grammar, last):
        found = leading_code(text[index:], grammar)
        if found is not None and found[0] == ACTION and last is not None and _follows(found[1], last):
            starts.append(index)
            last = found[1]
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [*(part.rstrip(_BETWEEN) for part in parts[:-1]), parts[-1]]


def _starts(text: str, grammar: CodeGrammar, last: PrintedCode | None) -> list[int]:
    """Return where a code begins inside a text: behind white space or a mark, and not inside a bracket.

    Directly behind a word only the code that follows the last one is taken for a code.
    """
    found: list[int] = []
    depth = 0
    for index, char in enumerate(text):
        depth += bool(_OPEN.match(char)) - bool(_CLOSED.match(char))
        if char not in _LETTERS or depth > 0:
            continue
        code = leading_code(text[index:], grammar)
        if code is None:
            continue
        parted = bool(bare(text[:index])) and text[index - 1] in _BEFORE
        if parted or (index and is_ideograph(text[index - 1]) and last is not None and _follows(code[1], last)):
            found.append(index)
        if not bare(text[:index]) or (found and found[-1] == index):
            last = code[1]
    return found


def _follows(code: PrintedCode, last: PrintedCode) -> bool:
    """Tell whether a code is the next of its kind: `AC1.2` behind `AC1.1`."""
    stem, number = _LAST_NUMBER.fullmatch(code.code), _LAST_NUMBER.fullmatch(last.code)
    if stem is None or number is None:
        return False
    return stem["stem"] == number["stem"] and int(stem["number"]) == int(number["number"]) + 1


def without_code(pieces: Sequence[Piece], code: PrintedCode) -> list[Piece]:
    """Return the pieces of a chunk without the code that heads it."""
    first = pieces[0]
    return [replace(first, text=code.rest), *pieces[1:]] if code.rest else list(pieces[1:])
