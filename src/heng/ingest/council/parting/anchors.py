"""Lines whose column is known before anything is parted: by a code, a unit or an agency beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from heng.ingest.council.parting.line_costs import ACTION, FORMULA, INDICATOR, OWNER, VALUE
from heng.ingest.council.parting.traits import Trait
from heng.ingest.lines import Habits

Wrap = tuple[int, Trait, Trait]


def wraps(lines: Sequence[Trait], habits: Habits) -> Iterator[Wrap]:
    """Yield (column, line, next line) where a text of a known column most likely goes on in the next line."""
    return _by_paragraphs(lines) if habits.trails else _by_codes(lines)


def _by_paragraphs(lines: Sequence[Trait]) -> Iterator[Wrap]:
    """A paragraph stands in the column of its first line.

    The one before a unit is a formula, those behind an agency are figures.
    """
    column: int | None = None
    paragraph: list[tuple[Trait, Trait]] = []
    for last, line in pairwise(lines):
        if last.broken:
            column, paragraph = None, []
        if last.indicator is not None and last.indicator.strict:
            column = INDICATOR
        elif last.action is not None and last.action.strict:
            column = ACTION
        elif last.vertical:
            column = OWNER
        if not last.trail and not line.broken:
            paragraph.append((last, line))
            continue
        if column is None and line.unit:
            column = FORMULA
        if column is not None:
            yield from ((column, *pair) for pair in paragraph)
        column, paragraph = VALUE if column in (OWNER, VALUE) else None, []


def _by_codes(lines: Sequence[Trait]) -> Iterator[Wrap]:
    """Without the ends of paragraphs, only the lines next to a code or a unit are known."""
    column: int | None = None
    for index, (last, line) in enumerate(pairwise(lines)):
        if last.indicator is not None and last.indicator.strict:
            column = INDICATOR
        elif last.action is not None and last.action.strict:
            column = ACTION
        if line.broken or line.indicator is not None or line.action is not None:
            column = None
        elif line.unit:
            yield from ((FORMULA, *pair) for pair in pairwise(lines[max(0, index - 2) : index + 1]))
            column = None
        if column is not None:
            yield column, last, line
        if column == ACTION:
            column = None
