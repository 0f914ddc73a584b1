"""The page that compares a card with the edition before it, and the same as a file."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heng.web.compare.file import changes_text
from heng.web.compare.present import compare_page
from heng.web.downloads import download
from heng.web.index import CardIndex
from heng.web.language import pick
from heng.web.opening import card_view
from heng.workflow.opening.opened import CardAddress

CSV = "text/csv; charset=utf-8"
LONGEST_YEAR = 5


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show what became of the edition before."""
    return render(request, "heng/compare/page.html", {"page": compare_page(index, _against(request, index))})


@require_safe
@card_view
def changes(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Return the rows of the page as a table."""
    page = compare_page(index, _against(request, index))
    return download(index, "comparison.csv", CSV, changes_text(page).encode())


def _against(request: HttpRequest, index: CardIndex) -> CardAddress | None:
    """Return the edition that the query asks to compare with (`106/q1`), None for the last one before the card."""
    text = request.GET.get("with", "")
    if not text:
        return None
    year, _, rest = text.partition("/")
    period, _, edition = rest.partition("/")
    if not (year.isdecimal() and len(year) < LONGEST_YEAR and period):
        raise BadRequest(pick(f"「{text}」不是期間，請寫成 106/q1。", f"“{text}” names no period; write it as 106/q1."))
    return CardAddress(index.card.address.owner, int(year), period, edition)
