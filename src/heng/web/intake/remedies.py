"""The remedies that a finding suggests, each with its effect, for a person to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.evaluate.judging.verdict import Verdict
from heng.model.finding import Finding
from heng.model.terms import Status
from heng.web.language import current
from heng.web.rows import ratio_of
from heng.web.states import State, known, of_verdict
from heng.workflow.findings.thread import FindingEntry
from heng.workflow.intake.draft import Draft
from heng.workflow.intake.fixing import Effect, Fix, effect
from heng.workflow.intake.proposing import Proposal, key_of, proposals


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A figure before or after a correction: how it stands, and its achievement in percent."""

    state: State
    ratio: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectView:
    """What corrections would do.

    Attributes:
        sides: The figure before and after; empty where no figure is corrected.
        totals: Status, number before, number after.
        off_line: What was typed does not stand on the line that the document is cited with.
    """

    effect: Effect
    sides: tuple[Side, ...]
    totals: tuple[tuple[Status, int, int], ...]
    off_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One remedy to choose: its key in the form, its words, and its effect where that was asked for."""

    key: str
    text: str
    effect: EffectView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding with its remedies; `waiver` where somebody lets it stand in the record."""

    finding: Finding
    key: str
    remedies: tuple[Remedy, ...]
    waiver: FindingEntry | None = None


def finding_view(draft: Draft, finding: Finding, weigh: str = "") -> FindingView:
    """Return a finding with its remedies; with their effects where it is the one to be weighed."""
    key = key_of(finding)
    found = tuple(_remedies(draft, finding, weigh=weigh == key))
    waiver = next((one.waiver for one in draft.waived if one.finding is finding), None)
    return FindingView(finding=finding, key=key, remedies=found, waiver=waiver)


def finding_of(draft: Draft, key: str) -> Finding | None:
    """Return the finding of a key, None where it is not there any more."""
    return next((one for one in draft.findings if key_of(one) == key), None)


def chosen(draft: Draft, finding: Finding, key: str, *, who: str, reason: str) -> tuple[Fix, ...]:
    """Return the fixes of the remedy of a key, none where there is no such remedy."""
    remedy = next((one for one in proposals(draft.edition, finding) if one.key == key), None)
    return fixes_of(remedy, who, reason) if remedy else ()


def fixes_of(proposal: Proposal, who: str, reason: str) -> tuple[Fix, ...]:
    """Return a remedy as the fixes that it is made of."""
    return tuple(Fix(ref=cell.ref, field=cell.field, text=cell.text, who=who, reason=reason) for cell in proposal.cells)


def effect_view(draft: Draft, fixes: tuple[Fix, ...], *, off_line: bool = False) -> EffectView:
    """Return what fixes would do; raises RefusedChangeError, UnknownRowError."""
    seen = effect(draft.edition, draft.reading, fixes, draft.rulebook)
    both = (seen.before, seen.after)
    sides = tuple(Side(state=_state(one), ratio=ratio_of(one)) for one in both) if seen.before or seen.after else ()
    return EffectView(effect=seen, sides=sides, totals=seen.totals, off_line=off_line)


def _remedies(draft: Draft, finding: Finding, *, weigh: bool) -> Iterator[Remedy]:
    for one in proposals(draft.edition, finding):
        seen = effect_view(draft, fixes_of(one, "—", "—")) if weigh else None
        yield Remedy(key=one.key, text=one.text(current()), effect=seen)


def _state(verdict: Verdict | None) -> State:
    if verdict is not None and verdict.status is None and verdict.known:
        return known()
    return of_verdict(verdict, None)
