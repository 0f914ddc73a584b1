"""Writing changes under the lock of their chain: one, or several in one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heng.model.terms import ChangeField
from heng.store import models, read
from heng.store.append import NewBatch, NewEntry, append
from heng.store.words import Act, Voice
from heng.workflow.changes.change_data import Alteration, change_of
from heng.workflow.changes.refusals import NoReasonError, NothingChangesError, StaleChangeError, UnknownSubjectError
from heng.workflow.opening.opened import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a person wants to stand in one place.

    Attributes:
        card_year: Whose chain; the caller holds its lock.
        row: The edition it is about; None = the whole owner and year.
        field, ref: What it changes.
        after, value: As text and as data; value None = what the document prints stands again.
        printed: What the document prints there, as text.
        day: From when it holds.
        source: SHA-256 of the document it rests on; empty for a decision.
        corrects: It says what the document prints, where that was misread.
        differs: More than the text differs from what stands: it is a change even where `after` reads the same.
        seen: Number of the last change of the same that the person had before them, 0 for none; None = not asked.
        undoes: Digest of the change that this takes back.
    """

    card_year: models.CardYear
    row: models.Edition | None
    field: ChangeField
    ref: str
    after: str
    value: Any
    printed: str
    day: date
    source: str = ""
    corrects: bool = False
    differs: bool = False
    seen: int | None = None
    undoes: str | None = None


def demand_reason(who: str, reason: str) -> None:
    """Refuse what nobody answers for."""
    if not reason.strip() or not who.strip():
        raise NoReasonError


def write(proposal: Proposal, *, act: Act, who: str, reason: str, seen: int | None) -> Change:
    """Write a change; raises StaleChangeError where another came after `seen`, NothingChangesError."""
    return write_together([replace(proposal, seen=seen)], act=act, who=who, reason=reason)[0]


def write_together(proposals: Sequence[Proposal], *, act: Act, who: str, reason: str) -> tuple[Change, ...]:
    """Write several changes of one chain as one act, each with a history of its own; raises as `write` does.

    What stands already as it is proposed is left out.
    """
    entries = [entry for one in proposals if (entry := _entry(one)) is not None]
    if not entries:
        raise NothingChangesError("、".join(dict.fromkeys(one.after for one in proposals)))
    batch = NewBatch(act=act, who=who.strip(), reason=reason.strip(), entries=entries)
    _, rows = append(proposals[0].card_year, batch)
    return tuple(map(change_of, rows))


def _entry(proposal: Proposal) -> NewEntry | None:
    """Return what a proposal writes, None where it changes nothing; raises StaleChangeError."""
    versions = read.by_people(proposal.card_year, proposal.row, kind=proposal.field.value, ref=proposal.ref)
    last = versions[-1] if versions else None
    _demand_seen(last, proposal.seen, proposal.after)
    before = _in_force(versions, proposal)
    if before == proposal.after and proposal.undoes is None and not proposal.differs:
        return None
    altered = Alteration(
        before=before,
        after=proposal.after,
        value=proposal.value,
        replaces=last.digest if last else None,
        undoes=proposal.undoes,
        corrects=proposal.corrects,
    )
    return NewEntry(
        kind=proposal.field.value,
        ref=proposal.ref,
        voice=Voice.PERSON,
        body=altered.body(),
        valid_from=proposal.day,
        edition=proposal.row,
        source=proposal.source,
    )


def _demand_seen(last: models.Entry | None, seen: int | None, mine: str) -> None:
    if seen is None or seen == (last.pk if last else 0):
        return
    if last is None:
        raise UnknownSubjectError(str(seen))
    raise StaleChangeError(change_of(last), mine)


def _in_force(versions: list[models.Entry], proposal: Proposal) -> str:
    entry = read.in_force(versions, proposal.day).get((proposal.field.value, proposal.ref))
    return Alteration.read(entry).after if entry else proposal.printed
