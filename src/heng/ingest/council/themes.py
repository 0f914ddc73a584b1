"""Themes of a report, with their agencies, declared counts and running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heng.ingest.council.heads.theme import agencies, declared, is_count, running_text
from heng.ingest.council.outline import ThemePart
from heng.ingest.coverage import FIELD, Ledger, Noise
from heng.ingest.lines import Habits, Line
from heng.ingest.source import Citation
from heng.model.card import Theme, ThemeMention
from heng.model.identity import RefMaker
from heng.model.profile import Profile
from heng.model.report import Section
from heng.model.terms import Scope, SectionKind

_NUMBER = re.compile(r"(?P<no>[一二三四五六七八九十]+)、\s*(?P<title>.*)")
_MENTION = re.compile(r"「(?P<name>[^「」]{1,30})」由(?P<agencies>.{1,400}?協辦)")


def read_theme(
    part: ThemePart,
    agency_lines: Sequence[Line],
    summary: Sequence[Line],
    *,
    profile: Profile,
    habits: Habits,
    cite: Citation,
    refs: RefMaker,
    ledger: Ledger,
) -> tuple[Theme, list[Section]]:
    """Return a theme, and the running text that introduces its tables."""
    ledger.claim(part.title, FIELD)
    for key in ("agencies", "scorecard"):
        ledger.claim(part.section(key).heading, Noise.HEADING)
    ledger.claim([*agency_lines, *summary], FIELD)
    sentence = "".join(running_text(agency_lines, habits))
    texts = running_text(summary, habits)
    prose = [text for text in texts if not is_count(text)]
    source = cite.lines((line.no for line in [*part.title, *agency_lines]), f"{part.name}({part.letter})")
    theme = Theme(
        ref=refs.make("theme", part.letter),
        scope=Scope.CITY,
        letter=part.letter,
        name=part.name,
        agencies=agencies(sentence),
        agencies_open="等" in sentence,
        mentions=_mentions(prose, summary, cite),
        declared=declared(texts, profile, cite.print(summary)),
        source=source,
    )
    return theme, _sections(part, prose, summary, cite, refs)


def _mentions(prose: Sequence[str], lines: Sequence[Line], cite: Citation) -> tuple[ThemeMention, ...]:
    found = (match for text in prose for match in _MENTION.finditer(text))
    return tuple(
        ThemeMention(name=match["name"], agencies=agencies(match["agencies"]), source=cite.print(lines))
        for match in found
    )


def _sections(
    part: ThemePart, prose: Sequence[str], lines: Sequence[Line], cite: Citation, refs: RefMaker
) -> list[Section]:
    if not prose:
        return []
    heading = _NUMBER.match("".join(line.text for line in part.section("scorecard").heading))
    text = "\n".join(prose)
    return [
        Section(
            ref=refs.make("section", SectionKind.OTHER, part.letter),
            kind=SectionKind.OTHER,
            no=heading["no"] if heading else "",
            title=heading["title"] if heading else "",
            text=text,
            source=cite.lines((line.no for line in lines), text),
        )
    ]
