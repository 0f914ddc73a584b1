"""The grammar of printed arithmetic (LALR) and how its rules become nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, cast

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer

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
    Sum,
    variables,
)  # fmt: skip
from heng.formula.signs import SUPERSCRIPTS
from heng.formula.token import Sign
from heng.model.terms import Operation

GRAMMAR = r"""
?start: chain
      | chain COMPARE sum       -> compared
?chain: sum
      | sum EQUALS sum          -> equation
      | sum EQUALS sum EQUALS sum -> chain
      | sum EQUALS sum EQUALS sum EQUALS sum -> chain
?sum: product
    | sum PLUS product          -> binary
    | sum MINUS product         -> binary
?product: signed
        | product TIMES signed  -> binary
        | product DIVIDE signed -> binary
?signed: power
       | MINUS signed           -> negative
       | SUM signed             -> total
       | ROOT power             -> root
?power: quantity
      | quantity CARET quantity -> binary
      | quantity CARET MINUS quantity -> inverse
      | quantity RAISED         -> raised
?quantity: NUMBER               -> number
         | NAME                 -> name
         | OPEN chain CLOSE     -> group
         | BAR sum ENDBAR       -> absolute
         | quantity MARK        -> marked
         | quantity TOTAL       -> total_of
         | NAME OPEN sum CLOSE  -> defined
         | NAME BAR sum ENDBAR  -> scoped_bars

%declare NUMBER NAME OPEN CLOSE BAR ENDBAR PLUS MINUS TIMES DIVIDE EQUALS COMPARE SUM ROOT TOTAL CARET RAISED MARK
%declare UNCLEAR
"""

LONGEST_CHAIN = 2
"""Equals signs of a quantity that is said again; one more where the first names it and a value is last:
`比率：甲/乙=50/60=83.3%`."""

OPERATION = {
    "PLUS": Operation.ADD,
    "MINUS": Operation.SUBTRACT,
    "TIMES": Operation.MULTIPLY,
    "DIVIDE": Operation.DIVIDE,
    "CARET": Operation.POWER,
}


def build(signs: Sequence[Sign]) -> Node:
    """Return the tree of a sequence of tokens; raises lark's UnexpectedToken, whose token carries the sign.

    What belongs to a name before a bracket (`heng.formula.scopes`) is still told as if the bracket listed its parts.
    """
    return cast("Node", _parser().parse(signs))


class _Signs(Lexer):
    """Hands our tokens to the parser as they are."""

    def __init__(self, lexer_conf: Any) -> None:
        """Take and ignore the configuration: the tokens are made elsewhere."""

    def lex(self, data: Sequence[Sign]) -> Iterator[Token]:  # type: ignore[override]
        """Yield one token for each sign, which it carries as its value."""
        for sign in data:
            yield Token(sign.kind, sign, start_pos=sign.position)


@v_args(inline=True)
class _ToNodes(Transformer[Token, Node]):
    def number(self, token: Any) -> Node:
        sign: Sign = token.value
        return Number(sign.text, sign.value, sign.mark)

    def name(self, token: Any) -> Node:
        return Name(token.value.text)

    def group(self, opening: Any, inner: Node, closing: Any) -> Node:
        return Group(opening.value.text, inner, closing.value.text)

    def absolute(self, bar: Any, inner: Node, _: Any) -> Node:
        return Absolute(bar.value.text, inner)

    def marked(self, inner: Node, mark: Any) -> Node:
        return Marked(inner, mark.value.mark)

    def negative(self, sign: Any, operand: Node) -> Node:
        return Negative(sign.value.text, operand)

    def total(self, sign: Any, body: Node) -> Node:
        return Sum(sign.value.text, body)

    def root(self, sign: Any, body: Node) -> Node:
        return Root(sign.value.text, body)

    def total_of(self, body: Node, sign: Any) -> Node:
        return Sum(sign.value.text, body)

    def defined(self, name: Any, opening: Any, inner: Node, closing: Any) -> Node:
        return Defined(name.value.text, Group(opening.value.text, inner, closing.value.text))

    def scoped_bars(self, name: Any, bar: Any, inner: Node, _: Any) -> Node:
        return Defined(name.value.text, Absolute(bar.value.text, inner))

    def equation(self, left: Node, sign: Any, body: Node) -> Node:
        if isinstance(left, Name):
            return Equation(left.text, sign.value.text, body)
        return Chain((left, body), (sign.value.text,))

    def chain(self, left: Node, *rest: Any) -> Node:
        sides, signs = rest[1::2], tuple(sign.value.text for sign in rest[::2])
        if len(sides) > LONGEST_CHAIN:
            if not isinstance(left, Name) or variables(sides[-1]):
                raise UnexpectedToken(rest[4], set())  # type: ignore[no-untyped-call]
            return Equation(left.text, signs[0], Chain(sides, signs[1:]))
        return Chain((left, *sides), signs)

    def compared(self, left: Node, sign: Any, right: Node) -> Node:
        return Compared(left, sign.value.text, right)

    def binary(self, left: Node, sign: Any, right: Node) -> Node:
        return Binary(OPERATION[sign.type], sign.value.text, left, right)

    def inverse(self, left: Node, sign: Any, minus: Any, right: Node) -> Node:
        return Binary(Operation.POWER, sign.value.text, left, Negative(minus.value.text, right))

    def raised(self, base: Node, exponent: Any) -> Node:
        text = exponent.value.text
        return Binary(Operation.POWER, "", base, Number(text, Decimal(text.translate(SUPERSCRIPTS))))


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", lexer=_Signs, transformer=_ToNodes())
