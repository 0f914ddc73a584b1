"""Cuts a council report into its parts: preface, themes with their sections, appendix."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.council.heads.cells import head_in_cells
from heng.ingest.council.heads.headings import (
    SectionHeading,
    ThemeTitle,
    alike,
    letter_alone,
    section_heading,
    theme_title,
)
from heng.ingest.council.heads.objective import objective_heading, uncoded_heading
from heng.ingest.council.heads.table import head_length, may_head
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.text import squeeze

_APPENDIX = re.compile(r"附(?:錄|表|件)[一二三四五六七八九十]?")
_LONGEST_HEADING, _LONGEST_NAME = 80, 30
_MOST_NUMBERS, _HEAD_REACH = 2, 24
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

    @property
    def named(self) -> bool:
        """Tell whether it is a theme of the report: one that no name nor letter heads only holds tables."""
        return bool(self.letter or self.name or self.title)

    def section(self, key: str) -> Part:
        """Return a section, an empty one where the document lacks it."""
        return self.sections.get(key, Part())


@dataclass(slots=True)
class Outline:
    """The parts of a report, in order of printing."""

    preface: list[Line] = field(default_factory=list)
    themes: list[ThemePart] = field(default_factory=list)
    appendix: Part = field(default_factory=Part)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a theme begins: the first line of its title with its running heads, and that of its first section."""

    first: int
    heading: int
    title: ThemeTitle
    lines: tuple[Line, ...]


def cut(lines: Sequence[Line], grammar: CodeGrammar) -> Outline:
    """Cut a report by its headings. A part that is missing stays empty."""
    outline = Outline()
    starts = _theme_starts(lines)
    end = _appendix_start(lines, after=starts[-1].heading if starts else 0)
    outline.preface = list(lines[: starts[0].first if starts else end])
    for index, start in enumerate(starts):
        last = starts[index + 1].first if index + 1 < len(starts) else end
        outline.themes.append(_theme(start, lines[start.heading : last], grammar))
    if not starts:
        _by_codes(outline, grammar)
    if not outline.themes:
        _by_cells(outline)
    outline.appendix = _appendix(lines[end:])
    return outline


def _theme_starts(lines: Sequence[Line]) -> list[_Start]:
    starts: list[_Start] = []
    opening: SectionHeading | None = None
    for index, line in enumerate(lines):
        heading = section_heading(line.text)
        if heading is None:
            continue
        start = _start(lines, index)
        # A running head may stand above a section too, but names the theme that it stands in.
        if start is not None and (not starts or _is_other(start.title, starts[-1].title)):
            opening = opening or heading
            starts.append(start)
        elif _opens_theme(heading, opening, starts[-1] if starts else None, lines[:index]):
            opening = opening or heading
            starts.append(_untitled(lines, index))
    return starts


def _is_other(title: ThemeTitle, before: ThemeTitle) -> bool:
    return title.letter != before.letter or (not title.letter and title.name != before.name)


def _opens_theme(
    heading: SectionHeading, opening: SectionHeading | None, before: _Start | None, lines: Sequence[Line]
) -> bool:
    """Tell whether a heading begins a theme although no title is known above it: the first section comes again."""
    if heading.key != "agencies" or heading.style < 0:
        return False
    if before is None or opening is None:
        return True
    since = (found for line in lines[before.heading :] if (found := section_heading(line.text)) is not None)
    return (heading.key, heading.style) == (opening.key, opening.style) and any(
        found.key == "scorecard" and found.style == opening.style for found in since
    )


def _untitled(lines: Sequence[Line], index: int) -> _Start:
    """A theme whose title is of no known form: the line above, where it is no sentence."""
    above = lines[index - 1] if index else None
    if above is None or len(squeeze(above.text)) > _LONGEST_NAME or above.text.endswith(("。", "，", "：", "；")):
        return _Start(index, index, ThemeTitle("", ""), ())
    return _Start(index - 1, index, ThemeTitle("", squeeze(above.text)), (above,))


def _start(lines: Sequence[Line], index: int) -> _Start | None:
    """Return the start of a theme whose title stands above a section heading; page numbers may stand between."""
    last = index - 1
    while last > 0 and index - last <= _MOST_NUMBERS and squeeze(lines[last].text).isdecimal():
        last -= 1
    if last < 0:
        return None
    first, letter = last, letter_alone(lines[last].text)
    if letter and last:
        first, title = last - 1, ThemeTitle(letter, squeeze(lines[last - 1].text))
    else:
        found = theme_title(lines[last].text)
        if found is None:
            return None
        title = found
    numbers, printed = lines[last + 1 : index], lines[first : last + 1]
    while first > 0 and _is_head_of(lines[first - 1], title):
        first -= 1
    return _Start(first, index, title, (*lines[first : last + 1 - len(printed)], *numbers, *printed))


def _is_head_of(line: Line, title: ThemeTitle) -> bool:
    name, letter = alike(title.name), title.letter
    return alike(line.text) in (name, f"({letter})", f"{name}({letter})")


def _by_codes(outline: Outline, grammar: CodeGrammar) -> None:
    """Cut a report without any heading of a theme by the letters of the objectives that head its tables."""
    lines, outline.preface = outline.preface, []
    current = ""
    for index, line in enumerate(lines):
        letter = _heads_table(lines, index, grammar)
        if letter and letter != current:
            current = letter
            outline.themes.append(ThemePart(letter, "", [], {"scorecard": Part()}))
        kept = outline.themes[-1].section("scorecard").lines if outline.themes else outline.preface
        kept.append(line)


def _by_cells(outline: Outline) -> None:
    """Take a report without any heading that is known for one theme without a name, from its first table on."""
    lines = outline.preface
    first = next((index for index, line in enumerate(lines) if line.cell and _is_head(lines, index)), 0)
    if first:
        above = first - _heads_uncoded(lines[first - 1])
        outline.preface = lines[:above]
        outline.themes.append(ThemePart("", "", [], {"scorecard": Part([], lines[above:])}))


def _heads_uncoded(line: Line) -> bool:
    return line.cell is None and bool(uncoded_heading(line.text))


def _is_head(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the head of a table begins with a line: by its words, or by its cells."""
    if index >= len(lines):
        return False
    reach = lines[index : index + _HEAD_REACH]
    if may_head(lines[index].text) and head_length([line.text for line in reach], 0):
        return True
    begins = lines[index].cell is not None and (not index or lines[index - 1].cell is None)
    return begins and head_in_cells(reach, 0) is not None


def _heads_table(lines: Sequence[Line], index: int, grammar: CodeGrammar) -> str:
    heading = objective_heading(lines[index].text, grammar)
    if heading is None:
        return ""
    texts = [line.text for line in lines[index + 1 : index + 1 + _HEAD_REACH]]
    reach = range(min(3 if heading.plain else 1, len(texts)))
    heads = any(head_length(texts, start) for start in reach) or _is_head(lines, index + 1)
    parts = grammar.parts(heading.code) if heads else None
    return parts.theme if parts else ""


def _appendix_start(lines: Sequence[Line], after: int) -> int:
    return next((index for index in range(after, len(lines)) if is_appendix(lines[index].text)), len(lines))


def is_appendix(text: str) -> bool:
    """Tell whether a line heads the appendix: its number, or the title of the table on the budget."""
    words = squeeze(text)
    if len(words) > _LONGEST_HEADING:
        return False
    return bool(_APPENDIX.fullmatch(words) or (_BUDGET_TITLE.fullmatch(words) and section_heading(text) is None))


def _theme(start: _Start, lines: Sequence[Line], grammar: CodeGrammar) -> ThemePart:
    theme = ThemePart(start.title.letter, start.title.name, list(start.lines))
    part, scorecard = Part(), None
    for index, line in enumerate(lines):
        heading = section_heading(line.text)
        if "scorecard" not in theme.sections and _heads_table(lines, index, grammar):
            # The tables stand under no heading of their own.
            part = theme.sections["scorecard"] = Part()
            heading = None
        elif "scorecard" not in theme.sections and _is_head(lines, index):
            # So does a table without a known heading: it is no part of the running text before it.
            above = part.lines[-1:] if line.cell and part.lines and _heads_uncoded(part.lines[-1]) else []
            del part.lines[len(part.lines) - len(above) :]
            part = theme.sections["scorecard"] = Part([], above)
            heading = None
        if heading is None or heading.key in theme.sections or not _may_follow(heading, scorecard):
            part.lines.append(line)
            continue
        # What a heading says behind a colon belongs to the section.
        part = theme.sections[heading.key] = Part(lines=[line]) if heading.told else Part(heading=[line])
        scorecard = heading if heading.key == "scorecard" else scorecard
    theme.letter = theme.letter or _letter(theme.section("scorecard").lines, grammar)
    return theme


def _may_follow(heading: SectionHeading, scorecard: SectionHeading | None) -> bool:
    """In the tables' cells stand numbered steps: only the next heading of the same style ends them."""
    if scorecard is None:
        return True
    return heading.style == scorecard.style >= 0 and heading.number >= scorecard.number


def _letter(lines: Sequence[Line], grammar: CodeGrammar) -> str:
    """Return the letter that most indicators of a theme begin with, for a title that prints none."""
    codes = (grammar.indicator(line.text) for line in lines)
    letters = Counter(code.code[0] for code in codes if code is not None and code.strict)
    return letters.most_common(1)[0][0] if letters else ""


def _appendix(lines: Sequence[Line]) -> Part:
    heading = [line for line in lines[:1] if _APPENDIX.fullmatch(squeeze(line.text))]
    return Part(heading, list(lines[len(heading) :]))
