"""Whether what the readers took as fields really stands in a field of the edition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from heng.ingest.lines import Line
from heng.model.edition import Edition
from heng.model.period import PartialDate, Period
from heng.model.profile import Profile

_NO_WORD = re.compile(r"[\W_]+")
_NO_WORD_OF_LINE = re.compile(r"(?:[^\w\n]|_)+")
_SHORT = 2
_LONG = 5
_LEAST_LOST = 5
# Words that name a field: they leave the text and fill its column.
_LABELS = re.compile(
    r"負向指標|單位|權重|府級|公式|備註|附註|註|說明|策略主題|策略目標|關鍵績效指標|關鍵成功因素|指標|行動[方計][案畫]|目標值"
    r"|實際值|本期|年度|學習|成長|使命|願景|核心價值|主題|[構面]|主[辦責政功]|協[辦同]|共同|分組成員|召集人|機關|首長|局長|處長"
    r"|主任|委員|報告人|製|核定|通過|第|屆|次|定期大會|會議|議會|民國|預算|決算|執行率|情形|計有|如下|WCCD|KPI|KSF"
)
_NUMBERS = re.compile(r"[\d零一二三四五六七八九十百千萬億本各年月日項至度元]+")
# The letter of a theme or a row, printed at one end of its name.
_LETTER = re.compile(r"(?<![A-Za-z0-9])[A-Z](?![A-Za-z0-9])")
_FIGURES = frozenset((int, bool, Decimal, date, PartialDate, Period))
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Fields:
    """The texts of an edition's fields, without signs and white space: all of them, and those that cite each line.

    Figures are no part of them: what stands as a value is not looked for as text.
    """

    def __init__(self, edition: Edition) -> None:
        """Take the fields of an edition; those in a part with a source stand on the lines it cites."""
        self._words: dict[str, str] = {}
        self._parts: list[list[str]] = []
        self._citing: defaultdict[int, list[int]] = defaultdict(list)
        self._joined: dict[tuple[int, ...], str] = {}
        self._take(edition, self._part(()), ())

    @cached_property
    def exact(self) -> AbstractSet[str]:
        """All texts."""
        return frozenset(self._words.values())

    @cached_property
    def whole(self) -> str:
        """All texts, one behind the other."""
        return "\0".join(self.exact)

    def near(self, line: int) -> str:
        """Return the texts of the parts that cite a line, one behind the other; many lines are cited by the same."""
        parts = tuple(self._citing.get(line, ()))
        joined = self._joined.get(parts)
        if joined is None:
            joined = self._joined[parts] = "\0".join(text for part in parts for text in self._parts[part])
        return joined

    def _part(self, cited: tuple[int, ...]) -> list[str]:
        texts: list[str] = []
        for line in dict.fromkeys(cited):
            self._citing[line].append(len(self._parts))
        self._parts.append(texts)
        return texts

    def _take(self, value: Any, texts: list[str], cited: tuple[int, ...]) -> None:
        kind: Any = type(value)
        if kind is str:
            if value not in self._words:
                self._words[value] = _words(value)
            texts.append(self._words[value])
        elif kind is tuple or kind is list:
            for each in value:
                self._take(each, texts, cited)
        elif names := _field_names(kind):
            self._take_part(value, names, texts, cited)
        elif _is_mapping(kind):
            self._take(list(value.values()), texts, cited)

    def _take_part(self, part: Any, names: tuple[str, ...], texts: list[str], cited: tuple[int, ...]) -> None:
        source = getattr(part, "source", None)
        if source is not None and source.place.lines:
            cited = (*cited, *source.place.lines)
            texts = self._part(cited)
        for name in names:
            if (value := getattr(part, name)) and type(value) not in _FIGURES:
                self._take(value, texts, cited)


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a part of the model that may hold text; none for what is no such part."""
    if not is_dataclass(kind) or kind in _FIGURES:
        return ()
    return tuple(each.name for each in fields(kind) if each.name != "source")


@cache
def _is_mapping(kind: type[Any]) -> bool:
    return issubclass(kind, Mapping)


def lost_in(lines: Iterable[Line], edition: Edition, profile: Profile) -> Iterator[tuple[Line, str]]:
    """Yield the lines of which characters stand in no field, with those characters.

    Words that name a field and signs do not count, nor does a number: figures stand in fields as values.
    """
    held = Fields(edition)
    names = re.compile("|".join(re.escape(perspective.zh) for perspective in profile.perspectives))
    for line, words in _with_words(list(lines)):
        # What stands whole in a field of the line needs no closer look.
        if len(words) < _LEAST_LOST or words in (near := held.near(line.no)):
            continue
        plain = _TAG.sub("", line.text) if "<" in line.text else line.text
        text = _words(_LETTER.sub("", plain))
        if len(text) < _LEAST_LOST or text in near:
            continue
        rest = _NUMBERS.sub("\0", _LABELS.sub("\0", names.sub("\0", text)))
        lost = "".join(run for run in _uncovered(rest, near, held) if len(run) >= _LEAST_LOST)
        if lost:
            yield line, lost


def _with_words(lines: Sequence[Line]) -> Iterable[tuple[Line, str]]:
    """Return each line with its words; the signs of all lines go at once."""
    words = _NO_WORD_OF_LINE.sub("", "\n".join(line.text for line in lines)).split("\n")
    return zip(lines, words if len(words) == len(lines) else [_words(line.text) for line in lines], strict=True)


def _uncovered(text: str, near: str, held: Fields) -> Iterator[str]:
    """Yield the runs that stand neither in a field that cites the line nor, long enough to be no chance, elsewhere."""
    for part in text.split("\0"):
        run, at = "", 0
        while at < len(part):
            length = _held(part, at, near, _SHORT) or _held(part, at, held.whole, _LONG) or _whole(part, at, held.exact)
            if length:
                yield run
                run = ""
            else:
                run += part[at]
            at += length or 1
        yield run


def _held(text: str, at: int, fields: str, least: int) -> int:
    """Return how many characters from a place on stand together in the fields, 0 below the least number."""
    length = least
    while at + length <= len(text) and text[at : at + length] in fields:
        length += 1
    return length - 1 if length > least else 0


def _whole(text: str, at: int, exact: AbstractSet[str]) -> int:
    """Return how many characters from a place on are the whole of a short field."""
    return next((length for length in range(_LONG, _SHORT - 1, -1) if text[at : at + length] in exact), 0)


def _words(text: str) -> str:
    return text if text.isalnum() else _NO_WORD.sub("", text)
