"""Whether what the readers took as fields really stands in a field of the edition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from heng.ingest.lines import Line
from heng.model.canonical import to_data
from heng.model.edition import Edition
from heng.model.profile import Profile

_NO_WORD = re.compile(r"[\W_]+")
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
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


@dataclass(slots=True)
class Fields:
    """The texts of an edition's fields, without signs and white space: all of them, and those that cite each line."""

    whole: list[str] = field(default_factory=list)
    citing: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, data: Any, cited: tuple[int, ...] = ()) -> None:
        """Take the fields of the model's plain data; those in a part with a source stand on the lines it cites."""
        if isinstance(data, dict):
            source = data.get("source")
            if source:
                cited = (*cited, *source.get("place", {}).get("lines", ()))
            for key, value in data.items():
                if key != "source":
                    self.take(value, cited)
        elif isinstance(data, (list, tuple)):
            for value in data:
                self.take(value, cited)
        elif isinstance(data, (str, int)) and (text := _words(str(data))):
            self.whole.append(text)
            for number in cited:
                self.citing[number].append(text)


def lost_in(lines: Iterable[Line], edition: Edition, profile: Profile) -> Iterator[tuple[Line, str]]:
    """Yield the lines of which characters stand in no field, with those characters.

    Words that name a field and signs do not count, nor does a number: figures stand in fields as values.
    """
    fields = Fields()
    fields.take(to_data(edition))
    names = re.compile("|".join(re.escape(perspective.zh) for perspective in profile.perspectives))
    exact = frozenset(fields.whole)
    whole = "\0".join(exact)
    for line in lines:
        near = "\0".join(fields.citing.get(line.no, ()))
        plain = _TAG.sub("", line.text) if "<" in line.text else line.text
        text = _words(_LETTER.sub("", plain))
        if len(text) < _LEAST_LOST or text in near or text in whole:
            continue
        rest = _NUMBERS.sub("\0", _LABELS.sub("\0", names.sub("\0", text)))
        lost = "".join(run for run in _uncovered(rest, near, whole, exact) if len(run) >= _LEAST_LOST)
        if lost:
            yield line, lost


def _uncovered(text: str, near: str, whole: str, exact: frozenset[str]) -> Iterator[str]:
    """Yield the runs that stand neither in a field that cites the line nor, long enough to be no chance, elsewhere."""
    for part in text.split("\0"):
        run, at = "", 0
        while at < len(part):
            length = _held(part, at, near, _SHORT) or _held(part, at, whole, _LONG) or _whole(part, at, exact)
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


def _whole(text: str, at: int, exact: frozenset[str]) -> int:
    """Return how many characters from a place on are the whole of a short field."""
    return next((length for length in range(_LONG, _SHORT - 1, -1) if text[at : at + length] in exact), 0)


def _words(text: str) -> str:
    return _NO_WORD.sub("", text)
