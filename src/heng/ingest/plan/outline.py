"""Cuts an annual plan into its headed parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from heng.ingest.grid import Grid
from heng.ingest.lines import Line
from heng.ingest.numbering import Mark, Style, read_mark
from heng.ingest.text import squeeze

_ADDED = r"(?:\d{2,4}年度?|年度|本年度|機關|組織|本局|本處|本府|本會|優先)*"
_AND = r"[及與暨、和]?"
_MOST_OF_A_HEADING = 30


class PartKind(Enum):
    """What a part holds."""

    MISSION = auto()
    VISION = auto()
    VALUE = auto()
    PRIORITY = auto()
    PLAN = auto()
    OTHER = auto()


_HEADINGS: tuple[tuple[PartKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"{_ADDED}(?:{words})"))
    for kind, words in (
        (PartKind.MISSION, "使命|任務|使命陳述"),
        (PartKind.VISION, "願景|發展願景|施政願景|未來願景"),
        (PartKind.VALUE, "(?:核心)?價值(?:觀)?|理念|施政理念|經營理念"),
        (
            PartKind.PRIORITY,
            f"(?:優先)?(?:施政|工作|業務|推動)?(?:目標|方針)?{_AND}(?:施政|策略|工作)?重點(?:項目|工作|政策)?|施政目標|施政方針|策略目標",
        ),
        (PartKind.PLAN, "(?:重要)?(?:施政|工作|業務)計畫(?:內容|項目|表|一覽表|及內容|與內容|明細表?)?|計畫內容"),
    )
)


@dataclass(slots=True)
class Part:
    """One headed part: its heading, and what stands below it in the order of reading."""

    kind: PartKind
    no: str = ""
    title: str = ""
    heading: list[Line] = field(default_factory=list)
    blocks: list[Line | Grid] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Heading:
    kind: PartKind
    mark: Mark | None
    title: str
    rest: str


def cut(blocks: Iterable[Line | Grid]) -> list[Part]:
    """Return the parts of a document; what stands before the first heading is a part without one."""
    parts = [Part(PartKind.OTHER)]
    style: Style | None = None
    value = 0
    for block in blocks:
        heading = _heading(block, style, value) if isinstance(block, Line) else None
        if heading is None or not isinstance(block, Line):
            parts[-1].blocks.append(block)
            continue
        if heading.mark is not None:
            style, value = heading.mark.style, heading.mark.value
        part = Part(heading.kind, heading.mark.bare if heading.mark else "", heading.title, [block])
        if heading.rest:
            part.blocks.append(_behind(block, heading.rest))
        parts.append(part)
    return parts


def _heading(line: Line, style: Style | None, value: int) -> _Heading | None:
    mark = read_mark(line.text)
    body = line.text[mark.end :].strip() if mark else line.text
    if mark is not None and style is not None and mark.style is not style:
        return None
    title, rest = _parted(body)
    known = next((kind for kind, words in _HEADINGS if words.fullmatch(squeeze(title))), None)
    if known is not None and (mark is not None or (style is None and not rest)):
        return _Heading(known, mark, title, rest)
    follows = mark is not None and style is mark.style and mark.value == value + 1
    short = len(body) <= _MOST_OF_A_HEADING and not re.search("[。；]", body)
    return _Heading(PartKind.OTHER, mark, body, "") if follows and short else None


def _parted(body: str) -> tuple[str, str]:
    """Part a heading from a text that begins on its line (`使命：…`)."""
    head, colon, _ = body.replace("：", ":").partition(":")
    if not colon:
        return body.rstrip("。 "), ""
    return head.strip(), body[len(head) + 1 :].strip()


def _behind(line: Line, rest: str) -> Line:
    return Line(line.no, rest, lead=True, trail=line.trail, raw=rest, cell=line.cell)


def lines_of(blocks: Sequence[Line | Grid]) -> list[Line]:
    """Return all lines of blocks in the order of reading."""
    found: list[Line] = []
    for block in blocks:
        found += [block] if isinstance(block, Line) else [line for row in block.rows for line in row.all_lines()]
    return found
