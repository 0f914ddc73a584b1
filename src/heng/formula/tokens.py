"""Text → tokens. Decides which brackets, digits and signs belong to a name; bounded on any text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from heng.formula.brackets import pair
from heng.formula.fault import Fault
from heng.formula.names import RATE_END, joined
from heng.formula.settling import settled
from heng.formula.signs import (
    ARITHMETIC,
    CLOSING,
    COMPARISONS,
    DASHES,
    FULL_WIDTH,
    INSIDE_NAME,
    INSIDE_STARTS,
    KIND_OF,
    MARKS,
    MEASURE,
    NUMBER,
    OPENING,
    PLAIN,
    QUANTITY_ENDS,
    RAISED,
    ROOT,
    SCALES,
    TOTAL,
    WHOLE_WORDS,
    WORD,
    value_of,
)
from heng.formula.token import ENDS, Sign
from heng.model.terms import FaultKind

MAX_LENGTH = 4000
MAX_TOKENS = 600
"""Bounds that no formula of a report comes near; beyond them a text is a fault, so that time stays bounded."""

TWO_QUANTITIES = re.compile(r"(?P<first>\S{1,40}[數量額值率人件])[ 　]+(?=\S{1,40}[數量額值率人件]$)")
"""Two names of quantities with nothing but a space between them."""

MEAN = re.compile(r"平均|每[^\W\d_]{1,4}")
"""Words of a mean."""

_SIDE = r"[^\s/／÷()（）]{1,40}(?:[數量額值]|\w次|面積|人口|收入|支出|經費|費用|長度|時間|總和|之和)"
TWO_SIDES = re.compile(rf"{_SIDE}\s*[/／÷]\s*{_SIDE}")
"""Two quantities with a stroke between them."""

ONE_MEASURE = 4
"""Characters that a measure (`人次數`) and the stroke before it have at most."""

WORDS = re.compile(r"\s*[^\W_]{2,40}")
"""Words behind a dash."""

ASCII = "\x7f"

OPENING_CHARS = "".join(OPENING)


def tokenise(text: str) -> tuple[Sign, ...] | Fault:
    """Return the tokens of a formula, or its fault."""
    if len(text) > MAX_LENGTH:
        return Fault(FaultKind.TOO_LONG, MAX_LENGTH)
    pairs = pair(text)
    if isinstance(pairs, Fault):
        return pairs
    signs = _Scanner(text, pairs).run()
    if len(signs) > MAX_TOKENS:
        return Fault(FaultKind.TOO_LONG, signs[MAX_TOKENS].position)
    return settled(signs, text)


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
        end = self._end_of_number()
        if char in OPENING and not self._opens_name(self.place):
            self._take("OPEN", 1)
        elif char in CLOSING:
            self._take("CLOSE", 1)
        elif end:
            self._take_number(end)
        elif sign := self._sign_at(self.place):
            self._take(*sign)
        elif char in RAISED:
            self._take("RAISED", 1)
        elif char in MARKS:
            self._take("MARK", 1)
        elif self.signs and self.signs[-1].kind == "CLOSE" and (total := TOTAL.match(self.text, self.place)):
            self._take("TOTAL", len(total[0]))
        else:
            self._take_name()

    def _take(self, kind: str, length: int) -> None:
        text = self.text[self.place : self.place + length].strip()
        self.signs.append(Sign(kind, text, self.place, mark=text.translate(FULL_WIDTH) if kind == "MARK" else ""))
        self.place += length

    def _take_number(self, end: int) -> None:
        number = NUMBER.match(self.text, self.place)
        assert number is not None
        text = self.text[self.place : end].strip()
        self.signs.append(Sign("NUMBER", text, self.place, *value_of(number)))
        self.place = end

    def _take_name(self) -> None:
        end = self._end_of_name()
        two = TWO_QUANTITIES.match(self.text, self.place, end)
        end = two.end("first") if two else end
        text = joined(self.text[self.place : end])
        first = not self.signs
        word = self._number_word(text)
        if word:
            self.signs.append(word)
            self.place = end
            return
        self.signs.append(Sign("NAME" if any(map(str.isalnum, text)) else "OTHER", text, self.place))
        self.place = end
        if first and self._is_title(text, end):
            self.signs.append(Sign("EQUALS", "", end))

    def _number_word(self, text: str) -> Sign | None:
        """Return the number that a word behind × or ÷ prints: `甲/乙*10 萬`, `甲/乙×百分之百`."""
        if not self.signs or self.signs[-1].kind not in {"TIMES", "DIVIDE"}:
            return None
        if text in WHOLE_WORDS:
            return Sign("NUMBER", text, self.place, Decimal(100), "%")
        return Sign("NUMBER", text, self.place, Decimal(10) ** SCALES[text]) if text in SCALES else None

    def _is_title(self, name: str, place: int) -> bool:
        """Tell whether a name right before arithmetic in brackets names its result: `成長率(本期-前期)/前期`."""
        return self.text[place : place + 1] in OPENING and (
            (name[-1:] in MARKS and name[-2:-1].isdigit())
            or self._is_quotient(name, self.text[place + 1 : self.pairs[place]])
        )

    def _end_of_number(self) -> int:
        """Return where a number that starts here ends, with its unit; 0 where none does, or where it begins a name."""
        number = NUMBER.match(self.text, self.place) if self.text[self.place].isdigit() else None
        if not number or self._inside_name(self.place):
            return 0
        unit = None if number["mark"] or number["aside"] else MEASURE.match(self.text, number.end())
        for end in (unit.end() if unit else 0, number.end()):
            if end and not self._goes_on_as_name(end):
                return end
        return 0

    def _sign_at(self, place: int) -> tuple[str, int] | None:
        """Return kind and length of a sign of arithmetic that stands here."""
        char = self.text[place]
        if char in "xX":
            return ("TIMES", 1) if self._is_times(place) else None
        if (word := WORD.match(self.text, place)) and word.lastgroup:
            return word.lastgroup, len(word[0])
        if self._inside_name(place) or (char in DASHES and not self._subtracts(place)):
            return None
        if char in COMPARISONS:
            return "COMPARE", 2 if self.text[place + 1 : place + 2] in {"=", "＝"} else 1
        if KIND_OF.get(char) == "ROOT" or char in RAISED:
            return self._root_at(place)
        return (KIND_OF[char], 1) if char in KIND_OF else None

    def _root_at(self, place: int) -> tuple[str, int] | None:
        """Return the length of a root sign; a raised digit is its index where nothing stands before that it raises."""
        root = ROOT.match(self.text, place)
        is_raised = self.text[place] in RAISED and (
            place > self.place or bool(self.signs and self.signs[-1].kind in ENDS)
        )
        return ("ROOT", len(root[0])) if root and not is_raised else None

    def _subtracts(self, place: int) -> bool:
        """Tell a long dash that is a minus from one in words: behind a quantity, behind `1` or a letter."""
        before = self._before(place)
        if before in QUANTITY_ENDS or self._is_like(place):
            return True
        word = self.text[max(place - 8, 0) : place].rstrip()
        after = self.text[place + 1 : place + 3].strip()[:1]
        alone = not word[-2:-1].isalnum() or word.lstrip(OPENING_CHARS) in {"1", "100%", "100％"}
        return (_is_latin(before) or before in {*"0123456789%％"}) and alone and not after.isdigit()

    def _is_like(self, place: int) -> bool:
        """Tell whether the words on both sides of a dash end alike (`本年收入—上年收入`)."""
        end = self.text[max(place - 8, 0) : place].rstrip()[-2:]
        after = WORDS.match(self.text, place + 1)
        return len(end) == 2 and end.isalpha() and not end.isascii() and bool(after and after[0].strip().endswith(end))

    def _before(self, place: int) -> str:
        """Return the last character before a place that is no space."""
        return self.text[max(place - 8, 0) : place].rstrip()[-1:]

    def _inside_name(self, place: int) -> int:
        """Return where a sign inside a name ends, 0 where none stands here."""
        if self.text[place : place + 1] not in INSIDE_STARTS:
            return 0
        inside = INSIDE_NAME.match(self.text, place)
        return inside.end() if inside else 0

    def _plain(self, place: int) -> int:
        """Return where words without signs end that stand here."""
        plain = PLAIN.match(self.text, place)
        return plain.end() if plain else place

    def _is_times(self, place: int) -> bool:
        """Tell the letter x used as × from a letter of a name: it joins two quantities and touches no other letter."""
        before, after = self.text[max(place - 1, 0) : place], self.text[place + 1 : place + 2]
        complete = place > self.place or bool(self.signs and self.signs[-1].kind in ENDS)
        if not complete:
            return False
        if self._stands_alone(place - 1) and (after.isdigit() or self._stands_alone(place + 1)):
            return True
        if _is_latin(before) or _is_latin(after):
            return False
        joins = bool(before) and (before.isspace() or before in CLOSING or before.isdigit() or after > ASCII < before)
        return (joins or after.isdigit()) and bool(self.text[place + 1 :].strip())

    def _stands_alone(self, place: int) -> bool:
        """Tell whether a capital letter touches no other letter or digit than the small x at its side (`Ax0.5`)."""
        around = self.text[max(place - 1, 0) : place], self.text[place + 1 : place + 2]
        return self.text[place : place + 1].isupper() and all(not each.isalnum() or each == "x" for each in around)

    def _goes_on_as_name(self, place: int) -> bool:
        """Tell whether a number is the beginning of a name (`105 年人數`, `15 歲以上人口`)."""
        while place < len(self.text) and self.text[place].isspace():
            place += 1
        return place < len(self.text) and self._is_name_char(place)

    def _is_name_char(self, place: int) -> bool:
        char = self.text[place]
        apart = char in OPENING or char in CLOSING or char.isspace() or char in MARKS or char in RAISED
        return not apart and self._sign_at(place) is None

    def _opens_name(self, place: int) -> bool:
        """Tell whether a bracket that stands first belongs to the name behind it (`(公)私立校數`)."""
        end = self.pairs[place] + 1
        plain = not self._signs_between(place + 1, end - 1)
        return plain and end < len(self.text) and not self.text[end].isdigit() and self._is_name_char(end)

    def _signs_between(self, start: int, end: int) -> set[str]:
        """Return the kinds of the signs of arithmetic in a stretch, at any depth."""
        kinds: set[str] = set()
        while start < end:
            sign = self._sign_at(start)
            kinds |= {sign[0]} if sign else set()
            start = max(self._inside_name(start), self._plain(start), start + 1)
        return kinds

    def _end_of_name(self) -> int:
        place = self.place
        while place < len(self.text):
            place = self._plain(place)
            char = self.text[place : place + 1]
            inside = self._inside_name(place)
            if not char:
                break
            if inside:
                place = inside
            elif char in OPENING:
                if self._stands_apart(place):
                    break
                place = self.pairs[place] + 1
            elif char in RAISED and not self.text[place - 1].isascii():
                break
            elif char.isspace() or char in MARKS or char in RAISED or self._is_name_char(place):
                place += 1
            else:
                break
        return place

    def _stands_apart(self, place: int) -> bool:
        """Tell whether a bracket inside or behind a name holds arithmetic rather than words on the name."""
        before, end = self.text[self.place : place].rstrip(), self.pairs[place] + 1
        first = not self.signs
        if first and ((before[-1:] in MARKS and before[-2:-1].isdigit()) or self._is_dividend(before, end)):
            return True
        kinds = self._signs_between(place + 1, end - 1) & ARITHMETIC
        if not kinds or self._goes_on_as_name(end):
            return False
        return kinds != {"DIVIDE"} or (first and self._is_quotient(before, self.text[place + 1 : end - 1]))

    def _is_quotient(self, before: str, inside: str) -> bool:
        """Tell whether a bracket with a stroke says how a rate or a mean is made, rather than its unit (公里/小時)."""
        if RATE_END.search(before):
            return True
        above = inside.partition("÷")[0].partition("/")[0].partition("／")[0].strip()
        is_made = "÷" in inside or (len(above) > 2 and above in before) or TWO_SIDES.fullmatch(inside) is not None
        if MEAN.search(before):
            return is_made
        return TWO_SIDES.fullmatch(inside) is not None and min(len(above), len(inside) - len(above)) > ONE_MEASURE

    def _is_dividend(self, before: str, end: int) -> bool:
        """Tell whether a bracket in front of `/(` is what a rate divides: `到訪率（已訪人數）/（總人數）`."""
        rest = self.text[end : end + 8].replace(" ", "")
        return bool(RATE_END.search(before)) and KIND_OF.get(rest[:1]) == "DIVIDE" and rest[1:2] in OPENING


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
