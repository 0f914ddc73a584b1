"""Addresses that lead on: the stable id of a theme, objective, indicator or action; an owner; an owner's year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from heng.web.index import CardIndex
from heng.web.language import pick
from heng.web.links import Links
from heng.workflow.opening import cards
from heng.workflow.opening.cards import CardAddress, EmptyRecordError, NoSuchCardError


@require_safe
def entity(request: HttpRequest, entity: str) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Lead to the page of an entity in the latest edition that has it."""
    for address in cards.addresses_with(entity):
        index = CardIndex(cards.open_card(address), Links(address))
        refs = [ref for ref, one in index.entities.items() if one == entity]
        for ref in refs:
            url = page_of(index, ref)
            if url:
                return redirect(url)
    raise Http404(pick("沒有這個永久網址。", "There is no such permanent address."))


@require_safe
def latest_of(request: HttpRequest, owner: str, year: int | None = None) -> HttpResponse:  # noqa: ARG001
    """Lead from a shortened address to the latest edition of an owner, or of its year."""
    try:
        found = cards.choose(owner=owner, year=year)
    except (NoSuchCardError, EmptyRecordError) as refusal:
        said = f"{owner}/{year}" if year else owner
        raise Http404(pick(f"紀錄中沒有 {said}。", f"The record holds no {said}.")) from refusal
    return redirect(Links(CardAddress(found.owner, found.year, found.period)).overview())


def page_of(index: CardIndex, ref: str) -> str:
    """Return the page of an occurrence, empty where it has none."""
    card = index.edition.card
    if ref in index.indicators:
        return index.kpi_url(index.indicators[ref])
    objective = next((one for one in card.objectives if one.ref == ref), None)
    if objective is not None:
        return index.objective_url(objective)
    theme = next((one for one in card.themes if one.ref == ref), None)
    if theme is not None:
        return index.links.theme(theme.letter)
    action = next((one for one in card.actions if one.ref == ref), None)
    return index.kpi_url(index.indicators[action.indicator_ref]) if action else ""
