"""The cell of an indicator: code, component, name, and the marks that stand in brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.ingest.scorecard.codes import CodeGrammar, PrintedCode
from heng.ingest.scorecard.formula_cell import NEGATIVE
from heng.ingest.scorecard.paragraphs import Paragraph, joined, line_numbers

_STANDARD = re.compile(r"\s*[(（]\s*(?P<name>WCCD|ISO\s?\d{4,5})\s*[)）]")
_CITY_INDICATOR = re.compile(r"\s*[(（]\s*府級\s*(?:KPI|指標)?\s*[-－:：]?\s*(?P<code>[^)）]*?)\s*[)）]")
_CODE_BEHIND = re.compile(r"(?P<name>.*\S)\s*[(（\[【](?P<code>[^()（）\[\]【】]{4,12})[)）\]】]\s*", re.DOTALL)
_CITY = re.compile(r"\s*[(（]\s*府\s*[)）]")


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """What the cell says. `printed` is the code as it stands, with its suffix."""

    printed: str
    code: str
    component: str
    name: str
    standard: str
    negative: bool
    city_indicator: str
    city_marked: bool
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A name without its marks, and what they say."""

    name: str
    standard: str = ""
    negative: bool = False
    city_indicator: str = ""
    city_marked: bool = False


def read_indicator(parts: Sequence[Paragraph], grammar: CodeGrammar) -> IndicatorCell:
    """Take an indicator's cell apart. A table may print no codes: its head says what the cell is."""
    text = _text(parts, grammar)
    code = grammar.indicator(text) or _behind(text, grammar) or PrintedCode("", "", "", text, strict=False)
    marked = read_marks(code.rest)
    return IndicatorCell(
        printed=code.printed,
        code=code.code,
        component=code.component,
        name=marked.name,
        standard=marked.standard,
        negative=marked.negative,
        city_indicator=marked.city_indicator,
        city_marked=marked.city_marked,
        lines=line_numbers(list(parts)),
    )


def read_marks(text: str) -> MarkedName:
    """Take the marks off an indicator's name: (WCCD), (府級KPI-…), (府), (負向指標)."""
    name, standard = _taken(_STANDARD, text, "name")
    name, city_indicator = _taken(_CITY_INDICATOR, name, "code")
    name, marked = _CITY.subn("", name)
    name, negative = NEGATIVE.subn("", name)
    return MarkedName(name.strip(), standard, bool(negative), city_indicator, bool(marked))


def _text(parts: Sequence[Paragraph], grammar: CodeGrammar) -> str:
    """Return the cell's text, with a blank behind a code that fills its line: the name may begin with digits."""
    text, first = joined(list(parts)), parts[0].pieces[0].text
    alone = grammar.indicator(first)
    if alone is None or not alone.strict or alone.rest:
        return text
    return f"{first} {text[len(first) :].lstrip()}"


def _behind(text: str, grammar: CodeGrammar) -> PrintedCode | None:
    """Return the code that stands behind the name, in brackets (`空品良好率(AC1.1)`)."""
    match = _CODE_BEHIND.fullmatch(text)
    code = grammar.indicator(match["code"].strip()) if match else None
    return replace(code, rest=match["name"]) if match and code is not None and not code.rest else None


def _taken(marker: re.Pattern[str], text: str, group: str) -> tuple[str, str]:
    """Return a text without a marker, and what the marker names."""
    match = marker.search(text)
    return (text, "") if match is None else (text[: match.start()] + text[match.end() :], match[group])
