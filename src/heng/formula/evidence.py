"""Whether signs between words compute, or are marks of running text (`無重大缺失/無重大事故`, `完成規劃-設計`)."""

from __future__ import annotations

from heng.formula.evaluate import is_growth
from heng.formula.names import is_share, printed_value
from heng.formula.nodes import (
    Absolute,
    Binary,
    Chain,
    Compared,
    Defined,
    Equation,
    Group,
    Marked,
    Name,
    Negative,
    Node,
    Number,
    Root,
    Scoped,
    Sum,
    variables,
    walk,
)
from heng.formula.quantities import are_of_one_thing, bare, is_clause, is_exact, is_quantity
from heng.formula.units import measure_of
from heng.formula.vocabulary import LABEL, PART_OF, SYMBOL, WHOLE
from heng.model.terms import Operation

WORDS = frozenset("再加減扣除")
"""First characters of the words that print an operation."""

MEASURE_WORD = 2
"""Characters of a bare measure word (`場次`), which divides nothing that has no measure itself."""

SHARE = "%"

WRITTEN = frozenset({"÷", "除以", "乘以", "乘上"})
"""Signs that no running text prints."""


def is_prose(tree: Node, unit: str) -> bool:
    """Tell whether a formula's signs are marks of running text.

    A sign that no running text prints (÷, ×100%, |…|, Σ, `除以`) computes. Any other does so between quantities only:
    what is divided, added or taken away says by the end of its name what is counted or measured. Where the unit is a
    share, a whole that divides may say it alone (`滿意/有效問卷數`); other words before a count are one of a list
    (`警察/消防人員數`).
    """
    return not (any(_is_written(part) for part, _ in walk(tree)) or _computes(tree, unit))


def is_order_open(tree: Node) -> bool:
    """Tell whether words leave open what is divided: `甲減乙除以丙` may mean two things, and no bracket tells."""
    return any(isinstance(part, Binary) and _is_mixed(part) for part, _ in walk(tree))


def _is_mixed(node: Binary) -> bool:
    quotient = node.right
    while isinstance(quotient, Binary) and quotient.operator is Operation.MULTIPLY:
        quotient = quotient.left
    return (
        node.operator in {Operation.ADD, Operation.SUBTRACT}
        and node.sign[:1] in WORDS
        and isinstance(node.left, Name)
        and isinstance(quotient, Binary)
        and quotient.operator is Operation.DIVIDE
        and quotient.sign[:1] in WORDS
    )


def _is_written(node: Node) -> bool:
    """Tell what only a written formula holds: a mark, a factor, a mean, the rest of one, a sign or word of no prose."""
    match node:
        case Marked() | Sum() | Root() | Absolute() | Negative():
            return True
        case Equation(name, sign, body):
            return sign in {"=", "＝"} and is_quantity(name) and not _is_of_words(body)
        case Binary(operator, sign, _, _):
            is_signed = sign in WRITTEN or operator is Operation.POWER
            return is_signed or any(test(node) for test in (_is_scaled, _is_bracketed, _is_rest, is_growth))
        case _:
            return False


def _is_of_words(body: Node) -> bool:
    """Tell whether a stroke stands between two names of which neither is a quantity, whatever its title is."""
    if not isinstance(body, Binary) or body.operator is not Operation.DIVIDE:
        return False
    sides = (body.left, body.right)
    return all(isinstance(side, Name) and not is_quantity(side.text) for side in sides)


def _is_scaled(node: Binary) -> bool:
    """Tell whether words are multiplied or divided by a plain number (`總規模/12`); `完成2/3` is no such formula."""
    numbers = [part for part, _ in walk(node.right) if isinstance(part, Number)]
    is_plain = bool(numbers) and not variables(node.right) and not any(each.text[-1:].isalpha() for each in numbers)
    return node.operator in {Operation.MULTIPLY, Operation.DIVIDE} and is_plain and not _is_stated(node.left)


def _is_bracketed(node: Binary) -> bool:
    """Tell whether all of a bracket is divided by a number or by another bracket."""
    divides = node.operator is Operation.DIVIDE and isinstance(node.left, Group)
    return divides and isinstance(node.right, Number | Group)


def _is_rest(node: Binary) -> bool:
    """Tell whether something is taken away from a whole, or one from it: `100%-甲/乙`, `甲/乙-1`."""
    sides = (isinstance(side, Number) and side.value in {1, 100} for side in (node.left, node.right))
    return node.operator is Operation.SUBTRACT and any(sides) and not _is_stated(node.left)


def _is_given(node: Node) -> bool:
    """Tell whether a name is printed with its value: `目標 5,000 件`, `完成設計 25%`."""
    return isinstance(node, Name) and printed_value(node.text) is not None


def _is_stated(node: Node) -> bool:
    """Tell whether a name ends with a figure (`進度達80%`), behind which a dash says `to`."""
    return isinstance(node, Name) and node.text[-1:] in {*"0123456789%％"}


def _computes(node: Node, unit: str) -> bool:
    match node:
        case Name(text):
            return is_quantity(text)
        case Equation(name, _, body):
            adds = isinstance(body, Binary) and body.operator is Operation.ADD
            return _computes(body, SHARE if is_share(name) else unit) or (adds and is_quantity(name))
        case Defined(name, inner) | Scoped(name, inner):
            return _computes(inner, unit) or (is_quantity(name) and not _has_clause(inner))
        case Group(_, inner, _):
            return _computes(inner, unit)
        case Compared(left, _, _):
            return not isinstance(left, Name) and _computes(left, unit)
        case Chain(sides, _):
            return any(_computes(side, unit) for side in sides)
        case Binary(Operation.DIVIDE, _, left, right):
            return _divides(left, right, unit)
        case Binary(Operation.MULTIPLY, _, left, right):
            return any(_computes(side, unit) for side in _worded(left, right)) and not _has_clause(node)
        case Binary(_, _, left, right):
            is_span = _is_stated(left) and isinstance(right, Number)
            return not is_span and _adds(_terms(node), unit)
        case _:
            return isinstance(node, Number)


def _divides(above: Node, below: Node, unit: str) -> bool:
    """Tell whether a stroke divides: a quantity by another or by a whole, and never what is no share by a share."""
    names = [bare(side.text) for side in (above, below) if isinstance(side, Name)]
    if isinstance(below, Name) and is_share(names[-1]) and not all(map(is_share, names)):
        return False
    if len(names) > 1 and SYMBOL.fullmatch(names[0]) and LABEL.match(names[-1]):
        return False
    measures = {measure_of(side) for side in (above, below)} - {""}
    if _is_share(unit) and isinstance(below, Name) and len(names[-1]) <= MEASURE_WORD and len(measures) > 1:
        return False
    if all(_computes(side, unit) for side in _worded(above, below)):
        return True
    if _is_given(below) and not _is_stated(below):
        return _computes(above, unit)
    if _has_clause(above) or not isinstance(below, Name):
        return False
    if _is_share(unit) and is_exact(names[-1]) and PART_OF.search(names[-1]):
        return True
    is_part = len(names) > 1 and are_of_one_thing(*names) and PART_OF.search(names[-1])
    return bool(WHOLE.search(names[-1]) or is_part)


def _adds(terms: list[Node], unit: str) -> bool:
    """Tell whether quantities are added or taken away, or, in a unit that measures, several of one thing."""
    names = [term.text for term in terms if isinstance(term, Name)]
    alike = {name for name in names if any(are_of_one_thing(name, other) for other in names)}
    things = alike if unit and not _is_share(unit) else set()
    return all(
        _is_given(term) or _computes(term, unit) or (isinstance(term, Name) and term.text in things) for term in terms
    )


def _terms(node: Node) -> list[Node]:
    if isinstance(node, Binary) and node.operator in {Operation.ADD, Operation.SUBTRACT}:
        return [*_terms(node.left), *_terms(node.right)]
    return [node]


def _is_share(unit: str) -> bool:
    return any(mark in unit for mark in ("%", "％", "‰", "率", "比"))


def _worded(*sides: Node) -> list[Node]:
    """Return the sides that are no bare number, for a number says nothing of what stands beside it."""
    return [side for side in sides if not isinstance(side, Number)]


def _has_clause(node: Node) -> bool:
    return any(is_clause(part.text) for part, _ in walk(node) if isinstance(part, Name))
