"""A cell of a plan's table as segments: each a number, as far as one is printed, and the text behind it.

Lists come in many forms: paragraphs of a real cell, HTML tags that an extraction has left in the text, or numbers one
after the other in a line. A number inside a line counts only where it goes on with its list, so that figures in a
sentence are none.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from heng.ingest.lines import Line
from heng.ingest.text import join_lines, squeeze
from heng.model.numbering import Mark, Style, read_mark

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_INLINE = {Style.HAN, Style.HAN_BRACKET, Style.ARABIC, Style.ARABIC_BRACKET, Style.CIRCLED, Style.LETTER}
_FIRST_INSIDE = {Style.HAN, Style.HAN_BRACKET, Style.ARABIC, Style.ARABIC_BRACKET, Style.CIRCLED}
_SENTENCE_END = "。；;：:！!」）)"
_MOST_SKIPPED = 3
_REACH = 400
"""Characters within which the second number of a list stands behind the first."""
_ASTRAY = 40
"""Characters that may stand between two segments and in neither: bullets, and what is left of tags."""
_MOST_CITED = 20_000
"""So many lines the segments of one cell may cite together where none can be told its own."""
_BEFORE_A_FIGURE = re.compile(r"(\d{1,3})[.．](?=\d+[.．]\d)")
_BULLET = re.compile(r"^[•●◎▪◆■‧·\uf06c\uf0b7\uf0d8]\s*")
_INNER_BULLET = re.compile(r"(?<=[。；;\s])[•●◎▪◆■\uf06c\uf0b7\uf0d8](?=\s*\S)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a cell. `hard`: it begins a paragraph or an element of its own. `lines`: those that it stands on."""

    mark: Mark | None
    body: str
    hard: bool
    lines: Sequence[Line] = ()


def read_cell(lines: Sequence[Line]) -> list[Segment]:
    """Part the print of a cell, and tell on which of its lines each part stands."""
    found = segments(cell_text(lines))
    places = _places(found, lines) if len(lines) > 1 else None
    if places is None:
        whole = lines if len(lines) * len(found) <= _MOST_CITED else lines[:1]
        return [replace(each, lines=whole) for each in found]
    return [replace(each, lines=lines[place]) for each, place in zip(found, places, strict=True)]


def _places(found: Sequence[Segment], lines: Sequence[Line]) -> list[slice] | None:
    """Return which lines each segment stands on; None where their print differs from that of the lines."""
    texts = [squeeze(html.unescape(_TAG.sub("", line.text))) for line in lines]
    starts = list(accumulate(map(len, texts[:-1]), initial=0))
    text, at = "".join(texts), 0
    places: list[slice] = []
    for each in found:
        own = squeeze((each.mark.text if each.mark else "") + each.body)
        start = text.find(own, at, at + len(own) + _ASTRAY)
        if start < 0:
            return None
        at = start + len(own)
        places.append(slice(bisect_right(starts, start) - 1, bisect_right(starts, at - 1)))
    return places


def cell_text(lines: Sequence[Line]) -> str:
    """Return a cell's print with a line feed before each paragraph or element."""
    paragraphs: list[list[tuple[str, bool]]] = []
    for line in lines:
        if not paragraphs or line.lead or read_mark(line.text):
            paragraphs.append([])
        paragraphs[-1].append((line.text, False))
    text = "\n".join(join_lines(pieces) for pieces in paragraphs)
    if _TAG.search(text):
        text = html.unescape(_TAG.sub("\n", text))
    text = _INNER_BULLET.sub(r"\n\g<0>", text)
    chunks = (_BULLET.sub("", " ".join(chunk.split())) for chunk in text.split("\n"))
    return "\n".join(chunk for chunk in chunks if chunk)


def segments(text: str) -> list[Segment]:
    """Part the text of a cell at its numbers."""
    found: list[Segment] = []
    last: dict[Style, int] = {}
    for chunk in text.split("\n"):
        start, mark = 0, _mark(chunk, 0, last)
        found_at = [(0, mark)]
        if mark is not None:
            _count(last, mark)
            start = mark.end
        for pos in range(start, len(chunk)):
            inner = _inner_mark(chunk, pos, start, last)
            if inner is not None:
                _count(last, inner)
                found_at.append((pos, inner))
                start = inner.end
        ends = [pos for pos, _ in found_at[1:]] + [len(chunk)]
        for index, ((pos, each), end) in enumerate(zip(found_at, ends, strict=True)):
            body = chunk[each.end if each else pos : end].strip()
            if each is not None or body:
                found.append(Segment(each, body, hard=index == 0))
    return found


def _mark(text: str, pos: int, last: Mapping[Style, int]) -> Mark | None:
    """Return the number at an offset; of `2.2.4GHz` the first, where a list has come to 1."""
    mark = read_mark(text, pos)
    if mark is None or mark.style is not Style.DECIMAL or Style.DECIMAL in last:
        return mark
    first = _BEFORE_A_FIGURE.match(text, pos)
    if first is None or last.get(Style.ARABIC) != int(first[1]) - 1:
        return mark
    return Mark(Style.ARABIC, int(first[1]), first[0], first.end())


def _count(last: dict[Style, int], mark: Mark) -> None:
    """Remember how far a list has come; a list of a higher level lets those below it begin anew."""
    last[mark.style] = mark.value
    for style in [each for each in last if each.value > mark.style.value]:
        del last[style]


def _inner_mark(chunk: str, pos: int, start: int, last: dict[Style, int]) -> Mark | None:
    """Return the number at an offset inside a line, where it can be one of a list."""
    if pos < start or chunk[pos].isspace():
        return None
    apart = pos > 0 and chunk[pos - 1].isspace()
    ended = chunk[max(pos - 2, 0) : pos].rstrip()[-1:] in _SENTENCE_END
    if not (apart or ended or pos == start):
        return None
    mark = _mark(chunk, pos, last)
    if mark is None or mark.style not in _INLINE:
        return None
    reached = last.get(mark.style)
    if reached is None:
        return mark if _is_first(chunk, mark, last, apart=apart or pos == start, ended=ended) else None
    step = mark.value - reached
    return mark if step == 1 or (apart and ended and 1 < step <= _MOST_SKIPPED) else None


def _is_first(chunk: str, mark: Mark, last: Mapping[Style, int], *, apart: bool, ended: bool) -> bool:
    """Tell whether a list begins inside a line: with its first number, where that stands apart or a second follows."""
    if mark.value > 1:
        # Behind a page break a list goes on that began in the row above.
        return mark.style in _FIRST_INSIDE and bool(last) and apart and ended
    if mark.style in _FIRST_INSIDE and apart:
        return True
    return ended and any(
        _is_second(chunk, pos, mark.style) for pos in range(mark.end, min(len(chunk), mark.end + _REACH))
    )


def _is_second(chunk: str, pos: int, style: Style) -> bool:
    """Tell whether the second number of a list stands at an offset, behind a space or the end of a sentence."""
    if not chunk[pos - 1].isspace() and chunk[pos - 1] not in _SENTENCE_END:
        return False
    mark = read_mark(chunk, pos)
    return mark is not None and mark.style is style and mark.value == 2
