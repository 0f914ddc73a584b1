"""Lines that stand in one cell beyond doubt, so that a reading takes them in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.council.parting.joins import Joins
from heng.ingest.council.parting.traits import Trait
from heng.ingest.lines import Habits


@dataclass(slots=True, eq=False)
class Run:
    """Lines of one paragraph, one below the other.

    Attributes:
        text: Their characters, without anything between them.
        depth: Opened less closed brackets.
    """

    lines: tuple[Trait, ...]
    first: Trait
    last: Trait
    text: str
    depth: int

    @property
    def text_behind(self) -> str:
        """The characters of all lines but the first."""
        return self.text[len(self.first.text) :]


def in_runs(lines: Sequence[Trait], habits: Habits, joins: Joins, objective: str) -> list[Run]:
    """Gather the lines of a table. `objective`: how the codes of its rows begin.

    Only a page break parts what belongs to one paragraph; so where none shows before the next row begins, and they do
    show in this document, lines stay together that no paragraph end parts and whose words go on from one to the next.
    """
    whole = _whole_rows(lines, objective) if habits.leads and habits.blanks else [False] * len(lines)
    groups: list[list[Trait]] = []
    for line, is_whole in zip(lines, whole, strict=True):
        if groups and habits.trails and _goes_on(groups[-1][-1], line, joins, is_whole=is_whole):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_run(group) for group in groups]


def _run(group: Sequence[Trait]) -> Run:
    if len(group) == 1:
        line = group[0]
        return Run((line,), line, line, line.text, line.depth)
    return Run(
        tuple(group), group[0], group[-1], "".join(line.text for line in group), sum(line.depth for line in group)
    )


def _whole_rows(lines: Sequence[Trait], objective: str) -> list[bool]:
    """Tell of each line whether a row (or the table) ends below it before a page does."""

    whole, found = True, []
    for line in reversed(lines):
        found.append(whole)
        begins = line.indicator is not None and line.indicator.strict and line.indicator.code.startswith(objective)
        whole = begins or (whole and not (line.broken or line.maybe_number))
    return found[::-1]


def _goes_on(last: Trait, line: Trait, joins: Joins, *, is_whole: bool) -> bool:
    if last.trail or line.broken or line.lead or line.maybe_number or last.maybe_number:
        return False
    if line.indicator is not None or line.action is not None or line.vertical != last.vertical:
        return False
    if line.vertical and line.short and last.short:
        return True
    return is_whole and (last.dangling_end or line.dangling_start or joins.seen(last.text, line.text))
