"""Which rulebook judges a page, who put it in force, and the way to look at the same page under another."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from heng.evaluate.rulebook import Rulebook
from heng.model.terms import ChangeField
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.workflow.rulebooks import packaged


@dataclass(frozen=True, slots=True)
class Choice:
    """A rulebook to look under, with the address of the same page under it."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rulebook in force, first among the choices, and what is looked at instead of it.

    Attributes:
        in_force: Its title.
        decision: Who put it in force, and when; or that nobody has.
        tried: Title of the rulebook looked under, empty where that is the one in force.
        back: Address of the page under the rulebook in force.
    """

    in_force: str
    decision: str
    tried: str
    back: str
    choices: tuple[Choice, ...]


def rules(request: HttpRequest, index: CardIndex) -> Rules:
    """Return what a page of a card says of its rulebook."""
    official, shown = index.official.rulebook, index.card.rulebook
    others = [book for book in packaged() if book.name != official.name]
    return Rules(
        in_force=_title(official),
        decision=_decision(index, official),
        tried=_title(shown) if index.trial else "",
        back=_address(request, ""),
        choices=tuple(
            Choice(_title(book), _address(request, "" if book is official else book.name), book.name == shown.name)
            for book in (official, *others)
        ),
    )


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
    changes = [one for one in index.card.changes if one.field is ChangeField.RULEBOOK and one.after == book.name]
    if not changes:
        return pick(
            "還沒有機關核定判定規則，所以照印。", "No body has adopted a rulebook, so figures stand as printed."
        )
    last = changes[-1]
    day = numbers.day(last.valid)
    said = pick(f"由{last.who}啟用，{day}起用。", f"Switched on by {last.who}, from {day}.")
    nobody = pick("示範，不是任何機關的決定。", " A demonstration, nobody's decision.")
    return said + (nobody if book.demonstration else "")
