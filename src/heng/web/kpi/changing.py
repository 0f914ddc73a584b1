"""Taking a change from a form: written, refused beside its field, or in conflict with another person's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heng.evaluate.traits.confirmed import TRAITS
from heng.model.card import Indicator
from heng.model.terms import ChangeField
from heng.web.account.views import officer
from heng.web.errors import posted
from heng.web.index import CardIndex
from heng.web.kpi.entering import again
from heng.web.kpi.forms import FORMS, ChangeForm
from heng.web.kpi.history import shown
from heng.web.kpi.previewing import EDIT, SAVE, STEP, preview_page, previewed
from heng.web.language import current, pick
from heng.web.sending import CONFLICT, OK, Sent, onward, status_of, with_query
from heng.workflow.changes import change
from heng.workflow.changes.change import (
    NoReasonError,
    RefusedChangeError,
    StaleChangeError,
    UnknownSubjectError,
)
from heng.workflow.changes.plans import enter_plan
from heng.workflow.opening.cards import CardAddress, Change

Write = Callable[[CardIndex, dict[str, Any], str], Change]


@officer
def changed(request: HttpRequest, index: CardIndex, indicators: Sequence[Indicator]) -> HttpResponse:
    """Write what a form asks for and show the page again; show it with the form where it cannot be taken.

    A typed figure is shown with its effect first; the person answers by saving it or going back to the form.
    """
    name = request.POST.get("field", "")
    if name not in FORMS:
        raise BadRequest(pick("不知道要改什麼。", "It is not said what to change."))
    form = FORMS[name](request.POST)
    if not form.is_valid():
        return again(request, index, indicators, Sent.of(name, form))
    step = request.POST.get(STEP, "")
    if step == EDIT:
        return again(request, index, indicators, Sent(name, Sent.of(name, form).values, {}, OK))
    try:
        if previewed(name) and step != SAVE:
            page = preview_page(index, name, form, index.kpi_url(indicators[0]))
            return render(request, "heng/kpi/preview.html", {"page": page})
        done = _WRITERS[name](index, form.cleaned_data, request.user.get_username())
    except StaleChangeError as conflict:
        return _conflict(request, index, indicators, form, conflict)
    except RefusedChangeError as refusal:
        return again(request, index, indicators, _refused(name, form, refusal))
    return redirect(index.kpi_url(indicators[0], done=str(done.number)))


@posted
@officer
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Write a later version that restores what stood before a change."""
    back = onward(request, "/")
    reason = request.POST.get("reason", "").strip()
    try:
        done = change.undo(number, who=request.user.get_username(), reason=reason)
    except UnknownSubjectError as missing:
        raise Http404(missing.text(current())) from missing
    except RefusedChangeError as refusal:
        context = {"message": refusal.text(current()), "back": back, "number": number, "reason": reason}
        return render(request, "heng/kpi/not_undone.html", context, status=status_of(refusal))
    return redirect(with_query(back, done=done.number))


def _refused(name: str, form: ChangeForm, refusal: RefusedChangeError) -> Sent:
    sent = Sent.of(name, form)
    where = "reason" if isinstance(refusal, NoReasonError) else "trait" if name in _TRAITS else "text"
    return Sent(name, sent.values, {where: refusal.text(current())})


def _conflict(
    request: HttpRequest,
    index: CardIndex,
    indicators: Sequence[Indicator],
    form: ChangeForm,
    conflict: StaleChangeError,
) -> HttpResponse:
    """Show both versions; taking one's own sends the form again, having seen the other."""
    latest = conflict.latest
    kept = {name: value for name, value in form.data.items() if name not in ("csrfmiddlewaretoken", "seen")}
    context = {
        "theirs": latest,
        "theirs_value": shown(latest.field, latest.after),
        "mine_value": shown(latest.field, conflict.mine),
        "reason": form.cleaned_data["reason"],
        "kept": {**kept, "seen": str(latest.number)},
        "indicator": indicators[0],
        "url": index.kpi_url(indicators[0]),
    }
    return render(request, "heng/kpi/conflict.html", context, status=CONFLICT)


def _address(index: CardIndex) -> CardAddress:
    return index.card.address


def _actual(index: CardIndex, data: dict[str, Any], who: str) -> Change:
    return change.correct_actual(
        _address(index), data["ref"], data["text"], who=who, reason=data["reason"], seen=data["seen"]
    )


def _target(index: CardIndex, data: dict[str, Any], who: str) -> Change:
    return change.set_target(
        _address(index), data["ref"], data["text"], who=who, reason=data["reason"], seen=data["seen"],
        valid=data["valid"], corrects=data["why"] == "misread",
    )  # fmt: skip


def _trait(index: CardIndex, data: dict[str, Any], who: str, field: ChangeField) -> Change:
    word = TRAITS[field].of(data["trait"])
    return change.confirm(_address(index), data["ref"], word, who=who, reason=data["reason"], seen=data["seen"])


def _plan(index: CardIndex, data: dict[str, Any], who: str) -> Change:
    return enter_plan(_address(index), data["ref"], data["text"], who=who, reason=data["reason"], seen=data["seen"])


_TRAITS: dict[str, Write] = {field.value: partial(_trait, field=field) for field in TRAITS}
_WRITERS: dict[str, Write] = {"actual": _actual, "target": _target, "plan": _plan, **_TRAITS}
