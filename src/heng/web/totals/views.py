"""The page of totals, the same as tidy rows, and the form that weighs parts."""

from __future__ import annotations

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heng.evaluate.totals.roll_up_rows import COLUMNS, roll_up_rows
from heng.web.account.views import officer
from heng.web.downloads import download
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.opening import card_view
from heng.web.sending import OK, status_of, with_query
from heng.web.totals.present import totals_page
from heng.web.totals.weighing import (
    PREFIX,
    WeighingForm,
    WeighingPage,
    back_of,
    read_form,
    refused,
    weighing_page,
    weighing_preview,
)
from heng.web.totals.weights import weights_panel
from heng.workflow.changes.refusals import NothingChangesError, RefusedChangeError, UnknownSubjectError
from heng.workflow.changes.siblings import Siblings
from heng.workflow.changes.weighing import set_weights, siblings

CSV = "text/csv; charset=utf-8"
SAVE, EDIT = "save", "edit"


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the totals of each level, and which weights are recorded."""
    number = request.GET.get("done", "")
    context = {
        "page": totals_page(index),
        "panel": weights_panel(index),
        "can_change": _can_change(request, index),
        "done": next((one for one in index.card.changes if str(one.number) == number), None),
    }
    return render(request, "heng/totals/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@card_view
@officer
def weigh(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the form for all parts of one thing, then what it would do, and record it once that was seen."""
    try:
        group = siblings(index.card.printed, request.GET.get("of", ""))
    except UnknownSubjectError as missing:
        raise Http404(missing.text(current())) from missing
    if not _can_change(request, index):
        raise Http404(pick("過去的樣子不能改。", "What was cannot be changed."))
    return _sent(request, index, group) if request.method == "POST" else _form(request, weighing_page(index, group))


def _sent(request: HttpRequest, index: CardIndex, group: Siblings) -> HttpResponse:
    form, step = WeighingForm(request.POST), request.POST.get("step", "")
    weights, wrong = read_form(index, group, form)
    if step == EDIT:
        return _form(request, refused(index, group, form, {}, status=OK))
    if wrong:
        return _form(request, refused(index, group, form, wrong))
    data = form.cleaned_data
    if step != SAVE or data["seen"] is None:
        page = weighing_preview(index, group, form, weights)
        return render(request, "heng/totals/weighed.html", {"page": page})
    texts = {part.key: form.data.get(f"{PREFIX}{part.key}", "") for part in group.parts}
    try:
        made = set_weights(
            index.card.address, group.name, texts, who=request.user.get_username(), reason=data["reason"],
            valid=data["valid"], seen=data["seen"],
        )  # fmt: skip
    except NothingChangesError:
        same = pick("權重和現在的一樣，沒有改變。", "The weights are what they are already; nothing was changed.")
        return _form(request, refused(index, group, form, {"sum": same}))
    except RefusedChangeError as refusal:
        told = {"sum": refusal.text(current())}
        return _form(request, refused(index, group, form, told, status=status_of(refusal)))
    return redirect(with_query(back_of(index, group), done=made[0].number))


def _form(request: HttpRequest, page: WeighingPage) -> HttpResponse:
    return render(request, "heng/totals/weighing.html", {"page": page, "errors": page.links}, status=page.status)


def _can_change(request: HttpRequest, index: CardIndex) -> bool:
    moment = index.card.moment
    return request.user.is_authenticated and not (moment.as_of or moment.known)


@require_safe
@card_view
def rows(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Return the totals as open data: a row for each level and thing."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(roll_up_rows(index.rolled))
    return download(index, "totals.csv", CSV, out.getvalue().encode())
