"""Targets and actuals of a KPI sheet, one reading for each period that the head names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from heng.ingest.scorecard.doubts import doubts
from heng.ingest.sheet.heads import Head
from heng.ingest.sheet.rows import Print, TableRow
from heng.ingest.source import Citation
from heng.model.agency import Responsibility
from heng.model.card import Indicator
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.notation import parse_actual, parse_target
from heng.model.period import Period
from heng.model.terms import Column


@dataclass(slots=True)
class SheetFigures:
    """Makes the readings row by row. `year` and `part` (months) are those of the sheet's title."""

    cite: Citation
    refs: RefMaker
    year: int
    part: tuple[int, int] | None
    readings: list[Reading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, row: TableRow, indicator: Indicator, agencies: tuple[Responsibility, ...]) -> None:
        """Make a reading for each period that the head names; a target of the year stands beside each of its parts."""
        figures = list(row.figures())
        targets = [(head, cell) for head, cell in figures if head.kind is Column.TARGET]
        actuals = [(head, cell) for head, cell in figures if head.kind is Column.ACTUAL]
        agencies = agencies or indicator.agencies
        met: list[tuple[Head, Print]] = []
        for head, cell in actuals:
            aim = _aim(head, targets, self.year)
            met += [aim] if aim else []
            self._reading(indicator, agencies, aim, (head, cell))
        for head, cell in targets:
            if (head, cell) not in met:
                self._reading(indicator, agencies, (head, cell), None)

    def _span(self, aim: tuple[Head, Print] | None, reached: tuple[Head, Print] | None) -> Period | None:
        """Return what a row's figures are for: the actual's time, else that which the target's own head prints."""
        if reached:
            return self._period(reached[0])
        own = aim is not None and (aim[0].roc_year is not None or aim[0].part is not None)
        return self._period(aim[0], whole=True) if aim and own else None

    def _reading(
        self,
        indicator: Indicator,
        agencies: tuple[Responsibility, ...],
        aim: tuple[Head, Print] | None,
        reached: tuple[Head, Print] | None,
    ) -> None:
        period = self._span(aim, reached)
        target_period = self._period(aim[0], whole=True) if aim else None
        slug = (period or target_period).slug if period or target_period else ""  # type: ignore[union-attr]
        names = "；".join(each.agency for each in agencies) if agencies != indicator.agencies else ""
        ref = self.refs.make("reading", indicator.objective, indicator.subject or indicator.name, slug, names)
        target = self._target(aim, indicator, target_period, ref)
        actual = self._actual(reached, indicator, period, target, ref)
        printed = [line for pair in (aim, reached) if pair for line in pair[1].lines]
        source = self.cite.print(printed) if printed else indicator.source
        self.readings.append(
            Reading(
                ref=ref,
                indicator=indicator.ref,
                agencies=agencies,
                period=period,
                target_period=target_period,
                target=target,
                actual=actual,
                source=source,
            )
        )

    def _period(self, head: Head, *, whole: bool = False) -> Period | None:
        part = head.part or (None if whole else self.part)
        return replace(head, part=part).period(self.year)

    def _target(
        self, aim: tuple[Head, Print] | None, indicator: Indicator, period: Period | None, ref: str
    ) -> Target | None:
        if aim is None:
            return None
        # The cells of a sheet are apart: no code runs into a value here.
        parsed = parse_target(aim[1].value, unit=indicator.unit or "", period=period)
        source = self.cite.print(aim[1].lines or ()) if aim[1].lines else indicator.source
        self.findings += doubts(parsed, indicator.subject, source, ref)
        return replace(parsed.value, source=source, text=aim[1].shown or parsed.value.text)

    def _actual(
        self,
        reached: tuple[Head, Print] | None,
        indicator: Indicator,
        period: Period | None,
        target: Target | None,
        ref: str,
    ) -> Actual | Missing | None:
        if reached is None:
            return None
        parsed = parse_actual(reached[1].value, unit=indicator.unit or "", period=period, target=target)
        source = self.cite.print(reached[1].lines) if reached[1].lines else indicator.source
        self.findings += doubts(parsed, indicator.subject, source, ref)
        return replace(parsed.value, source=source, text=reached[1].shown or parsed.value.text)


def _aim(head: Head, targets: Iterable[tuple[Head, Print]], year: int) -> tuple[Head, Print] | None:
    """Return the target that stands beside an actual: of the same year and part of it, else of the year.

    A head without a year is of the sheet's `year`; where that is unknown too (0), it goes with any.
    """
    own = head.roc_year or year
    fitting = [pair for pair in targets if 0 in (own, theirs := pair[0].roc_year or year) or theirs == own]
    same = [pair for pair in fitting if pair[0].part == head.part]
    whole = [pair for pair in fitting if pair[0].part is None]
    return next(iter(same or whole), None)
