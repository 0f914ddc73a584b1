"""The heading of an objective, above its table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heng.ingest.council.heads.headings import HAN_NUMERAL
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.text import ascii_code

_NUMBER = rf"[(（](?:{HAN_NUMERAL}|\d{{1,2}})[)）][、.．]?|{HAN_NUMERAL}[、.．]|\d{{1,2}}[、.．](?!\d)"
_OBJECTIVE = r"(?:策略目標\s*[:：]?\s*)?"
_LETTER = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_CODE_FIRST = re.compile(
    rf"(?P<number>{_NUMBER})?\s*{_OBJECTIVE}[(（\[【]?(?P<code>\w[-－]\w[-－]\w{{1,2}}?|\w{{2,4}}?)[)）\]】]?"
    r"(?!\s?[)）\]】]|[.．\-－](?:[0-9０-９]|$)|[0-9０-９])[\s:：.．、,，]*(?P<rest>.*)",
    re.DOTALL,
)
_CODE_LAST = re.compile(
    rf"(?P<number>{_NUMBER})?\s*{_OBJECTIVE}(?P<rest>[^()（）。，]{{2,40}}?)\s*[(（](?P<code>\w[-－]\w[-－]\w{{1,2}}|\w{{2,4}})[)）]"
)
_UNCODED = re.compile(rf"(?P<number>{_NUMBER})?\s*{_OBJECTIVE}(?P<rest>\S.{{1,38}})")
_NO_NAME = re.compile(r"[。，；：:;,]|^(?:備?註|附註|說明|資料來源|單位)|\d+頁|情形$|如下$|成果$|指標.*計[畫劃]")


@dataclass(frozen=True, slots=True)
class ObjectiveHeading:
    """Code and name. `plain`: printed as most reports do it; other forms head a table only where its head follows."""

    code: str
    name: str
    plain: bool


def objective_heading(text: str, grammar: CodeGrammar) -> ObjectiveHeading | None:
    """Return the objective that a text heads; None where it heads none, or the one above all themes."""
    if _LETTER.search(text) is None:
        return None
    first = _CODE_FIRST.fullmatch(text)
    if first and (code := _code(first["code"], grammar)):
        return ObjectiveHeading(code, first["rest"].strip(), plain=not first["number"])
    last = _CODE_LAST.fullmatch(text)
    if last and (code := _code(last["code"], grammar)):
        return ObjectiveHeading(code, last["rest"].strip(), plain=False)
    return None


def uncoded_heading(text: str) -> str:
    """Return the name in a heading that bears no code (`一、營造友善城市`); nothing for running text and notes."""
    match = _UNCODED.fullmatch(text.strip())
    return "" if match is None or _NO_NAME.search(match["rest"]) else match["rest"].strip()


def _code(printed: str, grammar: CodeGrammar) -> str:
    found = grammar.objective(ascii_code(printed))
    strict = found is not None and found.strict and not found.rest and not grammar.is_top(found.code)
    return found.code if found is not None and strict else ""
