"""The fields of each thing in a card that are one plain line: attribute, words, and how the value is written.

A line is printed where the value is not the one that a thing has without it. The order is the order of print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from heng.model.budget import Budget
from heng.model.card import ActionPlan, ActionStep, Indicator, StrategyMap
from heng.model.edition import EditionHead
from heng.model.form import codec
from heng.model.form.codec import Codec
from heng.model.form.label import Label, label
from heng.model.report import Section
from heng.model.terms import Polarity, TimeBehaviour


@dataclass(frozen=True, slots=True)
class FormField:
    """One line: the attribute it fills, its words and its codec."""

    attribute: str
    label: Label
    codec: Codec


def _field(attribute: str, by: Codec, zh: str, *also: str) -> FormField:
    return FormField(attribute, label(zh, *also), by)


HEAD = (
    _field("published", codec.DAY, "公布", "published"),
    _field("approval", codec.SESSION, "核定", "approved"),
    _field("presented_to", codec.SESSION, "送交", "presented to"),
    _field("head", codec.TEXT, "首長", "head"),
    _field("outline", codec.TEXTS, "大綱", "outline"),
    _field("rows_left", codec.NUMBER, "未採列數", "rows left"),
)
DRAWING = (
    _field("roc_year", codec.NUMBER, "年度", "year"),
    _field("theme", codec.TEXT, "主題", "theme"),
    _field("approval", codec.SESSION, "核定", "approved"),
)
INDICATOR = (
    _field("standard", codec.TEXT, "標準", "standard"),
    _field("city_indicator", codec.TEXT, "府級KPI", "city kpi"),
    _field("refers_to", codec.TEXTS, "參見", "refers to"),
    _field("formula", codec.TEXT, "公式", "formula"),
    _field("formula_note", codec.TEXT, "公式註", "formula note"),
    _field("unit", codec.TEXT, "單位", "unit"),
    _field("weight", codec.WEIGHT, "權重", "weight"),
    _field("polarity", codec.a_word(Polarity), "方向", "polarity", "direction"),
    _field("behaviour", codec.a_word(TimeBehaviour), "時間性質", "behaviour"),
    _field("frequency", codec.TEXT, "頻率", "frequency"),
    _field("baselines", codec.BASELINES, "基期", "baseline"),
)
ACTION = (
    _field("weight", codec.WEIGHT, "權重", "weight"),
    _field("note", codec.TEXT, "備註", "note"),
)
STEP = (
    _field("weight", codec.WEIGHT, "權重", "weight"),
    _field("period", codec.PERIOD, "期間", "period"),
    _field("due", codec.DAY, "期限", "due"),
)
BUDGET = (_field("period", codec.PERIOD, "期間", "period"),)
SECTION = (
    _field("no", codec.TEXT, "編號", "no"),
    _field("text", codec.TEXT, "內文", "text"),
)

PLAIN: Mapping[type, tuple[FormField, ...]] = {
    EditionHead: HEAD,
    StrategyMap: DRAWING,
    Indicator: INDICATOR,
    ActionPlan: ACTION,
    ActionStep: STEP,
    Budget: BUDGET,
    Section: SECTION,
}
"""The plain fields of each class."""


def lines(value: Any) -> Iterator[tuple[str, str]]:
    """Yield word and text of each plain field that differs from its default."""
    defaults = {each.name: each.default for each in fields(value)}
    for each in PLAIN[type(value)]:
        held = getattr(value, each.attribute)
        default = defaults[each.attribute]
        if held != default and not (default is MISSING and not held):
            yield each.label.zh, each.codec.show(held)


def labels(kind: type) -> dict[str, Label]:
    """Return the words of a class's plain fields by attribute."""
    return {each.attribute: each.label for each in PLAIN[kind]}
