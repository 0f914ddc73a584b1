"""What stands before a theme's tables: its agencies, the counts it declares, and its running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from heng.ingest.lines import Habits, Line
from heng.ingest.text import glue, squeeze
from heng.model.agency import Responsibility
from heng.model.card import DeclaredCounts
from heng.model.profile import Profile
from heng.model.source import SourceRef
from heng.model.terms import AgencyRole

_LEAD = re.compile(r"(?P<names>.+?)(?P<word>主政|主責|主辦)[，,、；;。]?")
_CO = re.compile(r"(?P<names>.+?)等?(?:各?(?:機關|局處|單位))?(?P<word>共同協辦|協辦)")
_SEPARATOR = re.compile(r"[、，,；;]|(?<=[局處會府所])(?:及|與)")
_OBJECTIVES = re.compile(r"策略目標[：:]?(\d+)[項個]")
_INDICATORS = re.compile(r"(?:關鍵)?績效指標(?:[(（]KPI[)）])?[：:]?(\d+)[項個]")
_ACTIONS = re.compile(r"行動(?:計畫|方案)[：:]?(\d+)[項個]")
_COUNT = re.compile(r"\d+\.|(?:[一二三]、)?(?:策略目標|(?:關鍵)?績效指標|行動(?:計畫|方案))[：:]")


def running_text(lines: Iterable[Line], habits: Habits) -> list[str]:
    """Join the lines of running text into paragraphs."""
    texts: list[str] = []
    ended = True
    for line in lines:
        if ended or (not habits.trails and _COUNT.match(line.text)):
            texts.append(line.text)
        else:
            texts[-1] += glue(texts[-1], line.text, paragraph=False) + line.text
        ended = line.trail if habits.trails else line.text.endswith(("。", "：", ")"))
    return texts


def agencies(text: str) -> tuple[Responsibility, ...]:
    """Read `…局主政，…局、…處等機關協辦。`; an empty tuple where the sentence has another form."""
    sentence = squeeze(text)
    lead = _LEAD.match(sentence)
    rest = sentence[lead.end() :] if lead else sentence
    co = _CO.match(rest)
    return (*_named(lead, AgencyRole.LEAD), *_named(co, AgencyRole.CO))


def _named(match: re.Match[str] | None, role: AgencyRole) -> tuple[Responsibility, ...]:
    names = _SEPARATOR.split(match["names"]) if match else []
    word = match["word"] if match else ""
    return tuple(Responsibility(agency=name, role=role, word=word) for name in names if name)


def is_count(text: str) -> bool:
    """Tell whether a paragraph states a count."""
    return any(pattern.search(squeeze(text)) for pattern in (_OBJECTIVES, _INDICATORS, _ACTIONS))


def declared(texts: Sequence[str], profile: Profile, source: SourceRef) -> DeclaredCounts | None:
    """Read the counts that a theme states in prose; None where it states none."""
    text = squeeze("".join(texts))
    perspectives = []
    for perspective in profile.perspectives:
        match = re.search(rf"{perspective.zh}(?:構面)?[：:]?(\d+)[項個]", text)
        if match:
            perspectives.append((perspective.key, int(match[1])))
    counts = [_count(pattern, text) for pattern in (_OBJECTIVES, _INDICATORS, _ACTIONS)]
    if not perspectives and not any(count is not None for count in counts):
        return None
    return DeclaredCounts(
        objectives=counts[0],
        indicators=counts[1],
        actions=counts[2],
        by_perspective=tuple(perspectives),
        source=source,
    )


def _count(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return int(match[1]) if match else None
