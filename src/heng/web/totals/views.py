"""The page of totals, and the same as tidy rows."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heng.evaluate.totals.roll_up_rows import COLUMNS, roll_up_rows
from heng.web.downloads import download
from heng.web.index import CardIndex
from heng.web.opening import card_view
from heng.web.totals.present import totals_page

CSV = "text/csv; charset=utf-8"


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the totals of each level."""
    return render(request, "heng/totals/page.html", {"page": totals_page(index)})


@require_safe
@card_view
def rows(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Return the totals as open data: a row for each level and thing."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(roll_up_rows(index.rolled))
    return download(index, "totals.csv", CSV, out.getvalue().encode())
