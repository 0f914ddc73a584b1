"""Raised print as characters: 10⁶ must not read as 106."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_KNOWN = frozenset("0123456789+-−=()ni ")


def raised(text: str) -> str:
    """Return superscript text in raised characters where there is one for each of its signs, else as it stands."""
    return text.translate(_RAISED) if set(text) <= _KNOWN else text
