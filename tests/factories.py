"""Editions for tests, made from the model; `big` has the size of a city's whole report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.model.agency import Responsibility
from heng.model.budget import Budget, BudgetLine
from heng.model.card import ActionPlan, ActionStep, Card, Indicator, MapCell, Objective, Statement, Theme
from heng.model.edition import DocumentRef, Edition, EditionHead
from heng.model.figures import Actual, Figures, Missing, Reading, Target, Threshold
from heng.model.finding import Finding, Wording
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.source import Place, SourceRef
from heng.model.terms import (
    DocumentKind,
    Drawing,
    MissingReason,
    Scope,
    Severity,
    StatementKind,
    TargetOperator,
)

OWNER = "臺北市政府"
Q1 = Period.months(107, 1, 3)


@dataclass(frozen=True)
class Result:
    """What reading a document gives."""

    edition: Edition
    findings: tuple[Finding, ...] = ()


def document(text: str = "107年1至3月施政報告") -> bytes:
    """Return the bytes of a document."""
    return text.encode()


def edition(
    data: bytes,
    *,
    owner: str = OWNER,
    year: int = 107,
    period: Period | None = Q1,
    kpis: Iterable[tuple[str, str, str]] = (("空氣品質良好比率", "60", "51.5"), ("每日垃圾量", "850", "尚無法統計")),
    published: object = None,
) -> Edition:
    """Return an edition with one theme, one objective and some KPIs of (name, target, actual)."""
    sha256 = hashlib.sha256(data).hexdigest()
    at = Printed(sha256)
    rows = [at.kpi(f"AC1.{number}", *kpi, period=period) for number, kpi in enumerate(kpis, start=1)]
    return Edition(
        owner=owner,
        year=year,
        edition=EditionHead(
            key=period.slug if period else "",
            kind=DocumentKind.COUNCIL_REPORT,
            title="施政報告",
            period=period,
            published=published,
            document=DocumentRef(name="report.txt", sha256=sha256, size=len(data)),
        ),
        card=Card(
            statements=(
                Statement(
                    ref="statement/1", scope=Scope.CITY, kind=StatementKind.MISSION, position=1, text="服務",
                    source=at.line(1),
                ),
            ),
            themes=(Theme(ref="theme/A", scope=Scope.CITY, letter="A", name="營造永續環境", source=at.line(2)),),
            map=(at.cell("AC1", "提升環境品質"),),
            objectives=(at.objective("AC1", "提升環境品質"),),
            indicators=tuple(indicator for indicator, _, _ in rows),
            actions=tuple(action for _, _, action in rows),
        ),
        figures=Figures(readings=tuple(reading for _, reading, _ in rows)),
        budget=Budget(title="預算執行", lines=(at.budget_line("1"), at.budget_line("2"))),
    )  # fmt: skip


@dataclass
class Printed:
    """Makes printed objects of one document, each on a line of its own."""

    sha256: str
    lines: int = 10

    def line(self, number: int = 0, text: str = "") -> SourceRef:
        """Return a place; 0 = the next line."""
        self.lines += 1
        return SourceRef(document=self.sha256, place=Place(lines=(number or self.lines,)), text=text)

    def cell(self, code: str, name: str) -> MapCell:
        """Return an objective on the map."""
        return MapCell(
            ref=f"map/{code}", scope=Scope.CITY, drawing=Drawing.MAP, theme="A", perspective="C", code=code, name=name,
            source=self.line(),
        )  # fmt: skip

    def objective(self, code: str, name: str) -> Objective:
        """Return the heading of a table."""
        return Objective(ref=f"objective/{code}", theme="A", perspective="C", code=code, name=name, source=self.line())

    def kpi(
        self, code: str, name: str, target: str, actual: str, *, period: Period | None = Q1
    ) -> tuple[Indicator, Reading, ActionPlan]:
        """Return an indicator, its reading and its action."""
        objective = code.split(".", maxsplit=1)[0]
        ref = f"indicator/{objective}/{code}/"
        indicator = Indicator(
            ref=ref, theme=objective[0], objective=objective, objective_ref=f"objective/{objective}", code=code,
            printed_code=code, name=name, formula="(良好日數/總日數)*100%", unit="%",
            source=self.line(text=f"{code} {name}"),
        )  # fmt: skip
        reading = Reading(
            ref=f"reading/{objective}/{code}//", indicator=ref, agencies=(Responsibility(agency="環保局"),),
            period=period, target=self.target(target), actual=self.actual(actual), source=self.line(),
        )  # fmt: skip
        action = ActionPlan(
            ref=f"action/{objective}/{code}/{code}.1", objective=objective, indicator=code, indicator_ref=ref,
            code=f"{code}.1", text=f"推動{name}", steps=(ActionStep(number="1", text="籌備"),), source=self.line(),
        )  # fmt: skip
        return indicator, reading, action

    def target(self, text: str) -> Target:
        """Return a target of one number."""
        value = Quantity(value=Decimal(text), unit="%", step=Decimal(1))
        return Target(
            text=text, predicate=Threshold(operator=TargetOperator.EQUAL, value=value), source=self.line(text=text)
        )

    def actual(self, text: str) -> Actual | Missing:
        """Return an actual; text that is no number is missing."""
        source = self.line(text=text)
        try:
            value = Decimal(text)
        except ArithmeticError:
            return Missing(reason=MissingReason.NOT_YET, text=text, source=source)
        return Actual(text=text, value=Quantity(value=value, unit="%"), source=source)

    def budget_line(self, no: str) -> BudgetLine:
        """Return a row of the budget."""
        amount = Quantity(value=Decimal("12.34"), step=Decimal("0.01"))
        return BudgetLine(
            ref=f"budget/{no}", no=no, parent="", agency="環保局", annual=amount, allocated=amount, executed=amount,
            executed_pct_annual=amount, executed_pct_allocated=Missing(reason=MissingReason.NOT_APPLICABLE, text="--"),
            unit="億元", source=self.line(),
        )  # fmt: skip


def read(data: bytes | None = None, **changes: object) -> tuple[Result, bytes]:
    """Return what reading a document gives, and its bytes."""
    data = document() if data is None else data
    return Result(edition(data, **changes)), data  # type: ignore[arg-type]


def with_kpi_named(result: Result, code: str, name: str) -> Result:
    """Return the reading of a newer Heng that reads one name otherwise."""
    card = result.edition.card
    indicators = tuple(replace(i, name=name) if i.code == code else i for i in card.indicators)
    return Result(replace(result.edition, card=replace(card, indicators=indicators)), result.findings)


def finding(code: str = "RD002", *, refs: tuple[str, ...] = (), severity: Severity = Severity.WARNING) -> Finding:
    """Return a finding of a reader."""
    return Finding(
        code=code, name="value-ambiguous", severity=severity, subject="AC1.1",
        message=Wording("{text}：{reason}", "{text}: {reason}"), suggestion=Wording("請看原文", "Look at the print"),
        facts={"text": "51.5", "reason": MissingReason.NOT_YET, "count": 2}, refs=refs,
    )  # fmt: skip


def big(
    data: bytes, *, objectives: int = 136, indicators: int = 331, readings: int = 357, actions: int = 454
) -> Edition:
    """Return an edition with the counts of a city's report of one quarter."""
    at = Printed(hashlib.sha256(data).hexdigest())
    made = [at.kpi(f"AC{n % objectives}.{n}", f"第{n}項指標完成比率", "60", "51.5") for n in range(indicators)]
    extra = [replace(made[n][1], ref=f"{made[n][1].ref}~2") for n in range(readings - indicators)]
    more = [replace(made[n][2], ref=f"{made[n][2].ref}~2") for n in range(actions - indicators)]
    whole = edition(data)
    card = replace(
        whole.card,
        objectives=tuple(at.objective(f"AC{n}", f"目標{n}") for n in range(objectives)),
        map=tuple(at.cell(f"AC{n}", f"目標{n}") for n in range(objectives)),
        indicators=tuple(each[0] for each in made),
        actions=tuple(each[2] for each in made) + tuple(more),
    )
    return replace(whole, card=card, figures=Figures(readings=tuple(each[1] for each in made) + tuple(extra)))
