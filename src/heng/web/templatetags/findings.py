"""What people do about a finding, beside it wherever it is shown."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context

from heng.check.fingerprint import fingerprint
from heng.model.finding import Finding
from heng.web.findings.work import WorkView, work_view
from heng.web.index import CardIndex
from heng.workflow.findings.acting import people

register = template.Library()


@register.inclusion_tag("heng/findings/state.html", takes_context=True)
def finding_state(context: Context, finding: Finding) -> dict[str, Any]:
    """Show how a finding stands within a line of text, and the way to its page."""
    return finding_work(context, finding)


@register.inclusion_tag("heng/findings/work.html", takes_context=True)
def finding_work(context: Context, finding: Finding) -> dict[str, Any]:
    """Show how a finding stands, and the way to do something about it.

    The card is that of the page, or `work_index` of the context on a page of no card.
    """
    request: HttpRequest = context["request"]
    index: CardIndex | None = context.get("work_index") or getattr(request, "heng_index", None)
    if index is None:
        return {"work": None}
    ref = fingerprint(finding)
    if not request.user.is_authenticated and ref not in index.card.work:
        return {"work": None}
    work = work_view(index, ref, _names(request), back=_here(request))
    return {"work": work, "named": _first(request, work), "done": request.GET.get("worked") == work.key}


def _names(request: HttpRequest) -> dict[str, str] | None:
    """Return the names of people, asked for once a page; None for a reader who is not signed in."""
    if not request.user.is_authenticated:
        return None
    names: dict[str, str] | None = getattr(request, "heng_people", None)
    if names is None:
        names = dict(people())
        request.heng_people = names  # type: ignore[attr-defined]
    return names


def _here(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("worked", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _first(request: HttpRequest, work: WorkView) -> bool:
    """Tell whether a page shows a finding for the first time: only then it can be named for addresses."""
    shown: set[str] = request.__dict__.setdefault("heng_shown_work", set())
    met = work.key in shown
    shown.add(work.key)
    return not met
