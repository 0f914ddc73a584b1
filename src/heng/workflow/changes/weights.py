"""Weights that people set: a decision that holds from a day, for every edition of the year whose period reaches it.

It is written under the stable identity of what it weighs, so that the next quarter is weighed alike. What the document
prints stays as it is: the checker reads the printed weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from heng.evaluate.totals.grouping import Group, by_agency, by_objective, by_perspective, by_theme
from heng.evaluate.totals.set_weights import SetWeights
from heng.model.edition import Edition
from heng.model.terms import ChangeField, RollLevel
from heng.model.weights import Weight
from heng.workflow.changes.change_data import Alteration, Force

GROUPS: Mapping[RollLevel, Callable[[Edition], tuple[Group, ...]]] = {
    RollLevel.THEME: by_theme,
    RollLevel.PERSPECTIVE: by_perspective,
    RollLevel.OBJECTIVE: by_objective,
    RollLevel.AGENCY: by_agency,
}
"""The levels whose groups can be given a weight."""


def level_refs(edition: Edition) -> dict[tuple[RollLevel, str], str]:
    """Return where the record keeps the weight of each group of an edition, by level and key of the group.

    A theme and an objective stand there by their stable identity, a perspective by its letter, an agency by its name.
    """
    known = {one.ref: one.entity for one in edition.card.identities}
    themes = {one.letter: one.ref for one in edition.card.themes}
    found: dict[tuple[RollLevel, str], str] = {}
    for level, groups in GROUPS.items():
        for group in groups(edition):
            ref = themes.get(group.key, "") if level is RollLevel.THEME else group.key
            found[level, group.key] = f"{level.value}/{known.get(ref, group.key)}"
    return found


def level_weights(edition: Edition, force: Force) -> SetWeights:
    """Return the weights that are in force: of groups, and of components, by their `ref`."""
    wanted = {ref: Alteration.read(entry).value for (kind, ref), entry in force.items() if kind == ChangeField.WEIGHT}
    if not wanted:
        return {}
    rows = {(RollLevel.INDICATOR, ref): entity for ref, entity in entities(edition).items()}
    return {key: Weight(text) for key, ref in (level_refs(edition) | rows).items() if (text := wanted.get(ref))}


def entities(edition: Edition) -> dict[str, str]:
    """Return the identity of each indicator by its `ref`."""
    known = {one.ref: one.entity for one in edition.card.identities}
    return {one.ref: known[one.ref] for one in edition.card.indicators if one.ref in known}


def weighed(edition: Edition, printed: Edition, force: Force) -> Edition:
    """Return an edition with the weights of indicators that are in force; elsewhere those that are printed."""
    wanted = {ref: Alteration.read(entry).value for (kind, ref), entry in force.items() if kind == ChangeField.WEIGHT}
    weights = {row.ref: row.weight for row in printed.card.indicators}
    names = entities(edition)
    rows = tuple(
        row if weight == row.weight else replace(row, weight=weight)
        for row in edition.card.indicators
        for text in [wanted.get(names.get(row.ref, ""))]
        for weight in [Weight(text) if text else weights.get(row.ref)]
    )
    if all(row is before for row, before in zip(rows, edition.card.indicators, strict=True)):
        return edition
    return replace(edition, card=replace(edition.card, indicators=rows))
