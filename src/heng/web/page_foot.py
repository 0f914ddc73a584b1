"""The foot of printed pages: whose figures, which period, which rulebook. CSS has no other way to say it there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from heng.web import numbers
from heng.web.frame import owner_name
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.opening import card_view


@require_safe
@card_view
def show(request: HttpRequest, index: CardIndex) -> HttpResponse:  # noqa: ARG001 (the signature of a view)
    """Serve the style sheet that names city, period and rulebook at the foot of each printed page."""
    return HttpResponse(f"@page {{ @bottom-left {{ content: {quoted(words(index))}; }} }}\n", content_type="text/css")


def words(index: CardIndex) -> str:
    """Return what stands at the foot of a page."""
    card, period = index.card, index.edition.edition.period
    parts = [owner_name(card.address.owner)]
    if period is not None:
        parts.append(numbers.span(period))
    rule = card.rulebook.title.render(current(), {})
    parts.append(
        pick(f"判定規則「{rule}」", f"rulebook “{rule}”") + (pick("（試看）", " (a trial)") if index.trial else "")
    )
    return pick("　", " · ").join(parts)


def quoted(text: str) -> str:
    """Return a text as a CSS string; whatever could end it is written by its code point."""
    return '"' + "".join(c if c.isalnum() or c in " 　·「」（）：“”" else f"\\{ord(c):x} " for c in text) + '"'
