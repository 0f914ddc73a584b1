"""The lines of the document that an indicator was read from, with one line around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.source import Citation
from heng.model.card import Indicator
from heng.web.excerpt import Marks, SourceLine, action_cell, indicator_cells
from heng.web.index import CardIndex
from heng.web.links import document, strip
from heng.web.place import place_text
from heng.workflow.loading import documents
from heng.workflow.refusal import RefusedError

MOST = 48
"""Lines of one excerpt; a longer one ends with the way to the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Lines of the document; `more` counts those left out at the end."""

    title: str
    first: int
    last: int
    lines: tuple[SourceLine, ...]
    more: int
    url: str
    strip: str
    place: str


def excerpt(index: CardIndex, indicators: Sequence[Indicator]) -> Excerpt | None:
    """Return the lines of some indicators; None where the document has no lines or is not kept."""
    digest = index.edition.edition.document.sha256
    cells = [
        cell
        for one in indicators
        for cell in indicator_cells(one, [index.printed[reading.ref] for reading in index.readings.get(one.ref, ())])
    ]
    cells += [action_cell(action) for one in indicators for action in index.actions.get(one.ref, ())]
    findings = index.findings_on(*(one.ref for one in indicators))
    try:
        text = documents.lines(digest)
    except RefusedError:
        return None
    marks = Marks(cells, findings, digest, text)
    if not marks.numbers:
        return None
    places = documents.print_of(documents.name(digest), digest).places
    place = Citation("", places).lines(sorted(marks.numbers)).place if places else None
    first, last = min(marks.numbers), max(marks.numbers)
    shown = [number for number in range(1, len(text) + 1) if text[number - 1].strip()]
    inside = [number for number in shown if first <= number <= last]
    around = [*(number for number in shown if number < first)][-1:] + inside
    around += [number for number in shown if number > last][:1]
    return Excerpt(
        title=index.edition.edition.title,
        first=first,
        last=last,
        lines=tuple(marks.line(number, text[number - 1], places.get(number)) for number in around[:MOST]),
        more=max(0, len(around) - MOST),
        url=document(digest, first),
        strip=strip(digest, place) if place else "",
        place=place_text(place),
    )
