"""Editions of every shape that a card in Markdown can hold, for property tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from heng.model.agency import Responsibility
from heng.model.approval import Session
from heng.model.budget import Budget, BudgetLine, Note, YearlyFigure, YearlyTable
from heng.model.card import (
    ActionPlan,
    ActionStep,
    Card,
    DeclaredCounts,
    Indicator,
    KeySuccessFactor,
    Linkage,
    MapCell,
    Objective,
    Statement,
    StrategyMap,
    Theme,
    ThemeMention,
)
from heng.model.edition import DocumentRef, Edition, EditionHead
from heng.model.figures import Actual, Figures, Missing, Reading, Target, Threshold
from heng.model.form.codes import components, place_of
from heng.model.notation import parse_actual, parse_target
from heng.model.period import PartialDate, Period
from heng.model.plan import Plan, PlanItem, PlanNode
from heng.model.profile import TAIPEI
from heng.model.quantity import Quantity
from heng.model.report import Passage, Report, ResultRow, Section
from heng.model.source import Place, SourceRef
from heng.model.terms import (
    AgencyRole,
    BudgetLineKind,
    Column,
    DocumentKind,
    Drawing,
    Ground,
    MissingReason,
    PlanLevel,
    Polarity,
    Scope,
    SectionKind,
    StatementKind,
    TargetOperator,
    TimeBehaviour,
    YearlyKind,
)
from heng.model.weights import Weight

AT = SourceRef(document="a" * 64, place=Place(lines=(1,)))
DOCUMENT = DocumentRef(name="card.md", sha256="a" * 64, size=0)

_PIECES = [
    "環保",
    "局",
    "提升",
    "(A/B)*100%",
    "：",
    ":",
    "、",
    "；",
    "（",
    "）",
    "#",
    "-",
    "1.",
    "\\",
    "|",
    "AC1",
    "→",
    " ",
    "%",
    "*",
    "備註：",
    "單位",
    "目標：5",
    "預算",
    "等機關",
]
plain = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map(lambda parts: "".join(parts).strip())
line = plain.filter(bool)
text = st.one_of(st.just(""), line)
long_text = st.lists(line, min_size=1, max_size=3).map("\n".join)
name = line.filter(lambda each: not each.endswith(("（府）", "(府)")))
word = st.sampled_from(["一", "1.", "(2)", "<一>", "壹."])
agency = st.builds(
    Responsibility,
    agency=line.filter(lambda each: each != "等機關"),
    role=st.sampled_from(AgencyRole),
    word=st.sampled_from(["", "主政", "協辦", "主功", "a：（b）"]),
)
agencies = st.lists(agency, max_size=3, unique=True).map(tuple)
weights = st.none() | st.sampled_from(["50", "33.3", "100"]).map(Weight)
days = st.dates(date(1912, 1, 1), date(2200, 12, 31))
partial = st.one_of(
    days.map(PartialDate.of), days.map(lambda d: PartialDate(d.year, d.month)), days.map(lambda d: PartialDate(d.year))
)
periods = st.one_of(
    st.integers(90, 130).map(Period.year),
    st.builds(lambda y, q: Period.months(y, 3 * q - 2, 3 * q), st.integers(90, 130), st.integers(1, 4)),
    st.builds(lambda d, n: Period(d, d + timedelta(n)), days, st.integers(0, 800)),
)
sessions = st.none() | st.builds(Session, body=line, session=text, day=st.none() | partial)
counts = st.none() | st.integers(0, 99)
declared = st.none() | st.builds(
    DeclaredCounts,
    objectives=counts,
    indicators=counts,
    actions=counts,
    by_perspective=st.lists(
        st.tuples(st.sampled_from("CPLF"), st.integers(0, 9)), max_size=3, unique_by=lambda p: p[0]
    ).map(tuple),
)
targets = st.sampled_from(["", "55", "≥ 90%", "70 萬", "高於 6 都平均值", "107/12/31", "依計畫辦理", "甲 3、乙 4"])
actuals = st.sampled_from(["", "54.2（至107/03/31）", "12(3/25)", "尚無法統計", "-654759", "0"])
heads = st.builds(
    EditionHead,
    key=st.sampled_from(["q1", "year", "council-1"]),
    kind=st.sampled_from([kind for kind in DocumentKind if kind is not DocumentKind.PERFORMANCE_REPORT]),
    title=text,
    period=st.none() | periods,
    published=st.none() | partial,
    approval=sessions,
    presented_to=sessions,
    head=text,
    outline=st.lists(line, max_size=2).map(tuple),
    rows_left=st.integers(0, 3),
    document=st.just(DOCUMENT),
)


@st.composite
def statements(draw: st.DrawFn, drawing: str = "", scope: Scope | None = None) -> list[Statement]:
    found = []
    for kind in draw(st.lists(st.sampled_from(StatementKind), max_size=3)):
        number = draw(st.just("") | word)
        is_top = kind is StatementKind.TOP_OBJECTIVE
        found.append(
            Statement(
                ref="",
                scope=scope or draw(st.sampled_from(Scope)),
                kind=kind,
                position=0,
                no="" if is_top else number,
                code="TC1" if is_top else "",
                text=draw(st.just("") | long_text),
                drawing=drawing,
                source=AT,
            )
        )
    return found


@st.composite
def drawing(draw: st.DrawFn, number: int) -> tuple[StrategyMap, list[MapCell], list[Linkage], list[Statement]]:
    scope, kind = draw(st.sampled_from(Scope)), draw(st.sampled_from(Drawing))
    drawn = StrategyMap(
        ref=f"drawing/{number}", scope=scope, drawing=kind, title=draw(text), roc_year=draw(st.none() | st.integers(90, 130)),
        theme=draw(st.sampled_from(["", "A"])), approval=draw(sessions), arrows_lost=draw(st.booleans()), source=AT,
    )  # fmt: skip
    cells = []
    for index, code in enumerate(
        draw(st.lists(st.sampled_from(["AC1", "AP2", "BC1", "C1-1", "五之1", ""]), max_size=4))
    ):
        placed = draw(st.sampled_from([Ground.PRINTED, Ground.INFERRED]))
        theme, perspective = draw(st.sampled_from([place_of(code, TAIPEI), ("A", "L"), ("", "")]))
        cells.append(
            MapCell(
                ref=f"cell/{number}/{index}",
                scope=draw(st.sampled_from(Scope)),
                drawing=kind,
                drawing_ref=drawn.ref,
                placed=placed,
                theme=theme,
                perspective=perspective,
                perspective_printed=draw(st.sampled_from(["", "T"])),
                code=code,
                name=draw(name),
                city_marked=draw(st.booleans()),
                source=AT,
            )
        )
    ends = [cell for cell in cells if cell.code and "#" not in cell.code]
    arrows = []
    if ends:
        for cause, effect in draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends)), max_size=2)):
            arrows.append(
                Linkage(ref="", drawing=drawn.ref, cause=cause.ref, effect=effect.ref,
                        ground=draw(st.sampled_from([Ground.PRINTED, Ground.INFERRED])), text=draw(text), source=AT)
            )  # fmt: skip
    return drawn, cells, arrows, draw(statements(drawn.ref, scope))


themes = st.builds(
    Theme,
    ref=st.just(""),
    scope=st.sampled_from(Scope),
    letter=st.just(""),
    name=name,
    agencies=agencies,
    agencies_open=st.booleans(),
    mentions=st.lists(st.builds(ThemeMention, name=text, agencies=agencies, source=st.just(AT)), max_size=1).map(tuple),
    declared=declared,
    city_marked=st.booleans(),
    source=st.just(AT),
)
step = st.builds(
    ActionStep,
    number=st.just("") | word,
    text=long_text,
    weight=weights,
    period=st.none() | periods,
    due=st.none() | partial,
    agencies=agencies,
    source=st.just(AT),
)


@st.composite
def indicator(
    draw: st.DrawFn, under: Objective | None, columns: tuple[Column, ...]
) -> tuple[Indicator, list[Reading], list[ActionPlan]]:
    code = draw(st.sampled_from(["AC1.1", "AC1.2", "CP.3.1", "", "1", "KPI1"]))
    suffix = draw(st.sampled_from(["", "1", "2"])) if "." in code else ""
    named = draw(agencies)
    row = Indicator(
        ref="", theme=under.theme if under else draw(st.sampled_from(["", "B"])), objective=(under.code or under.name) if under else "",
        objective_ref=under.ref if under else "", code=code, component=suffix, printed_code=f"{code}-{suffix}" if suffix else code,
        name=draw(name), standard=draw(text), formula=draw(st.none() | st.just("") | long_text), formula_note=draw(text),
        unit=draw(st.none() | st.sampled_from(["", "%", "件"])), polarity=draw(st.none() | st.sampled_from(Polarity)),
        behaviour=draw(st.none() | st.sampled_from(TimeBehaviour)), weight=draw(weights), frequency=draw(text),
        refers_to=draw(st.lists(line, max_size=2).map(tuple)), agencies=named, source=AT,
    )  # fmt: skip
    readings = [draw(reading(row)) for _ in range(draw(st.integers(0, 2)))]
    if readings and draw(st.booleans()):
        readings = [replace(readings[0], agencies=row.agencies)]
    if any(each.agencies for each in readings) and not row.agencies:
        row = replace(row, agencies=tuple(dict.fromkeys(a for each in readings for a in each.agencies)))
    plans = [
        ActionPlan(
            ref="", objective=row.objective, indicator=row.code, component=row.component, indicator_ref=row.ref,
            code=draw(st.sampled_from(["", "AC1.1.1", "CF３.3.1", "五1"])), text=draw(st.just("") | long_text),
            steps=tuple(draw(st.lists(step, max_size=2))), weight=draw(weights), agencies=draw(agencies), note=draw(text),
            source=AT,
        )
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    return row, readings, plans


@st.composite
def reading(draw: st.DrawFn, row: Indicator) -> Reading:
    period, year = draw(st.none() | periods), draw(st.none() | periods)
    unit = row.unit or ""
    aim: Target | None = parse_target(draw(targets), unit=unit, period=year or period, code=row.code).value
    if draw(st.integers(0, 3)) == 0:
        demand = Threshold(operator=TargetOperator.AT_LEAST, value=Quantity(value=Decimal(draw(st.integers(0, 9)))))
        aim = Target(text=draw(targets), predicate=demand)
    met: Actual | Missing | None = parse_actual(draw(actuals), unit=unit, period=period, target=aim).value
    if draw(st.integers(0, 3)) == 0:
        met = replace(parse_actual("3").value, text=draw(actuals))
    if draw(st.integers(0, 3)) == 0:
        aim, met = draw(st.sampled_from([(aim, None), (None, parse_actual("4", period=period).value)]))
    return Reading(
        ref="",
        indicator="",
        agencies=draw(agencies),
        period=period,
        target_period=year,
        target=aim,
        actual=met,
        source=AT,
    )


@st.composite
def cards(draw: st.DrawFn) -> tuple[Card, Figures]:
    columns = tuple(draw(st.lists(st.sampled_from(Column), unique=True)))
    drawings = [draw(drawing(number)) for number in range(draw(st.integers(0, 2)))]
    letters = draw(st.lists(st.sampled_from(["A", "B", "12"]), max_size=2, unique=True))
    made = [replace(draw(themes), letter=letter) for letter in letters]
    objectives: list[Objective] = []
    factors: list[KeySuccessFactor] = []
    rows: list[tuple[Indicator, list[Reading], list[ActionPlan]]] = [
        draw(indicator(None, columns)) for _ in range(draw(st.integers(0, 1)))
    ]
    for theme in ["", *letters]:
        for _ in range(draw(st.integers(0, 2))):
            number = len(objectives)
            code = draw(st.sampled_from(["AC1", "BP2", "C1-1", "", "甲1"]))
            loose = draw(st.sampled_from(["", "Z", place_of(code, TAIPEI)[0]]))
            under = Objective(
                ref=f"objective/{number}", theme=theme or (loose if loose not in letters else ""),
                perspective=draw(st.sampled_from([place_of(code, TAIPEI)[1], "L", "其他", ""])),
                placed=draw(st.sampled_from([Ground.PRINTED, Ground.INFERRED])), code=code,
                name=f"{number} {draw(name)}", source=AT,
            )  # fmt: skip
            objectives.append(under)
            if draw(st.booleans()):
                factor = KeySuccessFactor(ref="", objective=under.code or under.name, objective_ref=under.ref,
                                          code=draw(st.sampled_from([under.code, "", "BC2"])) or under.code, text=draw(long_text), source=AT)  # fmt: skip
                factors.append(factor if factor.code else replace(factor, code=under.name))
            rows += [draw(indicator(under, columns)) for _ in range(draw(st.integers(0, 2)))]
    numbered = _numbered(rows)
    card = Card(
        statements=(*draw(statements()), *(each for found in drawings for each in found[3])),
        themes=tuple(made), map=tuple(cell for found in drawings for cell in found[1]),
        drawings=tuple(found[0] for found in drawings), columns=columns,
        linkages=tuple(link for found in drawings for link in found[2]),
        linkage_announced=(AT,) * draw(st.integers(0, 2)), objectives=tuple(objectives), success_factors=tuple(factors),
        indicators=tuple(row for row, _, _ in numbered), actions=tuple(plan for _, _, plans in numbered for plan in plans),
        declared=draw(declared),
    )  # fmt: skip
    return card, Figures(readings=tuple(each for _, readings, _ in numbered for each in readings))


def _numbered(
    rows: list[tuple[Indicator, list[Reading], list[ActionPlan]]],
) -> list[tuple[Indicator, list[Reading], list[ActionPlan]]]:
    """Give each row its `ref`, and components to those that share a code."""
    parts = components([(row.objective, row.code, row.component) for row, _, _ in rows])
    found = []
    for number, ((row, readings, plans), component) in enumerate(zip(rows, parts, strict=True)):
        ref = f"indicator/{number}"
        found.append(
            (
                replace(row, ref=ref, component=component),
                [replace(each, indicator=ref) for each in readings],
                [replace(each, indicator_ref=ref, component=component) for each in plans],
            )
        )
    return found


amounts = st.one_of(
    st.none(),
    st.decimals(0, 10**6, places=2).map(lambda value: Quantity(value=value, unit="億元")),
    st.sampled_from(
        [("-", MissingReason.NOT_GIVEN), ("--", MissingReason.NOT_APPLICABLE), ("", MissingReason.NOT_GIVEN)]
    ).map(lambda each: Missing(reason=each[1], text=each[0])),
)
shares = amounts.map(lambda each: replace(each, unit="%") if isinstance(each, Quantity) else each)
notes = st.lists(st.builds(Note, no=st.just("") | word, text=long_text, source=st.just(AT)), max_size=2).map(tuple)
budget_lines = st.builds(
    BudgetLine, ref=st.just(""), no=st.just("") | word, parent=st.just("") | word, agency=name,
    kind=st.sampled_from(BudgetLineKind), annual=amounts, allocated=amounts, executed=amounts, executed_pct_annual=shares,
    executed_pct_allocated=shares, unit=st.just("億元"), source=st.just(AT),
)  # fmt: skip


@st.composite
def yearly(draw: st.DrawFn) -> YearlyTable:
    years, names = (
        draw(st.lists(st.integers(90, 130), min_size=1, max_size=2, unique=True)),
        draw(st.lists(name, max_size=2, unique=True)),
    )
    figures = [
        YearlyFigure(ref="", name=each, parent=draw(text), roc_year=year, value=draw(amounts), unit="億元", source=AT)
        for each in names
        for year in years[: draw(st.integers(1, 1))]
    ]
    kept = tuple(each for each in figures if each.value is not None)
    return YearlyTable(
        ref="", kind=draw(st.sampled_from(YearlyKind)), title=draw(text), figures=kept, notes=draw(notes), source=AT
    )


budgets = st.none() | st.builds(
    Budget,
    title=text,
    period=st.none() | periods,
    lines=st.lists(budget_lines, max_size=3).map(tuple),
    yearly=st.lists(yearly(), max_size=1).map(tuple),
    notes=notes,
)
plan_items = st.recursive(
    st.builds(PlanItem, ref=st.just(""), no=st.just("") | word, text=st.just("") | long_text, source=st.just(AT)),
    lambda below: st.builds(
        PlanItem, ref=st.just(""), no=word, text=text, items=st.lists(below, max_size=2).map(tuple), source=st.just(AT)
    ),
    max_leaves=3,
)


def nodes(level: PlanLevel, below: st.SearchStrategy[tuple[PlanNode, ...]]) -> st.SearchStrategy[tuple[PlanNode, ...]]:
    """Return plans of a level with the plans below them."""
    one = st.builds(
        PlanNode, ref=st.just(""), level=st.just(level), no=st.just("") | word, name=text, agency=text, children=below,
        items=st.lists(plan_items, max_size=2).map(tuple), source=st.just(AT),
    )  # fmt: skip
    return st.lists(one, max_size=2).map(tuple)


plans = st.none() | st.builds(
    Plan, nodes=nodes(PlanLevel.BUSINESS, nodes(PlanLevel.WORK, nodes(PlanLevel.SUB, st.just(()))))
)
passages = st.builds(Passage, text=st.just("") | long_text, source=st.just(AT))
reports = st.none() | st.builds(
    lambda sections, rows: Report(sections=tuple(sections), results=tuple(replace(row, position=n) for n, row in enumerate(rows, 1))),
    st.lists(st.builds(Section, ref=st.just(""), kind=st.sampled_from(SectionKind), no=text, title=text, text=st.just("") | long_text, source=st.just(AT)), max_size=2),
    st.lists(st.builds(ResultRow, ref=st.just(""), position=st.just(1), goal=passages, strategy=passages, result=passages, improvement=passages), max_size=2),
).filter(lambda report: bool(report.sections or report.results))  # fmt: skip


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Return an edition that a card can hold whole."""
    card, figures = draw(cards())
    owner = draw(line.filter(lambda each: not any(char.isdigit() for char in each)))
    edition = Edition(
        owner=owner, year=draw(st.integers(80, 140)), edition=draw(heads), card=card, figures=figures, plan=draw(plans),
        budget=draw(budgets), report=draw(reports),
    )  # fmt: skip
    return _positions(edition)


def _positions(edition: Edition) -> Edition:
    """Number the statements of a kind in the order in which a card writes them."""
    drawn = [each.ref for each in edition.card.drawings]
    met: dict[tuple[Scope, StatementKind], int] = {}
    kept = []
    for each in sorted(edition.card.statements, key=lambda one: drawn.index(one.drawing) if one.drawing else -1):
        key = (each.scope, each.kind)
        met[key] = met.get(key, 0) + 1
        kept.append(replace(each, position=met[key]))
    return replace(edition, card=replace(edition.card, statements=tuple(kept)))
