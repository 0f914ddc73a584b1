"""A Markdown text as logical lines: a line that ends in a backslash goes on in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.ingest.lines import LINE_BREAK

_HEADING = re.compile(r"(#{1,6})(?:\s+(.*))?", re.DOTALL)
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,3}[.)])(?:[ \t]+(?P<body>.*))?", re.DOTALL)
_BULLETS = "-*+"


@dataclass(frozen=True, slots=True)
class Logical:
    """A logical line: `lines` are the numbers of its printed lines, `raw` their text, `text` what it says."""

    lines: tuple[int, ...]
    raw: str
    text: str


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """`## A name`: how deep it stands and what it says."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """`- text` or `1. text`: how far it is indented, its number, what it says."""

    indent: int
    number: str
    body: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """`| a | b |`: its cells."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LooseLine:
    """Anything else."""

    body: str


Kind = HeadingLine | ItemLine | RowLine | LooseLine


def logical_lines(text: str) -> Iterator[Logical]:
    """Yield the lines that hold characters, those of one value together."""
    physical = LINE_BREAK.split(text)
    position = 0
    while position < len(physical):
        start = position
        body, goes_on = _unescaped(physical[position])
        indent = _content_indent(physical[position])
        while goes_on and position + 1 < len(physical):
            position += 1
            more, goes_on = _unescaped(physical[position])
            body += "\n" + more[min(indent, len(more) - len(more.lstrip(" "))) :]
        position += 1
        if body.strip():
            numbers = tuple(range(start + 1, position + 1))
            yield Logical(numbers, "\n".join(physical[start:position]), body)


def stops_inside(text: str) -> bool:
    """Tell whether a text ends where its last value should go on."""
    return _unescaped(text.rstrip("\r\n"))[1]


def _unescaped(line: str) -> tuple[str, bool]:
    """Halve the backslashes at the end of a line; an odd one says that the value goes on."""
    body = line.rstrip("\\")
    count = len(line) - len(body)
    return body + "\\" * (count // 2), count % 2 == 1


def _content_indent(line: str) -> int:
    match = _ITEM.match(line)
    return len(match["indent"]) + len(match["mark"]) + 1 if match else 2


def kind_of(line: Logical) -> Kind:
    """Tell what a logical line is."""
    if heading := _HEADING.fullmatch(line.text):
        return HeadingLine(len(heading[1]), (heading[2] or "").strip())
    if item := _ITEM.fullmatch(line.text):
        number = "" if item["mark"] in _BULLETS else item["mark"]
        return ItemLine(len(item["indent"].expandtabs(4)), number, (item["body"] or "").strip())
    if line.text.strip().startswith("|"):
        return RowLine(tuple(cells_of(line.text.strip())))
    return LooseLine(line.text.strip())


def cells_of(row: str) -> Sequence[str]:
    """Return the cells of a row: `\\|` is a bar inside a cell, `<br>` a line break."""
    inner = row.removeprefix("|")
    parts = re.split(r"(?<!\\)\|", inner)
    kept = parts[:-1] if not parts[-1].strip() else parts
    return [re.sub(r"<br\s*/?>", "\n", part.strip().replace("\\|", "|")) for part in kept]
