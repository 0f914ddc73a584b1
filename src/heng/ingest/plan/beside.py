"""The table of a plan in a text that prints its columns beside one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.aside import Beside, Page, grid_of, is_beside, parted
from heng.ingest.grid import Grid
from heng.ingest.lines import Line
from heng.ingest.plan.heads import heads_of_line
from heng.ingest.plan.rows import PlanTable, add_grid, read_table, take_heads
from heng.model.numbering import read_mark


@dataclass(slots=True)
class _Found:
    before: list[Line] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)


def read_beside(blocks: Sequence[Line | Grid]) -> tuple[PlanTable, list[Line]] | None:
    """Return the table that stands in lines, and those lines; None where no columns stand beside one another."""
    lines = [block for block in blocks if isinstance(block, Line)]
    if len(lines) < len(blocks):
        return None
    found = _pages(lines)
    body = [line for page in found.pages for line in page.lines]
    heads = next((_words(page.head) for page in found.pages if page.head), [])
    if not heads or not is_beside(body):
        return None
    table = read_table(found.before)
    table.heads += [line for page in found.pages for line in page.head]
    take_heads(table, dict(enumerate(heads)))
    content = min((column for column, level in table.columns.items() if level is None), default=len(heads) - 1)
    for number, page in enumerate(parted(found.pages, len(heads)), start=1):
        add_grid(table, grid_of(number, page, _begins(page, content), len(heads)))
    return table, body


def _words(head: Sequence[Line]) -> list[str]:
    """Return the words of a head from the left; of two lines, the lower one divides what the upper one names."""
    words: dict[int, str] = {}
    for line in head:
        for match in re.finditer(r"\S+", line.raw.rstrip()):
            words[match.start()] = match[0]
    return [words[place] for place in sorted(words)]


def _pages(lines: Sequence[Line]) -> _Found:
    found = _Found()
    for line in lines:
        if heads_of_line(line) is not None:
            above = found.pages[-1].head if found.pages and not found.pages[-1].lines else ()
            found.pages = [*(found.pages[:-1] if above else found.pages), Page(head=(*above, line))]
        elif not found.pages:
            found.before.append(line)
        else:
            if line.feed and found.pages[-1].lines:
                found.pages.append(Page())
            found.pages[-1].lines.append(line)
    found.pages = [page for page in found.pages if page.lines or page.head]
    return found


def _begins(page: Sequence[Beside], content: int) -> list[bool]:
    """Tell of each line whether a row begins with it: a name begins in it, or content behind an empty cell.

    Names without numbers begin where an empty line stands above them.
    """
    usual = min((each.line.blanks for each in page[1:]), default=0)
    found: list[bool] = []
    for index, each in enumerate(page):
        above = page[index - 1].cells if index else {}
        apart = each.line.blanks > usual
        found.append(
            any(
                apart or column not in above or read_mark(text)
                for column, text in each.cells.items()
                if column < content
            )
            or (content in each.cells and content not in above)
        )
    return found
