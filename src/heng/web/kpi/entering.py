"""Taking what stands apart from a KPI's print: the value of a data item, and the reason for a difference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heng.model.card import Indicator
from heng.web.account.views import officer
from heng.web.index import CardIndex
from heng.web.items.forms import FIELD, taken
from heng.web.kpi.present import kpi_page
from heng.web.language import current, pick
from heng.web.sending import LONGEST, UNPROCESSABLE, Sent, status_of, too_long, with_query
from heng.workflow.carrying import explain_difference
from heng.workflow.changes.refusals import NoReasonError, RefusedChangeError
from heng.workflow.opening.opened import Change

DIFFERENCE = "difference"


def is_apart(field: str) -> bool:
    """Tell whether a form is about something apart from the print."""
    return field in (FIELD, DIFFERENCE)


@officer
def entered(request: HttpRequest, index: CardIndex, indicators: Sequence[Indicator]) -> HttpResponse:
    """Write it and show the page again; show it with what was typed where it cannot be taken."""
    is_value, who = request.POST["field"] == FIELD, request.user.get_username()
    if is_value:
        done = taken(index, request.POST.get("key", ""), request.POST, who)
    else:
        done = _explained(request, index, indicators, who)
    if isinstance(done, Sent):
        return again(request, index, indicators, done)
    url = index.kpi_url(indicators[0], "computed" if is_value else "carrying")
    return redirect(with_query(url, done=done.number))


def again(request: HttpRequest, index: CardIndex, indicators: Sequence[Indicator], sent: Sent) -> HttpResponse:
    """Show the page of a KPI with a form that cannot be taken."""
    page = kpi_page(index, indicators, can_change=True, sent=sent)
    return render(request, "heng/kpi/page.html", {"page": page}, status=sent.status)


def _explained(request: HttpRequest, index: CardIndex, indicators: Sequence[Indicator], who: str) -> Change | Sent:
    typed = {name: str(value) for name, value in request.POST.items()}
    reason, seen, errors = typed.get("reason", ""), typed.get("seen", ""), {}
    try:
        until = date.fromisoformat(typed.get("until", ""))
    except ValueError:
        errors["until"] = pick("請寫到哪一天為止，例如 2018-12-31。", "Give the last day, such as 2018-12-31.")
    if len(reason) > LONGEST:
        errors["reason"] = too_long()
    if errors:
        return Sent(DIFFERENCE, typed, errors, UNPROCESSABLE)
    try:
        return explain_difference(
            index.card, indicators, typed.get("ref", ""), until=until, who=who, reason=reason,
            seen=int(seen) if seen.isdecimal() else None,
        )  # fmt: skip
    except RefusedChangeError as refusal:
        at = "reason" if isinstance(refusal, NoReasonError) else "until"
        return Sent(DIFFERENCE, typed, {at: refusal.text(current())}, status_of(refusal))
