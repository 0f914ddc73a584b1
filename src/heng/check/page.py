"""A rule's page: sections, each in 中文 and English.

A module's docstring opens with a title line. Each section has a heading in English, a paragraph in 中文 and one in
English; `Example` may have one paragraph for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SECTIONS: Mapping[str, str] = {
    "What it does": "做什麼",
    "Why it matters": "為什麼重要",
    "Example": "例子",
    "What to do": "怎麼處理",
    "When it is wrong": "什麼時候不算錯",
    "References": "依據",
}
"""The sections of every page in order: English heading, 中文 heading."""

_HEADING = "## "


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a page. Both texts are the same where one paragraph serves both languages."""

    heading: str
    zh: str
    en: str


def sections(page: str) -> tuple[Section, ...]:
    """Split a page into its sections."""
    blocks = page.split(f"\n{_HEADING}")[1:]
    return tuple(_section(*block.partition("\n")[::2]) for block in blocks)


def page_text(page: str, lang: str) -> str:
    """Return a page in one language: title line, then each section under its heading."""
    english = lang.startswith("en")
    parts = [_title(page, english=english)]
    for section in sections(page):
        parts.append(_HEADING + (section.heading if english else SECTIONS.get(section.heading, section.heading)))
        parts.append(section.en if english else section.zh)
    return "\n\n".join(parts)


def _title(page: str, *, english: bool) -> str:
    zh, _, en = page.partition("\n")[0].partition(" / ")
    return en if english and en else zh


def _section(heading: str, body: str) -> Section:
    paragraphs = [paragraph.strip() for paragraph in body.split("\n\n") if paragraph.strip()]
    if len(paragraphs) < 2:
        text = "".join(paragraphs)
        return Section(heading.strip(), text, text)
    return Section(heading.strip(), _joined(paragraphs[0]), paragraphs[1])


def _joined(text: str) -> str:
    """Undo the line breaks of a 中文 paragraph, which knows no spaces between words."""
    return "".join(line.strip() for line in text.splitlines())
