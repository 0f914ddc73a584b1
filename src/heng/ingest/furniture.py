"""What stands on every page of a document beside its text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from heng.ingest.lines import Line
from heng.ingest.text import squeeze
from heng.model.terms import Noise

_SIGNED = re.compile(r"第\d{1,3}頁(?:[,，/共]*\d{1,3}頁)?|[-–—~]\d{1,3}[-–—~]|\d{1,3}/\d{1,3}")
_NUMBER = re.compile(r"\d{1,3}")
_LEAST_RUN = 3
_LEAST_HEADS = 3


def page_furniture(lines: Sequence[Line]) -> Mapping[Noise, list[Line]]:
    """Return lines outside tables that are page numbers, and heads that a file repeats at the top of its pages."""
    outside = [line for line in lines if line.cell is None]
    texts = {line.key: squeeze(line.text) for line in outside}
    signed = [line for line in outside if _SIGNED.fullmatch(texts[line.key])]
    plain = _longest_run([line for line in outside if _NUMBER.fullmatch(texts[line.key])])
    tops = [line for line in outside if line.feed]
    counts = Counter(texts[line.key] for line in tops)
    heads = [line for line in tops if counts[texts[line.key]] >= _LEAST_HEADS and not texts[line.key].isdigit()]
    plain += [line for line in counted(lines) if line not in plain]
    return {Noise.PAGE_NUMBER: [*signed, *plain], Noise.RUNNING_HEAD: heads}


def counted(lines: Sequence[Line]) -> list[Line]:
    """Return numbers that end a page and are its own; none where no page begins anywhere."""
    found, page = [], 1
    if not any(line.feed for line in lines):
        return []
    for index, line in enumerate(lines):
        page += line.feed and index > 0
        ends = index + 1 == len(lines) or lines[index + 1].feed
        if ends and line.cell is None and squeeze(line.text) == str(page):
            found.append(line)
    return found


def _longest_run(lines: Sequence[Line]) -> list[Line]:
    """Return numbers that rise by one, where there are enough of them to be pages."""
    runs: dict[int, list[Line]] = {}
    for line in lines:
        number = int(squeeze(line.text))
        runs[number] = [*runs.get(number - 1, []), line]
    longest = max(runs.values(), key=len, default=[])
    return longest if len(longest) >= _LEAST_RUN else []
