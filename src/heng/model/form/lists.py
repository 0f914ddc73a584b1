"""Several values on one line, joined by a mark; a backslash keeps a mark that belongs to a value."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def join(values: Iterable[str], mark: str, also: str = "") -> str:
    """Join values by a mark. `also`: further characters that would be read as something else in a value."""
    return mark.join(keep(value, mark + also) for value in values)


def keep(value: str, marks: str) -> str:
    """Put a backslash before each character of a value that would be read as a mark."""
    return re.sub("[" + re.escape("\\" + marks) + "]", lambda found: "\\" + found[0], value)


def split(text: str, marks: str) -> tuple[str, ...]:
    """Part a line at each mark that no backslash keeps; nothing for an empty line. Backslashes stay (see `plain`)."""
    if not text.strip():
        return ()
    pieces, kept = [""], False
    for char in text:
        if char in marks and not kept:
            pieces.append("")
        else:
            pieces[-1] += char
        kept = char == "\\" and not kept
    return tuple(piece.strip() for piece in pieces)


def plain(text: str) -> str:
    """Take away the backslashes that keep marks."""
    return _ESCAPED.sub(r"\1", text)
