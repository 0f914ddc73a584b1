"""What stands before a theme's tables: its agencies, the counts it declares, and its running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from heng.ingest.council.heads.headings import HAN_NUMERAL, alike, number
from heng.ingest.lines import Habits, Line
from heng.ingest.text import glue, squeeze
from heng.model.agency import Responsibility
from heng.model.card import DeclaredCounts
from heng.model.profile import Profile
from heng.model.source import SourceRef
from heng.model.terms import AgencyRole

_ROLE = "(?:主政|主責|主辦|負責|協辦|配合)"
_HEADING = re.compile(r"^.{0,6}?(?:責任|權責|負責|執行)(?:機關|單位|局處)[：:]?")
_LABEL = re.compile(rf"[（(]?(?P<word>{_ROLE})(?:機關|單位|局處)?[)）]?[：:]")
_LEAD = re.compile(r"(?P<names>.+?)(?:共同)?(?P<word>主政|主責|主辦|負責)[，,、；;。]?")
_CO = re.compile(r"(?P<names>.+?)(?P<word>共同協辦|協辦|配合)")
_FROM = re.compile(r"^(?:本主題)?(?:並|另|且)?由")
_NUMBER = rf"(?:\d+|{HAN_NUMERAL})"
_AND_OTHERS = re.compile(rf"等{_NUMBER}?個?各?(?:相關)?(?:機關|局處|單位)?$")
_SEPARATOR = re.compile(r"[、，,；;／/。]|(?<=[局處會府所])(?:及|與|和)")
_HOW_MANY = rf"(?:共計|共有|合計|總計|共|計|各|有)?(?P<count>{_NUMBER})[項個]"
_OBJECTIVES = re.compile(rf"策略目標[：:]?{_HOW_MANY}")
_INDICATORS = re.compile(
    rf"(?:(?:關鍵)?績效指標|衡量指標)(?:[(（]KPI[)）])?[：:]?{_HOW_MANY}|KPI[：:]?(?P<kpi>\d+)[項個]"
)
_ACTIONS = re.compile(rf"行動(?:計畫|方案)[：:]?{_HOW_MANY}")
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
    """Read `…局主政，…局、…處等機關協辦。` and its kin (`主辦：…；協辦：…`); nothing where it has another form."""
    sentence = _HEADING.sub("", squeeze(text))
    labels = list(_LABEL.finditer(sentence))
    if labels:
        ends = [*(label.start() for label in labels[1:]), len(sentence)]
        parts = [(label["word"], sentence[label.end() : end]) for label, end in zip(labels, ends, strict=True)]
    else:
        lead = _LEAD.match(sentence)
        rest = sentence[lead.end() :] if lead else sentence
        parts = [(match["word"], match["names"]) for match in (lead, _CO.match(rest)) if match]
    return tuple(one for word, names in parts for one in _named(word, names))


def _named(word: str, text: str) -> tuple[Responsibility, ...]:
    role = AgencyRole.CO if word.endswith(("協辦", "配合")) else AgencyRole.LEAD
    listed = _AND_OTHERS.sub("", _FROM.sub("", text.strip("，,、；;／/。")))
    return tuple(Responsibility(agency=name, role=role, word=word) for name in _SEPARATOR.split(listed) if name)


def is_count(text: str) -> bool:
    """Tell whether a paragraph states a count."""
    return any(pattern.search(alike(text)) for pattern in (_OBJECTIVES, _INDICATORS, _ACTIONS))


def declared(texts: Sequence[str], profile: Profile, source: SourceRef) -> DeclaredCounts | None:
    """Read the counts that a theme states in prose; None where it states none."""
    text = alike("".join(texts))
    perspectives = []
    for perspective in profile.perspectives:
        match = re.search(rf"{perspective.zh}(?:構面)?[：:]?{_HOW_MANY}", text)
        if match:
            perspectives.append((perspective.key, number(match["count"])))
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
    return number(next(group for group in match.groups() if group)) if match else None
