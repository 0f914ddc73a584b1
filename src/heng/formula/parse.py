"""A formula cell as printed → what it is, its tree, its variables, its fault."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark.exceptions import UnexpectedToken

from heng.formula.fault import Fault
from heng.formula.grammar import build
from heng.formula.nodes import Name, Node, variables, walk
from heng.formula.signs import NUMBERED
from heng.formula.tokens import Sign, tokenise
from heng.model.terms import FaultKind, FormulaClass

MAX_DEPTH = 100
ARITHMETIC = {"PLUS", "MINUS", "TIMES", "DIVIDE"}

SURVEY_WORDS = ("調查", "問卷", "民調", "滿意度", "受訪", "正面評價")
INDEX_WORDS = ("評比", "排名", "指數", "公布", "公告之", "主計", "評鑑結果")
COUNT_WORDS = (
    "數", "量", "次", "額", "面積", "長度", "容量", "值", "總計", "總和", "合計", "體", "家", "件", "收入", "支出",
    "場", "人",
)  # fmt: skip
"""Ends of a name that is counted or measured; a name with another end is a description."""

ASIDE = re.compile(r"[(（][^()（）]*[)）]|[/／][年季月週日]")
"""What does not decide what a name means: a bracket, `per year`."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a formula cell is.

    Attributes:
        kind: Its class; COMPUTABLE and COUNT have a tree.
        tree: The formula.
        variables: Names of its quantities as printed, each once, in order.
        fault: Why MALFORMED arithmetic cannot be read.
    """

    kind: FormulaClass
    tree: Node | None = None
    variables: tuple[str, ...] = ()
    fault: Fault | None = None


def parse(text: str) -> Parsed:
    """Read a formula as printed. Every text has a result; time is bounded on any text."""
    text = text.strip().rstrip("。.；;").strip()
    if not text:
        return Parsed(FormulaClass.EMPTY)
    signs = tokenise(text)
    if isinstance(signs, Fault):
        return _malformed(signs) if _looks_arithmetic(text) else Parsed(_kind_of_words(text))
    if not any(sign.kind in ARITHMETIC for sign in signs):
        return _words(text, signs)
    return _arithmetic(text, signs)


def _looks_arithmetic(text: str) -> bool:
    return len(text) > 1000 or any(sign in text for sign in "/／÷×*＊+＋|")


def _malformed(fault: Fault) -> Parsed:
    return Parsed(FormulaClass.MALFORMED, fault=fault)


def _words(text: str, signs: tuple[Sign, ...]) -> Parsed:
    """Classify a cell without arithmetic."""
    kind = _kind_of_words(text)
    if kind is FormulaClass.COUNT and [sign.kind for sign in signs] == ["NAME"]:
        return Parsed(kind, Name(signs[0].text), (signs[0].text,))
    return Parsed(FormulaClass.DESCRIPTIVE if kind is FormulaClass.COUNT else kind)


def _kind_of_words(text: str) -> FormulaClass:
    if any(word in text for word in SURVEY_WORDS):
        return FormulaClass.SURVEY
    if any(word in text for word in INDEX_WORDS):
        return FormulaClass.INDEX
    bare = ASIDE.sub("", text).strip()
    sentence = any(mark in bare for mark in "，；。") or NUMBERED.search(bare)
    return FormulaClass.COUNT if not sentence and bare.endswith(COUNT_WORDS) else FormulaClass.DESCRIPTIVE


def _arithmetic(text: str, signs: tuple[Sign, ...]) -> Parsed:
    comparison = next((sign for sign in signs if sign.kind == "COMPARE"), None)
    if NUMBERED.search(text):
        return _malformed(Fault(FaultKind.SEVERAL))
    if comparison:
        return _malformed(Fault(FaultKind.COMPARISON, comparison.position, comparison.text))
    try:
        tree = build(signs)
    except UnexpectedToken as error:
        place = len(signs) if error.token.type == "$END" else signs.index(error.token.value)
        return _malformed(_fault(signs, place))
    if max(depth for _, depth in walk(tree)) > MAX_DEPTH:
        return _malformed(Fault(FaultKind.TOO_DEEP))
    return Parsed(FormulaClass.COMPUTABLE, tree, variables(tree))


def _fault(signs: tuple[Sign, ...], place: int) -> Fault:
    """Say what is wrong at a token that does not fit; `place` behind the last token = the formula stops too early."""
    bars = [sign for sign in signs if sign.kind == "BAR"]
    if len(bars) % 2:
        return Fault(FaultKind.UNBALANCED, bars[-1].position, bars[-1].text)
    if place == len(signs):
        return Fault(FaultKind.INCOMPLETE, signs[-1].position, signs[-1].text)
    met, before = signs[place], signs[place - 1].kind if place else ""
    return Fault(_kind(met.kind, before, signs[:place]), met.position, met.text)


def _kind(met: str, before: str, read: tuple[Sign, ...]) -> FaultKind:
    if met == "EQUALS" and any(sign.kind == "EQUALS" for sign in read):
        return FaultKind.SEVERAL
    if met in {"NAME", "NUMBER", "OPEN"} and before in {"NAME", "NUMBER", "CLOSE", "BAR"}:
        return FaultKind.ADJACENT
    if met in ARITHMETIC | {"CLOSE", "BAR"} and before in ARITHMETIC | {"OPEN", "EQUALS", "BAR", ""}:
        return FaultKind.INCOMPLETE
    return FaultKind.UNEXPECTED
