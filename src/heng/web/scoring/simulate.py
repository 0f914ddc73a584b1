"""What each rulebook makes of one card: how many met, near, short and without a verdict, beside the one in force."""

from __future__ import annotations

from dataclasses import dataclass

from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.evaluate.rulebooks.switching import switched
from heng.evaluate.telling import shown
from heng.evaluate.totals.total import Total
from heng.model.terms import Status
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.links import Links
from heng.web.scoring import addresses
from heng.workflow.opening.cards import OpenCard
from heng.workflow.rulebooks import shelf
from heng.workflow.rulebooks.adoption import standings
from heng.workflow.rulebooks.decisions import is_in_force, tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A rulebook and what it makes of a card.

    Attributes:
        url: Of the rulebook.
        look: Of the card's overview under it.
        counts: Each status with its number, in their order; empty where it gives no verdicts.
        known: Figures that there are.
        bounds: Between which shares of met items the full figure lies, empty without verdicts.
        changed: Figures whose verdict is another one than under the rulebook that all are held against (`is_base`).
    """

    book: Rulebook
    title: str
    url: str
    look: str
    in_force: bool
    counts: tuple[tuple[str, int], ...]
    known: int
    bounds: str
    changed: int
    is_base: bool


def base_of(card: OpenCard, asked: str = "") -> OpenCard:
    """Return a card as judged by the rulebook that others are held against.

    That is the one asked for, else the one in force; where that gives no verdicts, so that every verdict differs from
    it, the one in force for the nearest other edition of the owner.
    """
    near = [one for one in standings() if one.edition.address.owner == card.address.owner]
    near.sort(key=lambda one: abs((one.edition.day - card.loaded.day).days))
    names = (asked, card.rulebook.name if card.rulebook.judging else "", *(one.rulebook for one in near))
    books = {one.name: one for one in shelf.rulebooks()}
    name = next((one for one in names if one in books and (one == asked or books[one].judging)), "")
    return tried(card, name) if name and not is_in_force(card, name) else card


def outcomes(card: OpenCard, base: OpenCard) -> tuple[Outcome, ...]:
    """Return what each rulebook makes of a card, the one in force first; `base`: what all are held against."""
    others = [name for name in shelf.names() if not is_in_force(card, name)]
    return (_outcome(card, card, base), *(_outcome(card, tried(card, name), base) for name in others))


def _outcome(official: OpenCard, card: OpenCard, base: OpenCard) -> Outcome:
    total, book = card.assessment.total(), card.rulebook
    in_force = card is official
    return Outcome(
        book=book,
        title=book.title.render(current(), {}),
        url=addresses.book(book.name, official.address, against="" if base is official else base.rulebook.name),
        look=Links(official.address, rule="" if in_force else book.name).overview(),
        in_force=in_force,
        counts=tuple((one.label(current()), total.by_status.get(one, 0)) for one in Status) if book.judging else (),
        known=total.known,
        bounds=_bounds(total),
        changed=len(switched(base.assessment, card.assessment)),
        is_base=book == base.rulebook,
    )


def _bounds(total: Total) -> str:
    if total.low is None or total.high is None:
        return ""
    low, high = shown.bounds(total.low, total.high, 0)
    return pick(f"{low}到{high}", f"{low} to {high}")


def under(official: OpenCard, name: str, base: OpenCard | None = None) -> CardIndex:
    """Return a card for looking at it under a rulebook, held against `base`, else the one in force."""
    if is_in_force(official, name):
        return CardIndex(official, Links(official.address), official=base)
    return CardIndex(tried(official, name), Links(official.address, rule=name), official=base or official)
