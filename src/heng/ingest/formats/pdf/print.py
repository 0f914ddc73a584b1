"""Printed lines: words that stand side by side, and where paragraphs begin among lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter, or_
from typing import NamedTuple

from heng.ingest.formats.pdf.page import LEAST_RAISE, SMALL, Word
from heng.ingest.formats.scripts import raised

# What may not stand at the end, and at the start, of a line of Chinese print goes over to the next line together.
_CHUNK = re.compile(r"[（「『《【〔(\[]*(?:[A-Za-z0-9.,%/+:~-]+|.)[，。、；：！？）」』》】〕)\]%％]*")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\uffef\U00020000-\U0003ffff]")
_APART = 4
_INDENT = 0.8
_SLACK = 0.6
_NARROWEST = 0.55
_PADDING = 0.7
_TIGHT = 0.15
_LEAST_WRAPPED, _FEW_BEYOND = 12, 20
_ITEM = re.compile(r"(\d{1,2})[.、．](\d?)")
_NOTE = re.compile(r"[（(※*]?(?:備註|附註|註|說明)\d*[：:]")
_OPEN, _CLOSED = re.compile(r"[（(][^()（）]*$"), re.compile(r"[^()（）]*[)）]")
_SENTENCE_ENDS = ("。", "；", ";")
_HANGING = "，。、；：！？）」』"
_MOST_EM = 1.5
_BOX_TO_SIZE = 0.95
_by_left = itemgetter(1)


class Print(NamedTuple):
    """A printed line, or its part in a cell.

    `laid`: the text with white space where its pieces stand apart. `leads`, `trails`: white space is drawn before it,
    and behind it.
    """

    top: float
    bottom: float
    left: float
    right: float
    text: str
    laid: str = ""
    leads: bool = False
    trails: bool = False

    @property
    def size(self) -> float:
        """Height of its tallest characters, about their size."""
        return (self.bottom - self.top) * _BOX_TO_SIZE


def printed(words: Sequence[Word], *, drawn: bool) -> list[Print]:
    """Return words as lines, from the top down."""
    if len(words) == 1:
        return [_print([words[0]], drawn=drawn)]
    return [_print(row, drawn=drawn) for row in rows(words)]


def rows(words: Iterable[Word]) -> list[list[Word]]:
    """Group words that stand at one height: at least half of the smaller one beside the tallest of the line."""
    found: list[list[Word]] = []
    top = bottom = float("-inf")
    for word in sorted(words):
        least = min(bottom - top, word.bottom - word.top)
        if found and min(bottom, word.bottom) - max(top, word.top) > least / 2:
            found[-1].append(word)
            if word.bottom - word.top > bottom - top:
                top, bottom = word.top, word.bottom
        else:
            found.append([word])
            top, bottom = word.top, word.bottom
    return found


def apart(row: list[Word], gap: float = _APART) -> Iterator[list[Word]]:
    """Part a line at gaps of several characters."""
    words = sorted(row, key=_by_left)
    start = 0
    for at, (before, after) in enumerate(pairwise(words), start=1):
        if after.left - before.right > gap * (before.bottom - before.top):
            yield words[start:at]
            start = at
    yield words[start:]


def _print(row: list[Word], *, drawn: bool) -> Print:
    if len(row) == 1:
        _, left, right, top, bottom, text, *_ = row[0]
        return Print(top, bottom, left, right, text, "", row[0].spaced, row[0].trails)
    row.sort(key=_by_left)
    texts = [row[0].text]
    for before, after in pairwise(row):
        if after.spaced or _is_gap(before, after, drawn=drawn):
            texts.append(" ")
        texts.append(raised(after.text) if _is_raised(before, after) else after.text)
    top, bottom, right = row[0].top, row[0].bottom, row[-1].right
    for word in row:
        if word.bottom - word.top > bottom - top:
            top, bottom = word.top, word.bottom
        right = max(right, word.right)
    return Print(top, bottom, row[0].left, right, "".join(texts), "", row[0].spaced, row[-1].trails)


def _is_raised(before: Word, after: Word) -> bool:
    """Tell whether a word is smaller than the one it follows at once, and stands above its base."""
    size = before.bottom - before.top
    higher, smaller = before.bottom - after.bottom, after.bottom - after.top
    return higher > LEAST_RAISE * size and smaller < SMALL * size and after.left - before.right < size / 5


def _is_gap(before: Word, after: Word, *, drawn: bool) -> bool:
    """Tell whether the gap between two words is a space.

    Programs that draw their spaces leave gaps of a quarter between Chinese and Latin print, and larger ones where a
    line is spread to its full width; those that do not draw spaces leave gaps in place of them.
    """
    gap = after.left - before.right
    size = min(before.bottom - before.top, after.bottom - after.top) * _BOX_TO_SIZE
    wide = bool(_WIDE.match(before.text[-1])) + bool(_WIDE.match(after.text[0]))
    return gap > size * ((0.6, 0.6, 0.9) if drawn else (0.16, 0.2, 0.6))[wide]


def padding(cells: Iterable[tuple[Sequence[Print], float]]) -> float | None:
    """Return how near to the right border of their cells lines come that go on; None where few do.

    `cells`: their lines, and their right border. Punctuation may hang over the end of a line.
    """
    lines = ((line, right) for lines, right in cells for line in lines[:-1])
    gaps = sorted(right - line.right for line, right in lines if line.text[-1] not in _HANGING)
    return gaps[len(gaps) // _FEW_BEYOND] if len(gaps) >= _LEAST_WRAPPED else None


def paragraphs(lines: Sequence[Print], left: float, right: float, padding: float | None = None) -> list[bool]:
    """Tell for each of several lines between borders whether a further paragraph begins with it.

    `padding`: at the right, where it is known; else it is taken for that at the left.
    """
    em = _em(lines)
    lefts, rights = [line.left for line in lines], [line.right for line in lines]
    margin, end = min(lefts), max(rights)
    slack = _SLACK if padding is None else _TIGHT
    level, alike = max(lefts) - margin <= em / 4, end - min(rights) <= em / 4
    # A line of print that is set to the right, or in the middle, leaves room at its left.
    free = margin - left - _PADDING * em
    if level and free > 0 and alike:
        ends = [right + free - _PADDING * em] * len(lines)
        return _begin(lines, ends, em, _SLACK)
    end = max(right - (max(margin - left, 0.0) if padding is None else padding), end)
    if level:
        return _begin(lines, [end] * len(lines), em, slack)
    if _is_centred(lines, (left + right) / 2):
        return _begin(lines, [2 * end - line.right for line in lines], em, _SLACK)
    if free > 0 and alike:
        return _begin(lines, [line.right + line.left - left - _PADDING * em for line in lines], em, _SLACK)
    begins = _begin(lines, [end] * len(lines), em, slack)
    indented = [False, *(_is_indented(before, after, margin) for before, after in pairwise(lines))]
    return [*map(or_, begins, indented)]


def _begin(lines: Sequence[Print], ends: Sequence[float], em: float, slack: float) -> list[bool]:
    """Tell for each line whether its first word had room above; `ends`: how far to the right each line may reach.

    The next item of a list, or a note, needs no more room than a line that is full leaves.
    """
    found = [False]
    number = _number(lines[0].text, behind="")
    for (before, after), end in zip(pairwise(lines), ends, strict=False):
        room = (end - before.right) / em - slack
        next_ = room > _NARROWEST and (_number(after.text, before.text) == number + 1 or bool(_NOTE.match(after.text)))
        found.append(next_ or (_room(after, room) and not (_OPEN.search(before.text) and _CLOSED.match(after.text))))
        number = _number(after.text, before.text) if found[-1] else number
    return found


def _number(text: str, behind: str) -> int:
    """Return the number of an item that a line begins; 0 where it begins none, or maybe a decimal number."""
    mark = _ITEM.match(text)
    return int(mark[1]) if mark and (not mark[2] or behind.endswith(_SENTENCE_ENDS)) else 0


def _em(lines: Sequence[Print]) -> float:
    """Return the size of print, by how wide its Chinese lines are: some fonts do not tell the height of a character."""
    found = []
    for line in lines:
        wide = (len(line.text.encode("utf-8", "replace")) - len(line.text)) / 2
        if 2 * wide > len(line.text):
            found.append((line.right - line.left) / (wide + _NARROWEST * (len(line.text) - wide)))
    size = max(line.size for line in lines) or 1.0
    return min(max(sorted(found)[len(found) // 2], size), _MOST_EM * size) if found else size


def _is_indented(before: Print, after: Print, margin: float) -> bool:
    """Tell whether a line begins further in than the left border of the print, and further in than the one before."""
    return after.left - margin > _INDENT * after.size and after.left - before.left > _INDENT * after.size


def _room(after: Print, room: float) -> bool:
    """Tell whether the first word of a line had room on the line before: it was not put there, so it begins anew."""
    if room <= _NARROWEST:
        return False
    if room > len(after.text):
        return True
    chunk = _CHUNK.match(after.text)
    return room > sum(map(_width, chunk[0] if chunk else after.text[0]))


def _is_centred(lines: Sequence[Print], axis: float) -> bool:
    """Tell whether lines of differing length stand on one axis, that of their cell."""
    return all(abs((line.left + line.right) / 2 - axis) < line.size * 0.75 for line in lines)


def _width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.55
