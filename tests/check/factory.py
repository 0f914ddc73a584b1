"""Makes small editions for the tests of rules: what a test does not name is filled in and is in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from heng.check.context import Context
from heng.check.rule import Rule
from heng.model.agency import AgencyRegister, Responsibility
from heng.model.budget import Amount, Budget, BudgetLine
from heng.model.card import (
    ActionPlan,
    ActionStep,
    Card,
    DeclaredCounts,
    Indicator,
    MapCell,
    Objective,
    Theme,
)  # fmt: skip
from heng.model.edition import DocumentRef, Edition, EditionHead
from heng.model.figures import Figures, Missing, Reading
from heng.model.finding import Finding
from heng.model.notation import parse_actual, parse_target
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.source import Place, SourceRef
from heng.model.terms import AgencyRole, DocumentKind, Drawing, Ground, MissingReason, Scope
from heng.model.weights import Weight

DOCUMENT = "d" * 64
REGISTER = AgencyRegister.from_rows(
    [
        {"key": "taipei", "name": "臺北市政府"},
        {"key": "taipei-labor", "name": "臺北市政府勞動局", "aliases": "勞動局", "parent": "taipei"},
        {"key": "taipei-health", "name": "臺北市政府衛生局", "aliases": "衛生局", "parent": "taipei"},
        {"key": "taipei-labor-rollup", "name": "勞動局主管", "parent": "taipei-labor", "rollup": "yes"},
        {"key": "taipei-group-theme", "name": "本組各機關", "parent": "taipei", "group": "yes"},
    ]
)
YEAR = Period(date(2018, 1, 1), date(2018, 3, 31))


def at(*lines: int, text: str = "", document: str = DOCUMENT) -> SourceRef:
    """Return a place on some lines."""
    return SourceRef(document=document, place=Place(lines=lines), text=text)


def objective(code: str, name: str = "", *, theme: str = "", perspective: str = "", line: int = 1) -> Objective:
    """Return the heading of a table; theme and perspective follow from the code."""
    return Objective(
        ref=f"objective/{code}/{line}",
        theme=theme or code[:1],
        perspective=perspective or code[1:2],
        code=code,
        name=name or f"目標{code}",
        source=at(line),
    )


def cell(
    code: str,
    name: str = "",
    *,
    theme: str = "",
    perspective: str = "",
    scope: Scope = Scope.CITY,
    drawing: Drawing = Drawing.MAP,
    printed: str = "",
    placed: Ground = Ground.PRINTED,
    line: int = 1,
) -> MapCell:
    """Return an objective on the map."""
    return MapCell(
        ref=f"map/{scope}/{code}/{line}",
        scope=scope,
        drawing=drawing,
        theme=theme or code[:1],
        perspective=perspective or code[1:2],
        perspective_printed=printed,
        placed=placed,
        code=code,
        name=name or f"目標{code}",
        source=at(line),
    )


def theme(
    letter: str, declared: DeclaredCounts | None = None, *, agencies: str = "", is_open: bool = False, line: int = 1
) -> Theme:
    """Return a theme; `agencies` joined with commas, the first one leads."""
    return Theme(
        ref=f"theme/{letter}",
        scope=Scope.CITY,
        letter=letter,
        name=f"主題{letter}",
        agencies=tuple(
            Responsibility(agency=name, role=AgencyRole.CO if position else AgencyRole.LEAD)
            for position, name in enumerate(filter(None, agencies.split(",")))
        ),
        agencies_open=is_open,
        declared=declared,
        source=at(line),
    )


def counts(
    objectives: int | None = None, kpis: int | None = None, actions: int | None = None, **by: int
) -> DeclaredCounts:
    """Return stated counts; `C=3, P=5` by perspective."""
    return DeclaredCounts(
        objectives=objectives, indicators=kpis, actions=actions, by_perspective=tuple(by.items()), source=at(2)
    )


def kpi(
    code: str,
    name: str = "",
    *,
    objective: str = "",
    suffix: str = "",
    row: str = "",
    weight: str = "",
    unit: str | None = "件",
    agencies: str = "勞動局",
    line: int = 10,
) -> Indicator:
    """Return a row of a KPI: `suffix` is a printed component, `row` the order of rows without printed suffix."""
    under = objective or code.partition(".")[0]
    return Indicator(
        ref=f"indicator/{under}/{code}/{suffix or row}/{line}",
        theme=under[:1],
        objective=under,
        objective_ref=f"objective/{under}",
        code=code,
        component=suffix or row,
        printed_code=f"{code}-{suffix}" if suffix else code,
        name=name or f"指標{code}",
        unit=unit,
        weight=Weight.read(weight),
        agencies=tuple(Responsibility(agency=one) for one in agencies.split(",") if one),
        source=at(line, line + 1),
    )


def action(
    code: str,
    text: str = "辦理計畫",
    *,
    kpi: Indicator | str = "",
    weight: str = "",
    steps: Iterable[tuple[str, str]] = (),
    line: int = 20,
) -> ActionPlan:
    """Return an action plan under a KPI (else that of its code); `steps` as (number, weight)."""
    under = kpi if isinstance(kpi, Indicator) else None
    kpi_code = under.code if under else (kpi or code.rpartition(".")[0])
    return ActionPlan(
        ref=f"action/{kpi_code}/{code}/{line}",
        objective=under.objective if under else kpi_code.partition(".")[0],
        indicator=kpi_code,
        component=under.component if under else "",
        indicator_ref=under.ref if under else f"indicator/{kpi_code}",
        code=code,
        text=text,
        steps=tuple(ActionStep(number=number, text="步驟", weight=Weight.read(share)) for number, share in steps),
        weight=Weight.read(weight),
        source=at(line),
    )


def reading(indicator: Indicator, target: str | None = "10", actual: str | None = "5", *, line: int = 30) -> Reading:
    """Return the row of figures of an indicator, read by the grammar of printed values."""
    unit, by = indicator.unit or "", at(line)
    aim = None if target is None else replace(
        parse_target(target, unit=unit, period=YEAR, code=indicator.code).value, source=by
    )  # fmt: skip
    met = None if actual is None else replace(
        parse_actual(actual, unit=unit, period=YEAR, target=aim).value, source=at(line + 1)
    )  # fmt: skip
    return Reading(
        ref=f"reading/{indicator.ref}/{line}",
        indicator=indicator.ref,
        agencies=indicator.agencies,
        period=YEAR,
        target=aim,
        actual=met,
        source=by,
    )


def amount(text: str) -> Amount:
    """Return a cell of a budget table: `2.64`, a dash, or nothing printed."""
    if not text:
        return Missing(reason=MissingReason.NOT_GIVEN)
    if not text.strip("-"):
        return Missing(reason=MissingReason.NOT_APPLICABLE, text=text)
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Quantity(value=value, unit="億元", step=Decimal(1).scaleb(min(exponent, 0)))


def budget_line(no: str, agency: str, cells: str, *, parent: str = "", line: int = 1) -> BudgetLine:
    """Return a row of a budget table from its cells, joined with spaces; `.` stands for nothing printed."""
    annual, allocated, executed, of_annual, of_allocated = (
        amount("" if text == "." else text) for text in [*cells.split(), ".", ".", ".", "."][:5]
    )
    return BudgetLine(
        ref=f"budget/{parent}/{no}/{line}",
        no=no,
        parent=parent,
        agency=agency,
        annual=annual,
        allocated=allocated,
        executed=executed,
        executed_pct_annual=of_annual,
        executed_pct_allocated=of_allocated,
        unit="億元",
        source=at(line),
    )


def edition(
    *,
    themes: Iterable[Theme] = (),
    cells: Iterable[MapCell] = (),
    objectives: Iterable[Objective] = (),
    kpis: Iterable[Indicator] = (),
    actions: Iterable[ActionPlan] = (),
    readings: Iterable[Reading] = (),
    budget: Iterable[BudgetLine] = (),
    declared: DeclaredCounts | None = None,
    kind: DocumentKind = DocumentKind.COUNCIL_REPORT,
    document: str = DOCUMENT,
) -> Edition:
    """Return an edition of the city of these occurrences."""
    return Edition(
        owner="taipei",
        year=107,
        edition=EditionHead(
            key="q1",
            kind=kind,
            title="施政報告",
            period=YEAR,
            document=DocumentRef(name="report.txt", sha256=document, size=1),
        ),
        card=Card(
            themes=tuple(themes),
            map=tuple(cells),
            objectives=tuple(objectives),
            indicators=tuple(kpis),
            actions=tuple(actions),
            declared=declared,
        ),
        figures=Figures(readings=tuple(readings)),
        budget=Budget(lines=tuple(budget)) if budget else None,
    )


def found(rule: Rule, edition: Edition, *, truncated: bool = False) -> tuple[Finding, ...]:
    """Return what a rule finds in an edition."""
    document = edition.edition.document.sha256
    context = Context(
        register=REGISTER, editions=(edition,), truncated=frozenset({document}) if truncated else frozenset()
    )
    return rule.findings(edition, context)


def subjects(findings: Iterable[Finding]) -> list[str]:
    """Return what findings are about."""
    return [finding.subject for finding in findings]
