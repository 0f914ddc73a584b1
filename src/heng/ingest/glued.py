"""Names that hold print of another field: two cells were read as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from heng.model.edition import Edition
from heng.model.figures import Missing
from heng.model.plan import PlanItem, PlanNode
from heng.model.profile import Profile
from heng.model.source import SourceRef
from heng.model.terms import Column

# What heads another row or cell of a map or scorecard, or names its agencies.
_OTHER = re.compile(r"\t|分組成員|(?:主[責辦政]|協辦|共同)機關|[(（]主[責辦政功][)）]|策略主題|策略目標|關鍵績效指標")
_BOUND = re.compile("以[上下內]|未滿")
_USUAL = 3
_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]+")
_SERIES = (("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), tuple("壹貳參肆伍陸柒捌玖拾"))


def glued(edition: Edition, profile: Profile) -> Iterator[tuple[str, str, Column | None, SourceRef]]:
    """Yield the names with print that cannot belong to them: subject, that print, the column, the place.

    It begins where a tab, the head of another row, or the code of another thing stands in the middle of a name; where
    an actual runs on behind a reason; in a plan, which has no codes, where the number stands that comes next.
    """
    objective = profile.objective_pattern.pattern
    code = re.compile(rf"(?<![A-Za-z0-9(（「『]){objective}(?:[.．]\d+)*[-\s：:]*(?=[^\W\dA-Za-z_])")
    for subject, name, column, source in _names(edition):
        found = [match.start() for pattern in (_OTHER, code) if (match := pattern.search(name, 1))]
        if found:
            yield subject, name[min(found) :].strip(), column, source
    yield from _actuals(edition, code)
    for no, text, source in _numbered(edition.plan.nodes if edition.plan else ()):
        if following := _next(no, text):
            yield "", following, None, source


def _actuals(edition: Edition, code: re.Pattern[str]) -> Iterator[tuple[str, str, Column, SourceRef]]:
    """Yield actuals that begin with the end of a target, or run on: into another thing's code, which their target does
    not print too, or behind a reason that the document often prints.
    """
    readings = edition.figures.readings
    reasons = Counter(reading.actual.text for reading in readings if isinstance(reading.actual, Missing))
    usual = tuple(text for text, count in reasons.items() if count >= _USUAL and len(text) > 1)
    codes = {indicator.ref: indicator.subject for indicator in edition.card.indicators}
    for reading in readings:
        text = reading.actual.text if reading.actual else ""
        subject, source = codes.get(reading.indicator, ""), (reading.actual and reading.actual.source) or reading.source
        other = code.search(text, 1) if reading.target and not code.search(reading.target.text) else None
        if found := _BOUND.match(text) or other:
            yield subject, text[found.start() :] if other else found[0], Column.ACTUAL, source
        elif text not in usual and text.startswith(usual):
            rest = min((text.removeprefix(each) for each in usual), key=len)
            if rest[0].isalnum():
                yield subject, rest, Column.ACTUAL, source


def _numbered(parts: Sequence[PlanNode | PlanItem]) -> Iterator[tuple[str, str, SourceRef]]:
    for part in parts:
        yield part.no, part.name if isinstance(part, PlanNode) else part.text, part.source
        if isinstance(part, PlanNode):
            yield from _numbered(part.children)
        yield from _numbered(part.items)


def _next(no: str, text: str) -> str:
    """Return what follows the next number after `no` (`<三>` after `<二>`) in a text, with that number."""
    match = _NUMERAL.search(no)
    if match is None:
        return ""
    series = next((each for each in _SERIES if match[0] in each[:-1]), None)
    numeral = series[series.index(match[0]) + 1] if series else str(int(match[0]) + 1) if match[0].isdecimal() else ""
    if not numeral or len(no) == len(match[0]):
        return ""
    number = re.escape(no[: match.start()] + numeral + no[match.end() :])
    found = re.search(rf"(?<=[\s。；;>]){number}(?!\d)", text)
    return text[found.start() :] if found else ""


def _names(edition: Edition) -> Iterator[tuple[str, str, Column, SourceRef]]:
    card = edition.card
    for theme in card.themes:
        yield theme.letter, theme.name, Column.THEME, theme.source
    for cell in card.map:
        yield cell.code, cell.name, Column.OBJECTIVE, cell.source
    for objective in card.objectives:
        yield objective.code, objective.name, Column.OBJECTIVE, objective.source
    for indicator in card.indicators:
        yield indicator.code, indicator.name, Column.INDICATOR, indicator.source
