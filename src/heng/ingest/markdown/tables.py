"""Themes, objectives and KPIs of a Markdown card, as they stand under one another."""

from __future__ import annotations

from collections.abc import Iterable

from heng.ingest.markdown.entries import Entries, Table
from heng.ingest.markdown.indicators import IndicatorDraft, Row, made
from heng.ingest.markdown.outline import Part
from heng.ingest.markdown.page import Page
from heng.ingest.markdown.themes import carried, read_theme
from heng.model.card import ActionPlan, CascadeLink, Indicator, KeySuccessFactor, Objective, Theme
from heng.model.figures import Reading
from heng.model.form.codes import NO_CODE, components, is_code, place_of, read_perspective, split_head
from heng.model.form.columns import inferred
from heng.model.form.words import INFERRED, OBJECTIVE
from heng.model.terms import Column, Ground

_THEME, _OBJECTIVE, _INDICATOR = 2, 3, 4
_WORDS = Table(OBJECTIVE)


class CardReader:
    """Reads what stands in the scorecard tables. `columns`: None until the head or the rows say which there are."""

    def __init__(self, page: Page) -> None:
        """Start with an empty card."""
        self._page = page
        self._under = Row()
        self._drafts: list[IndicatorDraft] = []
        self.columns: tuple[Column, ...] | None = None
        self.themes: list[Theme] = []
        self.objectives: list[Objective] = []
        self.factors: list[KeySuccessFactor] = []
        self.indicators: list[Indicator] = []
        self.actions: list[ActionPlan] = []
        self.readings: list[Reading] = []
        self.links: list[CascadeLink] = []

    def part(self, part: Part) -> None:
        """Read a part of the second level or below with what stands under it."""
        if part.level == _THEME:
            self._theme(part)
        elif part.level == _OBJECTIVE:
            self._objective(part)
        elif part.level == _INDICATOR:
            self._drafts.append(IndicatorDraft(part, self._under, self._page))
        else:
            self._page.unplaced_part(part)
            return
        self._page.unplaced_loose(part)
        for each in part.parts:
            self.part(each)

    def without_theme(self, parts: Iterable[Part]) -> None:
        """Read objectives and KPIs whose heading of the second level is no theme."""
        self._under = Row()
        for each in parts:
            self.part(each)

    def _theme(self, part: Part) -> None:
        if part.title in ("", NO_CODE):
            self._under = Row()
            self._page.unplaced_items(part.items)
            return
        theme, links = read_theme(part, self._page)
        self.themes.append(theme)
        self.links += links
        self._under = Row(theme=theme.letter, heading=theme.letter)

    def _objective(self, part: Part) -> None:
        if part.title in ("", NO_CODE):
            self._under = Row(theme=self._under.heading, heading=self._under.heading)
            self._page.unplaced_items(part.items)
            return
        entries = Entries(part.items, _WORDS, self._page)
        code, name = split_head(part.title)
        code = code or entries.text("code") or ""
        stated = entries.text("theme")
        theme = self._under.heading if stated is None else stated
        perspective, ground = self._perspective(entries, code)
        objective = Objective(
            ref=self._page.refs.make("objective", code or name),
            theme=theme or (place_of(code, self._page.profile)[0] if stated is None else ""),
            perspective=perspective,
            placed=ground,
            code=code,
            name=name,
            source=self._page.place_of(part),
        )
        self.objectives.append(objective)
        self._under = Row(
            theme=objective.theme, heading=self._under.heading, objective=code or name, objective_ref=objective.ref
        )
        self._factors(entries)
        self.links += carried(entries, objective.ref, self._page)
        entries.close()

    def _perspective(self, entries: Entries, code: str) -> tuple[str, Ground]:
        """Return the perspective that is written, else the one that the code names, and which of the two it is."""
        written = entries.text("perspective")
        if written is None:
            return place_of(code, self._page.profile)[1], Ground.INFERRED
        name = written.removesuffix(f"（{INFERRED}）")
        return read_perspective(name, self._page.profile), Ground.INFERRED if name != written else Ground.PRINTED

    def _factors(self, entries: Entries) -> None:
        under = self._under
        for entry in entries.every("factor", token=True):
            self._page.unplaced_items(entry.item.children)
            code, text = (entry.token, entry.value) if entry.token else ("", entry.value)
            if not entry.colon:
                head, rest = split_head(entry.value)
                code, text = (head, rest) if head and is_code(head) else ("", entry.value)
            code = under.objective if not code else ("" if code == NO_CODE else code)
            self.factors.append(
                KeySuccessFactor(
                    ref=self._page.refs.make("success_factor", under.objective, code),
                    objective=under.objective,
                    objective_ref=under.objective_ref,
                    code=code,
                    text=text,
                    source=self._page.place(entry.item.lines),
                )
            )

    def finish(self) -> None:
        """Make the KPIs, once all are known: what one prints, the others have as an empty cell."""
        if self.columns is None:
            self.columns = inferred(
                {each for draft in self._drafts for each in draft.columns()},
                factors=bool(self.factors),
                perspectives=any(each.placed is Ground.PRINTED for each in self.objectives),
            )
        keys = [(draft.row.objective, draft.code, draft.suffix) for draft in self._drafts]
        for draft, component in zip(self._drafts, components(keys), strict=True):
            found = made(draft, component, self.columns, self._page)
            self.indicators.append(found.indicator)
            self.actions += found.actions
            self.readings += found.readings
            self.links += found.links
