"""Cuts a council report into its parts: preface, themes with their sections, appendix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Line
from heng.ingest.text import squeeze

_NUMBER = "[一二三四五六七八九十]+、"
_SECTIONS = (
    ("agencies", re.compile(rf"{_NUMBER}.{{0,6}}(?:責任|主政|主責|權責|主辦|協辦).{{0,4}}機關")),
    ("map", re.compile(rf"{_NUMBER}.*策略地圖")),
    ("linkage", re.compile(rf"{_NUMBER}.*關聯圖")),
    ("scorecard", re.compile(rf"{_NUMBER}.*(?:關鍵績效指標|行動計畫).*")),
)
_TITLE = re.compile(r"(?P<name>.+?)[(（](?P<letter>[A-Z])[)）]")
_LETTER = re.compile(r"[(（]([A-Z])[)）]")
_APPENDIX = re.compile(r"附(?:錄|表|件)[一二三四五六七八九十]?")
_LONGEST_HEADING = 80
_BUDGET_TITLE = re.compile(r".*(?:預算|歲出).*執行.*表")


@dataclass(slots=True)
class Part:
    """A headed section: its heading lines and what stands below."""

    heading: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class ThemePart:
    """One theme: letter, name, the lines of its title, and its sections by key."""

    letter: str
    name: str
    title: list[Line]
    sections: dict[str, Part] = field(default_factory=dict)

    def section(self, key: str) -> Part:
        """Return a section, an empty one where the document lacks it."""
        return self.sections.get(key, Part())


@dataclass(slots=True)
class Outline:
    """The parts of a report, in order of printing."""

    preface: list[Line] = field(default_factory=list)
    themes: list[ThemePart] = field(default_factory=list)
    appendix: Part = field(default_factory=Part)


def section_key(line: Line) -> str | None:
    """Return which section of a theme a line heads, None where it heads none."""
    text = squeeze(line.text)
    if len(text) > _LONGEST_HEADING:
        return None
    return next((key for key, pattern in _SECTIONS if pattern.fullmatch(text)), None)


def cut(lines: Sequence[Line]) -> Outline:
    """Cut a report by its headings. A part that is missing stays empty."""
    outline = Outline()
    starts = _theme_starts(lines)
    end = _appendix_start(lines, after=starts[-1][1] if starts else 0)
    outline.preface = list(lines[: starts[0][0] if starts else end])
    for index, (first, heading) in enumerate(starts):
        last = starts[index + 1][0] if index + 1 < len(starts) else end
        outline.themes.append(_theme(lines[first:heading], lines[heading:last]))
    outline.appendix = _appendix(lines[end:])
    return outline


def _theme_starts(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return (first line of the title with its running heads, line of the first section heading) of each theme."""
    starts: list[tuple[int, int]] = []
    current = ""
    for index, line in enumerate(lines):
        if index == 0 or section_key(line) is None:
            continue
        title = _TITLE.fullmatch(squeeze(lines[index - 1].text)[:_LONGEST_HEADING])
        # A running head may stand above a section too, but names the theme that it stands in.
        if title is None or title["letter"] == current:
            continue
        current, first = title["letter"], index - 1
        while first > 0 and _is_head_of(lines[first - 1], title["name"], title["letter"]):
            first -= 1
        starts.append((first, index))
    return starts


def _is_head_of(line: Line, name: str, letter: str) -> bool:
    return squeeze(line.text).replace("（", "(").replace("）", ")") in (name, f"({letter})", f"{name}({letter})")


def _appendix_start(lines: Sequence[Line], after: int) -> int:
    for index in range(after, len(lines)):
        text = squeeze(lines[index].text)
        if len(text) > _LONGEST_HEADING:
            continue
        if _APPENDIX.fullmatch(text) or (_BUDGET_TITLE.fullmatch(text) and section_key(lines[index]) is None):
            return index
    return len(lines)


def _theme(title: Sequence[Line], lines: Sequence[Line]) -> ThemePart:
    match = _TITLE.fullmatch(squeeze(title[-1].text))
    assert match is not None
    theme = ThemePart(match["letter"], match["name"], list(title))
    part = Part()
    for line in lines:
        key = section_key(line)
        if key is not None and key not in theme.sections:
            part = theme.sections[key] = Part(heading=[line])
        else:
            part.lines.append(line)
    return theme


def _appendix(lines: Sequence[Line]) -> Part:
    heading = [line for line in lines[:1] if _APPENDIX.fullmatch(squeeze(line.text))]
    return Part(heading, list(lines[len(heading) :]))
