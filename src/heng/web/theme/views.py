"""Pages of a theme and of an objective."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from heng.web.index import CardIndex
from heng.web.kpi.find import printed_code
from heng.web.language import pick
from heng.web.opening import card_view
from heng.web.theme.present import mapped, mapped_page, objective_page, theme_page


@require_safe
@card_view
def first(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Lead to the first theme."""
    if not index.themes:
        raise Http404(pick("這份文件沒有主題。", "This document has no themes."))
    return redirect(index.links.theme(index.themes[0].letter))


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex, letter: str) -> HttpResponse:
    """Show a theme."""
    theme = next((one for one in index.themes if one.letter == letter), None)
    if theme is None:
        if known := printed_code(letter, [one.letter for one in index.themes]):
            return redirect(index.links.theme(known))
        raise Http404(pick(f"這份文件沒有主題「{letter}」。", f"This document has no theme “{letter}”."))
    return render(request, "heng/theme/page.html", {"page": theme_page(index, theme)})


@require_safe
@card_view
def show_objective(request: HttpRequest, index: CardIndex, code: str) -> HttpResponse:
    """Show an objective."""
    objective = next((one for one in index.edition.card.objectives if index.handle(one) == code), None)
    if objective is None:
        card = index.edition.card
        codes = [*(one.code for one in card.objectives), *(one.code for one in card.map)]
        if known := printed_code(code, codes):
            return redirect(index.links.objective(known))
        cell = mapped(index, code)
        if cell is not None:
            return render(request, "heng/theme/objective.html", {"page": mapped_page(index, cell)})
        raise Http404(pick(f"計分卡沒有目標「{code}」的表。", f"The scorecard has no table for objective “{code}”."))
    return render(request, "heng/theme/objective.html", {"page": objective_page(index, objective)})
