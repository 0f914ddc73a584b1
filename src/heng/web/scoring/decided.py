"""Which rulebook is in force where, by whose decision; and the cards that a decision can bind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heng.model.terms import DocumentKind
from heng.web import numbers
from heng.web.frame import owner_name
from heng.web.language import pick
from heng.web.links import Links
from heng.web.scoring import addresses
from heng.workflow.opening.cards import CardAddress, EditionSummary, OpenCard
from heng.workflow.rulebooks import shelf
from heng.workflow.rulebooks.adoption import Decision, Standing, decisions, standings
from heng.workflow.rulebooks.decisions import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """An edition, the rulebook that judges it, and who decided so.

    `rewritten` = the text that was decided on is another one than stands under that name now.
    """

    label: str
    url: str
    rulebook: str
    rulebook_url: str
    decision: str
    adopt: str
    rewritten: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One decision in the record. `taken_back` = it restored what stood before another."""

    number: int
    scope: str
    rulebook: str
    url: str
    body: str
    day: str
    who: str
    when: str
    reason: str
    taken_back: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A card that a decision can bind: one edition, or a whole year."""

    value: str
    label: str
    chosen: bool


def in_force() -> tuple[InForce, ...]:
    """Return every edition of the record with the rulebook that judges it."""
    return tuple(_standing(one) for one in standings() if _judgeable(one.edition))


def recorded(rulebook: str = "") -> tuple[Recorded, ...]:
    """Return the decisions in the record, or those on one rulebook, the last first."""
    labels = _labels()
    return tuple(_recorded(one, labels) for one in decisions() if rulebook in ("", one.rulebook))


def choices(chosen: CardAddress | None) -> tuple[Choice, ...]:
    """Return the cards that a decision can bind: each year, then each of its editions."""
    found: dict[str, Choice] = {}
    value = _value(chosen) if chosen else ""
    for one in (each.edition for each in standings() if _judgeable(each.edition)):
        year = f"{one.address.owner}/{one.address.year}"
        if year not in found:
            name = _owner_year(one.address.owner, one.address.year)
            label = pick(f"{name}（整年各期）", f"{name} (all editions)")
            found[year] = Choice(year, label, year == value)
        found[str(one.address)] = Choice(str(one.address), _label(one), str(one.address) == value)
    return tuple(found.values())


def label_of(card: OpenCard) -> str:
    """Return the name of a card: owner, period, edition."""
    own = next((one for one in card.siblings if one.address == card.address), None)
    return _label(own) if own else str(card.address)


def scope(address: CardAddress) -> str:
    """Return what a decision on an address binds, in words."""
    name = _owner_year(address.owner, address.year)
    if not address.edition:
        return pick(f"{name}（整年各期）", f"{name} (all editions)")
    return _labels().get((address.owner, address.year, address.edition), f"{name}・{address.edition}")


def _labels() -> dict[tuple[str, int, str], str]:
    """Return the name of each edition by owner, year and key."""
    editions = [one.edition for one in standings()]
    return {(one.address.owner, one.address.year, one.address.edition): _label(one) for one in editions}


def said(decision: Decision | None) -> str:
    """Return who put a rulebook in force, and from which day."""
    if decision is None:
        return pick("還沒有機關核定，照印", "no body has adopted one: as printed")
    day = numbers.day(decision.change.valid)
    body = f"{decision.body}{decision.session}"
    text = pick(f"{body}，{day}起，{decision.change.who}登錄", f"{body}, from {day}, recorded by {decision.change.who}")
    return text + (pick("（示範）", " (demonstration)") if decision.demonstration else "")


def _value(address: CardAddress) -> str:
    return str(address) if address.edition else f"{address.owner}/{address.year}"


def _judgeable(edition: EditionSummary) -> bool:
    """Tell whether an edition can have figures to judge: a plan or a yearly report has none."""
    return edition.kind not in {DocumentKind.ANNUAL_PLAN, DocumentKind.PERFORMANCE_REPORT}


def _owner_year(owner: str, year: int) -> str:
    return pick(f"{owner_name(owner)}{year}年", f"{owner_name(owner)} {year + 1911}")


def _label(one: EditionSummary) -> str:
    address = one.address
    if one.period is None:
        return f"{_owner_year(address.owner, address.year)}・{address.edition}"
    return f"{owner_name(address.owner)}{pick('', ' ')}{numbers.span(one.period)}・{address.edition}"


def _standing(one: Standing) -> InForce:
    address = one.edition.address
    return InForce(
        label=_label(one.edition),
        url=Links(address).overview(),
        rulebook=one.rulebook,
        rulebook_url=addresses.book(one.rulebook, address),
        decision=said(one.decision),
        adopt=addresses.scoring(address),
        rewritten=_rewritten(one.decision),
    )


def _rewritten(decision: Decision | None) -> bool:
    book = shelf.rulebook(decision.rulebook) if decision else None
    return book is not None and decision is not None and decision.digest not in ("", digest(book))


def _recorded(one: Decision, labels: Mapping[tuple[str, int, str], str]) -> Recorded:
    year = _owner_year(one.owner, one.year)
    every = pick(f"{year}（整年各期）", f"{year} (all editions)")
    return Recorded(
        number=one.change.number,
        scope=labels.get((one.owner, one.year, one.edition), f"{year}・{one.edition}") if one.edition else every,
        rulebook=one.rulebook,
        url=addresses.book(one.rulebook),
        body=f"{one.body}{one.session}",
        day=numbers.day(one.change.valid),
        who=one.change.who,
        when=numbers.moment(one.change.recorded),
        reason=one.change.reason,
        taken_back=one.change.undoes is not None,
        demonstration=one.demonstration,
    )
