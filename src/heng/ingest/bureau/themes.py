"""The themes of a presentation: from its drawings, from lists of their names and from the headings above its tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from heng.ingest.bureau.events import Declared, Event, ThemeNames
from heng.ingest.bureau.whose import Titled
from heng.ingest.bureau.words import ThemeName
from heng.ingest.coverage import FIELD, Ledger
from heng.ingest.lines import Line
from heng.ingest.source import Citation
from heng.ingest.text import squeeze
from heng.model.agency import Responsibility
from heng.model.card import DeclaredCounts, Theme, ThemeMention
from heng.model.identity import RefMaker
from heng.model.terms import Scope


@dataclass(slots=True)
class ThemeMaker:
    """Makes the themes, each once for each scope."""

    cite: Citation
    refs: RefMaker
    ledger: Ledger
    made: list[Theme] = field(default_factory=list)

    def make(self, drawings: Iterable[Titled], events: Iterable[Event]) -> list[Theme]:
        """Return the themes in the order in which their scopes are printed."""
        kept = list(events)
        for found in drawings:
            for theme in found.drawn.themes:
                self._drawn(theme.name, theme.lines, theme.agencies, found.scope)
        for event in kept:
            if isinstance(event, ThemeNames):
                for name, lines in event.names:
                    self._named(name, lines)
        for event in kept:
            if isinstance(event, Declared) and event.theme:
                self._declare(event.theme, event.counts)
        return self.made

    def _find(self, letter: str, scope: Scope) -> Theme | None:
        return next((theme for theme in self.made if theme.letter == letter and theme.scope is scope), None)

    def _drawn(self, name: ThemeName, lines: list[Line], agencies: tuple[Responsibility, ...], scope: Scope) -> None:
        known = self._find(name.letter, scope)
        if known is not None and name.city_marked and not known.city_marked:
            self._replace(known, marked := replace(known, city_marked=True))
            known = marked
        if known is None:
            self._add(name, lines, agencies, scope)
        elif agencies and known.agencies:
            mention = ThemeMention(name=name.name, agencies=agencies, source=self.cite.print(lines))
            self._replace(known, replace(known, mentions=(*known.mentions, mention)))
        elif agencies:
            self._replace(known, replace(known, agencies=agencies))

    def _named(self, name: ThemeName, lines: list[Line]) -> None:
        """Take a name outside a drawing: it repeats a known theme, or is one of the bureau's that no drawing shows."""
        same = [
            theme for theme in self.made if theme.letter == name.letter and squeeze(theme.name) == squeeze(name.name)
        ]
        own = self._find(name.letter, Scope.OWN)
        if same:
            if name.city_marked and same[0].scope is Scope.OWN:
                self._replace(same[0], replace(same[0], city_marked=True))
        elif own is None:
            self._add(name, lines, (), Scope.OWN)
        self.ledger.claim(lines, FIELD)

    def _add(self, name: ThemeName, lines: list[Line], agencies: tuple[Responsibility, ...], scope: Scope) -> None:
        self.made.append(
            Theme(
                ref=self.refs.make("theme", name.letter)
                if scope is Scope.OWN
                else self.refs.make("theme", scope, name.letter),
                scope=scope,
                letter=name.letter,
                name=name.name,
                agencies=agencies,
                city_marked=name.city_marked,
                source=self.cite.print(lines),
            )
        )

    def _declare(self, letter: str, counts: DeclaredCounts) -> None:
        known = self._find(letter, Scope.OWN)
        if known is not None and known.declared is None:
            self._replace(known, replace(known, declared=counts))

    def _replace(self, old: Theme, new: Theme) -> None:
        self.made[self.made.index(old)] = new


def table_names(events: Iterable[Event]) -> list[str]:
    """Return the names of the themes that stand above tables."""
    return [name.name for event in events if isinstance(event, ThemeNames) for name, _ in event.names]
