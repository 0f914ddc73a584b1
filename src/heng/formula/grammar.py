"""The grammar of printed arithmetic (LALR) and how its rules become nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, cast

from lark import Lark, Token, Transformer, v_args
from lark.lexer import Lexer

from heng.formula.nodes import Absolute, Binary, Equation, Group, Name, Negative, Node, Number
from heng.formula.tokens import Sign
from heng.model.terms import Operation

GRAMMAR = r"""
?start: sum
      | NAME EQUALS sum         -> equation
?sum: product
    | sum PLUS product          -> add
    | sum MINUS product         -> subtract
?product: signed
        | product TIMES signed  -> multiply
        | product DIVIDE signed -> divide
?signed: quantity
       | MINUS signed           -> negative
?quantity: NUMBER               -> number
         | NAME                 -> name
         | OPEN sum CLOSE       -> group
         | BAR sum BAR          -> absolute

%declare NUMBER NAME OPEN CLOSE BAR PLUS MINUS TIMES DIVIDE EQUALS COMPARE
"""


def build(signs: Sequence[Sign]) -> Node:
    """Return the tree of a sequence of tokens; raises lark's UnexpectedToken, whose token carries the sign."""
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

    def negative(self, sign: Any, operand: Node) -> Node:
        return Negative(sign.value.text, operand)

    def equation(self, name: Any, sign: Any, body: Node) -> Node:
        return Equation(name.value.text, sign.value.text, body)

    def add(self, left: Node, sign: Any, right: Node) -> Node:
        return Binary(Operation.ADD, sign.value.text, left, right)

    def subtract(self, left: Node, sign: Any, right: Node) -> Node:
        return Binary(Operation.SUBTRACT, sign.value.text, left, right)

    def multiply(self, left: Node, sign: Any, right: Node) -> Node:
        return Binary(Operation.MULTIPLY, sign.value.text, left, right)

    def divide(self, left: Node, sign: Any, right: Node) -> Node:
        return Binary(Operation.DIVIDE, sign.value.text, left, right)


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", lexer=_Signs, transformer=_ToNodes())
