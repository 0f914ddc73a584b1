"""The page of what a document says beside its indicators."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heng.web.content.present import content
from heng.web.index import CardIndex
from heng.web.opening import card_view


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show statements, plans, results, tables of several years and running text."""
    return render(request, "heng/content/page.html", {"content": content(index), "title": index.edition.edition.title})
