"""Parts of two editions that are compared as a whole: so that nothing is called the same that is not."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from heng.check.text import fold
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.source import SourceRef
from heng.model.terms import EditionPart

_PLACES = frozenset({"ref", "refs", "source", "copies", "drawing", "drawing_ref", "cause", "effect"})
"""Fields that say where a thing stands, not what it is."""


def differing_parts(before: Edition, after: Edition) -> tuple[EditionPart, ...]:
    """Return the parts that two editions print differently, whatever the places they print them at."""
    one, other = _parts(before), _parts(after)
    return tuple(part for part in EditionPart if bare(one[part]) != bare(other[part]))


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
        EditionPart.DEFINITIONS: tuple(map(_remarks, card.indicators)),
        EditionPart.FIGURE_NOTES: tuple(
            (getattr(one.target, "note", ""), getattr(one.actual, "note", "")) for one in edition.figures.readings
        ),
        EditionPart.PLAN: edition.plan,
        EditionPart.BUDGET: edition.budget,
        EditionPart.REPORT: edition.report,
    }


def _remarks(row: Indicator) -> tuple[object, ...]:
    return row.standard, row.formula_note, row.frequency, row.city_indicator, row.baselines, row.behaviour
