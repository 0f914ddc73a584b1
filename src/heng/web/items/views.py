"""The list of data items and the page of one, on which officers enter its values."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heng.web.account.views import officer
from heng.web.index import CardIndex
from heng.web.items.forms import taken
from heng.web.items.listing import items_page
from heng.web.items.present import item_page
from heng.web.language import pick
from heng.web.opening import card_view
from heng.web.paging import asked_start
from heng.web.sending import OK, Sent, onward, with_query
from heng.workflow.items.computed import card_data


@require_safe
@card_view
def show_list(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the data items that the query leaves."""
    asked = request.GET
    page = items_page(index, q=asked.get("q", ""), only=asked.get("only", ""), start=asked_start(asked))
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
    done = taken(index, key, request.POST, request.user.get_username())
    if isinstance(done, Sent):
        return _page(request, index, key, done)
    return redirect(with_query(onward(request, index.links.items(key)), done=done.number))


def _page(request: HttpRequest, index: CardIndex, key: str, sent: Sent | None = None) -> HttpResponse:
    page = item_page(index, key, can_change=request.user.is_authenticated, sent=sent)
    if page is None:
        raise Http404(pick(f"這份文件的公式沒有用到「{key}」。", f"No formula of this document reads “{key}”."))
    context = {"page": page, "done": _done(request, index)}
    return render(request, "heng/items/page.html", context, status=sent.status if sent else OK)


def _done(request: HttpRequest, index: CardIndex) -> object:
    """Return the change that was just written."""
    number = request.GET.get("done", "")
    return next((one for one in card_data(index.card).held.changes if str(one.number) == number), None)
