"""What the cells of a table of several years print: years, values, units, and notes below."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

from heng.ingest.lines import Line
from heng.ingest.text import join_lines, squeeze
from heng.model.notation.folding import fold
from heng.model.numbering import read_mark
from heng.model.period import ROC_OFFSET

_YEAR = re.compile(
    r"(?:中華民國|民國|西元)?(?P<year>\d{2,4})(?P<sign>年(?:度|(?:1[0-2]月)?底|終)?)?(?:\((?:ROC|西元|民國)?\d{2,4}年?\)|（(?:西元|民國)?\d{2,4}年?）)?"
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+|\d+(?:\.\d+)?"
_VALUE = re.compile(
    rf"(?:(?P<sign>[-+−△▲▽])? ?(?P<number>{_NUMBER})|\((?P<bracket>{_NUMBER})\))"
    r" ?(?P<unit>%|‰|(?:新[臺台]幣)?[十百千萬億]*元|人次?|名|件)?(?:\*+|\(?註\d*\)?)?"
)
_NONE = re.compile(r"[-–—－]{1,2}|…+|N/?A|無|不適用|尚未(?:結算|決算|審定)", re.IGNORECASE)
_UNIT = re.compile(
    r"[（(\[]\s*(?:單位\s*[：:﹕∶︰]?\s*)?(?P<unit>[^()（）\[\]：:﹕]{1,10}?)\s*[)）\]]\s*$|單位\s*[：:﹕∶︰]\s*(?P<bare>\S{1,10}?)\s*[)）]?\s*$"
)
_UNIT_WORD = re.compile(r"(?:新[臺台]幣)?(?:[十百千萬億]*元|[%％‰]|人次?|人月|員額|名|件|[百千萬億]元)")
_YEARS_HEAD, _UNIT_HEAD = re.compile("年度?別?|會計年度"), re.compile("(?:計量)?單位")
_NOTE = re.compile(r"^[（(]?(?:附?註|備註|附記|說明|資料來源)\s*[0-9一二三四五六七八九十]?\s*[)）]?\s*[：:﹕]?\s*")
_LEAST_YEARS = 2
_FIRST_ROC, _LAST_ROC, _FIRST_WESTERN, _LAST_WESTERN = 70, 200, 1980, 2120
_NEGATIVE = frozenset("-−△▲▽")


def roc_year(text: str) -> int | None:
    """Return the 民國 year that a cell of a head prints, None where it prints none."""
    match = _YEAR.fullmatch(squeeze(text))
    if match is None:
        return None
    year = int(match["year"])
    if _FIRST_ROC <= year <= _LAST_ROC:
        return year
    return year - ROC_OFFSET if _FIRST_WESTERN <= year <= _LAST_WESTERN else None


def are_years(texts: Sequence[str]) -> bool:
    """Tell whether cells are the years of a head: one after the other, forwards or backwards.

    Where each says that it is a year (`110年度`), some may be left out between.
    """
    years = [roc_year(text) for text in texts]
    known = [year for year in years if year is not None]
    if len(known) < max(_LEAST_YEARS, len(years)):
        return False
    steps = {after - before for before, after in itertools.pairwise(known)}
    if steps in ({1}, {-1}):
        return True
    return all("年" in text for text in texts) and (min(steps) > 0 or max(steps) < 0)


def heads_years(text: str) -> bool:
    """Tell whether a cell heads the years: of a table whose rows they are, or of its row of heads."""
    return bool(_YEARS_HEAD.fullmatch(squeeze(text)))


def heads_units(text: str) -> bool:
    """Tell whether a cell heads the column of units."""
    return bool(_UNIT_HEAD.fullmatch(squeeze(text)))


def is_value(text: str) -> bool:
    """Tell whether a cell prints a value, or a sign that there is none."""
    return bool(_VALUE.fullmatch(fold(text)) or _NONE.fullmatch(text))


def read_value(text: str) -> tuple[Decimal, str] | None:
    """Return a printed value with the unit printed on it, None for a sign that stands for no value.

    Below zero is what bears a minus or a triangle, or stands in brackets, as accounts print it.
    """
    match = _VALUE.fullmatch(fold(text))
    if match is None:
        return None
    number = Decimal((match["number"] or match["bracket"]).replace(",", "").replace(" ", ""))
    below = match["bracket"] is not None or match["sign"] in _NEGATIVE
    return -number if below else number, match["unit"] or ""


def is_bracketed(text: str) -> bool:
    """Tell whether a cell prints its value in brackets."""
    match = _VALUE.fullmatch(fold(text))
    return match is not None and match["bracket"] is not None


def part_unit(text: str) -> tuple[str, str]:
    """Part the unit that ends a name or heading from it."""
    match = _UNIT.search(text)
    if match is None:
        return text.strip(), ""
    unit = (match["unit"] or match["bare"] or "").strip()
    if match["bare"] is None and "單位" not in match[0] and not _UNIT_WORD.fullmatch(unit):
        return text.strip(), ""
    return text[: match.start()].strip(), unit.replace("％", "%")


def is_unit(text: str) -> bool:
    """Tell whether a cell prints a unit and nothing else."""
    return bool(_UNIT_WORD.fullmatch(squeeze(text)))


def begins_notes(line: Line) -> bool:
    """Tell whether the notes below a table begin with a line."""
    return _NOTE.match(line.text) is not None


def split_notes(lines: Sequence[Line]) -> list[tuple[str, str, list[Line]]]:
    """Return the notes below a table as (number, text, lines)."""
    found: list[tuple[str, list[tuple[str, bool]], list[Line]]] = []
    for line in lines:
        text = _NOTE.sub("", line.text, count=1)
        mark = read_mark(text)
        if not found or mark is not None or text != line.text:
            no = mark.text if mark else ""
            found.append((no, [(text[mark.end :].strip() if mark else text, True)], [line]))
        else:
            found[-1][1].append((text, False))
            found[-1][2].append(line)
    return [(no, join_lines(pieces), kept) for no, pieces, kept in found]
