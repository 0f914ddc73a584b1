"""An edition as the text of a card."""

from __future__ import annotations

from heng.model.edition import Edition
from heng.model.form import codec, fields
from heng.model.form.head import show_title
from heng.model.form.words import HEAD, NONE
from heng.model.period import Period
from heng.publish.card.budget import write_budget
from heng.publish.card.drawings import write_drawings
from heng.publish.card.page import Page
from heng.publish.card.plan import write_plan
from heng.publish.card.report import write_report
from heng.publish.card.statements import write_statements
from heng.publish.card.tables import TableWriter


def card_text(edition: Edition) -> str:
    """Return an edition as Markdown; the same text for the same facts.

    Not carried: places and digest of the original document, places of repeated copies, evidence, identities, and
    action plans, success factors and figures whose KPI or objective is not in the card.
    """
    page = Page.of(edition)
    tables = TableWriter(edition, page)
    _head(edition, tables.columns_line(), page)
    write_drawings(edition.card, page)
    tables.write()
    if edition.plan is not None:
        write_plan(edition.plan, page)
    if edition.budget is not None:
        write_budget(edition.budget, page)
    if edition.report is not None:
        write_report(edition.report, page)
    return page.text()


def _head(edition: Edition, columns: str | None, page: Page) -> None:
    head, card = edition.edition, edition.card
    title = show_title(edition.owner, edition.year, head.kind)
    page.heading(1, title)
    if head.title.strip() != title:
        page.field(HEAD["title"].zh, head.title)
    if head.key != (head.period.slug if head.period else "year"):
        page.field(HEAD["key"].zh, head.key)
    if head.period != (Period.year(edition.year) if edition.year > 0 else None):
        page.field(HEAD["period"].zh, codec.PERIOD.show(head.period) if head.period else NONE)
    page.fields(fields.lines(head))
    if columns is not None:
        page.field(HEAD["columns"].zh, columns)
    if card.declared is not None:
        page.field(HEAD["declared"].zh, codec.COUNTS.show(card.declared))
    if card.linkage_announced:
        page.field(HEAD["announced"].zh, str(len(card.linkage_announced)))
    drawn = {each.ref for each in card.drawings}
    write_statements([each for each in card.statements if each.drawing not in drawn], page.scope, page)
