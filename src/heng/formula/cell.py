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
from heng.formula.signs import CLOSING, OPENING, WORD

SIGNS = re.compile(
    r"[+＋*＊×ｘ÷/／╱⁄|│∣Σ∑％%﹪＝=]|[-－−–](?!\d)|(?<=[數量次額值率人件)）])[—―─]|√\s*[(（\[［{｛|0-9A-Za-z]|[∛∜]|除以|乘以|乘上|[\s)）\]】〕]x\s*[\d(（]"
)
FACTORS = re.compile(r"[*＊×÷/／╱⁄]")
LEAD = re.compile(
    r"(?:計算|指標|總)?(?:公式|計算方式|計算方法|計算式|衡量標準)(?:(?:如下|為)?\s*[：:]|為|(?=\s*[(（\[【]))"
)
NUMBER = re.compile(
    r"(?:(?<=^)|(?<=[^\d.A-Za-z\s])|(?<=\s))(?:([1-9１-９])[.、．](?!\d)|[(（]([1-9１-９一二三四五])[)）]|([一二三四五六])、|([①-⑨]))\s*"
)
NUMERALS = ("一二三四五六七八九", "①②③④⑤⑥⑦⑧⑨", "123456789", "１２３４５６７８９")
JOINED = re.compile(r"(?<=[%％﹪])\s*(?:或|及|以及|和|與|、)\s*(?=[^%％﹪]{1,80}[/／÷])")
"""A word between two formulas, each of which is complete."""

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
REMARK = re.compile(
    r"(?<=[\d%％)）】〕\]])\s*[(（][^()（）+＋*×÷/／=＝]*[^\W\d_][^()（）+＋*×÷/／=＝]*[)）]\s*[。.]?$"
    r"|(?<=\d)\s*[(（][^\W\d_]{1,6}\s*[=＝]\s*\d[\d,]{0,8}[)）]$"
)
PER_TIME = re.compile(r"\s*[/／]\s*(?:年度?|學年度?|學期|季|月)$")
CLAUSE = re.compile(r"[；;。]|[，,](?!\d{3}(?!\d))")
NOTE = re.compile(r"[\s；;。，,(（]*(?:[※*＊]?(?:備註|附註|註\s*\d?)\s*[：:]|※).*$", re.DOTALL)
NOTE_INSIDE = re.compile(r"\s*[(（]\s*(?:備註|附註|註\s*\d?|※)\s*[：:]?[^()（）]*[)）](?=\s*[*＊×xXｘ÷/／+＋\-－])")
"""A note in brackets that arithmetic follows."""

TITLE = re.compile(
    r"^(?P<title>[^\s+＋*＊×÷/／=＝：:()（）]{2,30}(?:率|比例|比|達成度))\s+"
    r"(?=[^\s+＋*＊×÷/／=＝：:()（）]{2,40}\s*[/／÷]\s*[^\s*＊×]{2,40}[\s*＊×])"
)
"""The name of a rate, set off by a space from the quotient that makes it."""

DEMAND = re.compile(
    r"(?<=[)）】〕\]%％])\s*(?:應|須|需)?(?:達到|達成|達|至少)\s*[\d.]{1,8}\s*[%％]?[^\W\d_]{0,3}(?:以上)?$"
)
"""What the arithmetic before it must reach."""

WRAP = re.compile(r"^(?:以|依|按)(?P<formula>.+?)(?:計算|計之|衡量|評估|為準)$", re.DOTALL)
TAKE = re.compile(r"^(?:將|把|用|以)(?=[^+＋*＊×÷/／=＝：:]{2,60}(?:除以|乘以|乘上|加上|減去))")
"""How a formula in words begins: `將甲除以乙`."""

IS = re.compile(r"^(?P<title>[^\s，,+＋*＊×÷/／=＝：:()（）]{2,30}率)(?:是|為|即)(?=[^，,]{2,60}(?:除以|[/／÷]))")
"""`率是…`: the name of a rate before the words that make it."""

GOES_ON = re.compile(r"[，,]\s*(?=再?(?:除以|乘以|乘上|加上|減去))")
"""A comma before words that go on with the formula."""

TAIL = re.compile(
    r"(?<=[\d%％)）】〕\]])\s*(?:計算|計之|衡量|為準)$|(?<=除以)(?P<below>[^，,]{1,40}?)\s*(?:即為|即|稱為)[^，,()（）]{2,20}率$"
)
BE = re.compile(r"^(?:即為|即|係|為(?!民|利|期|使|配合|維護|提升|因應|強化|落實|達|確保))\s*")
"""How a clause begins that says what the clause before it is."""

THEN = re.compile(
    r"^(?P<title>[^=＝：:]{1,60}[=＝：:]\s*)?(?P<sum>[^()（）*＊×÷/／=＝：:除乘]{5,120}?)(?:之?後再?|，?再)(?=除以|乘以)"
)
"""Words that say that a sum comes first: `甲數減乙數後除以丙數`."""
AFTER = re.compile(r"(?<=[數量次額值率人])之?後再?(?=除以|乘以|乘上)")
"""A word of order that changes nothing: `甲數除以乙數後乘以100%`."""

POINTS = re.compile(r"(?P<points>\d{1,3}(?:\.\d+)?)\s*分\s*[(（](?P<name>[^()（）\d]{1,16})[)）]")
_FIRST = r"[^\s；;，,。][^；;。]{0,300}?"
_LAST = r"[^；;。]{1,300}?(?=[；;。]|$|(?<=[數量次額值率費])\s*[，,])"
OVER = re.compile(rf"分子\s*(?:[：:]|為)\s*(?P<over>{_FIRST})[\s；;，,。]*分母\s*(?:[：:]|為)\s*(?P<under>{_LAST})")
UNDER = re.compile(rf"分母\s*(?:[：:]|為)\s*(?P<under>{_FIRST})[\s；;，,。]*分子\s*(?:[：:]|為)\s*(?P<over>{_LAST})")
OVER_UNDER = re.compile(
    r"[\s；;，,。]*(?:(?:計算)?(?:公式|方式)\s*[：:])?\s*[(（\[]?\s*分子\s*(?:[/／÷]|除以)\s*分母\s*[)）\]]?"
    r"(?P<factor>\s*(?:[×xXｘ*＊]|乘以)\s*[\d,]{1,9}\s*[%％‰]?)?[。；;，,\s]*"
)
"""A formula of the two words, which the cell explains."""
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
    body, meanings = _legend(_behind_lead(_fraction(text)))
    whole = [_clean(formula) for part in _parts(body) for formula in _restated(part)]
    return Cell(tuple(clause for formula in whole for clause in _clauses(formula)), meanings, points)


def _fraction(text: str) -> str:
    """Return the quotient that a cell prints as `分子：… 分母：…`, with the factor that it prints apart."""
    formula = OVER_UNDER.search(text)
    words = OVER_UNDER.sub("；", text, count=1) if formula else text
    over = OVER.search(words) or UNDER.search(words)
    if not over:
        return text
    factor = (formula["factor"] or "") if formula else ""
    return f"({over['over'].strip()})/({over['under'].strip()}){factor}"


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
    return [part.strip() for whole in TITLED.split(text) for part in JOINED.split(whole) if part.strip()]


def _numbered(text: str) -> list[tuple[int, int]]:
    """Return start of the number and of the words behind it, of a list that counts from 1 at one level."""
    for group in (1, 3, 2, 4):
        wanted, found = 1, []
        for match in NUMBER.finditer(text):
            if match[group] and any(numerals.find(match[group]) + 1 == wanted for numerals in NUMERALS):
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
    text = NOTE.sub("", NOTE_INSIDE.sub("", text)).strip().rstrip(STOPS)
    twice = TWICE.search(text)
    if twice and SIGNS.search(text[: twice.start()]):
        text = text[: twice.start()] + twice["name"]
    remark = REMARK.search(text)
    if remark and SIGNS.search(text[: remark.start()]):
        text = text[: remark.start()]
    text = text.strip().rstrip(STOPS)
    time = PER_TIME.search(text)
    return text[: time.start()] if time and FACTORS.search(text[: time.start()]) else text


def _sum_first(match: re.Match[str]) -> str:
    """Return a sum with the brackets that `後` or `再` behind it stands for; other words as they are."""
    is_sum = any(word.lastgroup in {"PLUS", "MINUS"} for word in WORD.finditer(match["sum"]))
    return f"{match['title'] or ''}({match['sum']})" if is_sum else match[0]


def _clauses(text: str) -> list[str]:
    """Return the clauses that hold arithmetic of a text with several clauses, all of them where none does."""
    depth, start, clauses, text = 0, 0, [], GOES_ON.sub("", text)
    for place, char in enumerate(text):
        depth += (char in OPENING) - (char in CLOSING)
        if depth == 0 and CLAUSE.match(text, place):
            clauses.append(text[start:place])
            start = place + 1
    clauses = [clause.strip().rstrip(STOPS) for clause in (*clauses, text[start:])]
    clauses = [clauses[0], *(BE.sub("", clause) for clause in clauses[1:])]
    return [_bare(clause) for clause in clauses if SIGNS.search(clause)] or clauses


def _bare(clause: str) -> str:
    """Cut off the words that only say that a clause is a formula, or what it must reach."""
    wrapped = WRAP.match(clause)
    formula = IS.sub(r"\g<title>：", TITLE.sub(r"\g<title>：", TAKE.sub("", wrapped["formula"] if wrapped else clause)))
    return AFTER.sub("", THEN.sub(_sum_first, TAIL.sub(r"\g<below>", DEMAND.sub("", formula))))
