"""Whose a drawing or a statement is: the city's, of which a bureau prints a copy, or the bureau's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heng.ingest.bureau.drawn import Drawn
from heng.ingest.bureau.events import DrawingPart, Event, Heading, TablePart
from heng.ingest.text import squeeze
from heng.model.agency import AgencyRegister
from heng.model.terms import Drawing, Scope

_CITY = re.compile(r"市府|[市縣]政府|府級|全府|本府")
_OWN = re.compile(r"本(?:局|處|會|府外機關|所|館|中心|院|隊|公司|機關)")
_BODY = re.compile(r"^.{2,3}[市縣]政?府?(?=.{2})")
_CARRIED = re.compile(r"承接|銜接|對應")


@dataclass(frozen=True, slots=True)
class Whose:
    """Tells by words. `names`: the names of the document's owner."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, owner: str, register: AgencyRegister) -> Whose:
        """Take the owner as printed, and what the register calls it otherwise."""
        known = register.find(owner)
        short = _BODY.sub("", owner)
        names = {owner, short, *(known.aliases if known else ()), *((known.name,) if known else ())}
        return cls(tuple(name for name in names if len(name) > 1))

    def scope(self, text: str) -> Scope | None:
        """Return whose a heading says that its part is; None where it does not say."""
        words = squeeze(text)
        if _CARRIED.search(words):
            return None
        if _OWN.search(words) or any(name in words for name in self.names):
            return Scope.OWN
        return Scope.CITY if _CITY.search(words) else None


@dataclass(slots=True)
class Titled:
    """A drawing with the heading above it, or below it where none stands above."""

    drawn: Drawn
    heading: Heading | None
    scope: Scope


def titled(
    events: Sequence[Event], whose: Whose, own: Iterable[tuple[str, str]], tables: Iterable[str]
) -> list[Titled]:
    """Find each drawing's heading and scope.

    Args:
        events: Everything outside tables, in order.
        whose: Tells by words.
        own: Code and name of each objective in the document's own tables.
        tables: Names of the themes above these tables.
    """
    taken: set[int] = set()
    headings = {
        index: _above(events, index, taken) for index, event in enumerate(events) if isinstance(event, DrawingPart)
    }
    for index, heading in list(headings.items()):
        if heading is None or heading.agenda:
            below = _below(events, index, taken)
            headings[index] = below or heading
    known = ({(code, squeeze(name)) for code, name in own}, {squeeze(name) for name in tables})
    found = []
    for index, heading in headings.items():
        event = events[index]
        assert isinstance(event, DrawingPart)
        found.append(Titled(event.drawn, heading, _scope(event.drawn, heading, whose, known)))
    return found


def _above(events: Sequence[Event], index: int, taken: set[int]) -> Heading | None:
    """Return the last heading of a drawing since the last drawing or table; an entry of the agenda only for want."""
    agenda = None
    for before in range(index - 1, -1, -1):
        event = events[before]
        if isinstance(event, DrawingPart | TablePart):
            break
        if isinstance(event, Heading) and event.drawing is not None:
            if not event.agenda:
                taken.add(before)
                return event
            agenda = agenda or event
    return agenda


def _below(events: Sequence[Event], index: int, taken: set[int]) -> Heading | None:
    """Return the heading of a linkage diagram that the order of reading has put behind it."""
    for after in range(index + 1, len(events)):
        event = events[after]
        if isinstance(event, DrawingPart | TablePart):
            return None
        if isinstance(event, Heading) and event.drawing is Drawing.LINKAGE and not event.agenda and after not in taken:
            taken.add(after)
            return event
    return None


def _scope(drawn: Drawn, heading: Heading | None, whose: Whose, known: tuple[set[tuple[str, str]], set[str]]) -> Scope:
    """Tell by the heading, then by what stands above all themes, then by what the bureau's own tables repeat."""
    objectives, tables = known
    said = whose.scope(heading.text) if heading is not None and not heading.agenda else None
    if said is not None:
        return said
    if drawn.tops:
        return Scope.CITY
    names = {squeeze(theme.name.name) for theme in drawn.themes}
    met = {(node.code, squeeze(node.name)) for node in drawn.nodes}
    if met & objectives or names & tables or not objectives:
        return Scope.OWN
    return Scope.CITY
