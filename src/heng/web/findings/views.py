"""Pages of the findings and of the rules."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heng.check.registry import RULES
from heng.model.finding import Finding
from heng.web.account.views import officer
from heng.web.findings.days import days_page
from heng.web.findings.filters import FindingFilters
from heng.web.findings.mine import mine_page
from heng.web.findings.present import findings_page, summary
from heng.web.findings.rules import rule_list, rule_page
from heng.web.index import CardIndex
from heng.web.language import pick
from heng.web.links import Links
from heng.web.opening import card_view
from heng.workflow.opening import cards


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show the findings of an edition."""
    signed_in = request.user.is_authenticated
    page = findings_page(index, FindingFilters.of(request.GET.dict(), signed_in=signed_in), signed_in=signed_in)
    context = {"page": page, "summary": summary(page), "done": bool(request.GET.get("worked"))}
    return render(request, "heng/findings/page.html", context)


@require_safe
@card_view
def days(request: HttpRequest, index: CardIndex) -> HttpResponse:
    """Show how many findings came and went, by day of record."""
    return render(request, "heng/findings/days.html", {"page": days_page(index)})


@require_safe
@officer
def mine(request: HttpRequest) -> HttpResponse:
    """Show a person's findings in the whole record."""
    return render(request, "heng/findings/mine.html", {"page": mine_page(request.user.get_username())})


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """List the rules, with how many findings each has in the latest edition."""
    found, links = _latest()
    return render(request, "heng/findings/rules.html", {"rules": rule_list(found), "latest": links})


@require_safe
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """Show the page of a rule, with its findings in the latest edition."""
    if code not in RULES:
        raise Http404(pick(f"沒有規則「{code}」。", f"There is no rule “{code}”."))
    found, links = _latest()
    mine = [one for one in found if one.code == code]
    context = {"page": rule_page(RULES[code]), "found": mine, "latest": links}
    return render(request, "heng/findings/rule.html", context)


def _latest() -> tuple[Sequence[Finding], Links | None]:
    address = cards.latest()
    if address is None:
        return (), None
    return cards.open_card(address).findings, Links(address)
