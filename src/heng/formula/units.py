"""Units in a formula: the result in the indicator's unit, and what does not fit together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from heng.formula.evaluate import Outcome
from heng.formula.names import is_share, key, without_value
from heng.formula.nodes import (
    Binary,
    Chain,
    Compared,
    Equation,
    Group,
    Marked,
    Name,
    Negative,
    Node,
    Number,
    Several,
    children,
    formulas,
    variables,
    walk,
)  # fmt: skip
from heng.formula.printing import print_tree
from heng.formula.rounding import plain
from heng.formula.signs import EXACT
from heng.model.terms import FormulaDoubt, Operation

MARKS = {"%": 2, "％": 2, "﹪": 2, "百分比": 2, "百分點": 2, "‰": 3}
"""Units of shares → the power of ten that makes the whole."""

COUNTS = ("數", "次", "件", "家", "戶", "場")
"""The last characters of names that count."""

ALIKE_END = 3
"""Characters at the end of two names that make them quantities of one kind: `…學生數`."""

MEASURES = {
    "人次": "人次|人次數|趟次|次數",
    "人": "人數|人口數|人口|者數",
    "件": "件數|案件數",
    "案": "案數|提案數",
    "家": "家數",
    "家次": "家次|家次數",
    "班": "班數|班期數|班次|班次數",
    "里": "里數",
    "區": "(?<!里)區數",
    "戶次": "戶次|戶次數",
    "輛": "輛數|車輛數",
    "時": "時數|小時數",
    "場": "場次|場數|場次數",
    "戶": "戶數",
    "天": "天數|日數",
    "元": "金額|經費|決算數|收入數|支出數|補助款|總經費",
    "面積": "面積",
    "校": "校數|學校數",
}
"""What is measured → the ends of names that measure it. A name with another end is not compared."""

_ENDS = tuple(
    (unit, re.compile(rf"(?:{ends})(?:總和|合計|總計|累計)?(?:\s*[(（][^()（）]*[)）])?$"))
    for unit, ends in MEASURES.items()
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A result in the indicator's unit; `brought` where a bare share was brought to per cent to fit it."""

    value: Decimal
    unit: str
    brought: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is odd about a formula, with the part it is about as printed."""

    kind: FormulaDoubt
    text: str
    other: str = ""


def in_unit(outcome: Outcome, tree: Node, unit: str) -> Shown | None:
    """Return a result in the indicator's unit, None where there is no result.

    A formula that makes `%` itself keeps it. A bare share (`甲/乙`) is brought to per cent or per mille where that is
    the unit; one that multiplies by 100 already is.
    """
    if outcome.value is None:
        return None
    whole = MARKS.get(unit.strip())
    if outcome.unit == "%" and unit.strip() == "‰":
        return _shown(outcome.value, 1, "‰")
    if outcome.unit or whole is None:
        return _shown(outcome.value, 0, outcome.unit or unit.strip())
    return _shown(outcome.value, whole if _is_bare_share(tree, unit) else 0, unit.strip())


def _shown(value: Decimal, power: int, unit: str) -> Shown:
    return Shown(Decimal(plain(value.scaleb(power, EXACT))), unit, brought=power != 0)


def factor_missing(tree: Node, unit: str) -> bool:
    """Tell whether a unit is per cent or per mille, but the formula gives a bare share of one."""
    body = _body(tree)
    if unit.strip() not in MARKS or _makes_hundreds(body):
        return False
    return _is_rest_of_one(body) or any(_is_ratio(part) for part, _ in walk(body))


def _is_rest_of_one(node: Node) -> bool:
    """Tell what is left of a whole that is printed as one: `1-中斷分鐘數/43200`."""
    return (
        isinstance(node, Binary)
        and node.operator is Operation.SUBTRACT
        and isinstance(node.left, Number)
        and node.left.value == 1
        and not node.left.mark
    )


def _is_bare_share(tree: Node, unit: str) -> bool:
    """Tell whether a result is a share of one that its unit shows in per cent; not so where brackets are lost."""
    odd = any(isinstance(part, Binary) and is_precedence_odd(part) for part, _ in walk(tree))
    return factor_missing(tree, unit) and not odd


def _makes_hundreds(tree: Node) -> bool:
    """Tell whether a formula prints a mark of per cent, or multiplies by a power of ten outside a divisor.

    Other numbers do not: a sum over twelve months is divided by 12.
    """
    waiting = [(tree, False)]
    while waiting:
        node, divides = waiting.pop()
        if isinstance(node, Marked) or (isinstance(node, Number) and bool(node.mark)):
            return True
        multiplies = isinstance(node, Binary) and node.operator is Operation.MULTIPLY and not divides
        if multiplies and any(map(_is_power_of_ten, children(node))):
            return True
        is_quotient = isinstance(node, Binary) and node.operator is Operation.DIVIDE
        for number, part in enumerate(children(node)):
            waiting.append((part, divides != (is_quotient and number == 1)))
    return False


def _is_power_of_ten(node: Node) -> bool:
    inner = _body(node)
    return isinstance(inner, Number) and inner.value >= 10 and inner.value.normalize().as_tuple().digits == (1,)


def _is_ratio(node: Node) -> bool:
    """Tell whether a quotient is a share: what is divided is no share itself, and the divisor names something."""
    if not isinstance(node, Binary) or node.operator is not Operation.DIVIDE or not variables(node.right):
        return False
    above, below = (
        {is_share(part.text) for part, _ in walk(side) if isinstance(part, Name)} for side in (node.left, node.right)
    )
    return True not in above or True in below


def doubts(tree: Node, unit: str = "") -> tuple[Doubt, ...]:
    """Return what is odd about a formula whose indicator has `unit`, in order of printing."""
    found: dict[Doubt, None] = {}
    for formula in formulas(tree):
        if factor_missing(formula, unit):
            found[Doubt(FormulaDoubt.FACTOR_MISSING, print_tree(formula))] = None
        for part, _ in walk(formula):
            if isinstance(part, Binary) and (doubt := _doubt(part, unit)):
                found[doubt] = None
    return tuple(found)


def _doubt(node: Binary, unit: str) -> Doubt | None:
    if is_precedence_odd(node):
        return Doubt(FormulaDoubt.PRECEDENCE, print_tree(node))
    left, right = measure_of(node.left), measure_of(node.right)
    unlike = bool(left and right) and left != right
    if node.operator in {Operation.ADD, Operation.SUBTRACT} and unlike:
        return Doubt(FormulaDoubt.UNITS_DIFFER, print_tree(node.left), print_tree(node.right))
    if node.operator is Operation.DIVIDE and unlike and unit.strip() in MARKS:
        return Doubt(FormulaDoubt.SHARE_OF_UNLIKE, print_tree(node.left), print_tree(node.right))
    if unit.strip() in MARKS and is_divisor_open(node):
        return Doubt(FormulaDoubt.DIVISOR, print_tree(node))
    if node.operator is Operation.MULTIPLY and _is_whole(node.right) and _is_per_cent(_body(node.left)):
        return Doubt(FormulaDoubt.PERCENT_TWICE, print_tree(node.left), print_tree(node.right))
    return None


def is_precedence_odd(node: Binary) -> bool:
    """Tell whether a difference is divided without brackets (`本期-前期/前期`): only its second part is divided.

    So it is where the divisor is one of the two quantities again, or where both are of one kind (`本期人數-前期人數`),
    for a count less a share of a count is no quantity.
    """
    if node.operator is not Operation.SUBTRACT:
        return False
    first, quotient = _last_term(node.left), node.right
    while isinstance(quotient, Binary) and quotient.operator is Operation.MULTIPLY:
        quotient = quotient.left
    if not isinstance(quotient, Binary) or quotient.operator is not Operation.DIVIDE:
        return False
    if not isinstance(first, Name) or not isinstance(quotient.left, Name):
        return False
    minuend, above, below = (key(print_tree(_body(side))) for side in (first, quotient.left, quotient.right))
    return below in {minuend, above} or _is_one_kind(first.text, quotient.left.text)


def is_divisor_open(node: Binary) -> bool:
    """Tell whether a count is multiplied to a quotient of counts (`缺失數/機關數*項目數`); it belongs below."""
    quotient, factor = node.left, node.right
    if node.operator is not Operation.MULTIPLY or not isinstance(quotient, Binary):
        return False
    if quotient.operator is not Operation.DIVIDE or not isinstance(quotient.left, Name):
        return False
    return all(isinstance(side, Name) and side.text.endswith(COUNTS) for side in (quotient.right, factor))


def _last_term(node: Node) -> Node:
    return node.right if isinstance(node, Binary) and node.operator in {Operation.ADD, Operation.SUBTRACT} else node


def _is_one_kind(first: str, second: str) -> bool:
    """Tell whether two names end in the same words, a value printed behind them apart."""
    ends = zip(reversed(key(without_value(first))), reversed(key(without_value(second))), strict=False)
    same = list(takewhile(lambda pair: pair[0] == pair[1], ends))
    return len(same) >= ALIKE_END


def _body(node: Node) -> Node:
    """Return the arithmetic of a formula without its title, brackets and demands."""
    while True:
        match node:
            case Equation(_, _, inner) | Group(_, inner, _) | Compared(inner, _, _) | Negative(_, inner):
                node = inner
            case Chain(sides, _):
                node = max(sides, key=lambda side: len(variables(side)))
            case Several(several):
                node = several[0]
            case _:
                return node


def measure_of(node: Node) -> str:
    """Return what the names of a quantity or of a sum measure, empty where that is unknown or mixed."""
    body = _body(node)
    if isinstance(body, Name):
        return next((unit for unit, end in _ENDS if end.search(body.text)), "")
    if isinstance(body, Binary) and body.operator in {Operation.ADD, Operation.SUBTRACT}:
        found = {measure_of(body.left), measure_of(body.right)}
        return found.pop() if len(found) == 1 else ""
    return ""


def _is_whole(node: Node) -> bool:
    return isinstance(node, Number) and node.value == 100


def _is_per_cent(node: Node) -> bool:
    """Tell whether a quantity is in per cent already: by its name, or because it was multiplied by 100% before.

    Shares divided by a mere number are in per cent as well; a share of a share is a bare share again.
    """
    if isinstance(node, Name):
        return is_share(node.text)
    if not isinstance(node, Binary):
        return False
    if node.operator is Operation.MULTIPLY:
        return _is_whole(node.right) or _is_whole(node.left)
    below = [part.text for part, _ in walk(node.right) if isinstance(part, Name)]
    return node.operator is Operation.DIVIDE and _is_per_cent(_body(node.left)) and not any(map(is_share, below))
