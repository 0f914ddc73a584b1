"""A part of a document as one value: a window around a line, or the whole in blocks that a browser can skip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heng.model.source import Place
from heng.web import links
from heng.web.excerpt import Marks, SourceLine
from heng.web.place import place_text

AROUND = 80
"""Lines with text on either side of the one asked for."""
BLOCK = 200


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line, the page or sheet that begins with it (else empty), and its place in words."""

    line: SourceLine
    begins: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """Everything the page shows.

    Attributes:
        lines: How many the document has.
        first, last: Of the window; the whole where `whole`.
        target: The line asked for, None where none was.
        strip, place: Picture of the line asked for and its place in words, where the format has pages or sheets.
        before, after: First lines of the windows beside this one, 0 where there is none.
    """

    digest: str
    name: str
    lines: int
    first: int
    last: int
    whole: bool
    target: int | None
    blocks: tuple[tuple[PlacedLine, ...], ...]
    strip: str
    place: str
    before: int
    after: int


def document_page(
    digest: str,
    name: str,
    text: Sequence[str],
    marks: Marks,
    places: Mapping[int, Place],
    *,
    line: int | None,
    whole: bool,
) -> DocumentPage:
    """Return the window around a line, or the whole; empty lines are left out, their numbers stay."""
    shown = [number for number in range(1, len(text) + 1) if text[number - 1].strip()]
    start, stop = (0, len(shown)) if whole else _window(shown, line)
    numbers = shown[start:stop]
    made = list(_placed(numbers, text, marks, places))
    asked = places.get(line) if line else None
    return DocumentPage(
        digest=digest,
        name=name,
        lines=len(text),
        first=numbers[0] if numbers else 0,
        last=numbers[-1] if numbers else 0,
        whole=whole,
        target=line,
        blocks=tuple(tuple(made[at : at + BLOCK]) for at in range(0, len(made), BLOCK)),
        strip=links.strip(digest, asked) if asked else "",
        place=place_text(asked),
        before=shown[max(0, start - AROUND)] if start > 0 else 0,
        after=shown[min(len(shown) - 1, stop + AROUND)] if stop < len(shown) else 0,
    )


def _placed(
    numbers: Sequence[int], text: Sequence[str], marks: Marks, places: Mapping[int, Place]
) -> Iterator[PlacedLine]:
    """Yield lines; the first one of a page or sheet says which it is."""
    last = ""
    for number in numbers:
        place = places.get(number)
        where = place_text(replace(place, cell=None)) if place else ""
        yield PlacedLine(marks.line(number, text[number - 1]), where if where != last else "", place_text(place))
        last = where


def _window(shown: list[int], line: int | None) -> tuple[int, int]:
    """Return where the window begins and ends among the lines with text; it always has its full size."""
    at = next((place for place, number in enumerate(shown) if number >= (line or 1)), max(0, len(shown) - 1))
    start = max(0, min(at - AROUND, len(shown) - 2 * AROUND))
    return start, min(len(shown), start + 2 * AROUND)
