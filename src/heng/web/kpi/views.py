"""Pages of the indicators: the list, and one of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heng.web.downloads import download
from heng.web.index import CardIndex
from heng.web.kpi.apart import just_done
from heng.web.kpi.changing import changed
from heng.web.kpi.entering import entered, is_apart
from heng.web.kpi.find import AmbiguousCodeError, Filters, NoSuchIndicatorError, page_indicators, printed_code
from heng.web.kpi.listing import kpi_list
from heng.web.kpi.periods_file import periods_text
from heng.web.kpi.present import kpi_page
from heng.web.kpi.sheet import sheet
from heng.web.language import pick
from heng.web.opening import card_view
from heng.web.paging import asked_start

CSV = "text/csv; charset=utf-8"
MULTIPLE_CHOICES = 300


@require_safe
@card_view
def show_list(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the list of figures that the query leaves."""
    page = kpi_list(index, Filters.of(request.GET.dict()), asked_start(request.GET))
    return render(request, "heng/kpi/list.html", {"page": page})


@require_safe
@card_view
def list_file(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Return the list of figures that the query leaves, as the page shows it, for a spreadsheet."""
    return download(index, "kpi-list.csv", CSV, sheet(index, Filters.of(request.GET.dict())).encode())


@require_http_methods(["GET", "HEAD", "POST"])
@card_view
def show(request: HttpRequest, index: CardIndex, code: str, objective: str = "") -> HttpResponse:
    """Show an indicator with its components, or take a change of one of its figures."""
    try:
        indicators = page_indicators(index, code, objective)
    except NoSuchIndicatorError as error:
        if request.method != "POST" and (known := printed_code(code, index.of_code)):
            return redirect(index.links.kpi(known, objective.upper()))
        # Findings and derivations name a component by its suffix (`BC3.1-3`); it stands on the page of its KPI.
        whole = code.rpartition("-")[0]
        known = whole if whole in index.of_code else printed_code(whole, index.of_code)
        if request.method != "POST" and known:
            return redirect(index.links.kpi(known, objective.upper()))
        raise Http404(pick(f"這份文件沒有指標「{code}」。", f"This document has no KPI “{code}”.")) from error
    except AmbiguousCodeError as error:
        choices = [(one, index.kpi_url(one)) for one in error.indicators]
        return render(request, "heng/kpi/which.html", {"code": code, "choices": choices}, status=MULTIPLE_CHOICES)
    if request.method == "POST":
        take = entered if is_apart(request.POST.get("field", "")) else changed
        return take(request, index, indicators)
    done = just_done(index, request.GET)
    page = kpi_page(index, indicators, can_change=request.user.is_authenticated)
    return render(request, "heng/kpi/page.html", {"page": page, "done": done})


@require_safe
@card_view
def periods(request: HttpRequest, index: CardIndex, code: str, objective: str = "") -> HttpResponse:  # noqa: ARG001
    """Return the figures of an indicator over its periods, for a spreadsheet."""
    try:
        indicators = page_indicators(index, code, objective)
    except (NoSuchIndicatorError, AmbiguousCodeError) as error:
        raise Http404(pick(f"這份文件沒有指標「{code}」。", f"This document has no KPI “{code}”.")) from error
    return download(index, f"{code}-periods.csv", CSV, periods_text(index, indicators).encode())
