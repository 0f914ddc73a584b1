"""Cheap signs that print stands in the wrong cell of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from heng.check.rules.reading import rd003_row_unplaced
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.text import is_ideograph, squeeze
from heng.model.card import ActionPlan, Indicator
from heng.model.figures import Actual, Reading
from heng.model.finding import Finding
from heng.model.source import SourceRef
from heng.model.terms import Column

_BRACKETED = re.compile(r"[(（\[［][^()（）\[\]［］]*[)）\]］]")
_OPEN, _MARK = frozenset("([{（［「『【〔"), re.compile(r"[(\[{（［「『【〔)\]}）］」』】〕]")
_WORD = re.compile(r"\w")
_CUT = re.compile(r"^[/／*＊×÷=＝+＋]|[/／*＊×÷=＝+＋(（\[［、]$")
_STRAY = re.compile(r"^、|、$|(?:備註|附註|註)\s*\d*[：:]|單位[：:]")
"""What no figure holds: the mark between two agencies, a note, a unit."""
_MOST_WORDS = 60


def of_indicator(
    indicator: Indicator, plans: Sequence[ActionPlan], grammar: CodeGrammar, sense: AgencySense
) -> Iterator[Finding]:
    """Yield what is odd about the cells of name, formula and agency of a row."""
    name, formula = indicator.name, indicator.formula or ""
    refs = (indicator.ref,)
    source = indicator.source
    if grammar.mentioned(_BRACKETED.sub("", name)) or not _WORD.search(name):
        yield _alarm(source, name, Column.INDICATOR, indicator.subject, refs)
    if formula and (_CUT.search(formula) or not _WORD.search(formula)):
        yield _alarm(indicator.formula_source or source, formula, Column.FORMULA, indicator.subject, refs)
    for text, column in _torn(name, formula, plans):
        yield _alarm(source, text, column, indicator.subject, refs)
    for agency in indicator.agencies:
        if not sense.likely(agency.agency):
            yield _alarm(source, agency.agency, Column.AGENCY, indicator.subject, refs)


def of_actions(plans: Sequence[ActionPlan]) -> Iterator[Finding]:
    """Yield the action plans without a code, in a document whose others have one."""
    coded = sum(bool(plan.code) for plan in plans)
    for plan in plans:
        if not plan.code and coded * 2 > len(plans):
            yield _alarm(plan.source, plan.text, Column.ACTION, plan.indicator, (plan.ref,))


def of_reading(reading: Reading, subject: str) -> Iterator[Finding]:
    """Yield what is odd about the cells of target and actual."""
    for value, column in ((reading.target, Column.TARGET), (reading.actual, Column.ACTUAL)):
        if value is None:
            continue
        empty = isinstance(value, Actual) and value.value is None and not value.parts
        if empty or _STRAY.search(value.text) or sum(map(is_ideograph, value.text)) > _MOST_WORDS:
            yield _alarm(value.source or reading.source, value.text, column, subject, (reading.ref,))


def _torn(name: str, formula: str, plans: Iterable[ActionPlan]) -> Iterator[tuple[str, Column]]:
    """Yield texts with a bracket whose partner stands in another cell of the row: one line went into the wrong one."""
    action = "".join(plan.text + plan.note + "".join(step.text for step in plan.steps) for plan in plans)
    texts = ((name, Column.INDICATOR), (action, Column.ACTION), (formula, Column.FORMULA))
    depths = [_depth(text) for text, _ in texts]
    for (text, column), depth in zip(texts, depths, strict=True):
        if depth > 0 and -depth in depths:
            yield text, column


def _depth(text: str) -> int:
    return sum(1 if mark in _OPEN else -1 for mark in _MARK.findall(text))


def _alarm(source: SourceRef, text: str, column: Column, subject: str, refs: tuple[str, ...]) -> Finding:
    return rd003_row_unplaced.misplaced(source, squeeze(text), column=column, subject=subject, refs=refs)
