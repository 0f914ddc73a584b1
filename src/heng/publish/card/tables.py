"""Themes, objectives and KPIs of a card, each under what it stands under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from heng.model.card import CascadeLink, Indicator, KeySuccessFactor, Objective, Theme
from heng.model.edition import Edition
from heng.model.form import codec
from heng.model.form.codec import short
from heng.model.form.codes import NO_CODE, place_of, show_head, show_perspective, split_head
from heng.model.form.columns import inferred
from heng.model.form.parts import part_of
from heng.model.form.words import CITY_MARK, INFERRED, OBJECTIVE, THEME
from heng.model.terms import Ground
from heng.publish.card.indicators import IndicatorWriter, written_columns
from heng.publish.card.page import Page

_THEME, _OBJECTIVE = 2, 3
_BELOW = 2


class TableWriter:
    """Writes the scorecard tables of one edition."""

    def __init__(self, edition: Edition, page: Page) -> None:
        """Sort what stands under what."""
        self._card, self._page = edition.card, page
        self._links = _by_carrier(edition.card.cascade)
        self._indicators = IndicatorWriter(edition, self._links, page)
        self._under: Mapping[str, list[Indicator]] = _grouped(edition.card.indicators, edition.card.objectives)
        self._factors: dict[str, list[KeySuccessFactor]] = defaultdict(list)
        for factor in edition.card.success_factors:
            self._factors[factor.objective_ref].append(factor)

    def columns_line(self) -> str | None:
        """Return the line that says which columns there are; None where the rows tell."""
        card = self._card
        told = inferred(
            written_columns(card, self._indicators.figures),
            factors=any(self._factors[each.ref] for each in card.objectives),
            perspectives=any(each.placed is Ground.PRINTED for each in card.objectives),
        )
        return None if told == card.columns else codec.COLUMNS.show(card.columns)

    def write(self) -> None:
        """Write the themes in order, each with its objectives; first those that stand under no theme."""
        open_to = _openings(self._card.themes)
        heads = {each.letter: each for each in open_to.values()}
        loose = [each for each in self._card.objectives if each.theme not in heads]
        if self._card.drawings and (loose or self._under[""]):
            self._page.heading(_THEME, NO_CODE)
        for each in self._under[""]:
            self._indicators.write(each)
        self._objectives(loose, "")
        for theme in self._card.themes:
            self._theme(theme)
            if open_to.get(theme.letter) is theme:
                self._objectives([one for one in self._card.objectives if one.theme == theme.letter], theme.letter)

    def _theme(self, theme: Theme) -> None:
        page = self._page
        head = show_head(theme.letter, theme.name + (CITY_MARK if theme.city_marked else ""), letter=True)
        page.heading(_THEME, f"{NO_CODE} {head}" if part_of(head)[0] else head)
        if theme.scope is not page.scope:
            page.field(THEME["scope"].zh, short(theme.scope))
        page.owners(theme.agencies, is_open=theme.agencies_open)
        for mention in theme.mentions:
            page.field(THEME["mention"].zh, mention.name)
            page.owners(mention.agencies, depth=_BELOW)
        if theme.declared is not None:
            page.field(THEME["declared"].zh, codec.COUNTS.show(theme.declared))
        usual = Ground.PRINTED if theme.city_marked else Ground.INFERRED
        self._indicators.carried(self._links.get(theme.ref, ()), usual)

    def _objectives(self, objectives: Iterable[Objective], theme: str) -> None:
        for each in objectives:
            self._objective(each, theme)
            for indicator in self._under[each.ref]:
                self._indicators.write(indicator, each)

    def _objective(self, objective: Objective, theme: str) -> None:
        page = self._page
        head = show_head(objective.code, objective.name)
        page.heading(_OBJECTIVE, head)
        if split_head(head)[0] != objective.code:
            page.field(OBJECTIVE["code"].zh, objective.code)
        by_code = place_of(objective.code, page.profile)
        if objective.theme != (theme or by_code[0]):
            page.field(OBJECTIVE["theme"].zh, objective.theme)
        is_printed = objective.placed is Ground.PRINTED
        if is_printed or objective.perspective != by_code[1]:
            said = "" if is_printed else f"（{INFERRED}）"
            page.field(OBJECTIVE["perspective"].zh, show_perspective(objective.perspective, page.profile) + said)
        for factor in self._factors[objective.ref]:
            own = factor.code == (objective.code or objective.name)
            code = "" if own else f" {factor.code or NO_CODE}"
            page.field(OBJECTIVE["factor"].zh + code, factor.text)
        self._indicators.carried(self._links.get(objective.ref, ()), Ground.PRINTED)


def _by_carrier(links: Iterable[CascadeLink]) -> dict[str, list[CascadeLink]]:
    found: dict[str, list[CascadeLink]] = defaultdict(list)
    for link in links:
        found[link.carrier].append(link)
    return found


def _grouped(rows: Iterable[Indicator], objectives: Sequence[Objective]) -> Mapping[str, list[Indicator]]:
    """Return the rows by the heading they stand under; under no heading those whose heading is not in the card."""
    known = {each.ref for each in objectives}
    found: dict[str, list[Indicator]] = defaultdict(list)
    for row in rows:
        found[row.objective_ref if row.objective_ref in known else ""].append(row)
    return found


def _openings(themes: Iterable[Theme]) -> dict[str, Theme]:
    """Return the theme below which the objectives of each letter are written: the last one of that letter."""
    return {each.letter: each for each in themes}
