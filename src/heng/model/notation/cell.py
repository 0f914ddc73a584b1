"""A printed cell laid open: what is said, and what only stands beside it in brackets, quotes, dates and codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heng.model.notation.dates import DateSpan, dates
from heng.model.notation.folding import fold
from heng.model.notation.joining import join
from heng.model.period import Period

BRACKET, QUOTE, DATE, CODE = "\x01", "\x02", "\x03", "\x04"
MASKS = BRACKET + QUOTE + DATE + CODE

_OPEN = {"(": BRACKET, "[": BRACKET, "{": BRACKET, "「": QUOTE}
_CLOSE = {")": BRACKET, "]": BRACKET, "}": BRACKET, "」": QUOTE}
_EDGE = re.compile(r"[()\[\]{}「」]")
_INCLUSIVE = re.compile(r" *(?:不?含|含本數) *")
# Numbers that are part of a name: the six cities, an age group.
_AGE = r"(?: ?[-~至] ?[0-9]{1,3})? ?歲(?:以[上下]|未滿|者)?(?= ?[^ 0-9]| [0-9])"
# An error of a spreadsheet (`#DIV/0!`, `Err:510`) holds no number either.
_NAMES = re.compile(rf"(?<![0-9,.])[0-9]{{1,3}}(?: ?都(?![市計更會])|{_AGE})|#[A-Z]{{1,5}}/?[0A]?[!?]?|Err:[0-9]{{3}}")
# A rank is a figure (`第 3 名`); other ordinals only name something.
_RANK = re.compile(r"第 ?(?=[0-9]{1,4} ?名(?![單額]))")
_LIST_NUMBER = re.compile(r"(?:^|(?<=[ ;。]))[0-9]{1,2}\.(?= ?[^0-9. ]| [0-9])")
_ENUMERATOR = re.compile(r"[0-9一二三四五六七八九十]{1,2}")
_CODE = re.compile(r"(?<![0-9A-Za-z.])[A-Z]{1,3}[0-9]+(?:\.[0-9]+)+(?:-[0-9]+)?(?![0-9A-Za-z])")

# Numbers that count nothing, one kind after the other: a character that each kind holds, its form, its mask.
_NAMING = (
    (frozenset("第"), _RANK, " "),
    (frozenset("."), _LIST_NUMBER, QUOTE),
    (frozenset("都歲#E"), _NAMES, QUOTE),
    (frozenset("."), _CODE, CODE),
)


@dataclass(frozen=True, slots=True, order=True)
class Bracket:
    """A bracketed piece: offsets of its inside, and whether it closes."""

    start: int
    end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, with three texts of one length so that offsets serve all.

    Attributes:
        text: As printed.
        folded: With characters of one width.
        main: Folded, with brackets, quotes, dates and codes blotted out by the mask characters.
        brackets: Outer brackets, from the left.
        dates: Dates outside brackets.
        strict: A bracket says that the bound itself is out (`10 以下(不含)`).
        balanced: Every bracket has its partner.
    """

    text: str
    folded: str
    main: str
    brackets: tuple[Bracket, ...]
    dates: tuple[DateSpan, ...]
    strict: bool
    balanced: bool

    def part(self, start: int, end: int) -> str:
        """Cut a piece out of the printed text, blanks at its ends removed."""
        return self.text[start:end].strip()

    def words(self, start: int) -> str:
        """Cut the printed text from an offset to its end, marks at its ends removed."""
        return self.text[start:].strip(" ,，、;；:：。.").strip()

    def inside(self, bracket: Bracket) -> str:
        """Return the printed text inside a bracket."""
        return self.part(bracket.start, bracket.end)


def read_cell(text: str, period: Period | None, *, dated: bool = False) -> Cell:
    """Lay a cell open. Line feeds in `text` stand between paragraphs; they become blanks of the join rule."""
    printed = join([f"{line} " for line in text.split("\n")]) if "\n" in text else text.strip()
    folded = fold(printed)
    main, kept, strict, balanced = _without_brackets(folded) if _EDGE.search(folded) else (folded, (), False, True)
    for signs, pattern, mask in _NAMING:
        if not signs.isdisjoint(main):
            main = _blot(main, [match.span() for match in pattern.finditer(main)], mask)
    found = tuple(dates(main, period, dated=dated))
    main = _blot(main, [(span.start, span.end) for span in found], DATE)
    return Cell(printed, folded, main, kept, found, strict, balanced)


def _without_brackets(folded: str) -> tuple[str, tuple[Bracket, ...], bool, bool]:
    """Return a text with its brackets and quotes blotted out, the brackets, `strict` and `balanced` (see `Cell`)."""
    brackets, quotes, balanced = _brackets(folded)
    bounds = [b for b in brackets if _INCLUSIVE.fullmatch(folded, b.start, b.end)]
    strict = any("不" in folded[b.start : b.end] for b in bounds)
    listed = _enumerators(folded, brackets)
    kept = tuple(b for b in brackets if b not in bounds and b not in listed)
    main = _blot(folded, [(b.start - 1, b.end + b.closed) for b in bounds], " ")
    main = _blot(main, [(b.start - 1, b.end + b.closed) for b in kept], BRACKET)
    return _blot(main, [(b.start - 1, b.end + 1) for b in sorted([*quotes, *listed])], QUOTE), kept, strict, balanced


def _enumerators(folded: str, brackets: Sequence[Bracket]) -> Sequence[Bracket]:
    """Return the brackets that number the items of a list (`(1)80%(2)90%`); such a cell begins with one."""
    listed = [b for b in brackets if _ENUMERATOR.fullmatch(folded, b.start, b.end)]
    return listed if len(listed) > 1 and listed[0].start == 1 and folded[listed[0].end + 1 :].strip() else []


def _brackets(folded: str) -> tuple[Sequence[Bracket], Sequence[Bracket], bool]:
    """Return outer brackets, outer quotes and whether all pair. A quote that never closes is no quote."""
    found: dict[str, list[Bracket]] = {BRACKET: [], QUOTE: []}
    opened: list[int] = []
    balanced = True
    for match in _EDGE.finditer(folded):
        if match[0] in _OPEN:
            opened.append(match.end())
        elif not opened:
            balanced = False
        else:
            start = opened.pop()
            balanced = balanced and _OPEN[folded[start - 1]] == _CLOSE[match[0]]
            if not opened:
                found[_OPEN[folded[start - 1]]].append(Bracket(start, match.start()))
    if opened and folded[opened[0] - 1] != "「":
        found[BRACKET].append(Bracket(opened[0], len(folded), closed=False))
    return found[BRACKET], found[QUOTE], balanced and not opened


def _blot(text: str, spans: Sequence[tuple[int, int]], mask: str) -> str:
    if not spans:
        return text
    pieces: list[str] = []
    pos = 0
    for start, end in spans:
        pieces += (text[pos:start], mask * (end - start))
        pos = end
    return "".join((*pieces, text[pos:]))
