"""The part of a PDF's page that something was read from, as a picture."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from heng.model.source import Box
from heng.web.language import current, pick
from heng.workflow.loading import documents
from heng.workflow.refusal import RefusedError

_A_YEAR = 31_536_000
_FARTHEST = 100_000


@require_safe
def strip(request: HttpRequest, digest: str, page: int) -> HttpResponse:
    """Show a strip of a page with a box marked. Bytes under a digest never change, so a browser may keep it."""
    if not may_see(request, digest):
        raise Http404(pick("沒有這份文件。", "There is no such document."))
    try:
        png = documents.page_strip(digest, page, _box(request.GET.get("box", "")))
    except (RefusedError, documents.RefusedDocumentError) as refusal:
        raise Http404(refusal.text(current())) from refusal
    response = HttpResponse(png, content_type="image/png")
    response.headers["Cache-Control"] = f"private, max-age={_A_YEAR}, immutable"
    return response


def may_see(request: HttpRequest, digest: str) -> bool:
    """Tell whether a document is published, or the reader is signed in and may see what is only handed in."""
    return request.user.is_authenticated or documents.is_published(digest)


def _box(text: str) -> Box:
    refused = BadRequest(pick("框要寫成 左,上,右,下。", "Write the box as left,top,right,bottom."))
    try:
        left, top, right, bottom = (float(part) for part in text.split(","))
    except ValueError as error:
        raise refused from error
    if not 0 <= left <= right < _FARTHEST or not 0 <= top <= bottom < _FARTHEST:
        raise refused
    return Box(left=left, top=top, right=right, bottom=bottom)
