"""The step between typing a figure and writing it: what will change, the new verdict, and what is odd."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from heng.evaluate.judging.verdict import Verdict
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.terms import ChangeField
from heng.web.index import CardIndex
from heng.web.kpi.forms import ChangeForm
from heng.web.language import current
from heng.web.predicates import actual_text, target_text
from heng.web.rows import ratio_of
from heng.web.states import State, of_verdict
from heng.workflow.changes.preview import Preview, preview_actual, preview_target

STEP = "step"
SAVE, EDIT = "save", "edit"
"""What the person answers to a preview; a form sent without an answer is shown one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A figure before or after the change: its cell, how it stands, and its achievement in percent."""

    cell: str
    printed: str
    state: State
    ratio: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """Everything the page shows; `kept` is the form to be sent again."""

    code: str
    name: str
    agencies: str
    field: ChangeField
    now: Side
    then: Side
    doubts: tuple[str, ...]
    later: bool
    reason: str
    kept: Mapping[str, str]
    url: str


def previewed(name: str) -> bool:
    """Tell whether a change of a field is shown before it is written; a choice of a few words needs no preview."""
    return name in _PREVIEWS


def preview_page(index: CardIndex, name: str, form: ChangeForm, url: str) -> PreviewPage:
    """Return the preview of a valid form; raises RefusedChangeError."""
    found = _PREVIEWS[name](index, form.cleaned_data)
    return PreviewPage(
        code=found.indicator.subject,
        name=found.indicator.name,
        agencies="、".join(one.agency for one in found.now.agencies),
        field=found.field,
        now=_side(found.now, found.field, found.now, found.verdict_now),
        then=_side(found.then, found.field, found.now if found.later else found.then, found.verdict_then),
        doubts=tuple(doubt.text(current()) for doubt in found.doubts),
        later=found.later,
        reason=form.cleaned_data["reason"],
        kept={key: str(value) for key, value in form.data.items() if key not in ("csrfmiddlewaretoken", STEP)},
        url=url,
    )


def _side(reading: Reading, which: ChangeField, judged: Reading, verdict: Verdict | None) -> Side:
    cell = reading.target if which is ChangeField.TARGET else reading.actual
    state = of_verdict(verdict, judged.actual)
    return Side(cell=_cell(cell), printed=cell.text if cell else "", state=state, ratio=ratio_of(verdict))


def _cell(cell: Target | Actual | Missing | None) -> str:
    words = target_text(cell) if isinstance(cell, Target) else actual_text(cell)
    return str(words) if words.value else words.why_not or "—"


def _actual(index: CardIndex, data: dict[str, Any]) -> Preview:
    return preview_actual(index.card.address, data["ref"], data["text"])


def _target(index: CardIndex, data: dict[str, Any]) -> Preview:
    corrects = data["why"] == "misread"
    return preview_target(index.card.address, data["ref"], data["text"], corrects=corrects, valid=data["valid"])


_PREVIEWS: Mapping[str, Callable[[CardIndex, dict[str, Any]], Preview]] = {"actual": _actual, "target": _target}
