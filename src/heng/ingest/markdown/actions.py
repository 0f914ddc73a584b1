"""An action plan of a Markdown card with its steps."""

from __future__ import annotations

from heng.ingest.markdown.entries import Entries, Entry, Table, entry_of
from heng.ingest.markdown.outline import Item
from heng.ingest.markdown.page import Page
from heng.ingest.markdown.themes import read_owners
from heng.model.card import ActionPlan, ActionStep, Indicator
from heng.model.form import owners
from heng.model.form.codes import split_head
from heng.model.form.fields import labels
from heng.model.form.words import ACTION

_STEP = Table({"step": ACTION["step"]})
_BELOW_STEP = Table(labels(ActionStep), owners.LABELS)
_BELOW = Table({"code": ACTION["code"]}, labels(ActionPlan), owners.LABELS)


def read_action(entry: Entry, indicator: Indicator, page: Page) -> ActionPlan:
    """Read an action plan in the row of a KPI: `行動 AC1.1.1 text`; `行動：text` has no code."""
    code, text = ("", entry.value) if entry.colon else split_head(entry.value)
    if entry.colon and entry.token:
        code = entry.token
    steps = [item for item in entry.item.children if _is_step(item)]
    below = Entries(
        [item for item in entry.item.children if not _is_step(item)],
        _BELOW,
        page,
    )
    stated = below.text("code")
    code = code if stated is None else stated
    agencies, _ = read_owners(below.every(*owners.LABELS, said=True), page)
    plan = ActionPlan(
        ref=page.refs.make("action", indicator.objective, indicator.code, code),
        objective=indicator.objective,
        indicator=indicator.code,
        component=indicator.component,
        indicator_ref=indicator.ref,
        code=code,
        text=text,
        steps=tuple(_step(item, page) for item in steps),
        agencies=agencies,
        source=page.place(entry.item.lines),
        **below.plain(ActionPlan),
    )
    below.close()
    return plan


def _is_step(item: Item) -> bool:
    entry = entry_of(item, _STEP)
    return bool(item.number) or (entry is not None and entry.has_no_more_than(token=True))


def _step(item: Item, page: Page) -> ActionStep:
    number, text = item.number, item.body
    if not number:
        entry = entry_of(item, _STEP)
        assert entry is not None
        number, text = (entry.token, entry.value) if entry.colon else ("", entry.value)
    below = Entries(item.children, _BELOW_STEP, page)
    agencies, _ = read_owners(below.every(*owners.LABELS, said=True), page)
    step = ActionStep(
        number=number, text=text, agencies=agencies, source=page.place(item.lines), **below.plain(ActionStep)
    )
    below.close()
    return step
