"""An action plan of a card with its steps."""

from __future__ import annotations

import re

from heng.model.card import ActionPlan, ActionStep
from heng.model.form import fields
from heng.model.form.codes import split_head
from heng.model.form.words import ACTION, INDICATOR
from heng.publish.card.page import Page

_BELOW = 2
_MARK = re.compile(r"\d{1,3}\.")
_TOKEN = re.compile(r"[^\s：:]+")


def write_action(action: ActionPlan, page: Page) -> None:
    """Write an action plan."""
    word = INDICATOR["action"].zh
    headed = f"{action.code} {action.text.strip()}".strip()
    if _is_headed(action, headed):
        page.item(f"{word} {headed}")
    else:
        page.field(word, action.text)
        if action.code:
            page.field(ACTION["code"].zh, action.code, depth=_BELOW)
    page.fields(fields.lines(action), depth=_BELOW)
    page.owners(action.agencies, depth=_BELOW)
    for step in action.steps:
        _step(step, page)


def _step(step: ActionStep, page: Page) -> None:
    mark, text = "-", f"{ACTION['step'].zh}：{step.text.strip()}"
    if _MARK.fullmatch(step.number):
        mark, text = step.number, step.text
    elif _TOKEN.fullmatch(step.number):
        text = f"{ACTION['step'].zh} {step.number}：{step.text.strip()}"
    page.item(text, depth=_BELOW, mark=mark)
    depth = _BELOW + len(mark) + 1
    page.fields(fields.lines(step), depth=depth)
    page.owners(step.agencies, depth=depth)


def _is_headed(action: ActionPlan, headed: str) -> bool:
    """Tell whether code and text on one line are parted again: a text must not begin like the value of a field."""
    text = action.text.strip()
    return bool(action.code) and split_head(headed) == (action.code, text) and text[:1] not in ("：", ":")
