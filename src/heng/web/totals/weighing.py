"""The form that weighs all parts of one thing at once, and what it would do, shown before it is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from heng.model.terms import ChangeField, RollLevel, WeightFault
from heng.model.weights import Weight
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.sending import LONGEST, OK, UNPROCESSABLE, too_long
from heng.web.totals.lines import TotalLine
from heng.web.totals.parts import name_of, title_of, weight_of
from heng.web.totals.present import totals_page
from heng.web.totals.weights import without
from heng.workflow.changes.refusals import RefusedChangeError
from heng.workflow.changes.siblings import Siblings
from heng.workflow.changes.weighing import demand_day, demand_whole, read_weight, weights_effect

PREFIX = "weight:"
"""Before the key of a part, the name of its field."""
ID = "weigh"


class WeighingForm(forms.Form):
    """What weighing needs beside the weights: what was seen, from which day they hold, and why."""

    use_required_attribute = False
    seen = forms.IntegerField(min_value=0, required=False)
    valid = forms.DateField()
    reason = forms.CharField(max_length=LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the messages in the language of the page."""
        super().__init__(*args, **kwargs)
        day, why = self.fields["valid"].error_messages, self.fields["reason"].error_messages
        day["invalid"] = pick("日期請寫成 2018-04-30。", "Write the day as 2018-04-30.")
        day["required"] = pick("請寫從哪一天起。", "Give the day they hold from.")
        why["required"] = pick("請寫理由，會公開列在紀錄。", "Give the reason; it is shown in the record.")
        why["max_length"] = too_long()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part in the form: its weight now, and what is typed; `since` says from when and by whom a recorded one is."""

    id: str
    field: str
    name: str
    now: str
    since: str
    typed: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingPage:
    """Everything the form shows.

    Attributes:
        total_now, total: Sum of the weights as they are, and as typed; empty where there are none.
        is_whole: They must add up to 100.
        values, errors: By name of field, as typed and what is wrong; `sum` is of the weights together.
        status: Of the response.
    """

    title: str
    rows: tuple[PartRow, ...]
    total_now: str
    total: str
    is_whole: bool
    printed: bool
    seen: str
    values: Mapping[str, str]
    errors: Mapping[str, str]
    url: str
    back: str
    status: int = OK
    id: str = ID

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """What is wrong, each with the `id` of its place."""
        places = {"sum": f"{ID}-sum", **{name: f"{ID}-{name}" for name in ("valid", "reason")}}
        places |= {row.field: row.id for row in self.rows}
        return tuple((places.get(name, ID), told) for name, told in self.errors.items())


@dataclass(frozen=True, slots=True)
class Score:
    """A joined score that becomes another one; of which level and what."""

    level: str
    now: TotalLine
    then: TotalLine


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingPreview:
    """What weights would do: theirs before and after, the joined scores that differ; `kept` is the form sent again.

    `without` says what becomes of levels that have no weights.
    """

    title: str
    rows: tuple[tuple[str, str, str], ...]
    total: str
    scores: tuple[Score, ...]
    holds: bool
    without: str
    valid: date
    reason: str
    kept: Mapping[str, str]
    url: str
    back: str


def weighing_page(
    index: CardIndex,
    group: Siblings,
    values: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    *,
    status: int = OK,
    seen: str = "",
) -> WeighingPage:
    """Return the form with what was typed, or with the weights as they are; `seen` as it was sent, else by now."""
    typed, wrong = values or {}, errors or {}
    now = [weight_of(index, group.level, part.key) for part in group.parts]
    fields = {part.key: str(one or "") for part, one in zip(group.parts, now, strict=True)}
    if values is not None:
        fields = {key: typed.get(f"{PREFIX}{key}", "") for key in fields}
    return WeighingPage(
        title=title_of(index, group),
        rows=tuple(_rows(index, group, fields, wrong)),
        total_now=_total(now),
        total=_total([Weight.read(one) for one in fields.values()]),
        is_whole=group.is_whole,
        printed=group.level is RollLevel.INDICATOR,
        seen=seen or str(last_seen(index, group)),
        values=typed,
        errors=wrong,
        url=index.links.weights(group.name),
        back=back_of(index, group),
        status=status,
    )


def read_form(index: CardIndex, group: Siblings, form: WeighingForm) -> tuple[dict[str, Weight | None], dict[str, str]]:
    """Return the weights of a form by key of their part, and what is wrong in it by name of field."""
    wrong: dict[str, str] = {}
    weights: dict[str, Weight | None] = {}
    for part in group.parts:
        try:
            weights[part.key] = read_weight(form.data.get(f"{PREFIX}{part.key}", ""))
        except RefusedChangeError as refusal:
            wrong[f"{PREFIX}{part.key}"] = refusal.text(current())
    if not wrong:
        try:
            demand_whole(group, weights)
        except RefusedChangeError as refusal:
            wrong["sum"] = refusal.text(current())
    is_empty = not any(weights.values()) and not any(weight_of(index, group.level, part.key) for part in group.parts)
    if is_empty and not wrong:
        wrong["sum"] = pick("還沒有填權重。", "No weight is given yet.")
    if not form.is_valid():
        return weights, wrong | {name: " ".join(map(str, told)) for name, told in form.errors.items()}
    try:
        demand_day(index.card.address.year, form.cleaned_data["valid"])
    except RefusedChangeError as refusal:
        wrong["valid"] = refusal.text(current())
    return weights, wrong


def refused(
    index: CardIndex, group: Siblings, form: WeighingForm, errors: Mapping[str, str], *, status: int = UNPROCESSABLE
) -> WeighingPage:
    """Return the form with what was typed and what is wrong; after a conflict it has been seen what others recorded."""
    values = {name: str(value) for name, value in form.data.items()}
    seen = values.get("seen", "") if status in (OK, UNPROCESSABLE) else ""
    return weighing_page(index, group, values, errors, status=status, seen=seen)


def weighing_preview(
    index: CardIndex, group: Siblings, form: WeighingForm, weights: Mapping[str, Weight | None]
) -> WeighingPreview:
    """Return what the weights of a valid form would do to the card as it is looked at."""
    data = form.cleaned_data
    effect = weights_effect(index.card, group, weights, data["valid"])
    card = replace(index.card, edition=effect.then.edition, assessment=effect.then)
    then = CardIndex(card, index.links, official=index.official)
    kept = {name: str(value) for name, value in form.data.items() if name not in ("csrfmiddlewaretoken", "step")}
    return WeighingPreview(
        title=title_of(index, group),
        rows=tuple(
            (name_of(index, group.level, part.key), str(weight_of(index, group.level, part.key) or ""), after)
            for part in group.parts
            for after in [str(weights[part.key] or part.printed)]
        ),
        total=_total(list(weights.values())),
        scores=tuple(_differences(index, then)),
        holds=effect.holds,
        without=without(index.card.rulebook),
        valid=data["valid"],
        reason=data["reason"],
        kept=kept | {"seen": kept.get("seen") or str(last_seen(index, group))},
        url=index.links.weights(group.name),
        back=back_of(index, group),
    )


def back_of(index: CardIndex, group: Siblings) -> str:
    """Return where the weights stand: with the KPI of components, else on the page of totals."""
    if group.level is RollLevel.INDICATOR:
        return index.kpi_url(index.indicators[group.parts[0].key], "joined")
    return f"{index.links.totals()}#weights"


def last_seen(index: CardIndex, group: Siblings) -> int:
    """Return the number of the last weight of any of the parts, 0 where none was recorded."""
    refs = {part.ref for part in group.parts}
    made = [one.number for one in index.card.changes if one.field is ChangeField.WEIGHT and one.ref in refs]
    return max(made, default=0)


def _rows(index: CardIndex, group: Siblings, typed: Mapping[str, str], errors: Mapping[str, str]) -> Iterator[PartRow]:
    last = {one.ref: one for one in index.card.changes if one.field is ChangeField.WEIGHT}
    for number, part in enumerate(group.parts):
        change = last.get(part.ref)
        yield PartRow(
            id=f"{ID}-{number}",
            field=f"{PREFIX}{part.key}",
            name=name_of(index, group.level, part.key),
            now=str(weight_of(index, group.level, part.key) or ""),
            since=pick(
                f"{change.who}登錄，{numbers.day(change.valid)}起", f"{change.who}, from {numbers.day(change.valid)}"
            )
            if change and change.after != part.printed
            else "",
            typed=typed[part.key],
            error=errors.get(f"{PREFIX}{part.key}", ""),
        )


def _total(weights: list[Weight | None]) -> str:
    known = [one.value for one in weights if one is not None]
    return numbers.number(sum(known, Decimal(0))) if known else ""


def _differences(index: CardIndex, then: CardIndex) -> Iterator[Score]:
    """Yield the joined scores that differ, level after level."""
    before, after = totals_page(index), totals_page(then)
    pairs = [("", before.card, after.card)]
    for old, new in zip(before.tables, after.tables, strict=True):
        pairs += [(old.title, *lines) for lines in zip(old.lines, new.lines, strict=True)]
    for level, one, other in pairs:
        if (one.score, one.known) != (other.score, other.known) and one.fault is not WeightFault.NO_JUDGING:
            yield Score(level, one, other)
