"""Open data of one edition: the page that lists the tables, and the files."""

from __future__ import annotations

import io
import json
import zipfile

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heng.check.finding_data import finding_to_data
from heng.web.data.present import table_links, table_text
from heng.web.downloads import download
from heng.web.index import CardIndex
from heng.web.kpi.find import Filters
from heng.web.language import current, pick
from heng.web.opening import card_view
from heng.workflow.publish import tables

CSV = "text/csv; charset=utf-8"


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """List the tables."""
    return render(request, "heng/data/page.html", {"tables": table_links(index)})


@require_safe
@card_view
def table(request: HttpRequest, index: CardIndex, name: str) -> HttpResponse:
    """Return one table; the figures may be narrowed as the list of figures is."""
    text = table_text(index, name, Filters.of(request.GET.dict()))
    if text is None:
        raise Http404(pick(f"沒有「{name}」這張表。", f"There is no table “{name}”."))
    return download(index, f"{name}.csv", CSV, text.encode())


@require_safe
@card_view
def archive(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Return all tables in one file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in tables(index.card).items():
            out.writestr(zipfile.ZipInfo(f"{name}.csv"), text, zipfile.ZIP_DEFLATED)
    return download(index, "tables.zip", "application/zip", packed.getvalue())


@require_safe
@card_view
def findings(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001
    """Return the findings as data, in the language of the reader."""
    name = index.edition.edition.document.name
    data = [finding_to_data(one, current(), name) for one in index.card.findings]
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return download(index, "findings.json", "application/json", text.encode())
