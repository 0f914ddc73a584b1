"""Makes small editions for the tests of judging: what a test does not name is filled in and is in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from heng.evaluate import Assessment, Rulebook, Verdict, assess
from heng.model.agency import Responsibility
from heng.model.card import Card, Indicator, Objective, Theme
from heng.model.edition import DocumentRef, Edition, EditionHead
from heng.model.figures import Actual, Figures, Missing, Predicate, Reading, Target, Threshold
from heng.model.notation import parse_actual, parse_target
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.source import Place, SourceRef
from heng.model.terms import DocumentKind, MissingReason, Polarity, Scope, TargetOperator, TimeBehaviour
from heng.model.weights import Weight
from heng.resources import rulebook

DEMO = rulebook("demo-linear-1")
FIRST_QUARTER = Period.months(107, 1, 3)
WHOLE_YEAR = Period.year(107)


def at(line: int, text: str = "") -> SourceRef:
    return SourceRef(document="d" * 64, place=Place(lines=(line,)), text=text)


def number(value: str, unit: str = "") -> Quantity:
    return Quantity(value=Decimal(value), unit=unit)


def threshold(value: str, operator: str = "=", unit: str = "") -> Threshold:
    return Threshold(operator=TargetOperator(operator), value=number(value, unit))


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a scorecard: target and actual as a document prints them, or as typed values."""

    code: str = "AC1.1"
    component: str = ""
    name: str = "資源數"
    formula: str | None = "資源數"
    unit: str | None = "%"
    polarity: Polarity | None = None
    behaviour: TimeBehaviour | None = TimeBehaviour.RATIO
    weight: str = ""
    agencies: tuple[str, ...] = ("環保局",)
    target: str | Predicate | None = "50"
    actual: str | Actual | Missing | None = "40"
    period: Period | None = FIRST_QUARTER
    target_period: Period | None = field(default=None)

    def indicator(self) -> Indicator:
        return Indicator(
            ref=f"indicator/{self.code}/{self.component}",
            theme=self.code[0],
            objective=self.code.partition(".")[0],
            objective_ref=f"objective/{self.code.partition('.')[0]}",
            code=self.code,
            component=self.component,
            printed_code=self.code,
            name=self.name,
            formula=self.formula,
            unit=self.unit,
            polarity=self.polarity,
            behaviour=self.behaviour,
            weight=Weight.read(self.weight),
            source=at(10, f"{self.code} {self.name}"),
        )

    def reading(self) -> Reading:
        return Reading(
            ref="/".join(("reading", self.code, self.component, "；".join(self.agencies), *self._when())),
            indicator=f"indicator/{self.code}/{self.component}",
            agencies=tuple(Responsibility(agency=name) for name in self.agencies),
            period=self.period,
            target_period=self.target_period,
            target=self._target(),
            actual=self._actual(),
            source=at(12),
        )

    def _when(self) -> tuple[str, ...]:
        return (str(self.period.roc_year), self.period.slug) if self.period and self.period != FIRST_QUARTER else ()

    def _target(self) -> Target | None:
        match self.target:
            case None:
                return None
            case str() as text:
                parsed = parse_target(text, unit=self.unit or "", period=self.period).value
                return Target(text=text, predicate=parsed.predicate, items=parsed.items, source=at(12, text))
            case predicate:
                return Target(text="（目標）", predicate=predicate, source=at(12))

    def _actual(self) -> Actual | Missing | None:
        if isinstance(self.actual, str):
            return parse_actual(self.actual, unit=self.unit or "", period=self.period).value
        return self.actual


def edition_of(*rows: Row) -> Edition:
    """Return an edition with these rows in printed order; rows of one code and component share their indicator."""
    indicators = {row.indicator().ref: row.indicator() for row in rows}
    objectives = {one.objective: one for one in indicators.values()}
    return Edition(
        owner="taipei",
        year=107,
        edition=EditionHead(
            key="q1",
            kind=DocumentKind.COUNCIL_REPORT,
            title="施政報告",
            period=FIRST_QUARTER,
            document=DocumentRef(name="report.txt", sha256="d" * 64, size=1),
        ),
        card=Card(
            themes=tuple(
                Theme(ref=f"theme/{letter}", scope=Scope.CITY, letter=letter, name=f"主題{letter}", source=at(1))
                for letter in dict.fromkeys(one.theme for one in indicators.values())
            ),
            objectives=tuple(
                Objective(
                    ref=f"objective/{code}", theme=code[0], perspective=code[1], code=code, name="目標", source=at(5)
                )
                for code in objectives
            ),
            indicators=tuple(indicators.values()),
        ),
        figures=Figures(readings=tuple(row.reading() for row in rows)),
    )


def assessed(rows: Iterable[Row], book: Rulebook = DEMO) -> Assessment:
    return assess(edition_of(*rows), book)


def verdict(row: Row, book: Rulebook = DEMO) -> Verdict:
    return assessed([row], book).verdicts[0]


def missing(reason: MissingReason = MissingReason.NOT_YET) -> Missing:
    return Missing(reason=reason, text="尚無法統計")
