"""Cuts a document into its headed parts, whatever way its headings are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Generic, TypeVar

from heng.ingest.grid import Grid
from heng.ingest.lines import Line
from heng.ingest.text import squeeze
from heng.model.numbering import Mark, Style, read_mark

K = TypeVar("K", bound=Enum)

_MOST_OF_A_HEADING = 30
_SENTENCE = re.compile("[。；]")
_OWN_LEVEL = frozenset({Style.CHAPTER, Style.FORMAL})
"""Styles that number nothing inside a text."""


@dataclass
class Part(Generic[K]):
    """One headed part: its heading, and what stands below it in the order of reading."""

    kind: K
    no: str = ""
    title: str = ""
    heading: list[Line] = field(default_factory=list)
    blocks: list[Line | Grid] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """All lines below the heading."""
        return lines_of(self.blocks)


@dataclass(frozen=True)
class Vocabulary(Generic[K]):
    """What headings are called.

    Attributes:
        words: Kinds of parts with the words of their headings.
        other: The kind of a part that is called otherwise.
        tables: Kinds of parts in which numbered lines are cells of a table: only a known heading ends them.
    """

    words: Sequence[tuple[K, re.Pattern[str]]]
    other: K
    tables: frozenset[K] = frozenset()

    def kind(self, title: str) -> K | None:
        """Return the kind of part that a heading names."""
        squeezed = squeeze(title)
        return next((kind for kind, words in self.words if words.fullmatch(squeezed)), None)


@dataclass(frozen=True)
class _Heading(Generic[K]):
    kind: K
    mark: Mark | None
    title: str
    rest: str


def cut(blocks: Iterable[Line | Grid], vocabulary: Vocabulary[K]) -> list[Part[K]]:
    """Return the parts of a document; what stands before the first heading is a part without one."""
    parts = [Part(vocabulary.other)]
    last: Mark | None = None
    for block in blocks:
        heading = _heading(block, vocabulary, last, parts[-1].kind) if isinstance(block, Line) else None
        if heading is None or not isinstance(block, Line):
            parts[-1].blocks.append(block)
            continue
        last = heading.mark or last
        part = Part(heading.kind, heading.mark.bare if heading.mark else "", heading.title, [block])
        if heading.rest:
            part.blocks.append(replace(block, text=heading.rest, lead=True, raw=heading.rest))
        parts.append(part)
    return parts


def _heading(line: Line, vocabulary: Vocabulary[K], last: Mark | None, within: K) -> _Heading[K] | None:
    mark = read_mark(line.text)
    body = line.text[mark.end :].strip() if mark else line.text
    if mark is not None and last is not None and mark.style is not last.style:
        return None
    title, rest = _parted(body)
    known = vocabulary.kind(title)
    if known is not None and (mark is not None or (last is None and not rest)):
        return _Heading(known, mark, title, rest)
    if mark is None or last is None or mark.value != last.value + 1:
        return None
    if within in vocabulary.tables and mark.style not in _OWN_LEVEL:
        return None
    short = len(body) <= _MOST_OF_A_HEADING and not _SENTENCE.search(body)
    return _Heading(vocabulary.other, mark, body, "") if short else None


def _parted(body: str) -> tuple[str, str]:
    """Part a heading from a text that begins on its line (`使命：…`)."""
    head, colon, _ = body.replace("：", ":").partition(":")
    if not colon:
        return body.rstrip("。 "), ""
    return head.strip(), body[len(head) + 1 :].strip()


def lines_of(blocks: Iterable[Line | Grid]) -> list[Line]:
    """Return all lines of blocks in the order of reading."""
    found: list[Line] = []
    for block in blocks:
        found += [block] if isinstance(block, Line) else [line for row in block.rows for line in row.all_lines()]
    return found
