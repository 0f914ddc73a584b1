"""Pages of the rulebooks, their files, and the form that puts one in force."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.model.terms import Status
from heng.web.account.views import officer
from heng.web.language import current, listed, pick
from heng.web.scoring import addresses, decided
from heng.web.scoring.adopting import Preview, preview
from heng.web.scoring.book import book_page
from heng.web.scoring.files import as_json, examples_csv
from heng.web.scoring.forms import AdoptionForm
from heng.web.scoring.simulate import base_of, outcomes
from heng.web.sending import UNPROCESSABLE
from heng.web.states import State
from heng.workflow.changes.refusals import RefusedChangeError
from heng.workflow.opening import cards
from heng.workflow.opening.cards import CardAddress, NoSuchCardError, OpenCard
from heng.workflow.refusal import RefusedError
from heng.workflow.rulebooks import shelf
from heng.workflow.rulebooks.adoption import last_decision
from heng.workflow.rulebooks.decisions import adopt_rulebook

SAVE, EDIT = "save", "edit"


@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    """List the rulebooks with what each makes of one card, and say which is in force where."""
    card, recorded = _asked_card(request), decided.recorded()
    base = base_of(card, request.GET.get("against", "")) if card else None
    context = {
        "outcomes": outcomes(card, base) if card and base else (),
        "base": base.rulebook if base else None,
        "card": card,
        "card_label": decided.label_of(card) if card else "",
        "statuses": [State(one.value, one.label(current())) for one in Status],
        "in_force": decided.in_force(),
        "recorded": recorded,
        "done": next((one for one in recorded if str(one.number) == request.GET.get("done")), None),
        "books": shelf.rulebooks(),
        "unread": [one.text(current()) for one in shelf.unread()],
    }
    return render(request, "heng/scoring/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, name: str) -> HttpResponse:
    """Show a rulebook, or take the decision that puts it in force."""
    book, card = _book(name), _asked_card(request)
    if request.method == "POST":
        return _adopted(request, book)
    return _page(request, book, card, AdoptionForm(initial=_initial(card)))


@officer
def _adopted(request: HttpRequest, book: Rulebook) -> HttpResponse:
    """Show what a decision would do, and write it once the officer has seen that."""
    form = AdoptionForm(request.POST)
    if not form.is_valid():
        return _page(request, book, _asked_card(request), form, status=UNPROCESSABLE)
    data, step = form.cleaned_data, request.POST.get("step", "")
    card = _opened(data["card"]) or _asked_card(request)
    if step == EDIT:
        return _page(request, book, card, form)
    try:
        if step != SAVE or data["seen"] is None:
            return _preview(request, book, form)
        made = adopt_rulebook(
            data["card"], book.name, body=data["body"], session=data["session"], day=data["day"],
            who=request.user.get_username(), reason=data["reason"], seen=data["seen"],
        )  # fmt: skip
    except (RefusedChangeError, NoSuchCardError) as refusal:
        form.add_error("card", refusal.text(current()))
        return _page(request, book, card, form, status=UNPROCESSABLE)
    back = addresses.scoring(card.address if card else None)
    return redirect(f"{back}{'&' if '?' in back else '?'}done={made.number}")


def _preview(request: HttpRequest, book: Rulebook, form: AdoptionForm) -> HttpResponse:
    data = form.cleaned_data
    found: Preview = preview(data["card"], book, data["day"])
    if not found.cards:
        raise NoSuchCardError(data["card"])
    kept = {key: value for key, value in form.data.items() if key not in ("csrfmiddlewaretoken", "step", "seen")}
    kept["seen"] = str(last_decision(data["card"]))
    context = {"book": book, "page": found, "data": data, "kept": kept, "scope": decided.scope(data["card"])}
    return render(request, "heng/scoring/preview.html", context)


@require_safe
def data_file(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Return a rulebook as JSON."""
    return _file(f"{name}.json", "application/json", as_json(_book(name)))


@require_safe
def examples_file(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001
    """Return the worked examples of a rulebook as CSV."""
    return _file(f"{name}-examples.csv", "text/csv; charset=utf-8", examples_csv(_book(name)))


def _file(name: str, kind: str, text: str) -> HttpResponse:
    response = HttpResponse(text.encode(), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(
    request: HttpRequest, book: Rulebook, card: OpenCard | None, form: AdoptionForm, *, status: int = 200
) -> HttpResponse:
    chosen = addresses.of_card(str(form["card"].value() or "")) or (card.address if card else None)
    context = {
        "page": book_page(book, card, request.GET.get("against", "")),
        "form": form,
        "choices": decided.choices(chosen),
        "card_label": decided.label_of(card) if card else "",
    }
    return render(request, "heng/scoring/page.html", context, status=status)


def _book(name: str) -> Rulebook:
    book = shelf.rulebook(name)
    if book is None:
        there = listed(list(shelf.names()))
        raise Http404(pick(f"沒有判定規則「{name}」。有的是：{there}",
                           f"There is no rulebook “{name}”. There is: {there}"))  # fmt: skip
    return book


def _initial(card: OpenCard | None) -> dict[str, object]:
    return {"card": str(card.address), "day": card.loaded.day} if card else {}


def _asked_card(request: HttpRequest) -> OpenCard | None:
    """Open the card that the query names, else the latest; None while the record is empty."""
    text = request.GET.get("card", "")
    card = _opened(addresses.of_card(text)) if text else None
    if text and card is None:
        raise Http404(pick(f"紀錄中沒有 {text}。", f"The record holds no {text}."))
    if card is None and (latest := cards.latest()):
        card = cards.open_card(latest)
    if card is not None:
        request.heng_address = card.address  # type: ignore[attr-defined]
    return card


def _opened(address: CardAddress | None) -> OpenCard | None:
    """Open an edition, or the latest one of a year; None where there is none."""
    if address is None:
        return None
    try:
        if not address.period:
            address = cards.choose(owner=address.owner, year=address.year)
        return cards.open_card(address)
    except RefusedError:
        return None
