"""The page of totals, and the same as tidy rows."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heng.evaluate.totals.roll_up_rows import COLUMNS, roll_up_rows
from heng.web.account.views import officer
from heng.web.downloads import download
from heng.web.index import CardIndex
from heng.web.opening import card_view
from heng.web.sending import OK, Sent, error_links, with_query
from heng.web.totals.present import totals_page
from heng.web.totals.weights import taken, weights_panel

CSV = "text/csv; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the totals of each level, or record the weight of one that a form asks for."""
    return _recorded(request, index) if request.method == "POST" else _page(request, index)


@officer
def _recorded(request: HttpRequest, index: CardIndex) -> HttpResponse:
    done = taken(index, request.POST, request.user.get_username())
    if isinstance(done, Sent):
        return _page(request, index, done)
    return redirect(with_query(f"{index.links.totals()}#weights", done=done.number))


def _page(request: HttpRequest, index: CardIndex, sent: Sent | None = None) -> HttpResponse:
    moment, number = index.card.moment, request.GET.get("done", "")
    can_change = request.user.is_authenticated and not (moment.as_of or moment.known)
    panel = weights_panel(index, can_change=can_change, sent=sent)
    context = {
        "page": totals_page(index),
        "panel": panel,
        "errors": error_links([panel]),
        "done": next((one for one in index.card.changes if str(one.number) == number), None),
    }
    return render(request, "heng/totals/page.html", context, status=sent.status if sent else OK)


@require_safe
@card_view
def rows(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Return the totals as open data: a row for each level and thing."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(roll_up_rows(index.rolled))
    return download(index, "totals.csv", CSV, out.getvalue().encode())
