"""Parts of two editions that are compared as a whole: so that nothing is called the same that is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from heng.check.compare.data import Comparison
from heng.check.compare.figure_data import FigureChange
from heng.check.compare.pairs import paired_rows
from heng.check.text import fold
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Reading
from heng.model.source import SourceRef
from heng.model.terms import EditionPart

_PLACES = frozenset({"ref", "refs", "source", "copies", "drawing", "drawing_ref", "cause", "effect"})
"""Fields that say where a thing stands, not what it is."""


def differing_parts(comparison: Comparison, figures: Iterable[FigureChange]) -> tuple[EditionPart, ...]:
    """Return the parts that two editions print differently, whatever the places they print them at.

    What stands beside KPIs and figures is looked at for those that both print.
    """
    one, other = _parts(comparison.before), _parts(comparison.after)
    rows = [pair for match in comparison.matches for pair in paired_rows(match.before.rows, match.after.rows)]
    sides = [(each.before.reading, each.after.reading) for each in figures if each.before and each.after]
    differing = {
        EditionPart.DEFINITIONS: any(bare(_remarks(then)) != bare(_remarks(now)) for then, now in rows),
        EditionPart.FIGURE_NOTES: any(bare(_beside(then)) != bare(_beside(now)) for then, now in sides),
        **{part: bare(one[part]) != bare(other[part]) for part in one},
    }
    return tuple(part for part in EditionPart if differing[part])


def bare(value: Any) -> Any:
    """Return a part of the model as nested tuples without places, texts folded."""
    if isinstance(value, SourceRef):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        return tuple((name, bare(each)) for name, each in named if name not in _PLACES and not name.endswith("_source"))
    if isinstance(value, tuple | list):
        return tuple(map(bare, value))
    return fold(value) if type(value) is str else value


def _parts(edition: Edition) -> dict[EditionPart, object]:
    card = edition.card
    return {
        EditionPart.STATEMENTS: card.statements,
        EditionPart.THEMES: (card.themes, card.declared),
        EditionPart.MAP: (card.map, card.linkages),
        EditionPart.FACTORS: tuple((one.code, one.text) for one in card.success_factors),
        EditionPart.PLAN: edition.plan,
        EditionPart.BUDGET: edition.budget,
        EditionPart.REPORT: edition.report,
    }


def _remarks(row: Indicator) -> tuple[object, ...]:
    return row.standard, row.formula_note, row.frequency, row.city_indicator, row.baselines, row.behaviour


def _beside(reading: Reading) -> tuple[object, ...]:
    """Return what a reading prints beside target and actual themselves."""
    target, actual = reading.target, reading.actual
    aim = (target.items, target.baselines, target.note) if target else ()
    met = (actual.items, actual.planned, actual.partial, actual.note) if isinstance(actual, Actual) else ()
    return aim, met
