"""The first page of an edition, and the way to the latest one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from heng.web.index import CardIndex
from heng.web.links import Links
from heng.web.opening import card_view
from heng.web.overview.present import overview
from heng.workflow.opening import cards
from heng.workflow.opening.cards import CardAddress


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the latest edition of the city; say how to begin where there is none."""
    latest = cards.latest()
    if latest is None:
        return render(request, "heng/empty.html")
    return redirect(Links(CardAddress(latest.owner, latest.year, latest.period)).overview())


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the overview."""
    return render(request, "heng/overview/page.html", {"page": overview(index)})
