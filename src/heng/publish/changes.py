"""Figures that people changed: which cells to mark, and the notes that say who, when, why and what stood before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Protocol

from heng.model.edition import Edition
from heng.model.period import roc
from heng.model.terms import ChangeField
from heng.publish.words import Words

_TAIPEI = timezone(timedelta(hours=8))


class FigureChange(Protocol):
    """What a note needs to know of a change in the record; `before` and `after` as text, `recorded` in UTC."""

    @property
    def ref(self) -> str:
        """The reading that was changed."""

    @property
    def field(self) -> ChangeField:
        """Target or actual."""

    @property
    def before(self) -> str:
        """What stood there."""

    @property
    def after(self) -> str:
        """What stands there since."""

    @property
    def who(self) -> str:
        """Who changed it."""

    @property
    def recorded(self) -> datetime:
        """When it was written."""

    @property
    def reason(self) -> str:
        """Why."""


class Marks:
    """Knows which readings' figures differ from print because somebody changed them."""

    def __init__(self, changes: Sequence[FigureChange], edition: Edition, say: Words) -> None:
        """Take all changes, oldest first; those that were taken back leave no mark."""
        self._say = say
        self._subjects = {indicator.ref: indicator.subject for indicator in edition.card.indicators}
        histories: dict[tuple[str, ChangeField], list[FigureChange]] = defaultdict(list)
        for change in changes:
            histories[change.ref, change.field].append(change)
        self._live = {key: line for key, line in histories.items() if line[0].before != line[-1].after}

    def marked(self, reading: str, field: ChangeField) -> bool:
        """Tell whether a reading's target or actual was changed."""
        return (reading, field) in self._live

    def notes(self, reading: str, indicator: str) -> list[str]:
        """Return the notes on a reading's figures."""
        subject = self._subjects.get(indicator, "")
        fields = (ChangeField.TARGET, ChangeField.ACTUAL)
        return [self._note(subject, change) for field in fields for change in self._live.get((reading, field), ())]

    def _note(self, subject: str, change: FigureChange) -> str:
        day = change.recorded.astimezone(_TAIPEI).date()
        return self._say.change.format(
            subject=subject,
            field=change.field.label(self._say.language),
            day=day.isoformat() if self._say.language.startswith("en") else roc(day),
            who=change.who,
            before=change.before or self._say.empty,
            after=change.after or self._say.empty,
            reason=change.reason,
        )
