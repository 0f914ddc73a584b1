"""Files made of one edition: the report as a document, and the scorecard as data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from heng.model.canonical import edition_to_json
from heng.web.index import CardIndex
from heng.web.language import current
from heng.web.opening import card_view
from heng.workflow.publish import COUNCIL_REPORT, publish

ODT = "application/vnd.oasis.opendocument.text"


@require_safe
@card_view
def report(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Return the report of an edition as ODT."""
    return _file(index, "odt", ODT, publish(index.card, COUNCIL_REPORT, "odt", lang=current()))


@require_safe
@card_view
def scorecard(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001
    """Return the edition, with people's changes, as `scorecard.json`."""
    return _file(index, "json", "application/json", edition_to_json(index.edition).encode())


def _file(index: CardIndex, ending: str, kind: str, content: bytes) -> HttpResponse:
    address = index.card.address
    response = HttpResponse(content, content_type=kind)
    name = f"heng-{address.year}-{address.period}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
