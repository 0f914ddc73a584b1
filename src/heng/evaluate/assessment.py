"""A whole edition under one rulebook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from heng.evaluate.judging.case import Case
from heng.evaluate.judging.judge import judge_figure
from heng.evaluate.judging.ruling import Ruling, not_scored
from heng.evaluate.judging.verdict import Step, Verdict
from heng.evaluate.rulebooks.rulebook import Judging, Rulebook
from heng.evaluate.telling import shown, wordings
from heng.evaluate.totals.items import items_of
from heng.evaluate.totals.set_weights import NO_WEIGHTS, SetWeights
from heng.evaluate.totals.total import Total, total_of
from heng.evaluate.traits import behaviour as behaviours
from heng.evaluate.traits import polarity as polarities
from heng.evaluate.traits.confirmed import NOTHING, Confirmed
from heng.evaluate.year.line import NO_PAST, Line, Past, Point
from heng.evaluate.year.lines import lines_of
from heng.evaluate.year.rest import rest_of
from heng.evaluate.year.rest_steps import rest_steps
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Missing, Reading
from heng.model.finding import Fact
from heng.model.terms import Ground, MissingReason, NotScoredReason, Polarity, Status, Topic

QUESTIONED = not_scored(NotScoredReason.DATA_IN_QUESTION, Step(Topic.RESULT, wordings.QUESTIONED))


@dataclass(frozen=True)
class Assessment:
    """Verdicts on every reading of an edition, in the order of its readings.

    `lines` has each reading's figure with those before it, by the `ref` of the reading. `weights` are those that people
    recorded of themes, perspectives, objectives and agencies, by level and key of the group.
    """

    edition: Edition
    rulebook: Rulebook
    verdicts: tuple[Verdict, ...]
    lines: Mapping[str, Line] = field(default_factory=dict, compare=False, repr=False)
    weights: SetWeights = field(default_factory=dict)
    _basis: Basis | None = field(default=None, compare=False, repr=False)

    def under(self, rulebook: Rulebook) -> Assessment:
        """Return the same edition under another rulebook, from all that is known of it here."""
        assert self._basis is not None
        return replace(self._basis.under(rulebook, self.weights), edition=self.edition)

    @cached_property
    def by_reading(self) -> Mapping[str, Verdict]:
        """Verdicts by `Reading.ref`."""
        return {verdict.reading: verdict for verdict in self.verdicts}

    @cached_property
    def by_indicator(self) -> Mapping[str, tuple[Verdict, ...]]:
        """Verdicts by `Indicator.ref`; several where agencies or parts of the year have figures of their own."""
        found: dict[str, tuple[Verdict, ...]] = {}
        for verdict in self.verdicts:
            found[verdict.indicator] = (*found.get(verdict.indicator, ()), verdict)
        return found

    def total(self, refs: Iterable[str] | None = None) -> Total:
        """Return coverage, counts and bounds over readings or indicators given by `ref`; over all where none given.

        Refs that the edition does not have are passed over; a reading named twice counts once.
        """
        if refs is None:
            return total_of(self.verdicts, self.rulebook)
        wanted = set(refs)
        chosen = (one for one in self.verdicts if one.reading in wanted or one.indicator in wanted)
        return total_of(chosen, self.rulebook)


def assess(
    edition: Edition,
    rulebook: Rulebook,
    *,
    confirmed: Confirmed = NOTHING,
    questioned: Collection[str] = (),
    past: Past = NO_PAST,
    weights: SetWeights = NO_WEIGHTS,
) -> Assessment:
    """Judge every reading of an edition.

    Args:
        edition: What is judged.
        rulebook: By which rules.
        confirmed: Polarities and behaviours in time that people have confirmed.
        questioned: `ref`s of readings and indicators on which an error stands open: their figures are data in
            question, never short.
        past: Figures of earlier editions and planned splits, for what is judged by the course of the year.
        weights: Of themes, perspectives, objectives and agencies, for what is joined.
    """
    return Basis(edition, confirmed, questioned, past).under(rulebook, weights)


class Basis:
    """What holds of an edition's readings whatever the rulebook, worked out once for all of them."""

    def __init__(self, edition: Edition, confirmed: Confirmed, questioned: Collection[str], past: Past) -> None:
        """Take what is judged; arguments as those of `assess`."""
        self._edition = edition
        self._confirmed = confirmed
        self._questioned = questioned
        self._lines = lines_of(edition, past, confirmed, questioned)
        self._known: dict[Polarity | None, tuple[Known, ...]] = {}

    def under(self, rulebook: Rulebook, weights: SetWeights) -> Assessment:
        """Return the assessment under one rulebook."""
        default = rulebook.judging.default_polarity if rulebook.judging else None
        if default not in self._known:
            self._known[default] = tuple(self._readings(default))
        verdicts = tuple(_verdict(one, rulebook) for one in self._known[default])
        return Assessment(self._edition, rulebook, verdicts, self._lines, weights, self)

    def _readings(self, default: Polarity | None) -> Iterator[Known]:
        indicators = {indicator.ref: indicator for indicator in self._edition.card.indicators}
        items, doubtful = items_of(self._edition), self._questioned
        for reading in self._edition.figures.readings:
            if indicator := indicators.get(reading.indicator):
                line, in_question = self._lines[reading.ref], reading.ref in doubtful or indicator.ref in doubtful
                yield _known(
                    line, self._confirmed, default, reading=reading, indicator=indicator, in_question=in_question,
                    counted=reading.ref in items,
                )  # fmt: skip


def judge_point(line: Line, point: Point, rulebook: Rulebook, confirmed: Confirmed = NOTHING) -> Verdict:
    """Judge a figure of a line as its own time knew it: by what was printed up to it.

    Confirmations are those of the line's last figure: they are about the indicator, whichever edition prints it.
    """
    alone = line.until(point)
    ref, own = line.now.indicator.ref, alone.now.indicator.ref
    settled = Confirmed(
        polarity={own: confirmed.polarity[ref]} if ref in confirmed.polarity else {},
        behaviour={own: confirmed.behaviour[ref]} if ref in confirmed.behaviour else {},
    )
    reading, indicator = alone.now.reading, alone.now.indicator
    default = rulebook.judging.default_polarity if rulebook.judging else None
    known = _known(
        alone, settled, default, reading=reading, indicator=indicator, in_question=alone.now.questioned, counted=True
    )
    return _verdict(known, rulebook)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A reading with what holds of it under every rulebook that takes an unknown direction alike.

    `bare` is its verdict without a ruling; `told` stands after the steps of the ruling.
    """

    reading: Reading
    indicator: Indicator
    line: Line
    in_question: bool
    bare: Verdict
    told: tuple[Step, ...]


def _known(
    line: Line,
    confirmed: Confirmed,
    default: Polarity | None,
    *,
    reading: Reading,
    indicator: Indicator,
    in_question: bool,
    counted: bool,
) -> Known:
    polarity = polarities.judge(indicator, reading.target, confirmed.polarity.get(indicator.ref), default=default)
    behaviour = behaviours.judge(indicator, reading, confirmed.behaviour.get(indicator.ref))
    rest = rest_of(line, polarity, behaviour)
    bare = Verdict(
        reading=reading.ref,
        indicator=indicator.ref,
        subject=indicator.subject,
        status=None,
        asked=reading.actual is not None,
        known=isinstance(reading.actual, Actual),
        counted=counted,
        polarity=polarity,
        behaviour=behaviour,
        rest=rest,
    )
    return Known(
        reading=reading,
        indicator=indicator,
        line=line,
        in_question=in_question,
        bare=bare,
        told=(*rest_steps(rest), *_grounds(bare, indicator)),
    )


def _verdict(known: Known, rulebook: Rulebook) -> Verdict:
    judging, verdict, actual = rulebook.judging, known.bare, known.reading.actual
    if isinstance(actual, Missing):
        verdict = _missing(verdict, actual, judging)
    elif isinstance(actual, Actual) and judging is not None:
        case = Case(
            reading=known.reading,
            actual=actual,
            indicator=known.indicator,
            line=known.line,
            polarity=verdict.polarity.polarity,
            behaviour=verdict.behaviour.behaviour,
            may_be=verdict.behaviour.may_be,
        )
        verdict = _ruled(verdict, QUESTIONED if known.in_question else judge_figure(case, judging), judging)
    return replace(verdict, steps=(*_opening(verdict, rulebook), *verdict.steps, *known.told))


def _missing(verdict: Verdict, actual: Missing, judging: Judging | None) -> Verdict:
    """Under a rulebook that judges, what does not apply is not scored; all else that is missing has no data."""
    if judging is not None and actual.reason is MissingReason.NOT_APPLICABLE:
        return replace(
            verdict,
            status=Status.NOT_SCORED,
            missing=actual.reason,
            not_scored=NotScoredReason.NOT_APPLICABLE,
        )
    return replace(verdict, status=Status.NO_DATA, missing=actual.reason)


def _ruled(verdict: Verdict, ruling: Ruling, judging: Judging) -> Verdict:
    return replace(
        verdict,
        status=ruling.status,
        achievement=ruling.achievement,
        score=_score(ruling.achievement, judging),
        distance=ruling.distance,
        not_scored=ruling.not_scored,
        steps=ruling.steps,
    )


def _score(achievement: Decimal | None, judging: Judging) -> Decimal | None:
    if achievement is None:
        return None
    return max(judging.scoring.floor, min(judging.scoring.cap, achievement))


def _opening(verdict: Verdict, rulebook: Rulebook) -> tuple[Step, ...]:
    return (rulebook_step(rulebook), _status_step(verdict, rulebook))


def rulebook_step(rulebook: Rulebook) -> Step:
    """Return the statement which rulebook judges, and whether it is anybody's decision."""
    facts: dict[str, Fact] = {"name": rulebook.name, "version": rulebook.version}
    wording = wordings.RULEBOOK_DEMO if rulebook.demonstration else wordings.RULEBOOK
    if rulebook.adoption is not None:
        adoption = rulebook.adoption
        facts |= {"body": adoption.body, "session": adoption.session, "day": adoption.day or "—"}
        wording = wordings.RULEBOOK_ADOPTED
    return Step(Topic.RULEBOOK, wordings.titled(wording, rulebook.title), facts)


def _status_step(verdict: Verdict, rulebook: Rulebook) -> Step:
    facts: dict[str, Fact] = {}
    if verdict.status is None:
        return Step(Topic.VERDICT, wordings.NO_VERDICT if verdict.asked else wordings.NOT_ASKED)
    facts["status"] = verdict.status
    reason = verdict.not_scored or verdict.missing
    if reason is not None:
        return Step(Topic.VERDICT, wordings.STATUS_WITH_REASON, {**facts, "reason": reason})
    if verdict.achievement is None or rulebook.judging is None:
        return Step(Topic.VERDICT, wordings.STATUS, facts)
    facts["share"] = shown.percent(verdict.achievement, rulebook.judging.edges)
    under_way = verdict.status is Status.UNDER_WAY
    return Step(Topic.VERDICT, wordings.STATUS_PROGRESS if under_way else wordings.STATUS_WITH_SHARE, facts)


def _grounds(verdict: Verdict, of: Indicator) -> tuple[Step, ...]:
    behaviour, polarity = verdict.behaviour, verdict.polarity
    doubt = (Step(Topic.BEHAVIOUR, behaviour.doubt, behaviour.facts),) if behaviour.doubt else ()
    printed = Ground.PRINTED
    return (
        Step(
            Topic.BEHAVIOUR,
            behaviour.reason,
            behaviour.facts,
            of.behaviour_source if behaviour.ground is printed else None,
        ),
        *doubt,
        Step(
            Topic.POLARITY, polarity.reason, polarity.facts, of.polarity_source if polarity.ground is printed else None
        ),
    )
