"""What stands on every page of a document beside its text: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from heng.ingest.lines import Line
from heng.ingest.page_edges import is_number, page_edges
from heng.ingest.text import squeeze
from heng.model.source import Place
from heng.model.terms import Noise

_SIGNED = re.compile(r"第\d{1,3}頁(?:[,，/共]*\d{1,3}頁)?|[-–—~]\d{1,3}[-–—~]|\d{1,3}/\d{1,3}|P(?:age|\.)?\d{1,3}")
_NUMBER = re.compile(r"[1-9]\d{0,2}")
_FOOT = re.compile(r"(?P<words>\D.{0,38}\D)[-–—~(（第]?(?P<page>\d{1,3})[-–—~)）頁]?")
_LEAST_RUN = 3
_LEAST_HEADS = 3
_LEAST_FEET = 2


def page_furniture(lines: Sequence[Line], places: Mapping[int, Place]) -> Mapping[Noise, list[Line]]:
    """Return lines outside tables that are page numbers, and heads and feet that a file repeats on its pages."""
    edges = {line.key for line in page_edges(lines, places)}
    outside = [line for line in lines if line.cell is None]
    texts = {line.key: squeeze(line.text) for line in outside}
    signed = [line for line in outside if _SIGNED.fullmatch(texts[line.key])]
    numbers = {index: line for index, line in enumerate(outside) if _NUMBER.fullmatch(texts[line.key])}
    plain = _longest_run(numbers)
    tops = [line for line in outside if line.feed]
    counts = Counter(texts[line.key] for line in tops)
    heads = [line for line in tops if counts[texts[line.key]] >= _LEAST_HEADS and not texts[line.key].isdigit()]
    plain += [line for line in counted(lines) if line not in plain]
    known = {line.key for line in (*signed, *plain, *heads)}
    others = [line for line in outside if line.key in edges and line.key not in known]
    signed += [line for line in others if is_number(line)]
    heads += [line for line in others if not is_number(line)]
    return {Noise.PAGE_NUMBER: [*signed, *plain], Noise.RUNNING_HEAD: [*heads, *_feet(lines)]}


def counted(lines: Sequence[Line]) -> list[Line]:
    """Return numbers that end a page and are its own.

    Where no page begins anywhere, a `1` that ends the whole, apart from what stands above it, is that of the only page.
    """
    if not any(line.feed for line in lines):
        last = lines[-1:]
        return [line for line in last if line.cell is None and line.blanks and squeeze(line.text) == "1"]
    return [line for page, line in _bottoms(lines) if squeeze(line.text) == str(page)]


def one_a_page(lines: Sequence[Line]) -> list[Line]:
    """Return the numbers of pages that stand in the midst of their page's text: on each page its own, once, apart."""
    found: list[list[Line]] = []
    for index, line in enumerate(lines):
        if line.feed or not found:
            found.append([])
        apart = line.blanks and (index + 1 == len(lines) or lines[index + 1].blanks or lines[index + 1].feed)
        if line.cell is None and apart and squeeze(line.text) == str(len(found)):
            found[-1].append(line)
    each = len(found) > 1 and all(len(numbers) == 1 for numbers in found)
    return [line for numbers in found for line in numbers] if each else []


def _bottoms(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """Return the lines outside tables that end a page, each with the number of its page."""
    found, page = [], 1
    for index, line in enumerate(lines):
        page += line.feed and index > 0
        ends = index + 1 == len(lines) or lines[index + 1].feed
        if ends and line.cell is None:
            found.append((page, line))
    return found


def _feet(lines: Sequence[Line]) -> list[Line]:
    """Return lines that end several pages with the same words and the page's number."""
    feet: dict[str, list[Line]] = {}
    for page, line in _bottoms(lines):
        match = _FOOT.fullmatch(squeeze(line.text))
        if match is not None and int(match["page"]) == page:
            feet.setdefault(match["words"], []).append(line)
    return [line for found in feet.values() if len(found) >= _LEAST_FEET for line in found]


def _longest_run(numbers: Mapping[int, Line]) -> list[Line]:
    """Return numbers that rise by one, where there are enough of them to be pages; no page holds its number alone.

    `numbers`: by their place among all lines.
    """
    runs: dict[int, list[int]] = {}
    for place, line in numbers.items():
        number = int(squeeze(line.text))
        before = runs.get(number - 1, [])
        runs[number] = [*before, place] if not before or place - before[-1] > 1 else [place]
    longest = max(runs.values(), key=len, default=[])
    return [numbers[place] for place in longest] if len(longest) >= _LEAST_RUN else []
