"""Lines of text on which several cells stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.ingest.council.furniture import PageLine
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.text import is_ideograph

VALUE = re.compile(
    r"[<>≤≥＜＞≦≧±\-−–]?\s*\d|(?:高於|低於|大於|小於|至少|至多|不低於|不高於|優於|累計)|無$|無\s|[無尚暫未]\S*"
    r"|[\-–—]+$|預定|預計|排定|年度|籌備"
)
"""How a printed value begins."""
_SPACE = re.compile(r"\s+")
_MOST_WORDS = 24
_MOST_PARTS = 6


def parted(lines: Sequence[PageLine], grammar: CodeGrammar, sense: AgencySense) -> list[PageLine]:
    """Cut lines where cells share them.

    A code or an agency tells that another cell begins. Where a line that begins a cell, or a page, holds a space and
    neither tells, the parts are marked (`PageLine.ahead`), and it stays open whether they are one text.
    """
    lines = [part for page in lines for part in _codes(page, grammar)]
    lines = [part for index in range(len(lines)) for part in _shares(lines, index, sense)]
    return [part for page in lines for part in _spaces(page, grammar)]


def is_set_apart(left: str, right: str) -> bool:
    """Tell whether a space between two texts is one that texts hold themselves, between scripts or before a bracket."""
    return not (is_ideograph(left[-1]) and is_ideograph(right[0]))


def _codes(page: PageLine, grammar: CodeGrammar) -> list[PageLine]:
    """Cut a line on which an indicator's cell and that of its first action plan stand side by side."""
    text = page.line.text
    code = grammar.indicator(text) if len(text.split(maxsplit=1)) > 1 else None
    if code is None or not code.strict:
        return [page]
    for space in _SPACE.finditer(code.rest):
        behind = code.rest[space.end() :]
        action = grammar.action(behind)
        if action is not None and action.strict and action.code.startswith(code.code + "."):
            return _cut(page, text[: -len(behind)], behind)
    return [page]


def _shares(lines: Sequence[PageLine], index: int, sense: AgencySense) -> list[PageLine]:
    """Cut off an agency's name, or its first character, that the text before it or the values behind it share."""
    page = lines[index]
    words = page.line.text.split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return [page]
    if len(words[-1]) == 1 and _begins_name(words[-1], _vertical_tail(lines, index), sense):
        return _cut(page, page.line.text[: -len(words[-1])], words[-1])
    after = lines[index + 1].line.text if index + 1 < len(lines) else ""
    for position, word in enumerate(words):
        behind = " ".join(words[position + 1 :])
        if len(word) > 1 and sense.known(word) and VALUE.match(behind or after) and (position or behind):
            return _cut_around(page, word)
    return [page]


def _begins_name(first: str, rest: str, sense: AgencySense) -> bool:
    """Tell whether a character begins the name printed below it, or one of several names."""
    return bool(rest) and (
        sense.begins(first, rest) or any(sense.known(first + rest[:end]) for end in range(len(rest) - 1, 1, -1))
    )


def _vertical_tail(lines: Sequence[PageLine], index: int) -> str:
    tail = ""
    for page in lines[index + 1 : index + 8]:
        text = page.line.text
        if len(text) != 1 or not is_ideograph(text):
            break
        tail += text
        if page.line.trail:
            break
    return tail


def _spaces(page: PageLine, grammar: CodeGrammar) -> list[PageLine]:
    """Cut a line at each space where its second half may be another cell's."""
    text = page.line.text
    if " " not in text or VALUE.match(text):
        return [page]
    codes = (grammar.indicator(text), grammar.action(text))
    begins = next((code for code in codes if code is not None and code.strict), None)
    if begins is None and not page.broken:
        return [page]
    parts = list(_between_words(text, len(text) - len(begins.rest) if begins is not None else 0))
    if not 1 < len(parts) <= _MOST_PARTS:
        return [page]
    return [_part(page, text, *part) for part in parts]


def _between_words(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the ends of the parts; Latin words stay together."""
    begin = 0
    for space in _SPACE.finditer(text, start):
        left, right = text[space.start() - 1 : space.start()], text[space.end() : space.end() + 1]
        if not left or not right or not (is_ideograph(left) or is_ideograph(right)):
            continue
        yield begin, space.start()
        begin = space.end()
    yield begin, len(text)


def _part(page: PageLine, text: str, begin: int, end: int) -> PageLine:
    last = end == len(text)
    line = replace(page.line, text=text[begin:end], trail=page.line.trail or not last)
    if not begin:
        return replace(page, line=line, shared=True)
    line = replace(line, lead=False, blanks=0)
    return PageLine(line, broken=False, ahead=text[:begin].rstrip(), shared=not last)


def _cut_around(page: PageLine, word: str) -> list[PageLine]:
    before, _, after = f" {page.line.text} ".partition(f" {word} ")
    parts = _cut(page, before, word + " " + after) if before.strip() else [page]
    return [*parts[:-1], *_cut(parts[-1], word, after)] if after.strip() else parts


def _cut(page: PageLine, before: str, after: str) -> list[PageLine]:
    line = page.line
    first = replace(line, text=before.strip(), trail=True)
    second = replace(line, text=after.strip(), lead=False, blanks=0)
    return [
        PageLine(first, page.broken, topmost=page.topmost, shared=True),
        PageLine(second, broken=False, shared=page.shared),
    ]
