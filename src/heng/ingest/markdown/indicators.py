"""A KPI of a Markdown card: its definition, its figures and its action plans."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from heng.ingest.bureau.cascade import Cascade
from heng.ingest.markdown.actions import read_action
from heng.ingest.markdown.entries import Entries, Entry, Table, entry_of
from heng.ingest.markdown.figures import ReadingMaker
from heng.ingest.markdown.outline import Part
from heng.ingest.markdown.page import Page
from heng.ingest.markdown.themes import carried
from heng.model.agency import Responsibility
from heng.model.card import ActionPlan, CascadeLink, Indicator
from heng.model.figures import Reading
from heng.model.form import owners
from heng.model.form.codes import split_code, split_head
from heng.model.form.columns import has_unit
from heng.model.form.fields import labels
from heng.model.form.words import ABSENT, FIGURES, INDICATOR, NONE
from heng.model.terms import Column

_PLACES = {
    "formula": "formula_source",
    "unit": "unit_source",
    "polarity": "polarity_source",
    "behaviour": "behaviour_source",
}
_WRITTEN = {
    "formula": Column.FORMULA, "unit": Column.UNIT, "weight": Column.WEIGHT, "frequency": Column.FREQUENCY,
    "target": Column.TARGET, "actual": Column.ACTUAL, "action": Column.ACTION,
}  # fmt: skip

_TABLE = Table(INDICATOR, labels(Indicator), owners.LABELS, FIGURES)
_FIGURES = Table(FIGURES)


@dataclass(frozen=True, slots=True)
class Row:
    """What a KPI stands under. `heading`: letter of the theme whose heading stands above it."""

    theme: str = ""
    heading: str = ""
    objective: str = ""
    objective_ref: str = ""


@dataclass(slots=True)
class Made:
    """A KPI with all that its row prints."""

    indicator: Indicator
    actions: list[ActionPlan] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    links: list[CascadeLink] = field(default_factory=list)


class IndicatorDraft:
    """The lines of one KPI, before it is known which columns the card has."""

    def __init__(self, part: Part, row: Row, page: Page) -> None:
        """Read what the heading says."""
        self.part, self.row = part, row
        self.entries = Entries(part.items, _TABLE, page)
        code, self.name = split_head(part.title)
        printed = self.entries.text("printed_code")
        self.printed = code if printed is None else printed
        self.code, suffix = split_code(self.printed)
        stated = self.entries.text("code")
        self.code = self.code if stated is None else stated
        self.component = self.entries.text("component")
        self.suffix = suffix if self.component is None else self.component
        self.theme = self.entries.text("theme")

    def columns(self) -> Iterator[Column]:
        """Yield the columns that its lines write."""
        for item in self.part.items:
            entry = entry_of(item, _TABLE)
            if entry is None:
                continue
            if entry.key in _WRITTEN:
                yield _WRITTEN[entry.key]
            elif entry.key in owners.LABELS:
                yield Column.AGENCY
            below = item.children if entry.key in owners.LABELS or entry.key == "reading" else ()
            figures = [entry_of(each, _FIGURES) for each in below]
            yield from (_WRITTEN[each.key] for each in figures if each and each.key in _WRITTEN)


def made(draft: IndicatorDraft, component: str, columns: Collection[Column], page: Page) -> Made:
    """Make a KPI. `columns`: of the whole card; a line that it has not is an empty cell of those."""
    entries, row = draft.entries, draft.row
    fields = _fields(entries, columns)
    ref = page.refs.make("indicator", row.objective, draft.code or draft.name, component)
    agencies, blocks = _agencies(list(entries.every(*owners.LABELS, "reading", said=True)), page)
    indicator = Indicator(
        ref=ref,
        theme=row.theme if draft.theme is None else draft.theme,
        objective=row.objective,
        objective_ref=row.objective_ref,
        code=draft.code,
        component="" if draft.component == "" else component,
        printed_code=draft.printed,
        name=draft.name,
        agencies=agencies,
        source=page.place_of(draft.part),
        **fields,
    )
    maker = ReadingMaker(indicator, columns, page)
    maker.own(entries, alone=not blocks)
    for entry, named in blocks:
        maker.block(entry, named)
    indicator, readings = maker.made()
    found = Made(indicator, readings=readings)
    found.actions = [read_action(entry, indicator, page) for entry in entries.every("action", token=True)]
    found.links = [*Cascade(page.refs).of_indicators([indicator]), *carried(entries, ref, page)]
    entries.close()
    return found


def _fields(entries: Entries, columns: Collection[Column]) -> dict[str, Any]:
    """Return the plain fields: an unwritten one of a column that the card has is empty, `無此欄` is none."""
    found = entries.plain(Indicator, _PLACES)
    for name, there in (("formula", Column.FORMULA in columns), ("unit", has_unit(columns))):
        if found.get(name) == ABSENT:
            del found[name]
            found.pop(f"{name}_source", None)
        elif there:
            found.setdefault(name, "")
    return found


def _agencies(
    entries: list[Entry], page: Page
) -> tuple[tuple[Responsibility, ...], list[tuple[Entry, tuple[Responsibility, ...]]]]:
    """Return the agencies of a KPI, and the lines with figures of their own below them."""
    plain: list[Responsibility] = []
    blocks: list[tuple[Entry, tuple[Responsibility, ...]]] = []
    for entry in entries:
        if not entry.colon or (entry.key == "reading" and (entry.said or entry.value not in ("", NONE))):
            page.unplaced_items([entry.item])
            continue
        if entry.key == "reading":
            blocks.append((entry, ()))
            continue
        named, _ = owners.read(entry.value, entry.key, entry.said)
        if entry.item.children:
            blocks.append((entry, named))
        else:
            plain += named
    return tuple(plain), blocks
