"""Days and times of a workbook, shown as their format says: Gregorian or 民國 years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Protocol

_FIRST_ROC_YEAR = 1912
_LAST_SERIAL = 2_958_465
_LEAP_FAULT = 60
_FIRST_YEAR = 1900
_SECONDS_A_DAY = 86_400
_MARKS = {1: "民", 2: "民國", 3: "中華民國"}
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_OF_TAIWAN = re.compile(r"\$[^-]*-(?:[0-9a-f]*0?404|zh-tw)$", re.IGNORECASE)


class _Token(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def literal(self) -> bool: ...
    @property
    def bracket(self) -> bool: ...


def moment_of(value: Decimal, *, since_1904: bool) -> datetime | None:
    """Return the moment of a serial number of days; None where it is none (negative, 0, past 9999).

    The 1900 count has a day that never was (29 February 1900), so that days before it stand one off.
    """
    if not 0 < value <= _LAST_SERIAL:
        return None
    days = int(value)
    seconds = int(((value - days) * _SECONDS_A_DAY).to_integral_value())
    # A cell's day has no time zone.
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31 if days < _LEAP_FAULT else 30)  # noqa: DTZ001
    return first + timedelta(days=days, seconds=seconds)


def show_day(value: Decimal, tokens: Sequence[_Token], *, since_1904: bool) -> str:
    """Return a day or time as shown; the ISO form where the format leaves the century out or is not known."""
    moment = moment_of(value, since_1904=since_1904)
    if moment is None:
        return ""
    if any(token.bracket and _ELAPSED.fullmatch(token.text) for token in tokens):
        return _elapsed(value)
    roc = _counts_roc(tokens)
    shown = ""
    for part, literal in _without_midnight(_parts(tokens), moment, value):
        piece = part if literal else _piece(part, moment, roc=roc)
        if piece is None:
            return _iso(moment)
        shown += piece
    return shown.strip()


def _without_midnight(parts: list[tuple[str, bool]], moment: datetime, value: Decimal) -> list[tuple[str, bool]]:
    """Leave out the time where a whole day is meant: programs write `0:00:00` behind each day, and nobody reads it."""
    letters = {part[0]: at for at, (part, literal) in reversed(list(enumerate(parts))) if not literal}
    day = max((letters[letter] for letter in "yed" if letter in letters), default=-1)
    if moment.hour or moment.minute or moment.second or value < 1 or not 0 <= day < letters.get("h", -1):
        return parts
    kept = parts[: letters["h"]]
    while kept and kept[-1][0].strip(" T") == "":
        kept.pop()
    return kept


def _iso(moment: datetime) -> str:
    if moment.year < _FIRST_YEAR:
        return moment.time().isoformat()
    day = moment.date().isoformat()
    return day if not (moment.hour or moment.minute or moment.second) else f"{day} {moment.time().isoformat()}"


def _elapsed(value: Decimal) -> str:
    minutes, seconds = divmod(int((value * _SECONDS_A_DAY).to_integral_value()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def _counts_roc(tokens: Sequence[_Token]) -> bool:
    locales = [token.text for token in tokens if token.bracket and token.text.startswith("$-")]
    return all(_OF_TAIWAN.search(locale) for locale in locales)


def _parts(tokens: Sequence[_Token]) -> list[tuple[str, bool]]:
    """Return runs of one letter (`yyyy`) and literal text. `m` beside hours or seconds means minutes: `n` here."""
    parts: list[tuple[str, bool]] = []
    for token in tokens:
        if token.bracket:
            continue
        if token.literal:
            parts.append((token.text, True))
        elif parts and not parts[-1][1] and parts[-1][0][-1].lower() == token.text.lower():
            parts[-1] = (parts[-1][0] + token.text.lower(), False)
        else:
            parts.append((token.text.lower(), False))
    return _with_minutes(parts)


def _with_minutes(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    letters = [at for at, (part, literal) in enumerate(parts) if not literal and part[0] in "ymdhseg"]
    for before, at, after in zip([None, *letters[:-1]], letters, [*letters[1:], None], strict=True):
        if parts[at][0] not in ("m", "mm"):
            continue
        after_hours = before is not None and parts[before][0][0] == "h"
        if after_hours or (after is not None and parts[after][0][0] == "s"):
            parts[at] = ("n" * len(parts[at][0]), False)
    return parts


def _piece(part: str, moment: datetime, *, roc: bool) -> str | None:
    letter, length = part[0], len(part)
    if letter == "e":
        return str(moment.year - _FIRST_ROC_YEAR + 1 if roc and moment.year >= _FIRST_ROC_YEAR else moment.year)
    if letter == "g":
        return _MARKS.get(length) if roc and moment.year >= _FIRST_ROC_YEAR else None
    if letter == "y":
        return str(moment.year) if length > 2 else None
    numbers = {"m": moment.month, "d": moment.day, "h": moment.hour, "n": moment.minute, "s": moment.second}
    if letter in numbers:
        return f"{numbers[letter]:0{length}}" if length <= 2 else None
    return None if letter.isalpha() else part.replace("@", "")
