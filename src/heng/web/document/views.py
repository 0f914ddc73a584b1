"""The page of a published document, and its bytes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from heng.web.document.picture import may_see
from heng.web.document.present import document_page
from heng.web.excerpt import Marks, edition_cells
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.links import Links
from heng.workflow.example import is_example
from heng.workflow.loading import documents
from heng.workflow.opening import cards
from heng.workflow.opening.cards import EditionSummary
from heng.workflow.refusal import RefusedError


@require_safe
def show(request: HttpRequest, digest: str) -> HttpResponse:
    """Show the lines around the one asked for, or all of them."""
    try:
        text = documents.lines(digest)
    except RefusedError as refusal:
        raise Http404(refusal.text(current())) from refusal
    edition = _edition(digest)
    index = CardIndex(cards.open_card(edition.address), Links(edition.address)) if edition else None
    request.heng_address = edition.address if edition else None  # type: ignore[attr-defined]
    page = document_page(
        digest,
        edition.document.name if edition else digest[:12],
        text,
        _marks(digest, index, text),
        documents.print_of(documents.name(digest), digest).places,
        line=_line(request, len(text)),
        whole=request.GET.get("all") == "1",
    )
    links = index.links if index else None
    context: dict[str, object] = {"page": page, "edition": edition, "links": links, "work_index": index}
    context |= {"example": is_example(digest), "back": _back(request)}
    return render(request, "heng/document/page.html", context)


@require_safe
def original(request: HttpRequest, digest: str) -> FileResponse:
    """Serve the bytes as they were published; those only handed in are for people who are signed in."""
    if not may_see(request, digest):
        raise Http404(pick("沒有這份文件。", "There is no such document."))
    try:
        content = documents.content(digest)
    except RefusedError as refusal:
        raise Http404(refusal.text(current())) from refusal
    edition = _edition(digest)
    return FileResponse(BytesIO(content), as_attachment=True, filename=edition.document.name if edition else digest)


def _edition(digest: str) -> EditionSummary | None:
    return next((one for one in cards.addresses() if one.document.sha256 == digest), None)


def _marks(digest: str, index: CardIndex | None, text: Sequence[str]) -> Marks:
    """Return what was read from each line, and all that was found there, waived or not."""
    if index is None:
        return Marks((), (), digest, text)
    found = (*index.card.findings, *(one.finding for one in index.card.waived))
    return Marks(edition_cells(index), found, digest, text)


def _back(request: HttpRequest) -> str:
    """Return the page of the card that the reader came from, empty where that is not known."""
    asked = request.GET.get("from", "")
    if not asked:
        came = urlsplit(request.headers.get("Referer", ""))
        asked = came.path + (f"?{came.query}" if came.query else "") if came.netloc == request.get_host() else ""
    inside = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if inside and not asked.startswith("/docs/") else ""


def _line(request: HttpRequest, last: int) -> int | None:
    asked = request.GET.get("line", "")
    if not asked:
        return None
    if not asked.isdecimal() or not 1 <= int(asked) <= last:
        raise BadRequest(pick(f"行號要在1到{last:,}之間。", f"The line must lie between 1 and {last:,}."))
    return int(asked)
