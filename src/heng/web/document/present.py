"""A part of a document as one value: a window around a line, or the whole in blocks that a browser can skip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.web.excerpt import Marks, SourceLine

AROUND = 80
"""Lines with text on either side of the one asked for."""
BLOCK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """Everything the page shows.

    Attributes:
        lines: How many the document has.
        first, last: Of the window; the whole where `whole`.
        target: The line asked for, None where none was.
        before, after: First lines of the windows beside this one, 0 where there is none.
    """

    digest: str
    name: str
    lines: int
    first: int
    last: int
    whole: bool
    target: int | None
    blocks: tuple[tuple[SourceLine, ...], ...]
    before: int
    after: int


def document_page(
    digest: str, name: str, text: Sequence[str], marks: Marks, *, line: int | None, whole: bool
) -> DocumentPage:
    """Return the window around a line, or the whole; empty lines are left out, their numbers stay."""
    shown = [number for number in range(1, len(text) + 1) if text[number - 1].strip()]
    start, stop = (0, len(shown)) if whole else _window(shown, line)
    numbers = shown[start:stop]
    made = [marks.line(number, text[number - 1]) for number in numbers]
    return DocumentPage(
        digest=digest,
        name=name,
        lines=len(text),
        first=numbers[0] if numbers else 0,
        last=numbers[-1] if numbers else 0,
        whole=whole,
        target=line,
        blocks=tuple(tuple(made[at : at + BLOCK]) for at in range(0, len(made), BLOCK)),
        before=shown[max(0, start - AROUND)] if start > 0 else 0,
        after=shown[min(len(shown) - 1, stop + AROUND)] if stop < len(shown) else 0,
    )


def _window(shown: list[int], line: int | None) -> tuple[int, int]:
    """Return where the window begins and ends among the lines with text; it always has its full size."""
    at = next((place for place, number in enumerate(shown) if number >= (line or 1)), max(0, len(shown) - 1))
    start = max(0, min(at - AROUND, len(shown) - 2 * AROUND))
    return start, min(len(shown), start + 2 * AROUND)
