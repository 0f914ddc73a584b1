"""Taking the reason for a difference between a bureau's KPI and the city's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heng.model.card import Indicator
from heng.web.account.views import officer
from heng.web.index import CardIndex
from heng.web.kpi.present import kpi_page
from heng.web.language import current, pick
from heng.workflow.carrying import explain_difference
from heng.workflow.changes.refusals import RefusedChangeError, StaleChangeError

FIELD = "difference"
LONGEST = 500
UNPROCESSABLE, CONFLICT = 422, 409


@officer
def differed(request: HttpRequest, index: CardIndex, indicators: Sequence[Indicator]) -> HttpResponse:
    """Write the reason and show the page again; show it with what is wrong where it cannot be taken."""
    try:
        until = date.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        message = pick("請寫到哪一天為止，例如 2018-12-31。", "Give the last day, such as 2018-12-31.")
        return _refused(request, index, indicators, message, UNPROCESSABLE)
    seen, reason = request.POST.get("seen", ""), request.POST.get("reason", "")
    if len(reason) > LONGEST:
        message = pick(f"理由最多{LONGEST}個字。", f"A reason has at most {LONGEST} characters.")
        return _refused(request, index, indicators, message, UNPROCESSABLE)
    try:
        written = explain_difference(
            index.card, indicators, request.POST.get("ref", ""), until=until, who=request.user.get_username(),
            reason=reason, seen=int(seen) if seen.isdecimal() else None,
        )  # fmt: skip
    except RefusedChangeError as refusal:
        status = CONFLICT if isinstance(refusal, StaleChangeError) else UNPROCESSABLE
        return _refused(request, index, indicators, refusal.text(current()), status)
    return redirect(f"{index.kpi_url(indicators[0])}?done={written.number}#carrying")


def _refused(
    request: HttpRequest, index: CardIndex, indicators: Sequence[Indicator], message: str, status: int
) -> HttpResponse:
    context = {"page": kpi_page(index, indicators, can_change=True), "refused": message}
    return render(request, "heng/kpi/page.html", context, status=status)
