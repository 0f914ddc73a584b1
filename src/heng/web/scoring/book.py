"""The page of one rulebook as one value."""

from __future__ import annotations

from dataclasses import dataclass

from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.web.language import current
from heng.web.scoring import addresses, decided
from heng.web.scoring.changes import Changes, changes
from heng.web.scoring.described import Direction, ShownExample, directions, examples, limits_of_all
from heng.web.scoring.simulate import base_of, under
from heng.web.tallies import Tally, tally
from heng.workflow.opening.cards import OpenCard
from heng.workflow.rulebooks.decisions import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCard:
    """What the rulebook makes of one card, beside the one that it is held against (`base`)."""

    then: Tally
    base: str
    base_in_force: bool
    in_force: bool
    is_base: bool
    changes: Changes
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """Everything the page shows; what gives no verdicts has neither directions nor limits nor examples."""

    book: Rulebook
    digest: str
    url: str
    back: str
    directions: tuple[Direction, ...]
    limits: tuple[tuple[str, str], ...]
    examples: tuple[ShownExample, ...]
    recorded: tuple[decided.Recorded, ...]
    on_card: OnCard | None


def book_page(book: Rulebook, card: OpenCard | None, against: str = "") -> BookPage:
    """Return the page of a rulebook, tried on a card and held against another."""
    judging = book.judging
    return BookPage(
        book=book,
        digest=digest(book),
        url=addresses.book(book.name, card.address if card else None),
        back=addresses.scoring(card.address if card else None),
        directions=directions(judging) if judging else (),
        limits=limits_of_all(judging) if judging else (),
        examples=examples(book),
        recorded=decided.recorded(book.name),
        on_card=_on_card(book, card, base_of(card, against)) if card else None,
    )


def _on_card(book: Rulebook, card: OpenCard, base: OpenCard) -> OnCard:
    index = under(card, book.name, base)
    return OnCard(
        then=tally(index.card.assessment.total(), judged=index.judged, list_url=()),
        base=base.rulebook.title.render(current(), {}),
        base_in_force=base is card,
        in_force=index.card is card,
        is_base=index.card.rulebook == base.rulebook,
        changes=changes(index, limit=1000),
        look=index.links.overview(),
    )
