"""Files made of one edition: the report as a document, and the scorecard as data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
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
    return download(index, "report.odt", ODT, publish(index.card, COUNCIL_REPORT, "odt", lang=current()))


@require_safe
@card_view
def scorecard(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001
    """Return the edition, with people's changes, as `scorecard.json`."""
    return download(index, "scorecard.json", "application/json", edition_to_json(index.edition).encode())


def download(index: CardIndex, name: str, kind: str, content: bytes) -> HttpResponse:
    """Return a file of a card under a name that says of which owner, year and period it is."""
    address = index.card.address
    response = HttpResponse(content, content_type=kind)
    named = content_disposition_header(
        as_attachment=True, filename=f"{address.owner}-{address.year}-{address.period}-{name}"
    )
    response.headers["Content-Disposition"] = named or "attachment"
    return response
