"""What can be seen on a single line of a table before anything is decided about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from heng.ingest.council.furniture import PageLine
from heng.ingest.council.parting.shares import VALUE, is_set_apart, parted
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar, PrintedCode
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.text import first_token, is_ideograph, width
from heng.model.numbering import read_mark

_LIST = re.compile(
    r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）、．]|\d{1,2}\.(?!\d)|\d{1,2}\.(?=\d{2,3}\s*年)|\d{2,3}\s*年度?\s*[：:]"
)
_LATER_ITEM = re.compile(r"[(（]?(?:[2-9]|1\d|[二三四五六七八九])[)）、．]|(?:[2-9]|1\d)\.(?!\d)")
_UNIT = re.compile(r"單位\s*[：:]|權重[：:]?\s*\d|[(（]負向指標")
_CUES = re.compile(r"[=＝×÷*＊/／]|[％%]$")
_FIGURES = re.compile(
    r"(?:(?:[<>≤≥＜＞≦≧]|高於|低於|大於|小於|至少|至多)?\s*-?\d[\d,.]*\s*(?:[萬億兆]\s*)?(?:以上|以下|(?![尚暫未無預本年])[^\d\s，。()（）]{0,4})"
    r"|尚無法統\S*|暫無\S*|尚未\S*|無)(?:\s+|$)"
)
_BRACKETS = re.compile(r"[(（\[［][^()（）\[\]［］]*[)）\]］]")
_DIGIT, _BRACKET = re.compile(r"\d"), re.compile(r"[()（）\[\]［］【】〔〕﹝﹞《》「」]")
_PARTIAL_CODE = re.compile(r"[A-Z]{1,2}[\d.\-]*")
_OPENERS, _CLOSERS = frozenset("(（[［【〔﹝《「"), frozenset(")）]］】〕﹞》」")
_DANGLING_START = frozenset(")）]］】〕﹞》」，。、；：,;*＊/／×÷=＝+＋％%")
_DANGLING_END = frozenset("(（[［【〔﹝《「、，*＊/／×÷+＋-－")
_SHORT = 3
_LONGEST_NAME = 16
_NAMES = re.compile(r"[\u4e00-\u9fff\uf900-\ufaff、，()（）]{1,16}")
_MOST_LINES = 6
_NOTE = re.compile(r"[※*＊]?(?:備?註|附註)\s*\d*\s*[：:]")


@dataclass(slots=True, eq=False)
class Trait:
    """A line of a table and what is visible on it.

    Attributes:
        line, broken, maybe_number: See `PageLine`. A line may be cut in two where cells share it.
        text: Its characters, or those of its part.
        lead: White space stands before it in its cell; None where that cannot be told.
        width: In em.
        token: Width of what could not have been left alone on the line before.
        indicator, action: Code at its start.
        short: As narrow as a column of single characters, ideographs and the marks between names only.
        known: It is an agency's name that is known.
        vertical: It belongs to an agency's name that is printed one character a line, or to a list of known ones.
        note: A note begins with it.
        item: Number of the item of a list that begins with it; 0 where none does.
        depth: Opened less closed brackets.
        shared: See `PageLine`.
        spaced: What stands ahead of it on its line is parted by a space as texts set it between the scripts.
        whole: The line up to its end, where what stands ahead may belong to it.
    """

    line: Line
    text: str
    lead: bool | None
    trail: bool
    broken: bool
    maybe_number: bool
    width: float
    token: float
    indicator: PrintedCode | None
    action: PrintedCode | None
    short: bool
    known: bool
    vertical: bool
    unit: bool
    cues: int
    listed: bool
    bracketed: bool
    note: bool
    item: int
    value: bool
    figures: bool
    digit: bool
    depth: int
    prose: bool
    dangling_start: bool
    dangling_end: bool
    shared: bool
    spaced: bool
    whole: Trait | None


def traits(lines: Sequence[PageLine], grammar: CodeGrammar, sense: AgencySense) -> list[Trait]:
    """Look at the lines of a table; a line that two cells share is cut in two."""
    shares = parted(_ended(lines, grammar), grammar, sense)
    following = [share.line.text for share in shares[1:]] + [""] * bool(shares)
    known = {index for index, share in enumerate(shares) if _is_known(share.line.text, sense)}
    vertical = known | _vertical_names(shares, sense)
    return [
        _trait(share, after, grammar, sense, known=index in known, vertical=index in vertical)
        for index, (share, after) in enumerate(zip(shares, following, strict=True))
    ]


def _ended(lines: Sequence[PageLine], grammar: CodeGrammar) -> list[PageLine]:
    """Mark the end of each paragraph that the next line shows: white space, a unit, a note, the row's next action."""
    found = list(lines)
    plan = ""
    for index, (page, after) in enumerate(pairwise(lines)):
        if grammar.may_begin(page.line.text):
            own = grammar.action(page.line.text)
            plan = own.code if own is not None and own.strict else "" if grammar.indicator(page.line.text) else plan
        if page.line.trail or after.broken or after.topmost:
            continue
        text = after.line.text
        code = grammar.action(text) if plan and grammar.may_begin(text) else None
        marked = after.line.lead or _UNIT.match(text) or _NOTE.match(text)
        if marked or (code is not None and code.strict and _are_siblings(plan, code.code)):
            found[index] = replace(page, line=replace(page.line, trail=True))
    return found


def _are_siblings(one: str, other: str) -> bool:
    """Tell whether two actions are of one indicator."""
    return one.rpartition(".")[0] == other.rpartition(".")[0]


def _trait(
    page: PageLine, after: str, grammar: CodeGrammar, sense: AgencySense, *, known: bool, vertical: bool
) -> Trait:
    text = page.line.text
    probe = _probe(text, after, grammar) if grammar.may_begin(text) else ""
    listed, value, digit = bool(_LIST.match(text)), bool(VALUE.match(text)), bool(_DIGIT.search(text))
    return Trait(
        line=page.line,
        text=text,
        lead=None if page.topmost else page.line.lead,
        trail=page.line.trail,
        broken=page.broken,
        maybe_number=page.maybe_number,
        width=width(text),
        token=width(first_token(text)),
        indicator=grammar.indicator(probe) if probe else None,
        action=grammar.action(probe) if probe else None,
        short=len(text) <= _SHORT and all(is_ideograph(char) or char in "()（）、，" for char in text),
        known=known,
        vertical=vertical,
        unit=bool(_UNIT.search(text)),
        cues=len(_CUES.findall(text)),
        listed=listed,
        bracketed=text[0] in _OPENERS or text.startswith(("註", "備註", "※", "*註")),
        note=bool(_NOTE.match(text)),
        item=_item(text) if listed else 0,
        value=value,
        figures=not listed and _is_figures(text),
        digit=digit,
        depth=depth(text),
        prose=not (digit or value) and _is_prose(text),
        dangling_start=text[0] in _DANGLING_START or bool(_LATER_ITEM.match(text)),
        dangling_end=text[-1] in _DANGLING_END,
        shared=page.shared,
        spaced=bool(page.ahead) and is_set_apart(page.ahead, text),
        whole=_whole(page, grammar, sense) if page.ahead else None,
    )


def _whole(page: PageLine, grammar: CodeGrammar, sense: AgencySense) -> Trait:
    text = f"{page.ahead} {page.line.text}"
    whole = replace(page, line=replace(page.line, text=text), ahead="")
    return _trait(whole, "", grammar, sense, known=_is_known(text, sense), vertical=False)


def _is_known(text: str, sense: AgencySense) -> bool:
    return len(text) > 1 and sense.known(text.strip("()（）"))


def _probe(text: str, after: str, grammar: CodeGrammar) -> str:
    """Return a line with what follows it, where a line break may have cut a code in two.

    A code that is whole stands apart from a name that begins with digits.
    """
    if not _PARTIAL_CODE.fullmatch(text):
        return text
    whole = grammar.indicator(text) or grammar.action(text)
    return f"{text} {after}" if whole is not None and whole.strict else text + after


def _item(text: str) -> int:
    mark = read_mark(text)
    return mark.value if mark is not None else 0


def is_complete(values: str) -> bool:
    """Tell whether a text holds at least a target and an actual, all brackets closed."""
    outside = _BRACKETS.sub(" ", values)
    return not _OPENERS & set(outside) and len(_FIGURES.findall(outside)) >= 2


def depth(text: str) -> int:
    """Return how many brackets a text opens, less those that it closes."""
    return sum(1 if mark in _OPENERS else -1 for mark in _BRACKET.findall(text))


def _is_figures(text: str) -> bool:
    """Tell whether a line holds nothing but printed values."""
    position = 0
    while position < len(text):
        match = _FIGURES.match(text, position)
        if match is None:
            return False
        position = match.end()
    return not text.endswith(("%", "％"))


def _is_prose(text: str) -> bool:
    """Tell whether a line holds words that belong to no printed value."""
    return len(text) >= _SHORT and text[0] not in _OPENERS and text[-1] not in _CLOSERS


def _vertical_names(lines: Sequence[PageLine], sense: AgencySense) -> set[int]:
    """Return which lines belong to names printed a few characters a line, or to lists of known names."""
    found: set[int] = set()
    start = 0
    for index, page in enumerate(lines):
        text = page.line.text
        if len(text) > 1 and ("、" in text or not page.line.trail):
            found |= set(_listed(lines, index, sense))
        narrow = _is_narrow(text)
        if narrow and not page.line.trail:
            continue
        end = index + 1 if narrow else index
        found |= set(_name_at_end(lines, start, end, sense))
        start = index + 1
    return found


def _listed(lines: Sequence[PageLine], index: int, sense: AgencySense) -> range:
    """Return the lines that list known agencies from here on, however the column breaks them; the most there are."""
    text, best = "", 0
    for count, page in enumerate(lines[index : index + _MOST_LINES], start=1):
        if not _NAMES.fullmatch(page.line.text) or (count > 1 and page.broken):
            break
        text += page.line.text
        if len(text) > 1 and sense.lists(text):
            best = count
        if page.line.trail:
            break
    return range(index, index + best)


def _is_narrow(text: str) -> bool:
    return len(text) <= _SHORT and all(is_ideograph(char) or char == "、" for char in text)


def _name_at_end(lines: Sequence[PageLine], start: int, end: int, sense: AgencySense) -> range:
    """Return the lines that make a name: the longest known one at the end of narrow lines, else all if they may be one.

    What nobody knows is taken for a name only in single characters, or in several lines of one width. A page break may
    have left the beginning of a known name.
    """
    texts = [page.line.text for page in lines[start:end]]
    for skip in range(max(0, len(texts) - _LONGEST_NAME), len(texts) - 1):
        if sense.lists("".join(texts[skip:])):
            return range(start + skip, end)
    single = all(len(text) == 1 for text in texts)
    even = len(texts) > 1 and all(len(text) == len(texts[0]) for text in texts[:-1])
    name = "".join(texts)
    cut = single and not lines[end - 1].line.trail and sense.starts(name)
    likely = cut or ((single or even) and sense.likely(name))
    return range(start, end) if len(texts) >= 2 and likely else range(0)
