"""Parts the tables of a theme into rows; column widths are learned from the theme's own tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.ingest.council.cells import Column
from heng.ingest.council.costs import Costs
from heng.ingest.council.joins import Joins
from heng.ingest.council.scorecard import ObjectiveTable
from heng.ingest.council.segment import Segmented, segment
from heng.ingest.council.state import Move
from heng.ingest.council.traits import Trait, traits
from heng.ingest.council.widths import first_guess, learn
from heng.ingest.lines import Habits
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense

_PASSES = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a document before its tables are parted."""

    grammar: CodeGrammar
    sense: AgencySense
    habits: Habits
    joins: Joins


def part_tables(tables: Sequence[ObjectiveTable], known: Surroundings) -> list[Segmented]:
    """Part every table of a theme, once with guessed column widths and once with those learned from it."""
    lines = [traits(table.body, known.grammar, known.sense) for table in tables]
    widths = first_guess(line for body in lines for line in body)
    parted: list[Segmented] = []
    for _ in range(_PASSES):
        parted = [
            segment(body, Costs(table.code, known.habits, widths, known.sense, known.joins))
            for table, body in zip(tables, lines, strict=True)
        ]
        widths = learn((sample for table in parted for sample in _wrapped(table)), told=known.habits.trails)
    return parted


def _wrapped(table: Segmented) -> Iterator[tuple[Column, Trait]]:
    """Yield the lines that wrapped inside their column."""
    for (line, state), (_, after) in pairwise(table.steps):
        if state.column is not None and after.column == state.column and after.move is Move.STAY and not after.opens:
            yield state.column, line
