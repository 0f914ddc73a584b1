"""Compares printed texts and codes where a difference in form alone must not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from heng.model.finding import Fact
from heng.model.variants import SAME, fold

__all__ = ["elided", "fold", "fold_code", "fold_formula", "is_below", "listed", "shortened"]

_SIGNS = str.maketrans({"÷": "/", "∕": "/", "−": "⊖", "-": "⊖", "–": "⊖", "—": "⊖", "*": "×", "✕": "×"})
"""Signs that documents write in several ways, each as one; a minus as a sign that is no mark."""
_TEXTS = 16_384
"""Texts that are remembered: several rules compare the names and codes of one report."""
_STRAY = re.compile(r"(?<=[A-Z])\.+(?=\d)|(?<=\.)\.+")


def fold_formula(text: str) -> str:
    """Return a formula without spaces, width and variant characters; signs that compute keep their place."""
    plain = unicodedata.normalize("NFKC", text).translate(SAME).casefold().translate(_SIGNS)
    return "".join(
        character for character in plain if unicodedata.category(character)[0] in "LNS" or character in "%/."
    )


@lru_cache(maxsize=_TEXTS)
def fold_code(code: str) -> str:
    """Return a code in ASCII without stray marks: `CP.3.2.1` and `ＣＰ3.2.1：` are `CP3.2.1`."""
    plain = "".join(unicodedata.normalize("NFKC", code).upper().split())
    return _STRAY.sub("", plain).strip(".:、,「」")


def is_below(code: str, above: str) -> bool:
    """Tell whether a code begins with another one, level by level: `AC1.2` is below `AC1`, `AC11.2` is not."""
    return fold_code(code).startswith(f"{fold_code(above)}.")


def listed(key: str, names: Iterable[str]) -> dict[str, Fact]:
    """Return names as two facts, joined as 中文 and (`…_en`) as English writes lists."""
    known = list(names)
    return {key: "、".join(known), f"{key}_en": ", ".join(known)}


def elided(text: str, length: int = 60) -> str:
    """Return a text for a message: its beginning and its end where it is long."""
    return text if len(text) <= length else f"{text[: length // 2]}…{text[-length // 2 :]}"


def shortened(text: str, length: int = 40) -> str:
    """Return a text for a message: its beginning and `…` where it is long."""
    return text if len(text) <= length else f"{text[:length]}…"
