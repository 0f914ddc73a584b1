"""Putting the printed lines of a cell together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_CJK = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_MARK, _CJK_CHAR, _WORD = range(3)


def is_cjk(char: str) -> bool:
    """Tell whether a character is a Chinese character; marks such as `：` or `（` are none."""
    return _CJK.match(char) is not None


def is_word(char: str) -> bool:
    """Tell whether a character is a letter or digit of another script, in either width."""
    return char.isalnum() and not is_cjk(char)


def join(lines: Sequence[str]) -> str:
    """Join the lines of one cell into its text.

    Nothing stands between two Chinese characters or beside a mark, one space between a Chinese character and a letter
    or digit. Two ends that are letters or digits get a space where they were separate paragraphs (`10 10`): the first
    line ends in a space or the second begins with one. Without such a space the line was broken inside a word.
    """
    if len(lines) == 1:
        return lines[0].strip()
    text = ""
    apart = False
    for line in lines:
        piece = line.strip()
        if not piece:
            apart = apart or bool(line)
            continue
        apart = apart or line[:1].isspace()
        text += _between(text[-1:], piece[0], apart=apart) + piece
        apart = line[-1:].isspace()
    return text


def _between(left: str, right: str, *, apart: bool) -> str:
    kinds = {_kind(left), _kind(right)} if left else {_MARK}
    if kinds == {_WORD}:
        return " " if apart else ""
    return " " if kinds == {_WORD, _CJK_CHAR} else ""


@lru_cache(maxsize=4096)
def _kind(char: str) -> int:
    return _CJK_CHAR if is_cjk(char) else _WORD if is_word(char) else _MARK
