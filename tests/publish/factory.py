"""A small edition in the manner of a council report, to print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from heng.model.agency import Responsibility
from heng.model.approval import Approval, Session
from heng.model.budget import Budget, BudgetLine
from heng.model.card import (
    ActionPlan,
    Card,
    DeclaredCounts,
    Indicator,
    MapCell,
    Objective,
    Statement,
    StrategyMap,
    Theme,
)
from heng.model.edition import DocumentRef, Edition, EditionHead
from heng.model.figures import Actual, Figures, Missing, Reading, Target
from heng.model.notation import parse_actual, parse_target
from heng.model.period import PartialDate, Period
from heng.model.quantity import Quantity
from heng.model.source import Place, SourceRef
from heng.model.terms import (
    AgencyRole,
    DocumentKind,
    Drawing,
    MissingReason,
    Polarity,
    Scope,
    StatementKind,
)
from heng.model.weights import Weight

SOURCE = SourceRef(document="ab" * 32, place=Place(lines=(1,)))
QUARTER = Period.months(107, 1, 3)


def agencies(*names: str, co: tuple[str, ...] = ()) -> tuple[Responsibility, ...]:
    """Return leads and co-agencies."""
    leads = tuple(Responsibility(agency=name) for name in names)
    return leads + tuple(Responsibility(agency=name, role=AgencyRole.CO) for name in co)


def indicator(code: str, name: str, *, component: str = "", **facts: object) -> Indicator:
    """Return an indicator under the objective that its code names."""
    objective = code.partition(".")[0]
    return Indicator(
        ref=f"indicator/{code}/{component}", theme=code[0], objective=objective, objective_ref=f"objective/{objective}",
        code=code, component=component, printed_code=f"{code}-{component}" if component else code, name=name,
        source=SOURCE, **facts,  # type: ignore[arg-type]
    )  # fmt: skip


def action(of: Indicator, code: str, text: str, weight: str = "") -> ActionPlan:
    """Return an action plan in the row of an indicator."""
    return ActionPlan(
        ref=f"action/{of.ref}/{code}", objective=of.objective, indicator=of.code, component=of.component,
        indicator_ref=of.ref, code=code, text=text, weight=Weight.read(weight), source=SOURCE,
    )  # fmt: skip


def reading(of: Indicator, agency: str, target: str, actual: str) -> Reading:
    """Return what one agency prints for an indicator; an empty text is an empty cell."""
    aim: Target = parse_target(target, unit=of.unit or "", period=QUARTER).value
    result: Actual | Missing = parse_actual(actual, unit=of.unit or "", period=QUARTER).value
    return Reading(
        ref=f"reading/{of.ref}/{agency}", indicator=of.ref, agencies=agencies(*agency.split("；")), period=QUARTER,
        target=aim, actual=result, source=SOURCE,
    )  # fmt: skip


def amount(text: str) -> Quantity | Missing:
    """Return a printed amount."""
    if text.startswith("-"):
        return Missing(reason=MissingReason.NOT_APPLICABLE, text=text)
    return Quantity(value=Decimal(text), unit="新臺幣億元")


def budget_line(no: str, parent: str, agency: str, *figures: str) -> BudgetLine:
    """Return a row of the execution table."""
    annual, allocated, executed, of_annual, of_allocated = map(amount, figures)
    return BudgetLine(
        ref=f"budget/{agency}", no=no, parent=parent, agency=agency, annual=annual, allocated=allocated,
        executed=executed, executed_pct_annual=of_annual, executed_pct_allocated=of_allocated, unit="新臺幣億元",
        source=SOURCE,
    )  # fmt: skip


def edition() -> Edition:
    """Return one theme with two objectives, a map with a cell that has no table, and a budget."""
    water = indicator(
        "AC1.1", "每人每日生活用水量", standard="WCCD", formula="每日生活用水量(含營業用)/設籍人口數",
        unit="公升/人/日", polarity=Polarity.LOWER,
    )  # fmt: skip
    shares = [
        indicator(
            "AC1.2", "直飲推廣率", component=part, formula="(新增直飲台數/總目標數)*100", unit="%", weight=Weight("34")
        )
        for part in "123"
    ]
    difference = indicator("AF1.1", "預算執行差異率", formula="(預算數-決算數)/預算數×100%", unit="%")
    indicators = (water, *shares, difference)
    return Edition(
        owner="臺北市政府", year=107, edition=_head(),
        card=Card(
            statements=_statements(), drawings=_drawings(), themes=_themes(), map=_cells(),
            objectives=(_objective("AC1", "減少資源耗用"), _objective("AF1", "覈實編列年度預算")),
            indicators=indicators,
            actions=(action(water, "AC1.1.1", "降低每人每日生活用水量實施方案", "20"), action(water, "AC1.1.2", ""),
                     *(action(share, f"AC1.2.{share.component}", "飲水台新設專案") for share in shares)),
        ),
        figures=Figures(readings=(
            reading(water, "北水處", "331", "尚無法統計"),
            *(reading(share, "北水處", "100", "62.5") for share in shares),
            reading(difference, "環保局；主計處", "10 10", "尚無法統計"),
            reading(difference, "工務局", "10 萬 5,000", "3 萬 1,339"),
        )),
        budget=Budget(
            title="地方總預算歲出預算執行狀況表", period=Period(date(2018, 1, 1), date(2018, 4, 30)),
            lines=(budget_line("", "", "合計", "1725.52", "660.37", "614.73", "35.63", "93.09"),
                   budget_line("1", "", "市政府主管", "1716.30", "660.37", "614.73", "35.82", "93.09"),
                   budget_line("(1)", "1", "秘書處", "2.64", "1.23", "1.08", "40.84", "87.57"),
                   budget_line("27", "", "第二預備金餘額", "9.22", "-", "-", "-", "--")),
        ),
    )  # fmt: skip


def _head() -> EditionHead:
    return EditionHead(
        key="q1", kind=DocumentKind.COUNCIL_REPORT, title="臺北市政府 107 年 1 至 3 月施政報告", period=QUARTER,
        presented_to=Session(body="臺北市議會", session="第 12 屆第 8 次定期大會"),
        document=DocumentRef(name="report.txt", sha256="ab" * 32, size=1000),
    )  # fmt: skip


def _statements() -> tuple[Statement, ...]:
    texts = (
        (StatementKind.MISSION, 1, "", "為市民服務"),
        (StatementKind.VALUE, 1, "", "正直誠信"),
        (StatementKind.VALUE, 2, "", "團隊合作"),
        (StatementKind.TOP_OBJECTIVE, 1, "TC1", "提升滿意的住民"),
    )
    return tuple(
        Statement(ref=f"statement/{kind}/{position}", scope=Scope.CITY, kind=kind, position=position, code=code,
                  text=text, source=SOURCE)
        for kind, position, code, text in texts
    )  # fmt: skip


def _drawings() -> tuple[StrategyMap, ...]:
    approval = Approval(body="市政會議", session="第 1971 次", day=PartialDate(2018, 1, 9))
    return (
        StrategyMap(ref="map", scope=Scope.CITY, drawing=Drawing.MAP, title="臺北市政府策略地圖", approval=approval,
                    source=SOURCE),
        StrategyMap(ref="linkage", scope=Scope.CITY, drawing=Drawing.LINKAGE, theme="A", arrows_lost=True,
                    source=SOURCE),
    )  # fmt: skip


def _themes() -> tuple[Theme, ...]:
    declared = DeclaredCounts(objectives=2, indicators=3, actions=9, by_perspective=(("C", 1), ("F", 1)))
    return (
        Theme(ref="theme/A", scope=Scope.CITY, letter="A", name="營造永續環境", declared=declared,
              agencies=agencies("環境保護局", co=("北水處", "主計處")), source=SOURCE),
    )  # fmt: skip


def _cells() -> tuple[MapCell, ...]:
    return tuple(
        MapCell(ref=f"map/{code}", scope=Scope.CITY, drawing=Drawing.MAP, drawing_ref="map", theme="A",
                perspective=code[1], code=code, name=name, source=SOURCE)
        for code, name in (("AC1", "減少資源耗用"), ("AF1", "覈實編列年度預算"), ("AF3", "爭取中央計畫型補助款"))
    )  # fmt: skip


def _objective(code: str, name: str) -> Objective:
    return Objective(ref=f"objective/{code}", theme=code[0], perspective=code[1], code=code, name=name, source=SOURCE)
