"""A printed formula as Heng reads it: typeset where that shows more than the print, with the quantities it needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from heng.formula import Binary, Node, Parsed, formulas, parse, print_tree, walk
from heng.formula.mathml import mathml
from heng.model.card import Indicator
from heng.model.terms import FormulaClass, Operation
from heng.web.language import current

LONGEST = 60
"""Characters of a formula that still fit on a line of the page when its fractions are stacked."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """What a formula cell is.

    Attributes:
        kind: Its class; `asks` where it is none that can be computed or counted.
        math: MathML of each formula with a fraction that fits on a line; the print shows the others as well.
        needs: Names of the quantities it is computed from, as printed.
        fault: Why arithmetic cannot be read.
    """

    kind: FormulaClass
    math: tuple[SafeString, ...] = ()
    needs: tuple[str, ...] = ()
    fault: str = ""


def typeset(indicator: Indicator) -> Typeset | None:
    """Return how the formula of a row is read, None where none is printed."""
    return _read(indicator.formula, indicator.unit or "", current()) if indicator.formula else None


@lru_cache(maxsize=1024)
def _read(text: str, unit: str, lang: str) -> Typeset:
    parsed = parse(text, unit)
    return Typeset(
        kind=parsed.kind,
        math=tuple(_math(each) for each in formulas(parsed.tree) if _gains(each)) if parsed.tree else (),
        needs=parsed.variables if parsed.kind is FormulaClass.COMPUTABLE else (),
        fault=_fault(parsed, lang),
    )


def _gains(formula: Node) -> bool:
    """Tell whether a formula is read more easily typeset: a browser does not wrap one that is too long."""
    has_fraction = any(isinstance(node, Binary) and node.operator is Operation.DIVIDE for node, _ in walk(formula))
    return has_fraction and len(print_tree(formula)) <= LONGEST


def _math(formula: Node) -> SafeString:
    # `mathml` escapes every printed text in it.
    return SafeString(mathml(formula))


def _fault(parsed: Parsed, lang: str) -> str:
    if parsed.fault is None:
        return ""
    kind = parsed.fault.kind.label(lang)
    return f"{kind} {parsed.fault.text}".strip()
