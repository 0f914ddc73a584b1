"""Handing documents in, watching them being read, and accepting them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heng.ingest import MAX_BYTES, TooLargeDocumentError, own_tables
from heng.model.terms import ChangeField, DocumentKind, IntakeState
from heng.web.account.views import officer
from heng.web.errors import posted
from heng.web.intake.advice import advice
from heng.web.intake.cells import is_off_line
from heng.web.intake.filing import FilingForm, filing_view, outlook_view
from heng.web.intake.filters import Filters
from heng.web.intake.forms import AcceptForm, AgencyForm, FixForm, RemedyForm
from heng.web.intake.listing import ListFilters, intake_list
from heng.web.intake.present import draft_page
from heng.web.intake.remedies import chosen, effect_view, finding_of, finding_view
from heng.web.language import current, pick
from heng.web.sending import OK, UNPROCESSABLE, status_of
from heng.workflow import agencies
from heng.workflow.changes.cells import FIELDS
from heng.workflow.changes.refusals import RefusedChangeError
from heng.workflow.intake import queue
from heng.workflow.intake.acceptance import accept, drop, pick_up, take_back
from heng.workflow.intake.draft import Handed, handed_in, look, open_draft
from heng.workflow.intake.fixing import Fix, drop_fix, set_fix
from heng.workflow.intake.refiling import file_under, outlook
from heng.workflow.intake.refusals import NoSuchIntakeError
from heng.workflow.loading import documents
from heng.workflow.opening import cards
from heng.workflow.refusal import RefusedError


@officer
@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    """Show what was handed in, and the documents that the record keeps."""
    page = intake_list(handed_in(), ListFilters.of(request.GET), request.user.get_username())
    context = {
        "page": page,
        "editions": cards.addresses(),
        "kinds": [one for one in DocumentKind if one is not DocumentKind.UNKNOWN],
        "most": MAX_BYTES // 2**20,
    }
    return render(request, "heng/intake/list.html", context)


@posted
@officer
def hand_in(request: HttpRequest) -> HttpResponse:
    """Take files in; they are read apart from this request."""
    files = request.FILES.getlist("files")
    if not files:
        raise BadRequest(pick("沒有選檔案。", "No file was chosen."))
    kind = request.POST.get("kind", "")
    chosen = DocumentKind.of(kind) if kind in {one.value for one in DocumentKind} else None
    numbers = list(_take(files, request, chosen))
    queue.keep_going()
    return redirect("draft", number=numbers[0]) if len(numbers) == 1 else redirect("intakes")


def _take(files: Sequence[UploadedFile[Any]], request: HttpRequest, kind: DocumentKind | None) -> Iterator[int]:
    """Hand files in one by one, the tables of Heng among them as one document."""
    who = request.user.get_username()
    for file in files:
        if (file.size or 0) > MAX_BYTES:
            name = file.name or "document"
            yield queue.refuse(name, file.size or 0, TooLargeDocumentError(name), who=who)
    small = (file for file in files if (file.size or 0) <= MAX_BYTES)
    for name, data in own_tables.gathered((file.name or "document", file.read()) for file in small):
        yield queue.hand_in(name, data, who=who, kind=kind)


@officer
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a document while it is read, what was read from it afterwards, or why nothing was."""
    try:
        handed = look(number)
    except NoSuchIntakeError as missing:
        raise Http404(missing.text(current())) from missing
    return _page(request, handed)


@posted
@officer
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Accept, take back, drop, pick up, correct, or see what a correction would do."""
    act = request.POST.get("act", "")
    if act not in _ACTS:
        raise BadRequest(pick("不知道要做什麼。", "It is not said what to do."))
    try:
        return _ACTS[act](request, number)
    except NoSuchIntakeError as missing:
        raise Http404(missing.text(current())) from missing
    except RefusedError as refusal:
        return _page(request, look(number), error=refusal.text(current()), status=status_of(refusal))


def _page(request: HttpRequest, handed: Handed, *, status: int = UNPROCESSABLE, **more: object) -> HttpResponse:
    if handed.was_read:
        return _draft(request, handed.number, status=status, **more)
    context = {"handed": handed, "why": handed.refusal.get(_tongue(), ""), "advice": advice(handed), **more}
    return render(request, "heng/intake/waiting.html", context, status=status if more.get("error") else OK)


def _draft(request: HttpRequest, number: int, *, status: int = UNPROCESSABLE, **more: object) -> HttpResponse:
    draft = open_draft(number)
    handed = draft.handed
    held = handed.state in (IntakeState.ACCEPTED, IntakeState.PARTLY)
    request.heng_address = handed.address if held else None  # type: ignore[attr-defined]
    original = documents.print_of(handed.name, handed.sha256)
    weigh = str(more.pop("weigh", "") or request.POST.get("finding", ""))
    page = draft_page(draft, original.lines, original.places, Filters.of(request.GET), weigh)
    refs = {cell.ref for row in page.rows for cell in (*row.figures, *row.others)}
    context = {
        "page": page,
        "apart": request.POST.get("ref", "") not in refs,
        "draft": draft,
        "handed": handed,
        "sent": request.POST,
        "filing": filing_view(draft, request.POST.dict()),
        "fixed": request.GET.get("fixed", "").isdecimal(),
        "done": request.GET.get("done", ""),
        **more,
    }
    refused = bool(more.get("error") or more.get("refused"))
    return render(request, "heng/intake/draft.html", context, status=status if refused else OK)


def _accept(request: HttpRequest, number: int) -> HttpResponse:
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _draft(request, number, error=" ".join(str(one) for errors in form.errors.values() for one in errors))
    chosen = None if request.POST.get("all") == "1" else request.POST.getlist("row")
    data = form.cleaned_data
    accept(number, chosen, who=request.user.get_username(), reason=data["reason"], day=data["day"], owner=data["owner"])
    if chosen is None:  # What the list was narrowed to is in the record now: under that filter no row would be left.
        return redirect(reverse("draft", kwargs={"number": number}) + "?done=accepted")
    return _back(request, number, done="accepted")


def _register(request: HttpRequest, number: int) -> HttpResponse:
    form = AgencyForm(request.POST)
    if not form.is_valid():
        return _draft(request, number, error=pick("登記機關要有名稱和代號。", "An agency needs a name and a key."))
    agencies.add(form.cleaned_data["key"], form.cleaned_data["name"])
    return _back(request, number)


def _take_back(request: HttpRequest, number: int) -> HttpResponse:
    asked = request.POST.get("with_changes") == "1"
    take_back(number, who=request.user.get_username(), reason=request.POST.get("reason", ""), with_changes=asked)
    return _back(request, number, done="undone")


def _drop(_request: HttpRequest, number: int) -> HttpResponse:
    drop(number)
    return redirect(reverse("intakes") + f"?dropped={number}")


def _pick_up(request: HttpRequest, number: int) -> HttpResponse:
    pick_up(number)
    return _back(request, number)


def _try_fix(request: HttpRequest, number: int) -> HttpResponse:
    fix = _fix(request)
    draft = open_draft(number)
    lines = documents.print_of(draft.handed.name, draft.handed.sha256).lines
    seen = effect_view(draft, (fix,), off_line=is_off_line(draft, fix, lines))
    return _draft(request, number, effect=seen, fix=fix)


@officer
@require_safe
def effects(request: HttpRequest, number: int) -> HttpResponse:
    """Show the remedies of a finding with their effects, for the page of its document."""
    try:
        draft = open_draft(number)
    except RefusedError as refusal:
        raise Http404(refusal.text(current())) from refusal
    key = request.GET.get("finding", "")
    finding = finding_of(draft, key)
    if finding is None:
        raise Http404(pick("已經沒有這項發現。", "This finding is not there any more."))
    context = {"one": finding_view(draft, finding, key), "handed": draft.handed}
    return render(request, "heng/intake/choices.html", context)


def _weigh(request: HttpRequest, number: int) -> HttpResponse:
    return _draft(request, number, weigh=request.POST.get("finding", ""))


def _adopt(request: HttpRequest, number: int) -> HttpResponse:
    form = RemedyForm(request.POST)
    if not form.is_valid():
        return _draft(request, number, error=pick("請選一種處理，並寫理由。", "Choose a remedy and give the reason."))
    draft, data = open_draft(number), form.cleaned_data
    finding = finding_of(draft, data["finding"])
    who = request.user.get_username()
    fixes = chosen(draft, finding, data["choice"], who=who, reason=data["reason"]) if finding else ()
    if not fixes:
        gone = pick(
            "這項發現已經不在，或處理方式變了，請再選一次。", "The finding or its remedies changed; choose again."
        )
        return _draft(request, number, error=gone)
    set_fix(number, *fixes)
    return _back(request, number, fixed=len(fixes))


def _try_time(request: HttpRequest, number: int) -> HttpResponse:
    form = FilingForm(request.POST)
    if not form.is_valid():
        return _draft(request, number, refused=form.trouble)
    return _draft(request, number, outlook=outlook_view(outlook(number, form.text)))


def _set_time(request: HttpRequest, number: int) -> HttpResponse:
    form = FilingForm(request.POST)
    if not form.is_valid():
        return _draft(request, number, refused=form.trouble)
    try:
        file_under(number, form.text, who=request.user.get_username(), reason=form.cleaned_data["reason"])
    except RefusedChangeError as refusal:
        return _draft(request, number, refused=refusal.text(current()))
    return _back(request, number, fixed=1)


def _set_fix(request: HttpRequest, number: int) -> HttpResponse:
    form = FixForm(request.POST)
    if not form.is_valid():
        return _draft(request, number, error=pick("更正要有內容和理由。", "A correction needs a text and a reason."))
    set_fix(number, _fix_of(form, request), shown=request.POST.get("shown", ""))
    return _back(request, number, fixed=1)


def _fix(request: HttpRequest) -> Fix:
    form = FixForm({**request.POST.dict(), "reason": request.POST.get("reason") or "—"})
    if not form.is_valid():
        raise BadRequest(pick("更正要有內容。", "A correction needs a text."))
    return _fix_of(form, request)


def _fix_of(form: FixForm, request: HttpRequest) -> Fix:
    data = form.cleaned_data
    return Fix(
        ref=data["ref"], field=ChangeField.of(data["field"]), text=data["text"],
        who=request.user.get_username(), reason=data["reason"],
    )  # fmt: skip


def _drop_fix(request: HttpRequest, number: int) -> HttpResponse:
    field = request.POST.get("field", "")
    if field not in {one.value for one in (*FIELDS, ChangeField.PERIOD)}:
        raise BadRequest(pick("不知道是哪一格。", "It is not said which cell."))
    drop_fix(number, request.POST.get("ref", ""), ChangeField.of(field), request.POST.get("shown"))
    return _back(request, number)


def _back(request: HttpRequest, number: int, **query: object) -> HttpResponse:
    filters = Filters.of(request.GET)
    asked = filters.query(**query)
    return redirect(reverse("draft", kwargs={"number": number}) + (f"?{asked}" if asked else ""))


def _tongue() -> str:
    return "en" if current() == "en" else "zh"


_ACTS: Mapping[str, Callable[[HttpRequest, int], HttpResponse]] = {
    "accept": _accept, "register": _register, "take_back": _take_back, "drop": _drop, "pick_up": _pick_up,
    "weigh": _weigh, "adopt": _adopt, "try": _try_fix, "fix": _set_fix, "unfix": _drop_fix,
    "try_time": _try_time, "time": _set_time,
}  # fmt: skip
