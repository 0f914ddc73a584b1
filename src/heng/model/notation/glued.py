"""Codes that run into a value (`CP4.3.154` in the row of `CP4.3`)."""

from __future__ import annotations

import re

from heng.model.notation.cell import Cell

_CODE = re.compile(r"(?P<head>[A-Z]{1,3}[0-9](?:\.[0-9]{1,2})*?)\.(?P<digits>[0-9]{2,})(?![0-9]*[-A-Za-z])")
_OF_ROW = re.compile(r"[A-Z]{1,3}[0-9]+(?:\.[0-9]+)+(?:-[0-9]+)?")
_LEADING = re.compile(r"[^ (\[\n]*")
_VALUE = re.compile(r"[1-9]|0(?![0-9])|0\.")


def unglued(cell: Cell, code: str = "") -> tuple[tuple[str, int], ...]:
    """Return the ways to part a code from the value that is glued to it: code and offset of the value, likeliest first.

    Empty where no code begins the cell, or where another number stands in it, which then is the value. What has no
    letters and no dot is no code that could be told from a value: a row's serial number `3` begins `30`, too.

    Args:
        cell: The cell.
        code: Code of the row; without it the shape of the text decides.
    """
    text = cell.folded
    leading = _LEADING.match(text)
    if leading is None or any("0" <= char <= "9" for char in cell.main[leading.end() :]):
        return ()
    if _OF_ROW.fullmatch(code) and text.startswith(code):
        behind = len(code)
        if _VALUE.match(text, behind):
            return ((code, behind),)
        return _numbered(text, code, behind)
    match = _CODE.match(text)
    return _numbered(text, match["head"], match.end("head")) if match else ()


def _numbered(text: str, head: str, dot: int) -> tuple[tuple[str, int], ...]:
    """Part `.154`: a number of one digit belongs to the code, else of two, else none."""
    digits = re.compile(r"\.[0-9]+").match(text, dot)
    if digits is None:
        return ()
    first = dot + 1
    ends = [first + size for size in (1, 2, 0) if first + size < digits.end()]
    return tuple((f"{head}.{text[first:end]}" if end > first else head, end) for end in ends if _VALUE.match(text, end))
