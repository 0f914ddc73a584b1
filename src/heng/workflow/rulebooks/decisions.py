"""Which rulebook judges a card: a recorded decision of a body."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import transaction

from heng.check.figures import questioned
from heng.evaluate.assessment import Assessment, assess
from heng.evaluate.rulebooks.rulebook import AS_PRINTED, Rulebook, rulebook_to_data
from heng.model import canonical
from heng.model.terms import ChangeField
from heng.store import models, read
from heng.store.append import lock
from heng.store.words import Act
from heng.workflow.changes.change_data import Alteration
from heng.workflow.changes.refusals import UnknownRulebookError
from heng.workflow.changes.writing import Proposal, demand_reason, write
from heng.workflow.opening.assemble import KEPT
from heng.workflow.opening.locate import card_year, locate
from heng.workflow.opening.opened import CardAddress, Change, OpenCard
from heng.workflow.rulebooks import shelf
from heng.workflow.rulebooks.shelf import rulebooks
from heng.workflow.same import Same


def adopt_rulebook(
    address: CardAddress, name: str, *, body: str, session: str, day: date, who: str, reason: str,
    seen: int | None = None,
) -> Change:  # fmt: skip
    """Record that a body put a rulebook in force from a day; raises RefusedChangeError.

    An address with an edition's key binds that edition only; without one, every edition of the owner and year. The
    rulebook's text is kept with the decision, so that a later version of it changes no verdict given under this one.
    `seen` is the number of the last decision that the person had before them (0 = none): if another has come since,
    this one is refused.
    """
    demand_reason(who, reason)
    book = _book(name)
    with transaction.atomic():
        row = locate(address).edition if address.edition else None
        chain = row.card_year if row else card_year(address)
        value = {"rulebook": rulebook_to_data(book), "body": body, "session": session, "day": day.isoformat()}
        locked = lock(chain.owner, chain.year)
        proposal = Proposal(
            card_year=locked,
            row=row,
            field=ChangeField.RULEBOOK,
            ref="",
            after=book.name,
            value=value,
            printed=AS_PRINTED.name,
            day=day,
            differs=_differs(locked, row, value, day),
        )
        return write(proposal, act=Act.ADOPT, who=who, reason=reason, seen=seen)


def _differs(card_year: models.CardYear, row: models.Edition | None, value: Mapping[str, Any], day: date) -> bool:
    """Tell whether the decision that stands is another one: other text under the name, another body or session."""
    kind = ChangeField.RULEBOOK.value
    standing = read.in_force(read.by_people(card_year, row, kind=kind), day).get((kind, ""))
    return standing is not None and canonical.dump(Alteration.read(standing).value) != canonical.dump(value)


def digest(book: Rulebook) -> str:
    """Return the SHA-256 of a rulebook's data: the same text always judges alike."""
    return hashlib.sha256(canonical.dump(rulebook_to_data(book)).encode()).hexdigest()


def is_in_force(card: OpenCard, name: str) -> bool:
    """Tell whether a rulebook of this installation judges a card, by its text: a file may change after its adoption.

    A rulebook of which there is no file any more is known by its name alone.
    """
    if card.rulebook.name != name:
        return False
    book = shelf.rulebook(name)
    return book is None or digest(replace(book, adoption=None)) == digest(replace(card.rulebook, adoption=None))


def tried(card: OpenCard, name: str) -> OpenCard:
    """Return a card as a rulebook would judge it, for looking only; raises UnknownRulebookError."""
    return _tried(Same(card), Same(_book(name)))


def judged_alone(card: OpenCard, indicators: Collection[str]) -> tuple[Assessment, ...]:
    """Return what the rulebook in force and every other one say of a few indicators, given by `ref`.

    The rulebook in force comes first, and once. Only the readings of these indicators are judged.
    """
    figures = card.edition.figures
    readings = tuple(one for one in figures.readings if one.indicator in indicators)
    alone = replace(card.edition, figures=replace(figures, readings=readings))
    official = assess(
        alone, card.rulebook, confirmed=card.confirmed, questioned=questioned(card.findings), past=card.past,
        weights=card.assessment.weights,
    )  # fmt: skip
    return (official, *(official.under(book) for book in rulebooks() if not is_in_force(card, book.name)))


@lru_cache(maxsize=4 * KEPT)
def _tried(same: Same[OpenCard], same_book: Same[Rulebook]) -> OpenCard:
    card, book = same.value, same_book.value
    return replace(card, rulebook=book, assessment=card.assessment.under(book))


def _book(name: str) -> Rulebook:
    book = shelf.rulebook(name)
    if book is None:
        raise UnknownRulebookError(name, shelf.names())
    return book
