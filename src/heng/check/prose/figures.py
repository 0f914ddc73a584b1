"""The figures of a sentence, each with the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from heng.model.notation.folding import fold
from heng.model.notation.numbers import Number, numbers
from heng.model.notation.units import operator_after, operator_before, read_unit

_SENTENCE = re.compile(r"[^。；;\n]+(?:[；;]\s?其中[^。；;\n]+)*")
_CLAUSE = re.compile(r"(?<![0-9])[，,]|[，,](?![0-9]{3}(?![0-9]))|[、:：]")
_DATE = re.compile(r" ?(?:年(?!次)|月(?!份?數)|日(?!數|間)|號|點(?:整|[0-9])|時[0-9分]|:[0-9]|樓)")
_DOTTED = re.compile(r"(?:^|[^0-9.])[0-9]{2,4}\.[0-9]{1,2}\.[0-9]{1,2}(?![0-9])")
_LONGEST = 400
"""Characters beyond which a sentence is none, but a table whose cells were read as one text."""
_DAY = re.compile(r"/[0-9]{1,2}(?:/[0-9]|(?![0-9]))")
_IN_BRACKETS = re.compile(r"% ?[(] ?$")
_LIST = re.compile(r"(?:^|(?<=[\s；;。]))[(（]?[0-9]{1,2}[.、)）](?![0-9])")
_MEASURES = re.compile(
    r" ?(個(?:梯次|百分點|月|單位|項目|據點|社區|團體|機關)?|階段|梯次|名|部|位|班|校|集|本|份|組|站|張|則|項|類|種|間"
    r"|所|團|隊|社|輛|座|處|支)"
)
ALIKE = {
    "人次": "人", "名": "人", "位": "人", "人數": "人", "場次": "場", "件次": "件", "件數": "件", "案": "件",
    "案件": "件", "家次": "家", "家數": "家", "校次": "校", "班次": "班", "戶數": "戶", "處次": "處",
    "個百分點": "百分點", "次數": "次", "臺": "台",
}  # fmt: skip
"""Units that count one kind of thing, each by the name of the kind."""
_INEXACT = re.compile(r"元|公|坪|度|噸|%|‰|倍|分$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in running text.

    Attributes:
        start, end: Offsets in the passage, unit included.
        value, step: As printed; scale words applied.
        unit: As printed; `kind` the kind of thing it counts.
        clause: Number of the clause of its sentence.
        before: The words of its clause before it.
        bound: An operator stands beside it (10人以上), so that it is a limit.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    clause: int
    before: str
    bound: bool
    text: str

    @property
    def kind(self) -> str:
        """The kind of thing it counts."""
        return ALIKE.get(self.unit, self.unit)

    @property
    def low(self) -> Fraction:
        """The least number that it stands for."""
        return Fraction(self.value) - self._half()

    @property
    def high(self) -> Fraction:
        """The greatest number that it stands for."""
        return Fraction(self.value) + self._half()

    def _half(self) -> Fraction:
        """Half a step; a count printed in full is exact."""
        exact = self.step == 1 and not _INEXACT.search(self.unit)
        return Fraction(0) if exact else Fraction(self.step) / 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: its text as printed, its clauses and figures."""

    text: str
    start: int
    clauses: tuple[str, ...]
    figures: tuple[Figure, ...]

    def between(self, one: Figure, other: Figure) -> str:
        """Return the words between two figures."""
        return self.text[one.end - self.start : other.start - self.start]

    def after(self, figure: Figure) -> str:
        """Return the words behind a figure, up to the next one."""
        following = [one.start for one in self.figures if one.start >= figure.end]
        end = min(following, default=self.start + len(self.text))
        return self.text[figure.end - self.start : end - self.start]


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a passage that hold figures."""
    for match in _SENTENCE.finditer(text):
        if len(match[0]) > _LONGEST:
            continue
        found = _sentence(match[0], match.start())
        if found.figures:
            yield found


def _sentence(text: str, start: int) -> Sentence:
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    folded = fold(text)
    dotted = [match.span() for match in _DOTTED.finditer(folded)]
    marks = {match.end() for match in _LIST.finditer(text)}
    figures: list[Figure] = []
    for number in numbers(folded):
        unit = _unit(folded, number.end)
        if _is_date(folded, number) or any(start <= number.start < end for start, end in dotted):
            continue
        if any(number.start < end <= number.end + 2 for end in marks):
            continue
        clause = max(at for at, cut in enumerate(cuts) if cut <= number.start)
        end = unit[1]
        bound = bool(operator_after(folded, end, 1)) or bool(operator_before(folded, number.start))
        figures.append(
            Figure(
                start + number.start,
                start + end,
                number.value,
                number.step,
                folded[unit[0] : end].strip(),
                clause,
                text[max(cuts[clause], _last_end(figures, start)) : number.start].rstrip(),
                bound,
                text[number.start : end],
            )
        )
    clauses = tuple(text[a:b] for a, b in pairwise(cuts))
    return Sentence(text, start, clauses, tuple(figures))


def _is_date(text: str, number: Number) -> bool:
    """Tell whether a number is one of a date; `92.86%(13/14)` is none."""
    if _DATE.match(text, number.end):
        return True
    return number.value <= 12 and bool(_DAY.match(text, number.end)) and not _IN_BRACKETS.search(text[: number.start])


def _last_end(figures: list[Figure], start: int) -> int:
    return figures[-1].end - start if figures else 0


def _unit(text: str, pos: int) -> tuple[int, int]:
    found = read_unit(text, pos)
    if found[0] == found[1] and (match := _MEASURES.match(text, pos)):
        return match.span(1)
    return found
