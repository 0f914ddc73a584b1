"""Equations of a word processor as one line of text: fractions with a slash, powers raised."""

from __future__ import annotations

from heng.ingest.formats.ooxml import q
from heng.ingest.formats.scripts import raised
from heng.ingest.formats.xml import Element, local


def linear(element: Element | None) -> str:
    """Return an equation's text."""
    if element is None:
        return ""
    kind = local(element)
    if kind == "t":
        return element.text or ""
    if kind == "f":
        return f"{_whole(element, 'm:num')}/{_whole(element, 'm:den')}"
    if kind == "sSup":
        power = linear(element.find(q("m:sup")))
        sign = raised(power)
        return linear(element.find(q("m:e"))) + (f"^({power})" if sign == power else sign)
    if kind == "d":
        return _bracketed(element)
    if kind == "nary":
        return _operator(element) + linear(element.find(q("m:e")))
    return "".join(linear(child) for child in element if local(child) not in ("rPr", "ctrlPr"))


def _whole(element: Element, part: str) -> str:
    text = linear(element.find(q(part)))
    return f"({text})" if any(sign in text for sign in "+-*/×÷−") else text


def _bracketed(element: Element) -> str:
    opening = element.find(f"{q('m:dPr')}/{q('m:begChr')}")
    closing = element.find(f"{q('m:dPr')}/{q('m:endChr')}")
    left = "(" if opening is None else opening.get(q("m:val"), "")
    right = ")" if closing is None else closing.get(q("m:val"), "")
    return left + ",".join(linear(each) for each in element.findall(q("m:e"))) + right


def _operator(element: Element) -> str:
    sign = element.find(f"{q('m:naryPr')}/{q('m:chr')}")
    return "∫" if sign is None else sign.get(q("m:val"), "")
