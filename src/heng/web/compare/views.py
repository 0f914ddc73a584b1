"""The page that compares a card with the edition before it, and the same as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heng.web.compare.file import changes_text
from heng.web.compare.present import compare_page
from heng.web.downloads import download
from heng.web.index import CardIndex
from heng.web.opening import card_view

CSV = "text/csv; charset=utf-8"


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show what became of the edition before."""
    return render(request, "heng/compare/page.html", {"page": compare_page(index)})


@require_safe
@card_view
def changes(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Return the rows of the page as a table."""
    return download(index, "changes.csv", CSV, changes_text(compare_page(index)).encode())
