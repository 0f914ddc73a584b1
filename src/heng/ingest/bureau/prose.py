"""Running text that a presentation prints beside its maps and tables."""

from __future__ import annotations

from collections.abc import Sequence

from heng.ingest.bureau.events import Event, Heading, TablePart, Text
from heng.ingest.coverage import FIELD, Ledger
from heng.ingest.lines import Line
from heng.ingest.source import Citation
from heng.ingest.text import is_ideograph, join_lines
from heng.model.identity import RefMaker
from heng.model.report import Section
from heng.model.terms import SectionKind

_LEAST = 20


def sections(events: Sequence[Event], ledger: Ledger, cite: Citation, refs: RefMaker) -> list[Section]:
    """Return the sentences that nothing else took, under the heading above them."""
    made: list[Section] = []
    title, held = "", list[Line]()
    for event in [*events, TablePart()]:
        if isinstance(event, Text):
            if ledger.unclaimed([event.line]):
                held.append(event.line)
            continue
        made += _section(title, held, ledger, cite, refs)
        title, held = event.text if isinstance(event, Heading) else "", []
    return made


def _section(title: str, lines: list[Line], ledger: Ledger, cite: Citation, refs: RefMaker) -> list[Section]:
    text = join_lines((line.text, line.lead or line.blanks > 0) for line in lines)
    if not ("。" in text and sum(map(is_ideograph, text)) >= _LEAST):
        return []
    ledger.claim(lines, FIELD)
    ref = refs.make("section", SectionKind.OTHER)
    return [Section(ref=ref, kind=SectionKind.OTHER, title=title, text=text, source=cite.print(lines))]
