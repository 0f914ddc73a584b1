"""Addresses of the pages of rulebooks."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from heng.web.sending import with_query
from heng.workflow.opening.cards import CardAddress


def scoring(card: CardAddress | None = None) -> str:
    """Return the address of the list of rulebooks, tried on a card."""
    return _with(reverse("scoring"), card)


def book(name: str, card: CardAddress | None = None, fragment: str = "", *, against: str = "") -> str:
    """Return the address of a rulebook, tried on a card, held against another rulebook where one is named."""
    url = _with(reverse("rulebook", kwargs={"name": name}), card)
    if against:
        url = with_query(url, against=against)
    return url + (f"#{fragment}" if fragment else "")


def of_card(text: str) -> CardAddress | None:
    """Read the address of an edition, or of a whole year (`taipei/107`), from a query or a form; None if it is none."""
    owner, _, rest = text.partition("/")
    year, _, rest = rest.partition("/")
    period, _, edition = rest.partition("/")
    if not owner or not year.isdecimal() or len(year) > 4:
        return None
    return CardAddress(owner, int(year), period, edition)


def _with(address: str, card: CardAddress | None) -> str:
    return f"{address}?{urlencode({'card': str(card)})}" if card else address
