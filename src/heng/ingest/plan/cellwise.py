"""The table of a plan in a text that prints it cell by cell, each on lines of its own.

Names are known by their numbers, or by their place where every row has all its cells; what fits neither is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from heng.ingest.lines import Line
from heng.ingest.plan.late_names import LateNames, Ordered
from heng.ingest.text import squeeze
from heng.model.numbering import Style, read_mark
from heng.model.terms import PlanLevel

_OUTLINE = (Style.CHAPTER, Style.FORMAL, Style.STEM, Style.HAN, Style.HAN_BRACKET)
_SENTENCE = re.compile("[。；;，]")
_FIGURE = re.compile(r"[-–—]?\d[\d,]*(?:\.\d+)?%?")
_TOUCHING = re.compile(r"(?P<text>.*[\u4e00-\u9fff，、]) \d{1,3}(?:,\d{3})*")
"""A figure of the column beside it behind a line that fills its own."""
_MOST_OF_A_REST = 2
_ENDS = ("。", "；", ";")
_MOST_OF_A_NAME = 20
_NEXT_NAME = re.compile(r"\s+(?=\S)")


def names_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Part lines that hold two names of different levels (`壹、文化 二、活動`), and leave the others."""
    for line in lines:
        yield from _names(line)


def _names(line: Line) -> Iterator[Line]:
    mark = read_mark(line.text)
    if mark is None or mark.style not in _OUTLINE or _SENTENCE.search(line.text):
        yield line
        return
    start = 0
    for match in _NEXT_NAME.finditer(line.text, mark.end):
        after = read_mark(line.text, match.end())
        if after is not None and after.style in _OUTLINE and _OUTLINE.index(after.style) > _OUTLINE.index(mark.style):
            yield replace(line, text=line.text[start : match.start()].strip())
            start, mark = match.end(), after
    yield replace(line, text=line.text[start:].strip()) if start else line


def by_grid(lines: Sequence[Line], content: int, columns: int) -> list[list[list[Line]]] | None:
    """Return the rows of a table whose names bear no numbers, where every row has all its cells; None where one lacks.

    Cells are parted by empty lines. Names are short and end no sentence, content ends one or is a list.
    """
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not line.blanks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    if not blocks or len(blocks) % columns or any(block[0].feed for block in blocks[1:]):
        return None
    rows = [blocks[start : start + columns] for start in range(0, len(blocks), columns)]
    fits = all(
        _is_content(cell) if at == content else _is_name(cell)
        for row in rows
        for at, cell in enumerate(row[: content + 1])
    )
    return rows if fits else None


def _is_content(cell: Sequence[Line]) -> bool:
    return read_mark(cell[0].text) is not None or bool(_SENTENCE.search(cell[-1].text[-1:]))


def _is_name(cell: Sequence[Line]) -> bool:
    text = "".join(line.text for line in cell)
    return len(text) <= _MOST_OF_A_NAME and not _SENTENCE.search(text) and not _FIGURE.fullmatch(squeeze(text))


def in_rows(lines: Sequence[Line], styles: Mapping[Style, PlanLevel], levels: int, *, others: bool = False) -> Ordered:
    """Return lines with the names that were printed late put where they belong.

    Args:
        lines: Those of the table, without its heads.
        styles: How names of each level are numbered, the highest first.
        levels: How many levels the heads name; with fewer styles than that, some names bear no number, and nothing
            tells them from content.
        others: The heads name columns besides names and content, such as one of money.
    """
    if not styles or len(styles) < levels:
        return Ordered(left=list(lines))
    kept, left = _held(lines, styles, others=others)
    found = LateNames(kept, list(styles)).sorted()
    found.left += left
    return found


def _held(lines: Sequence[Line], styles: Mapping[Style, PlanLevel], *, others: bool) -> tuple[list[Line], list[Line]]:
    """Part what can be names and content from cells of other columns: figures, and print that goes on with nothing."""
    kept: list[Line] = []
    left: list[Line] = []
    for line in lines:
        touching = _TOUCHING.fullmatch(line.text) if others else None
        if _FIGURE.fullmatch(squeeze(line.text)) or (kept and _is_stray(line, kept, styles)):
            left.append(line)
        elif touching is not None:
            kept.append(replace(line, text=touching["text"]))
            left.append(line)
        else:
            kept.append(line)
    return kept, left


def _is_stray(line: Line, kept: Sequence[Line], styles: Mapping[Style, PlanLevel]) -> bool:
    """Tell whether a line without a number goes on with nothing: not below a name, nor behind a page break.

    Below two names on one line it goes on with either.
    """
    if read_mark(line.text) is not None:
        return False
    above = kept[-1]
    ended = above.text.endswith(_ENDS)
    if not line.blanks:
        two = len(kept) > 1 and kept[-2].no == above.no
        return two or (ended and len(line.text) <= _MOST_OF_A_REST)
    mark = read_mark(above.text)
    return not (mark is not None and mark.style in styles) and not (line.feed and not ended)
