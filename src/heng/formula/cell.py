"""A formula cell → its formulas: what stands around the arithmetic is set apart.

A cell may hold a lead-in (`計算公式：`), several formulas (numbered, or each under a title), what its letters mean
(`A：…`), the same formula again in brackets (`【=…】`), a remark behind it, and the points of a scoring
(`15 分(P 公展)`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from heng.formula.scoring import arithmetic_of
from heng.formula.signs import CLOSING, OPENING

SIGNS = re.compile(
    r"[+＋*＊×ｘ÷/／╱⁄|│∣Σ∑％%﹪＝=]|[-－−–](?!\d)|(?<=[數量次額值率人件)）])[—―─]|除以|乘以|乘上|[\s)）\]】〕]x\s*[\d(（]"
)
LEAD = re.compile(r"(?:計算|總)?(?:公式|計算方式|計算方法|計算式)(?:如下|為)?\s*[：:]")
NUMBER = re.compile(
    r"(?:(?<=^)|(?<=[^\d.A-Za-z\s])|(?<=\s))(?:([1-9])[.、．](?!\d)|[(（]([1-9一二三四五])[)）]|([一二三四五六])、)\s*"
)
TITLED = re.compile(
    r"(?<=[%％﹪])\s*[；;。]?\s*(?=[^\W\d_][^：:+＋*＊×÷/／=＝\-－()（）]{1,30}[：:][^：:]{0,80}[/／÷*×])"
)
LETTER = re.compile(r"(?<![A-Za-zＡ-Ｚ])(?P<letter>[A-ZＡ-Ｚ][0-9]?)\s*(?:[：:＝=]|為|係)\s*")
LEGEND_FIRST = re.compile(
    r"(?:[A-ZＡ-Ｚ]\s*[.．：:]\s*[^\s；;，,/／*×÷=＝]{2,40}[\s；;，,]+){2,8}(?=[(（\[]*\s*[A-ZＡ-Ｚ]\s*[-+*/／×÷＋－])"
)
ENTRY = re.compile(r"(?P<letter>[A-ZＡ-Ｚ])\s*[.．：:]\s*(?P<meaning>[^\s；;，,]+)")
WHERE = re.compile(r"[\s，,；;。(（【]*(?:其中|式中|註|備註|說明)?\s*[：:]?\s*[(（【]?\s*$")
AGAIN = re.compile(r"[【〔\[(（]\s*[=＝](?P<again>.+)[】〕\])）]\s*$", re.DOTALL)
TWICE = re.compile(r"(?P<name>[^\s+\-*/／÷×()（）【】=＝:：]{4,40})(?P=name)\s*(?:為|係|指|即|[:：=＝])")
REMARK = re.compile(r"(?<=[\d%％)）】〕\]])\s*[(（][^()（）+＋*×÷/／=＝]*[^\W\d_][^()（）+＋*×÷/／=＝]*[)）]\s*[。.]?$")
PER_TIME = re.compile(r"(?<=[%％﹪)）])\s*[/／]\s*(?:年度?|學年度?|學期|季|月)$")
CLAUSE = re.compile(r"[；;。]|[，,](?!\d{3}(?!\d))")
NOTE = re.compile(r"[\s；;。，,(（]*[※*＊]?(?:備註|附註|註\s*\d?)\s*[：:].*$", re.DOTALL)
POINTS = re.compile(r"(?P<points>\d{1,3}(?:\.\d+)?)\s*分\s*[(（](?P<name>[^()（）\d]{1,16})[)）]")
OVER = re.compile(
    r"分子\s*(?:[：:]|為)\s*(?P<over>[^；;，,。]+?)[\s；;，,。]*分母\s*(?:[：:]|為)\s*(?P<under>[^；;，,。]+)"
)
STOPS = " 　。.；;，,、"
TOO_LONG = 3000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell taken apart.

    Attributes:
        formulas: Texts that may hold arithmetic, in order of printing.
        meanings: What single letters stand for.
        points: Values that a scoring prints for its steps.
    """

    formulas: tuple[str, ...]
    meanings: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, Decimal] = field(default_factory=dict)


def take_apart(text: str) -> Cell:
    """Take a cell apart; a text without arithmetic comes back whole."""
    if len(text) > TOO_LONG:
        return Cell((text,))
    points = {match["name"].strip(): Decimal(match["points"]) for match in POINTS.finditer(text)}
    body, meanings = _legend(_behind_lead(text))
    body = _fraction(body)
    whole = [_clean(formula) for part in _parts(body) for formula in _restated(part)]
    return Cell(tuple(clause for formula in whole for clause in _clauses(formula)), meanings, points)


def _fraction(text: str) -> str:
    over = OVER.search(text)
    return f"({over['over'].strip()})/({over['under'].strip()})" if over else text


def _behind_lead(text: str) -> str:
    """Return what follows the last `計算公式：` that arithmetic follows."""
    for lead in reversed(list(LEAD.finditer(text))):
        if SIGNS.search(text[lead.end() :]):
            return text[lead.end() :].strip()
    return text


def _legend(text: str) -> tuple[str, dict[str, str]]:
    """Cut off what the letters of a formula mean: `(A/B)*100% A：… B：…`, `A.… B.… A/B`."""
    first = LEGEND_FIRST.match(text)
    if first:
        return text[first.end() :], {entry["letter"]: entry["meaning"] for entry in ENTRY.finditer(first[0])}
    found = list(LETTER.finditer(text))
    for place, letter in enumerate(found):
        formula = text[: letter.start()]
        if SIGNS.search(formula) and re.search(rf"(?<![A-Za-z]){letter['letter']}(?![A-Za-z])", formula):
            ends = [match.start() for match in found[place + 1 :]] + [len(text)]
            meanings = {
                match["letter"]: text[match.end() : end].strip(" 　，,；;。、)）】")
                for match, end in zip(found[place:], ends, strict=True)
            }
            return WHERE.sub("", formula), meanings
    return text, {}


def _parts(text: str) -> list[str]:
    """Split a cell that numbers or titles its formulas."""
    scoring = arithmetic_of(text)
    places = _numbered(text)
    head = text[: places[0][0]].strip() if places else ""
    if scoring and not (head and SIGNS.search(head)):
        return [scoring]
    if places:
        ends = [start for start, _ in places[1:]] + [len(text)]
        parts = [text[begin:end].strip() for (_, begin), end in zip(places, ends, strict=True)]
        return [part for part in (head, *(arithmetic_of(part) or part for part in parts)) if part]
    return [part.strip() for part in TITLED.split(text) if part.strip()]


def _numbered(text: str) -> list[tuple[int, int]]:
    """Return start of the number and of the words behind it, of a list that counts from 1 at one level."""
    for group in (1, 3, 2):
        wanted, found = 1, []
        for match in NUMBER.finditer(text):
            if (match[group] and "一二三四五六".find(match[group]) + 1 == wanted) or match[group] == str(wanted):
                found.append((match.start(), match.end()))
                wanted += 1
        if len(found) > 1:
            return found
    return []


def _restated(text: str) -> tuple[str, ...]:
    again = AGAIN.search(text)
    if not again or not SIGNS.search(text[: again.start()]):
        return (text,)
    return text[: again.start()].strip(), again["again"].strip()


def _clean(text: str) -> str:
    """Cut off a note, a remark in brackets, a definition and `per year` behind the arithmetic."""
    text = NOTE.sub("", text).strip()
    twice = TWICE.search(text)
    if twice and SIGNS.search(text[: twice.start()]):
        text = text[: twice.start()] + twice["name"]
    remark = REMARK.search(text)
    if remark and SIGNS.search(text[: remark.start()]):
        text = text[: remark.start()]
    return PER_TIME.sub("", text.strip().rstrip(STOPS))


def _clauses(text: str) -> list[str]:
    """Return the clauses that hold arithmetic of a text with several clauses, all of them where none does."""
    depth, start, clauses = 0, 0, []
    for place, char in enumerate(text):
        depth += (char in OPENING) - (char in CLOSING)
        if depth == 0 and CLAUSE.match(text, place):
            clauses.append(text[start:place])
            start = place + 1
    clauses = [clause.strip().rstrip(STOPS) for clause in (*clauses, text[start:])]
    return [clause for clause in clauses if SIGNS.search(clause)] or clauses
