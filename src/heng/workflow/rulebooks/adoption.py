"""Which rulebook is in force where, who decided so, and what another decision would change."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from heng.evaluate.rulebooks.rulebook import AS_PRINTED, rulebook_from_data
from heng.evaluate.rulebooks.switching import Switched, switched
from heng.model.terms import ChangeField
from heng.store import models, read
from heng.store.clock import today
from heng.store.words import Voice
from heng.workflow.changes.change_data import Alteration, change_of
from heng.workflow.opening import cards
from heng.workflow.opening.locate import in_order, locate, summary
from heng.workflow.opening.opened import CardAddress, Change, EditionSummary, OpenCard
from heng.workflow.rulebooks.decisions import digest, tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A recorded decision on the rulebook of a year or of one edition.

    Attributes:
        change: Who recorded it, when, from which day it holds, why.
        owner, year, edition: What it binds; `edition` empty for every edition of the year.
        body, session: Who decided; empty for a decision taken back.
        rulebook, version: What holds since; `as-printed` where none does.
        digest: SHA-256 of the text that was decided on; empty where none holds.
        demonstration: It is nobody's rule.
    """

    change: Change
    owner: str
    year: int
    edition: str
    body: str
    session: str
    rulebook: str
    version: str
    digest: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition, and the decision whose rulebook judges it; None where figures stand as printed."""

    edition: EditionSummary
    decision: Decision | None

    @property
    def rulebook(self) -> str:
        """Name of the rulebook in force."""
        return self.decision.rulebook if self.decision else AS_PRINTED.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a rulebook would do to one edition.

    Attributes:
        now, then: The card as it stands, and under the rulebook.
        changes: Figures whose verdict would be another one.
        holds: The decision would judge the edition as it is shown today; not where it holds from a later day, nor
            where a decision of a later day stands.
    """

    now: OpenCard
    then: OpenCard
    changes: tuple[Switched, ...]
    holds: bool


def decisions() -> tuple[Decision, ...]:
    """Return every decision on a rulebook in the record, the last recorded first."""
    rows = models.Entry.objects.filter(kind=ChangeField.RULEBOOK.value, voice=Voice.PERSON)
    rows = rows.select_related("batch__card_year", "edition").order_by("-batch__recorded", "-pk")
    return tuple(map(_decision, rows))


def standings() -> tuple[Standing, ...]:
    """Return every edition in the record with the decision that judges it today, the latest first."""
    return tuple(
        Standing(summary(head), _in_force(head.edition, max(today(), head.day))) for head in in_order(read.editions())
    )


def decision_on(card: OpenCard) -> Decision | None:
    """Return the decision whose rulebook judges a card, None where figures stand as printed."""
    known = card.moment.known
    heads = read.editions(models.CardYear.objects.get(owner=card.address.owner, year=card.address.year), known)
    row = next((head.edition for head in heads if head.edition.key == card.address.edition), None)
    return _in_force(row, card.day, known) if row else None


def effects(address: CardAddress, name: str, day: date) -> tuple[Effect, ...]:
    """Return what a rulebook in force from a day would do to the editions that a decision on an address binds.

    An address without an edition's key means the whole owner and year. Raises UnknownRulebookError.
    """
    bound = (one for one in standings() if _binds(address, one.edition.address))
    return tuple(_effect(one, name, day) for one in bound)


def last_decision(address: CardAddress) -> int:
    """Return the number of the last decision on exactly what an address names, 0 where there is none."""
    chain = models.CardYear.objects.get(owner=address.owner, year=address.year)
    row = locate(address).edition if address.edition else None
    versions = read.by_people(chain, row, kind=ChangeField.RULEBOOK.value)
    return versions[-1].pk if versions else 0


def _binds(decided: CardAddress, edition: CardAddress) -> bool:
    same_year = (decided.owner, decided.year) == (edition.owner, edition.year)
    return same_year and decided.edition in ("", edition.edition)


def _effect(standing: Standing, name: str, day: date) -> Effect:
    now = cards.open_card(standing.edition.address)
    then = tried(now, name)
    last = standing.decision.change.valid if standing.decision else date.min
    return Effect(
        now=now,
        then=then,
        changes=switched(now.assessment, then.assessment),
        holds=last <= day <= now.day,
    )


def _in_force(row: models.Edition, day: date, known: datetime | None = None) -> Decision | None:
    kind = ChangeField.RULEBOOK.value
    entry = read.in_force(read.by_people(row.card_year, row, known, kind=kind), day).get((kind, ""))
    if entry is None or Alteration.read(entry).value is None:
        return None
    found = _decision(entry)
    return replace(found, owner=row.card_year.owner, year=row.card_year.year)


def _decision(entry: models.Entry) -> Decision:
    value = json.loads(entry.body)["value"] or {}
    book = value.get("rulebook", {})
    year = entry.batch.card_year
    return Decision(
        change=change_of(entry),
        owner=year.owner,
        year=year.year,
        edition=entry.edition.key if entry.edition else "",
        body=value.get("body", ""),
        session=value.get("session", ""),
        rulebook=book.get("name", AS_PRINTED.name),
        version=book.get("version", AS_PRINTED.version),
        digest=digest(rulebook_from_data(book)) if book else "",
        demonstration=bool(book.get("demonstration")),
    )
