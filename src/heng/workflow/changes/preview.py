"""What a change would do, before it is written: the new value, the new verdict, and what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from heng.check.entries import Doubt, doubts
from heng.check.figures import questioned
from heng.check.run import check
from heng.evaluate.assessment import assess
from heng.evaluate.judging.verdict import Verdict
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Figures, Missing, Reading, Target
from heng.model.terms import ChangeField
from heng.workflow.agencies import register
from heng.workflow.changes.entered import read_actual, read_target
from heng.workflow.changes.refusals import NothingChangesError, UnknownSubjectError
from heng.workflow.findings.thread import part
from heng.workflow.opening.cards import beside_of, open_card
from heng.workflow.opening.opened import CardAddress, OpenCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would change.

    Attributes:
        now, then: The reading as it stands, and as it would stand; the same where `later`.
        verdict_now, verdict_then: Under the rulebook in force; None where it judges nothing.
        doubts: What is odd about the typed value; a person may write it all the same.
        later: It is a target from a day after the period, which judges no figure of this edition.
    """

    indicator: Indicator
    field: ChangeField
    now: Reading
    then: Reading
    verdict_now: Verdict | None
    verdict_then: Verdict | None
    doubts: tuple[Doubt, ...]
    later: bool = False


def preview_actual(address: CardAddress, ref: str, text: str) -> Preview:
    """Return what correcting an actual would do; raises RefusedChangeError as `correct_actual` does."""
    place = _Place.find(address, ref)
    return place.preview(ChangeField.ACTUAL, text, read_actual(text, place.unit, place.printed))


def preview_target(
    address: CardAddress, ref: str, text: str, *, corrects: bool, valid: date | None = None
) -> Preview:  # fmt: skip
    """Return what another target would do; raises RefusedChangeError as `set_target` does."""
    place = _Place.find(address, ref)
    period = place.printed.period
    later = not corrects and period is not None and (valid is None or valid > period.last)
    return place.preview(ChangeField.TARGET, text, read_target(text, place.unit, place.printed), later=later)


@dataclass(frozen=True, slots=True)
class _Place:
    card: OpenCard
    indicator: Indicator
    printed: Reading
    now: Reading

    @classmethod
    def find(cls, address: CardAddress, ref: str) -> _Place:
        """Open the card of a reading; raises NoSuchCardError, UnknownSubjectError."""
        card = open_card(address)
        now, printed = _reading(card.edition, ref), _reading(card.printed, ref)
        indicator = next(one for one in card.edition.card.indicators if one.ref == now.indicator)
        return cls(card, indicator, printed, now)

    @property
    def unit(self) -> str:
        return self.indicator.unit or ""

    def preview(
        self, field: ChangeField, text: str, typed: Target | Actual | Missing, *, later: bool = False
    ) -> Preview:
        standing = self.now.target if field is ChangeField.TARGET else self.now.actual
        if not later and standing is not None and standing.text == text.strip():
            raise NothingChangesError(standing.text)
        then = replace(self.now, target=typed) if isinstance(typed, Target) else replace(self.now, actual=typed)
        judged = self.now if later else then
        return Preview(
            indicator=self.indicator,
            field=field,
            now=self.now,
            then=then,
            verdict_now=self.card.assessment.by_reading.get(self.now.ref),
            verdict_then=self._verdict(judged),
            doubts=doubts(self.indicator, self.printed, typed),
            later=later,
        )

    def _verdict(self, reading: Reading) -> Verdict | None:
        edition = self.card.edition
        readings = tuple(reading if one.ref == reading.ref else one for one in edition.figures.readings)
        whole = replace(edition, figures=Figures(readings=readings))
        still = tuple(one for one in self.card.reading_findings if reading.ref not in one.refs)
        found = check([whole], register(), reading=still, beside=beside_of(self.card))
        open_errors = questioned(part(found, self.card.work).findings)
        alone = replace(edition, figures=Figures(readings=(reading,)))
        assessment = assess(
            alone, self.card.rulebook, confirmed=self.card.confirmed, questioned=open_errors, past=self.card.past
        )
        return assessment.by_reading.get(reading.ref)


def _reading(edition: Edition, ref: str) -> Reading:
    found = next((one for one in edition.figures.readings if one.ref == ref), None)
    if found is None:
        raise UnknownSubjectError(ref)
    return found
