"""Names that hold print of another field: two cells were read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.model.edition import Edition
from heng.model.profile import Profile
from heng.model.source import SourceRef
from heng.model.terms import Column

# What heads another row or cell of a map or scorecard, or names its agencies.
_OTHER = re.compile(r"\t|分組成員|(?:主[責辦政]|協辦|共同)機關|[(（]主[責辦政功][)）]|策略主題|策略目標|關鍵績效指標")


def glued(edition: Edition, profile: Profile) -> Iterator[tuple[str, str, Column, SourceRef]]:
    """Yield the names with print that cannot belong to them: subject, that print, the column, the place.

    It begins where a tab, the head of another row, or the code of another thing stands in the middle of a name.
    """
    objective = profile.objective_pattern.pattern
    code = re.compile(rf"(?<![A-Za-z0-9(（「『]){objective}(?:[.．]\d+)*[-\s：:]*(?=[^\W\dA-Za-z_])")
    for subject, name, column, source in _names(edition):
        found = [match.start() for pattern in (_OTHER, code) if (match := pattern.search(name, 1))]
        if found:
            yield subject, name[min(found) :].strip(), column, source


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
