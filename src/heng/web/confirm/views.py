"""The page on which an officer confirms many inferred traits with one reason."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heng.evaluate.traits.confirmed import TRAITS
from heng.web.account.views import officer
from heng.web.confirm.present import Asked, asked_groups
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.opening import card_view
from heng.web.sending import UNPROCESSABLE
from heng.workflow.changes import change
from heng.workflow.changes.change import RefusedChangeError


@require_http_methods(["GET", "HEAD", "POST"])
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show what waits for a person, or confirm what was ticked."""
    return _confirm(request, index) if request.method == "POST" else _page(request, index)


@officer
def _confirm(request: HttpRequest, index: CardIndex) -> HttpResponse:
    ticked = set(request.POST.getlist("tick"))
    chosen = [one for group in asked_groups(index) for one in group.asked if one.key in ticked]
    reason = request.POST.get("reason", "").strip()
    if not chosen:
        return _page(request, index, error=pick("還沒有勾選任何一項。", "Nothing is ticked yet."), at="list")
    if not reason:
        return _page(request, index, error=pick("請寫理由，會公開列在紀錄。", "Give the reason."), at="reason")
    try:
        _write(request, index, chosen, reason)
    except RefusedChangeError as refusal:
        return _page(request, index, error=refusal.text(current()), at="list")
    return redirect(index.links.to("confirm/", done=str(len(chosen))))


def _write(request: HttpRequest, index: CardIndex, chosen: Iterable[Asked], reason: str) -> None:
    """Write all of them or none; each is a change of its own, to be undone alone."""
    who = request.user.get_username()
    with transaction.atomic():
        for one in chosen:
            asked = request.POST.get(f"word:{one.key}", "")
            known = {option.value for option in one.options}
            value = asked if asked in known else next(each.value for each in one.options if each.chosen)
            change.confirm(
                index.card.address, one.ref, TRAITS[one.field].of(value), who=who, reason=reason, seen=one.seen
            )


def _page(request: HttpRequest, index: CardIndex, *, error: str = "", at: str = "") -> HttpResponse:
    done = request.GET.get("done", "")
    moment = index.card.moment
    context = {
        "groups": asked_groups(index),
        "error": error,
        "at": at,
        "ticked": request.POST.getlist("tick"),
        "reason": request.POST.get("reason", ""),
        "done": int(done) if done.isdecimal() and len(done) < 6 else 0,
        "can_change": request.user.is_authenticated and not (moment.as_of or moment.known),
    }
    return render(request, "heng/confirm/page.html", context, status=UNPROCESSABLE if error else 200)
