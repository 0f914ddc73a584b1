"""Targets and actuals of a KPI sheet, one reading for each period that the head names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.scorecard.doubts import doubts
from heng.ingest.sheet.about import About
from heng.ingest.sheet.cells import Cells
from heng.ingest.sheet.heads import Head
from heng.ingest.sheet.rows import Print, TableRow
from heng.ingest.source import Citation
from heng.model.agency import Responsibility
from heng.model.card import Indicator
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.period import Period
from heng.model.terms import Column

Figure = tuple[Head, Print]
"""The head of a column and a row's cell in it."""


@dataclass(slots=True)
class SheetFigures:
    """Makes the readings row by row. `about`: what the sheet says of the whole."""

    cite: Citation
    refs: RefMaker
    about: About
    readings: list[Reading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, row: TableRow, indicator: Indicator, agencies: tuple[Responsibility, ...]) -> None:
        """Make a reading for each time that the head names.

        A target of the year beside several parts of it is a reading of its own: none of the parts has to reach it.
        """
        figures = list(row.figures())
        targets = [(head, cell) for head, cell in figures if head.kind is Column.TARGET]
        if all(head.superseded for head, _ in targets):
            # 原訂 alone says that it is set before: no other target takes its place.
            targets = [(replace(head, superseded=False), cell) for head, cell in targets]
        actuals = [(head, cell) for head, cell in figures if head.kind is Column.ACTUAL]
        agencies = agencies or indicator.agencies
        aims = pair(targets, actuals, self.about.figures_year)
        for aim, actual in zip(aims, actuals, strict=True):
            self._reading(indicator, agencies, aim, actual)
        for target in targets:
            if target not in aims:
                self._reading(indicator, agencies, target, None)

    def _reading(
        self,
        indicator: Indicator,
        agencies: tuple[Responsibility, ...],
        aim: Figure | None,
        reached: Figure | None,
    ) -> None:
        period = self._period(reached[0]) if reached else self._period(aim[0], whole=True) if aim else None
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
        if head.roc_year is None and not self.about.figures_year:
            return self.about.period
        part = head.part or (None if whole else self.about.part)
        return replace(head, part=part).period(self.about.figures_year)

    def _target(self, aim: Figure | None, indicator: Indicator, period: Period | None, ref: str) -> Target | None:
        if aim is None:
            return None
        # The cells of a sheet are apart: no code runs into a value here.
        head, cell = aim
        parsed = Cells(indicator.unit or "").target(cell, period)
        source = self.cite.print(cell.lines) if cell.lines else indicator.source
        self.findings += doubts(parsed, indicator.subject, source, ref)
        note = "；".join(filter(None, (head.text if head.superseded else "", parsed.value.note)))
        return replace(parsed.value, source=source, note=note)

    def _actual(
        self, reached: Figure | None, indicator: Indicator, period: Period | None, target: Target | None, ref: str
    ) -> Actual | Missing | None:
        if reached is None:
            return None
        parsed = Cells(indicator.unit or "").actual(reached[1], period, target)
        source = self.cite.print(reached[1].lines) if reached[1].lines else indicator.source
        self.findings += doubts(parsed, indicator.subject, source, ref)
        return replace(parsed.value, source=source)


def pair(targets: Sequence[Figure], actuals: Sequence[Figure], year: int) -> list[Figure | None]:
    """Return for each actual the target that it has to reach: of the same year and part of it, else of the year.

    A head without a year is of the sheet's `year`; where that is unknown too (0), it goes with any. A year's target
    goes with one actual at most, and with none where all are of parts of the year.
    """
    aims = [_aim(head, targets, year) for head, _ in actuals]
    for aim in targets:
        rivals = [at for at, each in enumerate(aims) if each is aim]
        if len(rivals) > 1:
            whole = [at for at in rivals if actuals[at][0].part == aim[0].part]
            best = next((at for at in whole if actuals[at][0].until_now), next(iter(whole), None))
            aims = [each if at not in rivals or at == best else None for at, each in enumerate(aims)]
    return aims


def _aim(head: Head, targets: Iterable[Figure], year: int) -> Figure | None:
    own = head.roc_year or year
    fitting = [
        pair
        for pair in targets
        if 0 in (own, theirs := pair[0].roc_year or year) or theirs == own
        if pair[0].part in (head.part, None)
    ]

    def unlike(target: Figure) -> tuple[bool, bool, bool]:
        return target[0].part != head.part, target[0].superseded, target[0].until_now != head.until_now

    return min(fitting, key=unlike, default=None)
