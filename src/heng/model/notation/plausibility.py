"""How much speaks against a cell that was cut out of a line: 0 = it reads plainly, as cells do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heng.model.figures import Actual, Missing, NoTarget, Parts, Relative, Target, Threshold
from heng.model.notation.actuals import Reported
from heng.model.notation.amounts import amounts
from heng.model.notation.cell import MASKS, read_cell
from heng.model.notation.folding import fold
from heng.model.notation.joining import is_cjk
from heng.model.notation.parsed import Parsed, Remark, RemarkKind
from heng.model.notation.reasons import missing_reason
from heng.model.notation.units import is_unit
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason, NoTargetReason

EMPTY = 9
UNREAD = 4
ODD_BEGINNING = 5
ODD_END = 5
OPEN_BRACKET = 5
SEVERED = 5
TWO_CELLS = 5
BARE_LIST = 3
REPEATED_LABEL = 4
PROSE = 3
TAIL = 2
ODD_UNIT = 2

_STRAY = re.compile(r"[(\[,、;:/)\]~%‰」]|以[上下內]|未滿|[萬億兆](?! ?[一-鿿])|[年月日](?![ ]?[度月])|[至到] ?[0-9]")
# A code, a separator or a word that wants more does not end a cell.
_DANGLING = re.compile(r"(?:[A-Z]{1,3}[0-9]+(?:\.[0-9]+)+(?:-[0-9]+)?|[(\[:,、;~+±≤≥<>]|預[定計]|[至於約及與])$")
_BRACKET_END = (")", "]", "）", "］", "】")


class Whole:
    """The lines of both cells as one text, to tell cuts that go through a number, a date, a bracket or a name."""

    def __init__(self, text: str, period: Period | None, unit: str) -> None:
        cell = read_cell(text, period)
        self.cell = cell
        found = [amount for amount in amounts(cell, unit=unit) if _unit_cost(amount.quantity, unit) == 0]
        self.spans = {pos for amount in found for pos in range(amount.start + 1, amount.end)}

    def severed(self, begins: str) -> int:
        """Return the cost of cutting the whole text behind its beginning, 0 where the cut goes between words."""
        end = len(begins)
        main = self.cell.main
        if not 0 < end < len(main) or self.cell.text[:end] != begins:
            return 0
        if end in self.spans and not self.cell.folded[end:].lstrip().startswith("年"):
            return SEVERED
        mask = main[end - 1]
        inside = mask in MASKS and main[end : end + 2].strip()[:1] == mask and main[end] == mask
        return SEVERED if inside else 0


def target_cost(text: str, parsed: Parsed[Target], unit: str) -> int:
    """Return what speaks against a target's text beside its ends."""
    predicate = parsed.value.predicate
    cost = _common(parsed.remarks, len(parsed.alternatives))
    if isinstance(predicate, NoTarget):
        prose = {NoTargetReason.EMPTY: EMPTY, NoTargetReason.PROSE: PROSE, NoTargetReason.NOT_APPLICABLE: 0}
        return cost + prose[predicate.reason]
    if isinstance(predicate, Parts):
        missing = sum(isinstance(part.value, Missing) for part in predicate.parts)
        return cost + missing + _list_cost([part.label for part in predicate.parts])
    if isinstance(predicate, Threshold):
        cost += _unit_cost(predicate.value, unit)
    if isinstance(predicate, Relative) and predicate.offset is None and parsed.value.items:
        cost += TAIL
    return cost + _tail_cost(text, parsed.value.note)


def actual_cost(text: str, parsed: Parsed[Reported], unit: str) -> int:
    """Return what speaks against an actual's text beside its ends."""
    value = parsed.value
    cost = _common(parsed.remarks, len(parsed.alternatives))
    if isinstance(value, Missing):
        unknown = value.reason is MissingReason.NOT_GIVEN and any(
            r.kind is RemarkKind.UNKNOWN_WORDS for r in parsed.remarks
        )
        return cost + (UNREAD if unknown else 0 if text else EMPTY)
    if value.parts and (value.value is None or not value.note):
        return cost + _list_cost([part.label for part in value.parts])
    if isinstance(value.value, Quantity):
        cost += _unit_cost(value.value, unit)
    return cost + _tail_cost(text, value.note)


def pair_cost(target_text: str, target: Target, actual_text: str, actual: Actual | Missing) -> int:
    """Return what the two cells say of each other: they print the same number of parts, and often the same words."""
    predicate = target.predicate
    cost = 0
    if isinstance(predicate, Parts) and isinstance(actual, Actual) and actual.parts:
        cost += 2 * (len(predicate.parts) != len(actual.parts))
    same_words = target_text[:2] == actual_text[:2] and target_text[:1] != "" and is_cjk(target_text[0])
    return cost - same_words


def ends_cost(text: str) -> int:
    """Return what speaks against a cell beginning and ending as a text does."""
    folded = fold(text)
    return (ODD_BEGINNING if _STRAY.match(folded) else 0) + (ODD_END if _DANGLING.search(folded) else 0)


def _common(remarks: Sequence[Remark], alternatives: int) -> int:
    kinds = {remark.kind for remark in remarks}
    cost = OPEN_BRACKET if RemarkKind.BRACKET_OPEN in kinds else 0
    return cost + (TAIL + min(alternatives, 2) if RemarkKind.FIGURE_IN_PROSE in kinds else 0)


def _list_cost(labels: Sequence[str]) -> int:
    if not any(labels):
        return BARE_LIST
    return REPEATED_LABEL if len(set(labels)) < len(labels) else 0


def _tail_cost(text: str, note: str) -> int:
    """Return the cost of words behind a figure; words that say why a figure is missing belong to another cell."""
    if not note or text.rstrip().endswith(_BRACKET_END):
        return 0
    return TWO_CELLS if missing_reason(note) is not None else TAIL


def _unit_cost(quantity: Quantity, unit: str) -> int:
    return 0 if not quantity.unit or is_unit(fold(quantity.unit), unit) else ODD_UNIT
