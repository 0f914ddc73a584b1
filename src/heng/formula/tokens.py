"""Text → tokens. Decides which brackets, digits and signs belong to a name; linear in the length of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from heng.formula.fault import Fault
from heng.formula.signs import (
    CLOSING,
    COMPARISONS,
    FAMILY,
    INSIDE_NAME,
    KIND_OF,
    NUMBER,
    OPENING,
    value_of,
)
from heng.model.terms import FaultKind

MAX_LENGTH = 4000
MAX_TOKENS = 600
MAX_BRACKETS = 40
"""Bounds that no formula of a report comes near; beyond them a text is a fault, so that time stays bounded."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One token.

    Attributes:
        kind: `NUMBER`, `NAME`, `OPEN`, `CLOSE`, `COMPARE` or a kind of `signs.OPERATORS`.
        text: As printed, without spaces at the ends.
        position: Where it begins in the text.
        value, mark: Of a number.
    """

    kind: str
    text: str
    position: int
    value: Decimal = Decimal(0)
    mark: str = ""


def tokenise(text: str) -> tuple[Sign, ...] | Fault:
    """Return the tokens of a formula, or its fault."""
    if len(text) > MAX_LENGTH:
        return Fault(FaultKind.TOO_LONG, MAX_LENGTH)
    pairs = _pair(text)
    if isinstance(pairs, Fault):
        return pairs
    signs = _Scanner(text, pairs).run()
    if len(signs) > MAX_TOKENS:
        return Fault(FaultKind.TOO_LONG, signs[MAX_TOKENS].position)
    return signs


def _pair(text: str) -> dict[int, int] | Fault:
    """Return opening place → closing place of each bracket."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for place, char in enumerate(text):
        if char in OPENING:
            stack.append(place)
            if len(stack) > MAX_BRACKETS:
                return Fault(FaultKind.TOO_DEEP, place, char)
        elif char in CLOSING:
            if not stack or FAMILY[text[stack[-1]]] != FAMILY[char]:
                return Fault(FaultKind.UNBALANCED, place, char)
            pairs[stack.pop()] = place
    return Fault(FaultKind.UNBALANCED, stack[-1], text[stack[-1]]) if stack else pairs


@dataclass(slots=True)
class _Scanner:
    text: str
    pairs: dict[int, int]
    place: int = 0
    signs: list[Sign] = field(default_factory=list)

    def run(self) -> tuple[Sign, ...]:
        while self.place < len(self.text):
            if self.text[self.place].isspace():
                self.place += 1
            else:
                self._next()
        return tuple(self.signs)

    def _next(self) -> None:
        char = self.text[self.place]
        number = NUMBER.match(self.text, self.place)
        if char in OPENING and not self._opens_name(self.place):
            self._take("OPEN", self.place + 1)
        elif char in CLOSING:
            self._take("CLOSE", self.place + 1)
        elif number and not self._goes_on_as_name(number.end()) and not INSIDE_NAME.match(self.text, self.place):
            value, mark = value_of(number)
            self._take("NUMBER", number.end(), value, mark)
        elif self._is_sign(self.place):
            self._take("TIMES" if char in "xX" else KIND_OF.get(char, "COMPARE"), self.place + 1)
        else:
            self._take("NAME", self._end_of_name())

    def _take(self, kind: str, end: int, value: Decimal = Decimal(0), mark: str = "") -> None:
        self.signs.append(Sign(kind, self.text[self.place : end].strip(), self.place, value, mark))
        self.place = end

    def _is_sign(self, place: int) -> bool:
        char = self.text[place]
        if char in "xX":
            return self._is_times(place)
        return (char in KIND_OF or char in COMPARISONS) and not INSIDE_NAME.match(self.text, place)

    def _is_times(self, place: int) -> bool:
        """Tell the letter x used as × from a letter of a name: it joins two quantities and touches no other letter."""
        before, after = self.text[:place][-1:], self.text[place + 1 : place + 2]
        if _is_latin(before) or _is_latin(after):
            return False
        joined = bool(before) and (before.isspace() or before in CLOSING or before.isdigit())
        return (joined or after.isdigit()) and bool(self.text[place + 1 :].strip())

    def _goes_on_as_name(self, place: int) -> bool:
        """Tell whether a number is the beginning of a name (`105 年人數`, `15 歲以上人口`)."""
        while place < len(self.text) and self.text[place].isspace():
            place += 1
        return place < len(self.text) and self._is_name_char(place)

    def _is_name_char(self, place: int) -> bool:
        char = self.text[place]
        return not (self._is_sign(place) or char in OPENING or char in CLOSING or char.isspace())

    def _opens_name(self, place: int) -> bool:
        """Tell whether a bracket that stands first belongs to the name behind it (`(公)私立校數`)."""
        end = self.pairs[place] + 1
        plain = not any(self._is_sign(inner) for inner in range(place + 1, end - 1))
        return plain and end < len(self.text) and not self.text[end].isdigit() and self._is_name_char(end)

    def _end_of_name(self) -> int:
        place = self.place
        while place < len(self.text):
            inside = INSIDE_NAME.match(self.text, place)
            if inside:
                place = inside.end()
            elif self.text[place] in OPENING:
                place = self.pairs[place] + 1
            elif self.text[place].isspace() or self._is_name_char(place):
                place += 1
            else:
                break
        return place


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
