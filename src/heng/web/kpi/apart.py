"""What stands apart from a KPI's print and yet belongs to its record: values of its data items, reasons to differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from heng.model.card import Indicator
from heng.model.period import Period
from heng.model.terms import ChangeField
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.items.lines import agency_label, typed
from heng.web.kpi.history import Entry, history
from heng.web.language import current, pick
from heng.workflow.carrying import reasons_of
from heng.workflow.items.computed import card_data
from heng.workflow.opening.opened import Change


def just_done(index: CardIndex, query: Mapping[str, str]) -> Change | None:
    """Return the change that was just written, of the figures or apart from them."""
    number = query.get("done", "")
    if not number:
        return None
    known = (*index.card.changes, *card_data(index.card).held.changes, *reasons_of(index.card))
    return next((one for one in known if str(one.number) == number), None)


def whole_record(index: CardIndex, indicators: Sequence[Indicator]) -> tuple[Entry, ...]:
    """Return the record of a KPI with what stands apart from its print, the latest change first."""
    found = (*_entries_apart(index, indicators), *history(index, indicators))
    return tuple(sorted(found, key=lambda one: one.number, reverse=True))


def _entries_apart(index: CardIndex, indicators: Sequence[Indicator]) -> tuple[Entry, ...]:
    """Return the values entered of the data items that a KPI reads, and the reasons for its differences."""
    data, refs = card_data(index.card), {one.ref for one in indicators}
    found = [
        (change, f"{numbers.text(item.name)} {_whose(change)}")
        for item in data.items.items if not refs.isdisjoint(item.indicators)
        for change in data.history(item) if change.field is ChangeField.DATA_VALUE
    ]  # fmt: skip
    names = {(one.objective, one.code) for one in indicators}
    reasons = [(one, one.ref.split("/")) for one in reasons_of(index.card)]
    found += [(one, "") for one, parts in reasons if tuple(parts[1:3]) in names]
    last = {(one.field, one.ref): one.number for one, _ in sorted(found, key=lambda each: each[0].number)}
    return tuple(_entry(one, subject, last[one.field, one.ref]) for one, subject in found)


def _whose(change: Change) -> str:
    first, last, agency = change.ref.split("/")[2:5]
    return f"{numbers.span(Period(date.fromisoformat(first), date.fromisoformat(last)))} {agency_label(agency)}"


def _entry(change: Change, subject: str, last: int) -> Entry:
    none = pick("沒有", "none")
    return Entry(
        recorded=change.recorded,
        when=numbers.moment(change.recorded),
        who=change.who,
        what=change.field.label(current()),
        subject=subject,
        before=typed(change.before) or none,
        after=typed(change.after) or none,
        reason=change.reason,
        valid=numbers.day(change.valid),
        number=change.number,
        can_undo=change.number == last and change.undoes is None,
        undoes=change.undoes is not None,
    )
