"""From a request to the card it asks for: address, moment, and refusals as pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse

from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import listed, pick
from heng.web.links import Links
from heng.workflow.changes.withdrawn import Withdrawal, withdrawal_of
from heng.workflow.opening import cards
from heng.workflow.opening.cards import CardAddress, Moment, NoSuchCardError, OpenCard
from heng.workflow.rulebooks import shelf
from heng.workflow.rulebooks.decisions import is_in_force, tried

View = Callable[..., HttpResponse]
V = TypeVar("V", date, datetime)


class WithdrawnCardError(Http404):
    """The edition of an address was taken back. The record still has what stood there."""

    def __init__(self, address: CardAddress, taken_back: Withdrawal) -> None:
        """Say when, by whom and why."""
        when, why = numbers.moment(taken_back.when), taken_back.reason
        super().__init__(
            pick(
                f"{address} 已於 {when} 由 {taken_back.who} 撤回{f'，理由：{why}' if why else ''}。"
                "原來的紀錄沒有刪除，管理人員仍查得到。",
                f"{address} was taken back by {taken_back.who} on {when}{f': {why}' if why else ''}. "
                "Its entries were not deleted; the people who run Heng can still look them up.",
            )
        )


def open_index(request: HttpRequest, owner: str, year: int, period: str, edition: str = "") -> CardIndex:
    """Open the card that an address names, as of the days that its query names; 404 where there is none."""
    address, moment = CardAddress(owner, year, period, edition), asked_moment(request)
    try:
        card = cards.open_card(address, moment)
    except NoSuchCardError as refusal:
        if taken_back := withdrawal_of(address, moment.known):
            raise WithdrawnCardError(address, taken_back) from refusal
        raise Http404(pick(f"紀錄中沒有 {address}。", f"The record holds no {address}.")) from refusal
    rule = _tried_rule(request, card)
    return CardIndex(tried(card, rule) if rule else card, Links(address, moment, rule), official=card)


def _tried_rule(request: HttpRequest, card: OpenCard) -> str:
    """Return the rulebook that the query asks to look under, empty for the one in force; 400 where there is none."""
    name = request.GET.get("rulebook", "")
    known = list(shelf.names())
    if name not in ("", card.rulebook.name, *known):
        raise BadRequest(pick(f"沒有判定規則「{name}」。有的是：{listed(known)}",
                              f"There is no rulebook “{name}”. There is: {listed(known)}"))  # fmt: skip
    return "" if not name or is_in_force(card, name) else name


def card_view(view: Callable[..., HttpResponse]) -> View:
    """Make a view of a card: it gets the opened card instead of the parts of its address."""

    @wraps(view)
    def opened(
        request: HttpRequest, *, owner: str, year: int, period: str, edition: str = "", **rest: Any
    ) -> HttpResponse:
        index = open_index(request, owner, year, period, edition)
        request.heng_index = index  # type: ignore[attr-defined]
        return view(request, index, **rest)

    return opened


def asked_moment(request: HttpRequest) -> Moment:
    """Return the moment that the query asks for; 400 where it is no day."""
    known = _parsed(request, "known", datetime.fromisoformat)
    if known is not None and known.tzinfo is None:
        known = known.replace(tzinfo=UTC)
    return Moment(as_of=_parsed(request, "as_of", date.fromisoformat), known=known)


def _parsed(request: HttpRequest, name: str, parse: Callable[[str], V]) -> V | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    try:
        return parse(text)
    except ValueError as error:
        raise BadRequest(pick(f"「{text}」不是日期，請寫成 2018-04-30。",
                              f"“{text}” is no day; write it as 2018-04-30.")) from error  # fmt: skip
