"""The page of an agency."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from heng.web.agency.named import meant, named
from heng.web.agency.present import agency_page
from heng.web.index import CardIndex
from heng.web.language import pick
from heng.web.opening import card_view


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex, name: str) -> HttpResponse:
    """Show an agency by its name as printed; another of its names leads there."""
    found = named(index, name)
    if found is None:
        if printed := meant(index, name):
            return redirect(index.links.agency(printed))
        raise Http404(pick(f"這份文件沒有印機關「{name}」。", f"This document names no agency “{name}”."))
    return render(request, "heng/agency/page.html", {"page": agency_page(index, found)})
