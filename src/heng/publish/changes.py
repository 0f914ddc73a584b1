"""Figures that people changed: which cells to mark, and the notes that say who, when, why and what stood before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from heng.evaluate.telling.changed import PersonsChange
from heng.model.edition import Edition
from heng.model.period import TAIPEI_TIME, roc
from heng.model.rows import members
from heng.model.terms import ChangeField
from heng.publish.words import Words

_FIGURES = (ChangeField.TARGET, ChangeField.ACTUAL)
_OTHERS = (
    ChangeField.CODE, ChangeField.NAME, ChangeField.UNIT, ChangeField.FORMULA, ChangeField.AGENCIES, ChangeField.PLACE,
)  # fmt: skip
"""Cells of codes and words, whose notes stand together at the end."""


class Marks:
    """Knows which readings' figures differ from print because somebody changed them."""

    def __init__(self, changes: Sequence[PersonsChange], edition: Edition, say: Words, day: date | None = None) -> None:
        """Take all changes, oldest first; those taken back, and those not yet in force on the day, leave no mark."""
        self._say = say
        self._subjects = {member.ref: _code(member.value) for member in members(edition)}
        self._subjects |= {indicator.ref: indicator.subject for indicator in edition.card.indicators}
        histories: dict[tuple[str, ChangeField], list[PersonsChange]] = defaultdict(list)
        for change in sorted(_in_force(changes, day), key=lambda change: change.valid):
            histories[change.ref, change.field].append(change)
        self._live = {key: line for key, line in histories.items() if line[0].before != line[-1].after}

    @property
    def any(self) -> bool:
        """True where anything differs from print."""
        return bool(self._live)

    def marked(self, reading: str, field: ChangeField) -> bool:
        """Tell whether a reading's target or actual was changed."""
        return (reading, field) in self._live

    def notes(self, reading: str, indicator: str) -> list[str]:
        """Return the notes on a reading's figures."""
        subject = self._subjects.get(indicator, "")
        return [self._note(subject, change) for field in _FIGURES for change in self._live.get((reading, field), ())]

    def others(self) -> list[str]:
        """Return the notes on what was changed beside figures: codes, names, units, formulas, agencies, places."""
        lines = [(ref, change) for (ref, field), line in self._live.items() if field in _OTHERS for change in line]
        return [self._note(self._subjects.get(ref, ""), change) for ref, change in lines]

    def _note(self, subject: str, change: PersonsChange) -> str:
        day = change.recorded.astimezone(TAIPEI_TIME).date()
        return self._say.change.format(
            subject=subject,
            field=change.field.label(self._say.language),
            day=day.isoformat() if self._say.language.startswith("en") else roc(day),
            who=change.who,
            before=change.before or self._say.empty,
            after=change.after or self._say.empty,
            reason=change.reason,
        )


def _code(value: Any) -> str:
    """Return by what a printed object is named: its code, a theme's letter, a line's agency."""
    return next((found for name in ("code", "letter", "agency") if (found := getattr(value, name, ""))), "")


def _in_force(changes: Sequence[PersonsChange], day: date | None) -> list[PersonsChange]:
    return [
        change for change in changes if change.field in (*_FIGURES, *_OTHERS) and (day is None or change.valid <= day)
    ]
