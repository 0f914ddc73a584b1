"""The page of one finding: what was done about it, and the form to do more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heng.check.fingerprint import fingerprint
from heng.check.registry import RULES
from heng.model.finding import Finding
from heng.web.account.views import officer
from heng.web.findings.forms import ActForm
from heng.web.findings.present import gone
from heng.web.findings.rules import title
from heng.web.findings.work import KEY, WorkView, work_view
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.opening import card_view
from heng.web.sending import OK, Sent, error_links, onward, status_of, with_query
from heng.workflow.findings.acting import do, find, people
from heng.workflow.findings.refusals import RefusedActError, UnknownFindingError
from heng.workflow.opening import cards


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPage:
    """Everything the page shows; `finding` is None where the document no longer has it, `since` the day it went."""

    ref: str
    finding: Finding | None
    title: str
    code: str
    subject: str
    subject_url: str
    work: WorkView
    since: str
    people: tuple[tuple[str, str], ...]
    back: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Prefix of the `id`s of the form's fields."""
        return f"act-{self.work.key}"

    @property
    def wrong(self) -> tuple[tuple[str, str], ...]:
        """Return `(id of the field, message)` of what is wrong."""
        return error_links([self])


@require_http_methods(["GET", "HEAD", "POST"])
@card_view
def show(request: HttpRequest, index: CardIndex, key: str) -> HttpResponse:
    """Show one finding, or take what a person does about it."""
    ref = _ref(index, key)
    return _acted(request, index, ref) if request.method == "POST" else _page(request, index, ref)


@officer
def _acted(request: HttpRequest, index: CardIndex, ref: str) -> HttpResponse:
    form = ActForm(request.POST)
    if not form.is_valid():
        if "act" in form.errors or "seen" in form.errors:
            raise BadRequest(pick("不知道要做什麼。", "It is not said what to do."))
        return _page(request, index, ref, Sent.of("act", form))
    try:
        do(index.card.address, ref, form.wish(), who=request.user.get_username(), seen=form.cleaned_data["seen"])
    except UnknownFindingError as refusal:
        raise Http404(refusal.text(current())) from refusal
    except RefusedActError as refusal:
        typed = Sent.of("act", form).values
        told = {refusal.field: refusal.text(current())}
        return _page(request, index, ref, Sent("act", typed, told, status_of(refusal)))
    back = onward(request, index.links.finding(ref[:KEY]))
    return redirect(urlsplit(with_query(back, worked=ref[:KEY]))._replace(fragment=f"w-{ref[:KEY]}").geturl())


def _ref(index: CardIndex, key: str) -> str:
    """Return the fingerprint that an address names; 404 where the card has no such finding, and never had."""
    found = (*index.card.findings, *(one.finding for one in index.card.waived))
    refs = [*map(fingerprint, found), *index.card.work]
    ref = next((ref for ref in refs if len(key) == KEY and ref.startswith(key)), None)
    if ref is None:
        raise Http404(UnknownFindingError().text(current()))
    return ref


def _page(request: HttpRequest, index: CardIndex, ref: str, sent: Sent | None = None) -> HttpResponse:
    # What was written since the card was opened stands in it already: a card of the same chain head is the same.
    index = CardIndex(cards.open_card(index.card.address, index.card.moment), index.links) if sent else index
    finding = find(index.card, ref)
    names = people() if request.user.is_authenticated else None
    last = index.card.work[ref].entries[-1] if ref in index.card.work else None
    code = finding.code if finding else last.rule if last else ""
    page = FindingPage(
        ref=ref,
        finding=finding,
        title=title(RULES[code]) if code in RULES else code,
        code=code,
        subject=finding.subject if finding else last.subject if last else "",
        subject_url=index.subject_url(finding) if finding else "",
        work=work_view(index, ref, names),
        since=next((one.since for one in gone(index) if one.ref == ref), "") if finding is None else "",
        people=tuple((names or {}).items()),
        back=onward(request),
        values=sent.values if sent else {},
        errors=sent.errors if sent else {},
    )
    done = request.GET.get("worked") == ref[:KEY]
    status = sent.status if sent else OK
    return render(request, "heng/findings/one.html", {"page": page, "done": done}, status=status)
