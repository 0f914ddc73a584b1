"""One theme of the report: agencies, map, linkage diagram, declared counts and the tables of its objectives."""

from __future__ import annotations

from collections.abc import Iterator

from heng.model.agency import Responsibility
from heng.model.card import DeclaredCounts, Theme
from heng.model.edition import Edition
from heng.model.profile import TAIPEI
from heng.model.terms import AgencyRole, Drawing
from heng.publish.changes import Marks
from heng.publish.council_map import drawing_of, map_blocks
from heng.publish.council_table import objective_blocks
from heng.publish.document import Block, Heading, Note, PageBreak, Paragraph
from heng.publish.words import Words, year


def theme_blocks(edition: Edition, theme: Theme, marks: Marks, say: Words) -> Iterator[Block]:
    """Return the part of one theme, in the report's four sections."""
    named = {"year": year(edition.year, say), "name": theme.name, "letter": theme.letter}
    yield PageBreak()
    yield Heading(text=say.theme_heading.format(**named), level=1)
    yield Heading(text=say.theme_agencies, level=2)
    if theme.agencies:
        yield Paragraph(text=agencies_line(theme.agencies, say))
    yield Heading(text=say.theme_map.format(**named), level=2)
    yield from map_blocks(edition, theme, say)
    linkage = drawing_of(edition.card, theme, Drawing.LINKAGE)
    if linkage is not None:
        yield Heading(text=say.theme_linkage.format(**named), level=2)
        if linkage.arrows_lost:
            yield Note(text=say.no_arrows)
    yield Heading(text=say.theme_scorecard, level=2)
    for mention in theme.mentions:
        yield Paragraph(text=say.mention.format(name=mention.name, agencies=agencies_line(mention.agencies, say)))
    if theme.declared is not None:
        yield from _declared(theme.declared, say)
    yield from objective_blocks(edition, theme, marks, say)


def agencies_line(agencies: tuple[Responsibility, ...], say: Words) -> str:
    """Return `環保局主政，翡管局、工務局等機關協辦。`."""
    leads, others = (
        say.comma.join(agency.agency for agency in agencies if (agency.role is AgencyRole.CO) is helping)
        for helping in (False, True)
    )
    parts = [
        say.lead.format(agencies=leads) if leads else "",
        say.co_agencies.format(agencies=others) if others else "",
    ]
    return "".join(parts) + say.stop


def _declared(declared: DeclaredCounts, say: Words) -> Iterator[Block]:
    """Return the counts as the document states them: they are a fact of it, right or wrong."""
    lines = [
        say.objectives.format(count=declared.objectives) + _by_perspective(declared, say),
        say.indicators.format(count=declared.indicators),
        say.actions.format(count=declared.actions),
    ]
    stated = (declared.objectives, declared.indicators, declared.actions)
    shown = [line for line, count in zip(lines, stated, strict=True) if count is not None]
    for number, line in enumerate(shown, start=1):
        yield Paragraph(text=f"{number}. {line}")


def _by_perspective(declared: DeclaredCounts, say: Words) -> str:
    counts = [
        say.perspective.format(name=perspective.en if say.language == "en" else perspective.zh, count=count)
        for perspective in TAIPEI.perspectives
        if (count := declared.of_perspective(perspective.key)) is not None
    ]
    return say.by_perspective.format(counts=say.comma.join(counts)) if counts else ""
