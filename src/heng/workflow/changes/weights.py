"""Weights that people set: a decision that holds from a day, for every edition of the year whose period reaches it.

It is written under the stable identity of the indicator, so that the next quarter is weighed alike. What the document
prints stays as it is: the checker reads the printed weights.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction

from heng.model.edition import Edition
from heng.model.terms import ChangeField
from heng.model.weights import WHOLE, Weight
from heng.store import pieces, read
from heng.store.append import lock
from heng.store.words import Act
from heng.workflow.changes.change_data import Alteration, Force
from heng.workflow.changes.refusals import UnknownSubjectError, UnreadableWeightError
from heng.workflow.changes.writing import Proposal, demand_reason, write
from heng.workflow.opening.locate import locate
from heng.workflow.opening.opened import CardAddress, Change


def set_weight(
    address: CardAddress, indicator_ref: str, text: str, *, who: str, reason: str, valid: date, seen: int | None = None
) -> Change:
    """Write another weight of an indicator or component, in per cent; raises RefusedChangeError.

    It weighs the periods that end on `valid` or later.
    """
    demand_reason(who, reason)
    weight = Weight.read(text)
    if weight is None or not 0 <= weight.value <= WHOLE:
        raise UnreadableWeightError(text)
    with transaction.atomic():
        head = locate(address)
        card_year = lock(address.owner, address.year)
        edition = pieces.put_together(read.decode(read.published(head.edition)))
        entity = entities(edition).get(indicator_ref)
        row = next((one for one in edition.card.indicators if one.ref == indicator_ref), None)
        if entity is None or row is None:
            raise UnknownSubjectError(indicator_ref)
        proposal = Proposal(
            card_year=card_year,
            row=None,
            field=ChangeField.WEIGHT,
            ref=entity,
            after=weight.text,
            value=weight.text,
            printed=str(row.weight or ""),
            day=valid,
        )
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)


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
