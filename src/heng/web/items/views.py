"""The list of data items and the page of one, on which officers enter its values."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from heng.model.period import Period
from heng.web.account.views import officer
from heng.web.index import CardIndex
from heng.web.items.forms import RefusedInputError, ValueStandsError, field_of, written
from heng.web.items.listing import items_page
from heng.web.items.present import item_page
from heng.web.language import current, pick
from heng.web.opening import card_view
from heng.workflow.changes.refusals import RefusedChangeError, StaleChangeError
from heng.workflow.items.computed import card_data

UNPROCESSABLE, CONFLICT = 422, 409


@require_safe
@card_view
def show_list(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the data items that the query leaves."""
    start = request.GET.get("start", "")
    at = int(start) if start.isdecimal() and len(start) < 6 else 0
    page = items_page(index, q=request.GET.get("q", ""), only=request.GET.get("only", ""), start=at)
    moment = index.card.moment
    can_change = request.user.is_authenticated and not (moment.as_of or moment.known)
    context = {"page": page, "can_change": can_change, "done": _done(request, index)}
    return render(request, "heng/items/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@card_view
def show(request: HttpRequest, index: CardIndex, key: str) -> HttpResponse:
    """Show a data item, or take what a form says of it."""
    if request.method == "POST":
        return _changed(request, index, key)
    return _page(request, index, key)


@officer
def _changed(request: HttpRequest, index: CardIndex, key: str) -> HttpResponse:
    try:
        change = written(index, key, request.POST, request.user.get_username())
    except ValueStandsError as asked:
        return _page(request, index, key, errors=asked.errors, status=CONFLICT, chosen=asked.chosen)
    except RefusedInputError as refusal:
        return _page(request, index, key, errors=refusal.errors, status=UNPROCESSABLE)
    except RefusedChangeError as refusal:
        status = CONFLICT if isinstance(refusal, StaleChangeError) else UNPROCESSABLE
        return _page(request, index, key, errors={field_of(refusal): refusal.text(current())}, status=status)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = index.links.items(key)
    parts = urlsplit(back)
    query = f"{parts.query}&" if parts.query else ""
    return redirect(parts._replace(query=f"{query}entered={change.number}").geturl())


def _page(
    request: HttpRequest, index: CardIndex, key: str, *, errors: dict[str, str] | None = None, status: int = 200,
    chosen: tuple[Period, str] | None = None,
) -> HttpResponse:  # fmt: skip
    page = item_page(index, key, can_change=request.user.is_authenticated, chosen=chosen)
    if page is None:
        raise Http404(pick(f"這份文件的公式沒有用到「{key}」。", f"No formula of this document reads “{key}”."))
    context = {"page": page, "errors": errors or {}, "sent": request.POST, "entered": _done(request, index)}
    return render(request, "heng/items/page.html", context, status=status)


def _done(request: HttpRequest, index: CardIndex) -> object:
    """Return the change that was just written."""
    number = request.GET.get("entered") or request.GET.get("done", "")
    return next((one for one in card_data(index.card).held.changes if str(one.number) == number), None)
