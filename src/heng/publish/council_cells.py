"""The paragraphs of the cells of a scorecard row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from heng.model.agency import Responsibility
from heng.model.card import ActionPlan, Indicator
from heng.model.figures import Actual, Missing, Parts, Target
from heng.model.notation import join, print_actual, print_target, split_pair
from heng.model.period import Period
from heng.model.terms import AgencyRole, MissingReason, Polarity
from heng.model.weights import Weight
from heng.publish.words import Words

_BRACKETS, _CLOSING = ("(", "（", "[", "［", "【"), (")", "）", "]", "］", "】")
_HEADING = re.compile(r"(?<= )[A-Z]{2}\d+(?:\.\d+)+|[總合]計")

Paragraphs = tuple[str, ...]


def indicator_paragraphs(indicator: Indicator) -> Paragraphs:
    """Return code, name and mark of an external standard."""
    standard = f"({indicator.standard})" if indicator.standard else ""
    return (f"{indicator.printed_code} {indicator.name}{standard}",)


def action_paragraphs(actions: Sequence[ActionPlan]) -> Paragraphs:
    """Return code, name and weight of each action plan, with its remark and its steps below."""
    return tuple(text for action in actions for text in _action(action))


def _action(action: ActionPlan) -> Iterator[str]:
    yield f"{action.code} {action.text}".strip() + _percent(action.weight)
    if action.note:
        yield action.note
    for step in action.steps:
        yield f"{step.number}{step.text}{_percent(step.weight)}"


def _percent(weight: Weight | None) -> str:
    return f"({weight}%)" if weight else ""


def formula_paragraphs(indicator: Indicator, say: Words) -> Paragraphs:
    """Return the formula, its unit with weight and polarity, and its note; a note in brackets ends the formula."""
    note = indicator.formula_note
    inside = note if note.startswith(_BRACKETS) else ""
    unit = say.unit.format(unit=indicator.unit) if indicator.unit else ""
    weight = say.weight.format(weight=indicator.weight) if indicator.weight else ""
    lines = (
        (indicator.formula or "") + inside,
        f"{unit} {weight}".strip(),
        say.negative if indicator.polarity is Polarity.LOWER else "",
        "" if inside else note,
    )
    return tuple(line for line in lines if line)


def agency_paragraphs(agencies: Sequence[Responsibility]) -> Paragraphs:
    """Return the agencies, co-agencies in brackets."""
    return tuple(f"({agency.agency})" if agency.role is AgencyRole.CO else agency.agency for agency in agencies)


def target_paragraphs(target: Target | None) -> Paragraphs:
    """Return the target as printed; labelled parts on lines of their own."""
    if target is None:
        return ()
    parts = target.predicate.parts if isinstance(target.predicate, Parts) else ()
    return _by_label(target.text or print_target(target), [part.label for part in parts])


def actual_paragraphs(actual: Actual | Missing | None) -> Paragraphs:
    """Return the actual as printed; labelled parts on lines of their own."""
    if actual is None or (isinstance(actual, Missing) and not actual.text and actual.reason is MissingReason.NOT_GIVEN):
        return ()
    labels = [part.label for part in actual.parts] if isinstance(actual, Actual) else []
    return _by_label(actual.text or print_actual(actual), labels)


def stand_apart(target: Paragraphs, actual: Paragraphs, indicator: Indicator, period: Period | None) -> bool:
    """Tell whether target and actual on one line could be parted only with doubt, or in another place."""
    if len(target) != 1 or len(actual) != 1:
        return False
    found = split_pair([f"{target[0]} {actual[0]} "], unit=indicator.unit or "", period=period, code=indicator.code)
    return [(reading.target_text, reading.actual_text) for reading in found] != [(target[0], actual[0])]


def _by_label(text: str, labels: Sequence[str]) -> Paragraphs:
    """Cut a cell before the labels of its parts, or into its parts where they have none, if joining restores it."""
    if "\n" in text:
        return tuple(line.strip() for line in text.split("\n") if line.strip())
    if len(labels) < 2:
        return (text,) if text else ()
    unlabelled = tuple(text.split(" "))
    paragraphs = _cut(text, labels) if any(labels) else unlabelled if len(unlabelled) == len(labels) else (text,)
    return paragraphs if join([f"{part} " for part in paragraphs]) == text else (text,)


def _cut(text: str, labels: Sequence[str]) -> Paragraphs:
    """Cut before labels, codes and the word for the sum, outside brackets."""
    starts, position = {match.start() for match in _HEADING.finditer(text)}, 0
    for label in labels:
        found = text.find(label, position) if label else -1
        if found >= 0:
            starts.add(found)
            position = found + len(label)
    edges = [0, *sorted(start for start in starts if start and _is_outside(text[:start])), len(text)]
    pieces = (text[start:end].strip() for start, end in pairwise(edges))
    return tuple(piece for piece in pieces if piece)


def _is_outside(before: str) -> bool:
    return sum((char in _BRACKETS) - (char in _CLOSING) for char in before) == 0
