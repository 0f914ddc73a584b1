"""Text of slides: paragraphs with line breaks, and the numbers of their lists."""

from __future__ import annotations

from collections.abc import Mapping

from heng.ingest.formats.numerals import Numerals, labelled, numeral
from heng.ingest.formats.ooxml import q
from heng.ingest.formats.scripts import raised
from heng.ingest.formats.xml import Element, number, text_of

_SYSTEMS: Mapping[str, Numerals] = {
    "arabic": Numerals.DECIMAL,
    "arabicDb": Numerals.FULL_WIDTH,
    "alphaLc": Numerals.LOWER_LETTER,
    "alphaUc": Numerals.UPPER_LETTER,
    "romanLc": Numerals.LOWER_ROMAN,
    "romanUc": Numerals.UPPER_ROMAN,
    "circleNumDb": Numerals.CIRCLED,
    "circleNumWdBlack": Numerals.CIRCLED,
    "circleNumWdWhite": Numerals.CIRCLED,
    "ea1Cht": Numerals.HAN,
    "ea1Chs": Numerals.HAN,
    "ea1JpnChs": Numerals.HAN,
    "ea1JpnKor": Numerals.HAN,
    "ea1JpnChsDb": Numerals.HAN,
}
_MARKS = (("ParenBoth", "({})"), ("ParenR", "{})"), ("Period", "{}."), ("Plain", "{}"), ("Minus", "- {} -"))


def paragraphs(body: Element | None) -> list[str]:
    """Return the paragraphs of a text body with their list numbers; a line break is a line feed."""
    counts: dict[int, tuple[str, int]] = {}
    found = []
    for each in body.iterfind(q("a:p")) if body is not None else ():
        text = _text(each)
        label = _label(each, counts) if text.strip() else ""
        found.append(labelled(label, text))
    return found


def plain_text(element: Element) -> str:
    """Return all characters printed in an element."""
    return "".join(text_of(each) for each in element.iter(q("a:t")))


def _text(paragraph: Element) -> str:
    text = ""
    for child in paragraph:
        if child.tag == q("a:br"):
            text += "\n"
        elif child.tag in (q("a:r"), q("a:fld")):
            run = "".join((each.text or "") for each in child.iterfind(q("a:t"))).replace("\v", "\n")
            properties = child.find(q("a:rPr"))
            up = properties is not None and number(properties, "baseline", 0, least=-100_000) > 0
            text += raised(run) if up else run
        elif child.tag not in (q("a:pPr"), q("a:endParaRPr")):
            text += plain_text(child)
    return text


def _label(paragraph: Element, counts: dict[int, tuple[str, int]]) -> str:
    """Count a paragraph among its neighbours of the same level and numbering."""
    properties = paragraph.find(q("a:pPr"))
    level = number(properties, "lvl", 0, most=8) if properties is not None else 0
    for deeper in [each for each in counts if each > level]:
        del counts[deeper]
    numbering = properties.find(q("a:buAutoNum")) if properties is not None else None
    if numbering is None:
        counts.pop(level, None)
        return ""
    kind, start = numbering.get("type", "arabicPeriod"), number(numbering, "startAt", 1, least=1)
    before = counts.get(level)
    at = before[1] + 1 if before and before[0] == f"{kind}{start}" else start
    counts[level] = (f"{kind}{start}", at)
    return _printed(kind, at)


def _printed(kind: str, at: int) -> str:
    for ending, mark in _MARKS:
        if kind.endswith(ending):
            system = _SYSTEMS.get(kind.removesuffix(ending), Numerals.DECIMAL)
            shown = mark if system is not Numerals.HAN or ending != "Period" else "{}、"
            return shown.format(numeral(at, system))
    return numeral(at, _SYSTEMS.get(kind, Numerals.DECIMAL))
