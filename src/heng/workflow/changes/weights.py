"""Weights that people set: a decision that holds from a day, for every edition of the year whose period reaches it.

It is written under the stable identity of what it weighs, so that the next quarter is weighed alike. What the document
prints stays as it is: the checker reads the printed weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from heng.evaluate.totals.grouping import Group, by_agency, by_objective, by_perspective, by_theme
from heng.evaluate.totals.set_weights import SetWeights
from heng.model.edition import Edition
from heng.model.terms import ChangeField, RollLevel
from heng.model.weights import WHOLE, Weight
from heng.store import pieces, read
from heng.store.append import lock
from heng.store.words import Act
from heng.workflow.changes.change_data import Alteration, Force
from heng.workflow.changes.refusals import UnknownSubjectError, UnreadableWeightError
from heng.workflow.changes.writing import Proposal, demand_reason, write
from heng.workflow.opening.locate import locate
from heng.workflow.opening.opened import CardAddress, Change

GROUPS: Mapping[RollLevel, Callable[[Edition], tuple[Group, ...]]] = {
    RollLevel.THEME: by_theme,
    RollLevel.PERSPECTIVE: by_perspective,
    RollLevel.OBJECTIVE: by_objective,
    RollLevel.AGENCY: by_agency,
}
"""The levels whose groups can be given a weight."""


def set_weight(
    address: CardAddress, indicator_ref: str, text: str, *, who: str, reason: str, valid: date, seen: int | None = None
) -> Change:
    """Write another weight of an indicator or component, in per cent; raises RefusedChangeError.

    It weighs the periods that end on `valid` or later.
    """
    return _write(address, _OfIndicator(indicator_ref), text, who=who, reason=reason, valid=valid, seen=seen)


def set_level_weight(
    address: CardAddress, level: RollLevel, key: str, text: str,
    *, who: str, reason: str, valid: date, seen: int | None = None,
) -> Change:  # fmt: skip
    """Write the weight of a theme, perspective, objective or agency, named by the key of its group; else as above."""
    return _write(address, _OfLevel(level, key), text, who=who, reason=reason, valid=valid, seen=seen)


@dataclass(frozen=True, slots=True)
class _OfIndicator:
    """A row that may print a weight."""

    ref: str

    def found(self, edition: Edition) -> tuple[str, str]:
        """Return where the weight stands in the record, and what is printed; raises UnknownSubjectError."""
        entity = entities(edition).get(self.ref)
        row = next((one for one in edition.card.indicators if one.ref == self.ref), None)
        if entity is None or row is None:
            raise UnknownSubjectError(self.ref)
        return entity, str(row.weight or "")


@dataclass(frozen=True, slots=True)
class _OfLevel:
    """A group of figures, for which no document prints a weight."""

    level: RollLevel
    key: str

    def found(self, edition: Edition) -> tuple[str, str]:
        """As that of a row."""
        ref = level_refs(edition).get((self.level, self.key))
        if ref is None:
            raise UnknownSubjectError(self.key)
        return ref, ""


def _write(
    address: CardAddress, subject: _OfIndicator | _OfLevel, text: str,
    *, who: str, reason: str, valid: date, seen: int | None,
) -> Change:  # fmt: skip
    demand_reason(who, reason)
    weight = Weight.read(text)
    if weight is None or not 0 <= weight.value <= WHOLE:
        raise UnreadableWeightError(text)
    with transaction.atomic():
        head = locate(address)
        card_year = lock(address.owner, address.year)
        ref, printed = subject.found(pieces.put_together(read.decode(read.published(head.edition))))
        proposal = Proposal(
            card_year=card_year,
            row=None,
            field=ChangeField.WEIGHT,
            ref=ref,
            after=weight.text,
            value=weight.text,
            printed=printed,
            day=valid,
        )
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)


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
    """Return the weights of groups that are in force."""
    wanted = {ref: Alteration.read(entry).value for (kind, ref), entry in force.items() if kind == ChangeField.WEIGHT}
    refs = level_refs(edition) if wanted else {}
    return {key: Weight(text) for key, ref in refs.items() if (text := wanted.get(ref))}


def entities(edition: Edition) -> dict[str, str]:
    """Return the identity of each indicator by its `ref`."""
    known = {one.ref: one.entity for one in edition.card.identities}
    return {one.ref: known[one.ref] for one in edition.card.indicators if one.ref in known}


def weighed(edition: Edition, force: Force) -> Edition:
    """Return an edition with the weights that are in force."""
    wanted = {ref: Alteration.read(entry).value for (kind, ref), entry in force.items() if kind == ChangeField.WEIGHT}
    if not wanted:
        return edition
    names = entities(edition)
    rows = tuple(
        replace(row, weight=Weight(text)) if (text := wanted.get(names.get(row.ref, ""))) else row
        for row in edition.card.indicators
    )
    return replace(edition, card=replace(edition.card, indicators=rows))
