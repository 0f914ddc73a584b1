"""The page of the budget."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heng.web.budget.present import budget_panel
from heng.web.index import CardIndex
from heng.web.opening import card_view


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the table of execution as printed, or that there is none."""
    every = (*index.card.findings, *(one.finding for one in index.card.waived))
    findings = [one for one in every if one.code.startswith("BG")]
    panel = budget_panel(index.edition.budget)
    return render(request, "heng/budget/page.html", {"page": panel, "findings": findings})
