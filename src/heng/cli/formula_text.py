"""Formulas for people: what a cell is, and how its value comes about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heng.formula import Outcome, Parsed, print_tree
from heng.formula.fault import Fault
from heng.formula.nodes import Node, formulas
from heng.formula.rounding import plain
from heng.formula.units import Doubt, Shown

LABELS = {
    "class": ("種類", "class"),
    "formula": ("公式", "formula"),
    "variables": ("變數", "variables"),
    "meaning": ("其中", "where"),
    "fault": ("問題", "fault"),
    "printed": ("公式所印", "as the formula prints it"),
    "rounded": ("無法以有限小數表示，取50位有效數字", "no finite decimal; 50 significant digits"),
}


def label(name: str, lang: str) -> str:
    """Return a label in a language."""
    return LABELS[name][lang.startswith("en")]


def _colon(lang: str) -> str:
    return ": " if lang.startswith("en") else "："


def fault_text(fault: Fault, lang: str) -> str:
    """Return a fault with its place, counted from 1, and what it is about."""
    place = f" @{fault.position + 1}" if fault.position >= 0 else ""
    return f"{fault.kind.label(lang)}{_colon(lang) + fault.text if fault.text else ''}{place}"


def cell_lines(parsed: Parsed, lang: str) -> Iterator[str]:
    """Yield what a cell is, a line each."""
    colon = _colon(lang)
    yield f"{label('class', lang)}{colon}{parsed.kind.label(lang)} ({parsed.kind})"
    if parsed.tree:
        for formula in formulas(parsed.tree):
            yield f"{label('formula', lang)}{colon}{print_tree(formula)}"
    if parsed.variables:
        yield f"{label('variables', lang)}{colon}{'、'.join(parsed.variables)}"
    for letter, meaning in parsed.meanings.items():
        yield f"{label('meaning', lang)}{colon}{letter} = {meaning}"
    if parsed.fault:
        yield f"{label('fault', lang)}{colon}{fault_text(parsed.fault, lang)}"


def step_lines(outcome: Outcome, lang: str) -> Iterator[str]:
    """Yield the steps of a computation, a line each."""
    for step in outcome.steps:
        remark = f"  ({label('printed', lang)})" if step.printed else ""
        yield f"{step.text} = {_with_unit(plain(step.value), step.unit)}{remark}"
    if outcome.value is not None and not outcome.exact:
        yield f"({label('rounded', lang)})"


def doubt_lines(doubts: Sequence[Doubt], lang: str) -> Iterator[str]:
    """Yield what is odd about a formula, a line each."""
    for doubt in doubts:
        yield f"※ {doubt.kind.label(lang)}{_colon(lang)}{doubt.text}{f' | {doubt.other}' if doubt.other else ''}"


def value_line(formula: Node, shown: Shown | None, outcome: Outcome, lang: str, *, alone: bool) -> str:
    """Return a result: value and unit, behind the formula where the cell has several."""
    result = fault_text(outcome.fault, lang) if outcome.fault else ""
    if shown:
        result = _with_unit(format(shown.value, "f"), shown.unit)
    return result if alone else f"{print_tree(formula)} = {result}"


def _with_unit(value: str, unit: str) -> str:
    return f"{value} {unit}" if unit else value
