"""What of a bureau's card carries something of the city's: by printed marks, or by equal names only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heng.ingest.text import squeeze
from heng.model.card import CascadeLink, Indicator, MapCell, Theme
from heng.model.identity import RefMaker
from heng.model.terms import Drawing, Ground, Scope

_CODE = re.compile(r"[A-Z]{1,3}\d+(?:[.．]\d+)*(?:-\d+)?")


@dataclass(slots=True)
class Cascade:
    """Makes the links. A name that several things of the city bear names none of them."""

    refs: RefMaker

    def of_indicators(self, indicators: Iterable[Indicator]) -> list[CascadeLink]:
        """Link each indicator to the city's that it prints (府級KPI)."""
        return [
            self._link(indicator.ref, code, Ground.PRINTED, indicator)
            for indicator in indicators
            for code in _CODE.findall(indicator.city_indicator)
        ]

    def of_themes(self, themes: Sequence[Theme], cells: Sequence[MapCell]) -> tuple[list[Theme], list[CascadeLink]]:
        """Name in each of the bureau's themes the city's theme or objective whose name it bears."""
        made, links = [], []
        for theme in themes:
            code = _bearer(theme.name, themes, cells) if theme.scope is Scope.OWN else ""
            made.append(replace(theme, carries=code))
            if code:
                links.append(
                    self._link(theme.ref, code, Ground.PRINTED if theme.city_marked else Ground.INFERRED, theme)
                )
        return made, links

    def _link(self, carrier: str, code: str, ground: Ground, of: Indicator | Theme) -> CascadeLink:
        return CascadeLink(
            ref=self.refs.make("cascade", carrier, code), carrier=carrier, code=code, ground=ground, source=of.source
        )


def _bearer(name: str, themes: Iterable[Theme], cells: Iterable[MapCell]) -> str:
    plain = squeeze(name)
    letters = {theme.letter for theme in themes if theme.scope is Scope.CITY and squeeze(theme.name) == plain}
    codes = {
        cell.code
        for cell in cells
        if cell.scope is Scope.CITY and cell.drawing is Drawing.MAP and squeeze(cell.name).rstrip("。") == plain
    }
    found = letters or codes
    return next(iter(found)) if len(found) == 1 else ""
