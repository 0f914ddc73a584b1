"""A formula cell as printed → what it is, its tree, its variables, its fault."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lark.exceptions import UnexpectedToken

from heng.formula.cell import SIGNS, Cell, take_apart
from heng.formula.classify import kind_of_words
from heng.formula.evidence import is_order_open, is_prose
from heng.formula.fault import Fault
from heng.formula.faults import fault_at
from heng.formula.grammar import build
from heng.formula.nodes import Name, Node, Several, variables, walk
from heng.formula.scopes import resolve
from heng.formula.signs import ARITHMETIC
from heng.formula.tokens import MAX_LENGTH, tokenise
from heng.model.terms import FaultKind, FormulaClass

MAX_DEPTH = 100
LONG_PROSE = 400
CERTAIN = frozenset({FaultKind.TOO_LONG, FaultKind.TOO_DEEP, FaultKind.AMBIGUOUS})
"""Faults that are told of any text; others only where the text is meant as arithmetic."""

ARITHMETIC_KINDS = ARITHMETIC | {"SUM", "ROOT", "UNCLEAR"}
NOTHING = re.compile(r"[-－−–—─―／/\s]+|[(（]?(?:無|[Nn][/／]?[Aa])[)）]?")
"""A dash or `無` in a cell says that nothing is printed."""

CALL = re.compile(
    r"[A-Za-z_]\w{0,40}\.[A-Za-z_]\w{0,40}\s*\(|\b__\w|\b[A-Za-z_]\w{2,40}\(\s*(?:\)|['\"])"
    r"|\b(?:eval|exec|lambda|import)\b|\b(?i:IF|SUM|MAX|MIN|AVG|AVERAGE|ROUND|COUNT)\s*\("
    r"|\b[a-z_]\w{0,40}\((?=[\x00-\x7f]*$)"
)
"""A call of a program, which no printed formula holds."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a formula cell is.

    Attributes:
        kind: Its class; COMPUTABLE and COUNT have a tree.
        tree: The formula; `Several` where the cell holds more than one.
        variables: Names of its quantities as printed, each once, in order.
        fault: Why MALFORMED arithmetic cannot be read.
        meanings: What the letters of the formula stand for, where the cell says so.
        points: Values that the cell prints for quantities (the full points of a scoring).
    """

    kind: FormulaClass
    tree: Node | None = None
    variables: tuple[str, ...] = ()
    fault: Fault | None = None
    meanings: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, Decimal] = field(default_factory=dict)


def parse(text: str, unit: str = "") -> Parsed:
    """Read a formula as printed, `unit` being the indicator's. Every text has a result; time is bounded on any text."""
    text = text.strip().rstrip("。.；;").lstrip("=＝").strip()
    if not text or NOTHING.fullmatch(text):
        return Parsed(FormulaClass.EMPTY)
    if len(text) > MAX_LENGTH:
        return _malformed(Fault(FaultKind.TOO_LONG, MAX_LENGTH))
    call = CALL.search(text)
    if call:
        return _malformed(Fault(FaultKind.UNEXPECTED, call.start(), call[0]))
    cell = take_apart(text)
    return _joined(text, unit, cell, [_formula(formula, text) for formula in cell.formulas])


def _joined(text: str, unit: str, cell: Cell, read: Sequence[Node | Fault | None]) -> Parsed:
    """Say what a cell is of what was read of its formulas."""
    faults = [one for one in read if isinstance(one, Fault)]
    trees = [one for one in read if one is not None and not isinstance(one, Fault) and not is_prose(one, unit)]
    if faults and (trees or faults[0].kind in CERTAIN or _is_arithmetic(text)):
        return _malformed(faults[0])
    if any(map(is_order_open, trees)):
        return _malformed(Fault(FaultKind.AMBIGUOUS))
    if not trees:
        return _words(text, unit)
    tree = trees[0] if len(trees) == 1 else Several(tuple(trees))
    names = variables(tree)
    known = {key: value for key, value in cell.points.items() if key in names}
    meanings = {key: value for key, value in cell.meanings.items() if key in names}
    return Parsed(FormulaClass.COMPUTABLE, tree, names, meanings=meanings, points=known)


def _is_arithmetic(text: str) -> bool:
    """Tell whether a text that cannot be read is meant as arithmetic: a sign or two in running text is not."""
    signs = len(SIGNS.findall(text))
    if "。" in text or "，" in text:
        return signs > 1 and len(text) < LONG_PROSE
    return signs > 0


def _malformed(fault: Fault) -> Parsed:
    return Parsed(FormulaClass.MALFORMED, fault=fault)


def _words(text: str, unit: str) -> Parsed:
    """Classify a cell without arithmetic."""
    kind = kind_of_words(text, unit)
    return Parsed(kind, Name(text), (text,)) if kind is FormulaClass.COUNT else Parsed(kind)


def _formula(text: str, cell: str) -> Node | Fault | None:
    """Read one formula; None where it holds no arithmetic."""
    signs = tokenise(text)
    if isinstance(signs, Fault):
        return _placed(signs, text, cell)
    if not any(sign.kind in ARITHMETIC_KINDS for sign in signs):
        return None
    try:
        tree = resolve(build(signs))
    except UnexpectedToken as error:
        place = len(signs) if error.token.type == "$END" else signs.index(error.token.value)
        return _placed(fault_at(signs, place), text, cell)
    if max(depth for _, depth in walk(tree)) > MAX_DEPTH:
        return Fault(FaultKind.TOO_DEEP)
    return tree


def _placed(fault: Fault, text: str, cell: str) -> Fault:
    """Return a fault with its place in the whole cell, -1 where the formula does not stand there as it is."""
    start = cell.find(text)
    position = fault.position + start if fault.position >= 0 and start >= 0 else -1
    return Fault(fault.kind, position, fault.text)
