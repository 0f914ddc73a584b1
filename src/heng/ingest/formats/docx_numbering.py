"""Numbers that a word processor gives paragraphs when it prints them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from heng.ingest.formats.docx_styles import VAL, Styles
from heng.ingest.formats.numerals import Numerals, numeral
from heng.ingest.formats.ooxml import q, switched_on
from heng.ingest.formats.xml import Element, number

_LEVELS = 9
_SYSTEMS: Mapping[str, Numerals] = {
    "none": Numerals.NONE,
    "bullet": Numerals.NONE,
    "decimalZero": Numerals.PADDED,
    "upperRoman": Numerals.UPPER_ROMAN,
    "lowerRoman": Numerals.LOWER_ROMAN,
    "upperLetter": Numerals.UPPER_LETTER,
    "lowerLetter": Numerals.LOWER_LETTER,
    "ideographDigital": Numerals.HAN_DIGITS,
    "taiwaneseDigital": Numerals.HAN_DIGITS,
    "japaneseCounting": Numerals.HAN,
    "taiwaneseCounting": Numerals.HAN,
    "taiwaneseCountingThousand": Numerals.HAN,
    "chineseCounting": Numerals.HAN,
    "chineseCountingThousand": Numerals.HAN,
    "ideographLegalTraditional": Numerals.FINANCIAL,
    "ideographTraditional": Numerals.STEMS,
    "ideographZodiac": Numerals.BRANCHES,
    "decimalEnclosedCircle": Numerals.CIRCLED,
    "decimalEnclosedCircleChinese": Numerals.CIRCLED,
    "decimalEnclosedParen": Numerals.BRACKETED,
    "ideographParenthesized": Numerals.BRACKETED_HAN,
    "decimalEnclosedFullstop": Numerals.POINTED,
    "decimalFullWidth": Numerals.FULL_WIDTH,
    "decimalFullWidth2": Numerals.FULL_WIDTH,
}
_BLANK = re.compile(r"%([1-9])")


class Numbering:
    """Counts numbered paragraphs in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read `word/numbering.xml`, None where there is none."""
        self._styles = styles
        every = list(root) if root is not None else []
        self._abstract = {e.get(q("w:abstractNumId"), ""): e for e in every if e.tag == q("w:abstractNum")}
        self._nums = {e.get(q("w:numId"), ""): e for e in every if e.tag == q("w:num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """Count a paragraph by its properties and return its label; empty where it has no number."""
        num, level = self._of(properties)
        abstract = self._abstract_of(num)
        if abstract is None:
            return ""
        self._count(num, abstract, level)
        return self._print(num, abstract, level)

    def _of(self, properties: Element | None) -> tuple[str, int]:
        """Return the list and the level, from 0, of a paragraph: its own, else its style's."""
        own = properties.find(q("w:numPr")) if properties is not None else None
        found = self._styles.find(self._styles.of(properties, "w:pStyle"), f"{q('w:pPr')}/{q('w:numPr')}")
        style, inherited = found if found is not None else ("", None)
        num = _value(own, "w:numId") or _value(inherited, "w:numId")
        level = _value(own, "w:ilvl") or self._linked_level(num, style) or _value(inherited, "w:ilvl") or "0"
        return num, min(int(level), _LEVELS - 1) if level.isdecimal() else 0

    def _linked_level(self, num: str, style: str) -> str:
        abstract = self._abstract_of(num)
        for each in abstract.findall(q("w:lvl")) if abstract is not None and style else ():
            if _value(each, "w:pStyle") == style:
                return each.get(q("w:ilvl"), "")
        return ""

    def _abstract_of(self, num: str) -> Element | None:
        if num not in self._nums:
            return None
        abstract = self._abstract.get(_value(self._nums.get(num), "w:abstractNumId"))
        link = _value(abstract, "w:numStyleLink")
        if not link:
            return abstract
        return next((e for e in self._abstract.values() if _value(e, "w:styleLink") == link), abstract)

    def _count(self, num: str, abstract: Element, level: int) -> None:
        counts = self._counts.setdefault(abstract.get(q("w:abstractNumId"), ""), {})
        override = self._override(num, level)
        start = override.find(q("w:startOverride")) if override is not None else None
        if start is not None and (num, level) not in self._started:
            counts.pop(level, None)
        self._started.add((num, level))
        first = number(start, VAL, 1) if start is not None else self._first(num, abstract, level)
        counts[level] = counts[level] + 1 if level in counts else first
        for upper in range(level):
            counts.setdefault(upper, self._first(num, abstract, upper))
        for deeper in [each for each in counts if each > level and self._restarts(num, abstract, each, level)]:
            del counts[deeper]

    def _first(self, num: str, abstract: Element, level: int) -> int:
        definition = self._definition(num, abstract, level)
        start = definition.find(q("w:start")) if definition is not None else None
        return number(start, VAL, 1) if start is not None else 0

    def _restarts(self, num: str, abstract: Element, level: int, after: int) -> bool:
        restart = _value(self._definition(num, abstract, level), "w:lvlRestart")
        return not restart.isdecimal() or after < int(restart)

    def _override(self, num: str, level: int) -> Element | None:
        found = self._nums[num].findall(q("w:lvlOverride"))
        return next((each for each in found if each.get(q("w:ilvl")) == str(level)), None)

    def _definition(self, num: str, abstract: Element, level: int) -> Element | None:
        override = self._override(num, level)
        own = override.find(q("w:lvl")) if override is not None else None
        if own is not None:
            return own
        return next((each for each in abstract.findall(q("w:lvl")) if each.get(q("w:ilvl")) == str(level)), None)

    def _print(self, num: str, abstract: Element, level: int) -> str:
        definition = self._definition(num, abstract, level)
        if definition is None or _value(definition, "w:numFmt") == "bullet":
            return ""
        counts = self._counts[abstract.get(q("w:abstractNumId"), "")]
        legal = switched_on(definition.find(q("w:isLgl")), VAL)

        def fill(match: re.Match[str]) -> str:
            each = int(match[1]) - 1
            format_ = _value(self._definition(num, abstract, each), "w:numFmt")
            system = Numerals.DECIMAL if legal else _SYSTEMS.get(format_, Numerals.DECIMAL)
            return numeral(counts.get(each, 1), system)

        return _BLANK.sub(fill, _value(definition, "w:lvlText"))


def _value(element: Element | None, child: str) -> str:
    found = element.find(q(child)) if element is not None else None
    return found.get(VAL, "") if found is not None else ""
