"""Which rulebook judges a page, who put it in force, and the way to look at the same page under another."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.scoring import addresses
from heng.web.scoring.changes import Changes, changes
from heng.workflow import example
from heng.workflow.rulebooks.adoption import decision_on
from heng.workflow.rulebooks.shelf import rulebooks


@dataclass(frozen=True, slots=True)
class Choice:
    """A rulebook to look under, with the address of the same page under it; `key` names its link on the page."""

    label: str
    url: str
    current: bool
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rulebook in force, first among the choices, and what is looked at instead of it.

    Attributes:
        in_force: Its title.
        decision: Who put it in force, and when; or that nobody has.
        tried: Title of the rulebook looked under, empty where that is the one in force.
        back: Address of the page under the rulebook in force.
        changes: Figures whose verdict is another one than under the rulebook in force; None where none is tried.
        all_changes: Address of the whole list of these.
        none_adopted: Figures stand as printed because no body has decided; then a page says how to get a rulebook.
        scoring: Address of all rulebooks, tried on the card.
    """

    in_force: str
    decision: str
    tried: str
    back: str
    choices: tuple[Choice, ...]
    changes: Changes | None
    all_changes: str
    none_adopted: bool
    scoring: str


def rules(request: HttpRequest, index: CardIndex) -> Rules:
    """Return what a page of a card says of its rulebook."""
    official, shown = index.official.rulebook, index.card.rulebook
    others = [book for book in rulebooks() if book.name != official.name]
    return Rules(
        in_force=_title(official),
        decision=_decision(index, official),
        tried=_title(shown) if index.trial else "",
        back=_address(request, ""),
        choices=tuple(
            Choice(
                _title(book),
                _address(request, "" if book is official else book.name),
                book.name == shown.name,
                book.name,
            )
            for book in (official, *others)
        ),
        changes=changes(index, theme=_theme(request)) if index.trial else None,
        all_changes=addresses.book(shown.name, index.official.address, "card"),
        none_adopted=official.judging is None and index.has_figures,
        scoring=addresses.scoring(index.official.address),
    )


def _theme(request: HttpRequest) -> str:
    """Return the theme that the page is about, empty where it is about the whole card."""
    return str(request.resolver_match.kwargs.get("letter", "")) if request.resolver_match else ""


def _title(book: Rulebook) -> str:
    return book.title.render(current(), {})


def _address(request: HttpRequest, rule: str) -> str:
    """Return the address of the page under a rulebook; what it is narrowed to stays."""
    query = request.GET.copy()
    for name in ("rulebook", "done"):
        query.pop(name, None)
    if rule:
        query["rulebook"] = rule
    return request.path + (f"?{query.urlencode()}" if query else "")


def _decision(index: CardIndex, book: Rulebook) -> str:
    if book.adoption is not None:
        body = f"{book.adoption.body}{book.adoption.session}"
        day = numbers.partial_day(book.adoption.day) if book.adoption.day else ""
        return pick(f"{body}於{day}核定。", f"Adopted by {body} on {day}.")
    made = decision_on(index.official)
    if made is None:
        return pick(
            "還沒有機關核定判定規則，所以照印。", "No body has adopted a rulebook, so figures stand as printed."
        )
    day, who = numbers.day(made.change.valid), made.change.who
    if book.demonstration and who != example.WHO:
        body = " ".join(filter(None, (made.body, made.session)))
        return pick(
            f"{made.body}{made.session}決定，{day}起用，由{who}登錄。規則本身是示範。",
            f"In force from {day} by decision of {body}, recorded by {who}. The rulebook itself is a demonstration.",
        )
    said = pick(f"由{who}啟用，{day}起用。", f"Switched on by {who}, from {day}.")
    nobody = pick("示範，不是任何機關的決定。", " A demonstration, nobody's decision.")
    return said + (nobody if book.demonstration else "")
