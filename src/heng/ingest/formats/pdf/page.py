"""A page as it is read: upright, from its upper left corner down, words and rules."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from heng.ingest.formats.pdf.process import RawPage
from heng.ingest.formats.scripts import raised
from heng.ingest.radicals import with_ideographs

_WORD = re.compile(r"[^\s\x00\xad]+")
_PHRASE = re.compile(r"[^\s\x00\xad]+(?: [^\s\x00\xad]+)*")
# The library's signs for a hyphen at the end of a line, and radicals.
_HYPHENS = "\x02\ufffe"
_RARE = re.compile(f"[{_HYPHENS}\u2e80-\u2fdf]")
_FEW = 200
_MIXED = re.compile(r"[\u3400-\u9fff] ?[A-Za-z0-9]|[A-Za-z0-9] ?[\u3400-\u9fff]")
_CLOSE = 0.08
_SPACE = re.compile(" ")
_TRAIL = re.compile(r"(?<=\S) +(?=[\r\n]|$)")
_LEVEL = 0.2
SMALL = 0.95
LEAST_RAISE = 0.2
_DRAWN_SHARE = 0.3
_DRAWN_WIDTH = 0.3
_WORD_GAP = 0.4

Corner = Callable[[float, float], tuple[float, float]]


class Word(NamedTuple):
    """Characters side by side, parted by single drawn spaces at most; `first` and `last` are their places on the page.

    It begins with its middle so that words sort from the top of a page down. `spaced`: a drawn space stands before it;
    `trails`: one stands behind it, and nothing else on its line.
    """

    middle: float
    left: float
    right: float
    top: float
    bottom: float
    text: str
    first: int
    last: int
    spaced: bool
    trails: bool = False


class Boxes(NamedTuple):
    """Rectangles by their sides, as the library measures: upwards. The page begins at `start` and ends at `edge`.

    `feet`: the lower sides as bytes, four each, which are quickly compared.
    """

    left: array[float]
    upper: array[float]
    right: array[float]
    lower: array[float]
    start: float
    edge: float
    feet: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright.

    Attributes:
        width, height: In points, as it is read.
        words: In the file's order.
        drawn: A gap between Chinese and Latin print is no space, unless one is drawn there.
        level: y, x0, x1 of each level stroke.
        upright: x, y0, y1 of each upright stroke.
        boxes: Of each character.
        shown: Makes a corner of a box one on the page as it is shown.
    """

    width: float
    height: float
    words: list[Word]
    drawn: bool
    level: list[tuple[float, float, float]]
    upright: list[tuple[float, float, float]]
    boxes: Boxes
    shown: Corner | None
    images: int


def upright(raw: RawPage) -> Page:
    """Return a page with its text upright."""
    left, bottom, right, top = raw.frame
    turns = raw.slant if raw.slant in range(4) else raw.turns
    width, height = (right - left, top - bottom) if turns % 2 == 0 else (top - bottom, right - left)
    boxes = _turned(raw.boxes, raw.frame, turns)
    text = _RARE.sub(_usual, raw.text)
    words = [
        word
        for word in _words(text, boxes)
        if 0 <= word[0] <= height and 0 <= word[1] + word[2] <= 2 * width  # its middle is on the page
    ]
    if " \r" in text or " \n" in text or text.endswith(" "):
        trails = {found.start() for found in _TRAIL.finditer(text) if _is_drawn(boxes, found.start())}
        words = [word._replace(trails=True) if word.last in trails else word for word in words]
    level, standing = _strokes(_turned(raw.rules, raw.frame, turns))
    back = (turns - raw.turns) % 4
    shown = _shown(back, width, height) if back else None
    return Page(width, height, words, _parts_scripts(text, boxes), level, standing, boxes, shown, raw.images)


def _turned(rectangles: array[float], frame: tuple[float, float, float, float], turns: int) -> Boxes:
    """Return rectangles after quarter turns of the page. Most pages have none: theirs are not touched."""
    left, bottom, right, top = frame
    x0, y1, x1, y0 = (rectangles[part::4] for part in range(4))
    if turns == 0:
        return Boxes(x0, y1, x1, y0, left, top, y0.tobytes())
    if turns == 2:
        across, down = (
            ([right - x for x in x1], [right - x for x in x0]),
            ([y - bottom for y in y0], [y - bottom for y in y1]),
        )
    elif turns == 1:
        across, down = (
            ([y - bottom for y in y0], [y - bottom for y in y1]),
            ([x - left for x in x0], [x - left for x in x1]),
        )
    else:
        across, down = (
            ([top - y for y in y1], [top - y for y in y0]),
            ([right - x for x in x1], [right - x for x in x0]),
        )
    low, high = (array("f", map(least, *across)) for least in (min, max))
    upper, lower = (array("f", [-y for y in map(least, *down)]) for least in (min, max))
    return Boxes(low, upper, high, lower, 0.0, 0.0, lower.tobytes())


def _shown(slant: int, width: float, height: float) -> Corner:
    """Undo quarter turns: from the upright text back to the page as it is shown."""
    turns: dict[int, Corner] = {
        1: lambda x, y: (y, width - x),
        2: lambda x, y: (width - x, height - y),
        3: lambda x, y: (height - y, x),
    }
    return turns[slant]


def _usual(found: re.Match[str]) -> str:
    return "-" if found[0] in _HYPHENS else with_ideographs(found[0])


def _parts_scripts(text: str, boxes: Boxes) -> bool:
    """Tell whether a page's gaps between Chinese and Latin print are the program's and no spaces.

    They are not where some such print stands close; nor where no space is drawn.
    """
    drawn = left_out = 0
    for found in islice(_SPACE.finditer(text), _FEW):
        at = found.start()
        if _is_drawn(boxes, at):
            drawn += 1
        elif not _MIXED.match(text, at - 1):
            left_out += 1
    if drawn <= _DRAWN_SHARE * (drawn + left_out):
        return False
    return not any(_are_close(boxes, *found.span()) for found in islice(_MIXED.finditer(text), _FEW))


def _are_close(boxes: Boxes, first: int, last: int) -> bool:
    between = boxes.left[last - 1] - boxes.right[first]
    return last - first == 2 and between < _CLOSE * (boxes.upper[first] - boxes.lower[first])


def _words(text: str, boxes: Boxes) -> Iterator[Word]:
    for match in _PHRASE.finditer(text):
        for first, last in _phrases(match[0], match.start(), boxes) if " " in match[0] else (match.span(),):
            if word := _even(text[first:last], boxes, first, last):
                yield word
                continue
            for single in _WORD.finditer(text, first, last):
                word = _even(single[0], boxes, *single.span())
                yield from (word,) if word else _uneven(single[0], boxes, *single.span())


def _phrases(text: str, start: int, boxes: Boxes) -> Iterator[tuple[int, int]]:
    """Part a text at the spaces that are not drawn, or are wider than between words."""
    lefts, rights = boxes.left, boxes.right
    widest = _WORD_GAP * (boxes.upper[start] - boxes.lower[start])
    first, space, end = start, text.find(" ") + start, start + len(text)
    while space >= start:
        drawn = rights[space] - lefts[space] > _DRAWN_WIDTH
        if not drawn or not 0 <= lefts[space + 1] - rights[space - 1] < widest:
            yield first, space
            first = space + 1
        space = text.find(" ", space + 1 - start) + start
    yield first, end


def _even(text: str, boxes: Boxes, first: int, last: int) -> Word | None:
    """Return characters as a word; None where they do not stand at one height, from left to right."""
    lefts, uppers, rights, lowers, start, edge, feet = boxes
    left, right = lefts[first] - start, rights[last - 1] - start
    top, bottom = edge - uppers[first], edge - lowers[first]
    if last - first > 1:
        foot = 4 * first
        if feet[foot : 4 * last] != feet[foot : foot + 4] * (last - first):
            low = lowers[first:last]
            if max(low) - min(low) > _LEVEL * (bottom - top):
                return None
        if right <= left:
            return None
    spaced = first > 0 and rights[first - 1] - lefts[first - 1] > _DRAWN_WIDTH
    return Word((top + bottom) / 2, left, right, top, bottom, text, first, last, spaced)


def _is_drawn(boxes: Boxes, space: int) -> bool:
    return boxes.right[space] - boxes.left[space] > _DRAWN_WIDTH


def _spaced(boxes: Boxes, first: int) -> bool:
    """Tell whether a drawn space stands before a character that white space parts from the one before."""
    return first > 0 and boxes.right[first - 1] - boxes.left[first - 1] > _DRAWN_WIDTH


def _uneven(text: str, boxes: Boxes, first: int, last: int) -> Iterator[Word]:
    """Part characters that the library takes for one word but that do not stand side by side on one line."""
    spaced = _spaced(boxes, first)
    start = first
    for at in range(first + 1, last + 1):
        if at == last or not _beside(boxes, at - 1, at):
            yield _piece(text[start - first : at - first], boxes, start, at, spaced=spaced)
            start, spaced = at, False


def _beside(boxes: Boxes, before: int, after: int) -> bool:
    """Tell whether a character goes on right of another, at its height."""
    upper, lower, right = boxes.upper[before], boxes.lower[before], boxes.right[before]
    other_upper, other_lower, left = boxes.upper[after], boxes.lower[after], boxes.left[after]
    least = min(upper - lower, other_upper - other_lower)
    shared = min(upper, other_upper) - max(lower, other_lower)
    return shared > least / 2 and -least / 2 < left - right < least


def _piece(text: str, boxes: Boxes, first: int, last: int, *, spaced: bool) -> Word:
    tops, bottoms = ([boxes.edge - y for y in side[first:last]] for side in (boxes.upper, boxes.lower))
    tallest = max(range(last - first), key=lambda at: bottoms[at] - tops[at])
    top, bottom = tops[tallest], bottoms[tallest]
    print_ = "".join(
        raised(char) if high and not (char + before).isalpha() else char
        for before, char, high in zip(" " + text, text, _raised(tops, bottoms), strict=False)
    )
    left, right = boxes.left[first] - boxes.start, boxes.right[last - 1] - boxes.start
    return Word((top + bottom) / 2, left, right, top, bottom, print_, first, last, spaced)


def _raised(tops: Sequence[float], bottoms: Sequence[float]) -> Iterator[bool]:
    """Tell for each character whether it is smaller than those before it and stands above their base.

    Some programs give each character its own height, so that one may be low beside a bracket: two before it count.
    The first ones are held against the first taller one.
    """
    sides = list(zip(tops, bottoms, strict=True))
    size = bottoms[0] - tops[0]
    bases = [side for side in sides if size < SMALL * (side[1] - side[0])][:1]
    for top, bottom in sides:
        high = bool(bases) and all(
            bottom - top < SMALL * (base - over) and base - bottom > LEAST_RAISE * (base - over)
            for over, base in bases[-2:]
        )
        if not high:
            bases.append((top, bottom))
        yield high


def _strokes(rules: Boxes) -> tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]:
    level, standing = [], []
    for x0, upper, x1, lower in zip(*rules[:4], strict=True):
        left, top, right, bottom = x0 - rules.start, rules.edge - upper, x1 - rules.start, rules.edge - lower
        width, height = right - left, bottom - top
        if width >= height:
            level.append(((top + bottom) / 2, left, right))
        if height >= width or max(width, height) < 5:
            standing.append(((left + right) / 2, top, bottom))
    return level, standing


def part(word: Word, boxes: Boxes, borders: list[float]) -> Iterator[Word]:
    """Part a word at upright borders that pass between its characters."""
    centres = [(boxes.left[at] + boxes.right[at]) / 2 - boxes.start for at in range(word.first, word.last)]
    start = 0
    for border in [*borders, float("inf")]:
        end = next((at for at in range(start, len(centres)) if centres[at] > border), len(centres))
        if end > start:
            first, last = word.first + start, word.first + end
            left, right = boxes.left[first] - boxes.start, boxes.right[last - 1] - boxes.start
            text = word.text[start:end]
            yield Word(word.middle, left, right, word.top, word.bottom, text, first, last, start == 0 and word.spaced)
        start = end
