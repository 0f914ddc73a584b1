"""Parts the tables of a theme into rows; column widths are learned from the theme's own tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.council.parting.anchors import wraps
from heng.ingest.council.parting.collect import Segmented
from heng.ingest.council.parting.costs import Costs
from heng.ingest.council.parting.joins import Joins
from heng.ingest.council.parting.line_costs import LineCosts
from heng.ingest.council.parting.runs import in_runs
from heng.ingest.council.parting.segment import segment
from heng.ingest.council.parting.traits import traits
from heng.ingest.council.parting.widths import learn
from heng.ingest.council.scorecard import ObjectiveTable
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
    runs = [
        in_runs(body, known.habits, known.joins, table.code + ".") for table, body in zip(tables, lines, strict=True)
    ]
    widths = learn(wrap for body in lines for wrap in wraps(body, known.habits))
    parted: list[Segmented] = []
    for _ in range(1 if known.habits.trails else _PASSES):
        weigher = LineCosts(known.habits, widths, known.sense, known.joins)
        parted = [segment(body, Costs(table.code, weigher)) for table, body in zip(tables, runs, strict=True)]
        widths = learn(wrap for table in parted for wrap in table.wrapped)
    return parted
