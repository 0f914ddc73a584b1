"""A table of readings gets the verdicts that `assess` gives one by one, under every packaged rulebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng import ingest, resources
from heng.compute import refusals
from heng.compute.extra import ibis
from heng.compute.fixed import Expr
from heng.compute.judging import judged
from heng.compute.readings import PLACES, SCHEMA, Row, rows_of, table_of
from heng.compute.rounding import rounded
from heng.compute.totals import totals
from heng.evaluate import Rulebook, assess
from heng.evaluate.assessment import Assessment
from heng.formula.evaluate import decimal_of
from heng.formula.rounding import round_at
from heng.model.edition import Edition
from heng.model.figures import Actual, Band, Missing, Tolerance
from heng.model.period import Period
from heng.model.terms import FaultKind, MissingReason, Pace, Polarity, Rounding, Status, TimeBehaviour
from tests.compute.engines import Engine
from tests.evaluate import factory
from tests.evaluate.factory import edition_of, number, threshold

DIGITS = 3
COLUMNS = ("reading", "status", "reason", "achievement", "achievement_above", "achievement_below", "score", "fault")
BY_LINE = "demo-course-1"
BOOKS = tuple(name for name in resources.rulebooks() if name != BY_LINE)

figures = st.one_of(
    st.sampled_from(["0", "1", "-1", "10", "8", "9.5", "12", "-8", "0.00000001", "99999999999999999999"]),
    st.integers(-200, 200).map(str),
    st.decimals(-120, 120, places=2).map(str),
)
EDGES = tuple(Decimal(edge) for edge in ("0.8", "0.85", "0.9", "0.95", "1", "1.1", "2"))


def run(engine: Engine, rows: list[Row], book: Rulebook) -> dict[str, tuple]:
    def make(table: Expr) -> Expr:
        return judged(table, book, DIGITS).select(*COLUMNS)

    table = table_of(rows)
    if not any(row.to_date is not None for row in rows):
        table = table.drop_columns("to_date")  # a smaller expression, compiled sooner
    return {row[0]: row[1:] for row in engine.run(table, f"judged {book.name}", make)}


def check(engine: Engine, assessment: Assessment, rows: list[Row]) -> None:
    """Hold every verdict of an assessment against the table's."""
    found, by_reading = run(engine, rows, assessment.rulebook), {row.reading: row for row in rows}
    for verdict in assessment.verdicts:
        status, reason, achievement, above, below, score, fault = found[verdict.reading]
        if fault is not None:
            assert fault == FaultKind.TOO_LARGE
            assert _is_extreme(by_reading[verdict.reading])
            continue
        about = (assessment.rulebook.name, verdict.reading, found[verdict.reading], verdict.achievement)
        assert status == verdict.status, about
        assert reason == verdict.not_scored, about
        assert achievement == _rounded(verdict.achievement), about
        assert score == _rounded(verdict.score), about
        exact = None if above is None else decimal_of(Fraction(above) / Fraction(below))[0]
        assert exact == verdict.achievement, about


def _is_extreme(row: Row) -> bool:
    """Ordinary figures fit; only those may be too long whose ratio or product has many digits."""
    numbers = [abs(one) for one in (row.actual, row.target, row.target_high) if one]
    return row.unfit or max(numbers) >= 10**9 or min(numbers) < Decimal("0.0001")


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else round_at(value, DIGITS)


@st.composite
def printed_rows(draw: st.DrawFn, place: int) -> factory.Row:
    """Return a row of a scorecard with any target, figure and behaviour; often at the very edge of a threshold."""
    target, actual = draw(figures), draw(figures)
    period = draw(st.sampled_from([Period.months(107, 1, 3), Period.months(105, 1, 4), Period.year(107), None]))
    if draw(st.booleans()):
        share = Fraction(draw(st.sampled_from(EDGES))) * Fraction(target)
        if draw(st.booleans()) and period is not None:
            share *= Fraction(
                (period.last - period.first).days + 1, Period.year(period.roc_year).last.timetuple().tm_yday
            )
        edge, exact = decimal_of(share)
        actual = str(edge) if exact and round_at(edge, PLACES) == edge else actual
    operator = draw(st.sampled_from(["=", "=", "<", "<=", ">", ">="]))
    ends = sorted((Decimal(target), Decimal(draw(figures))))
    predicate = draw(
        st.sampled_from(
            [
                threshold(target, operator),
                threshold(target, operator),
                Band(low=number(str(ends[0])), high=number(str(ends[1])), high_excluded=operator == "<"),
                Tolerance(value=number(target), tolerance=number("2.5")),
            ]
        )
    )
    value = draw(
        st.sampled_from([_actual(actual), _actual(actual), _actual(actual, partial=True), _missing(draw), None])
    )
    return factory.Row(
        code=f"AC1.{place}",
        name="數",
        formula=None,
        unit="件",
        polarity=draw(st.sampled_from([*Polarity, None])),
        behaviour=draw(st.sampled_from([*TimeBehaviour, TimeBehaviour.FLOW, None])),
        target=draw(st.sampled_from([predicate, predicate, predicate, None])),
        actual=value,
        period=period,
        target_period=None if period is None else Period.year(period.roc_year),
    )


def _actual(value: str, *, partial: bool = False) -> Actual:
    return Actual(text=value, value=number(value), partial=partial)


def _missing(draw: st.DrawFn) -> Missing:
    return Missing(reason=draw(st.sampled_from([MissingReason.NOT_YET, MissingReason.NOT_APPLICABLE])))


editions = st.tuples(*(printed_rows(place) for place in range(1, 25))).map(lambda rows: edition_of(*rows))


@settings(
    max_examples=3,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(editions, st.integers(1, 24))
def test_random_readings_are_judged_alike(engine: Engine, edition: Edition, doubted: int) -> None:
    questioned = {f"indicator/AC1.{doubted}/"}
    rows = rows_of(edition, questioned=questioned)
    for name in BOOKS:
        check(engine, assess(edition, resources.rulebook(name), questioned=questioned), rows)


@pytest.mark.parametrize("name", ["demo-linear-1", "demo-cascade-1"])
def test_quarters_that_add_up_are_judged_alike(engine: Engine, name: str) -> None:
    """A figure of a quarter alone is held against the year with those before it; without them it is not known."""
    first, second = Period.months(107, 1, 3), Period.months(107, 4, 6)
    common = {"name": "本季件數", "unit": "件", "formula": None, "behaviour": TimeBehaviour.FLOW}
    rows = []
    for place, (target, quarter, other) in enumerate(
        [
            ("=50", "30", "24"),
            ("=50", "30", "4"),
            ("<=50", "30", "24"),
            ("<50", "60", "1"),
            (">=50", None, "70"),
            ("<=9", None, "7"),
        ]
    ):
        predicate = threshold(target.lstrip("<=>"), target.rstrip("0123456789"))
        for period, value in ((first, quarter), (second, other)):
            if value is not None:
                rows.append(
                    factory.Row(
                        code=f"AC1.{place}", target=predicate, actual=_actual(value), period=period,
                        target_period=Period.year(107), polarity=Polarity.LOWER if place % 2 else None, **common,
                    )
                )  # fmt: skip
    edition = edition_of(*rows)
    made = rows_of(edition)
    assert [row.to_date for row in made if row.to_date is not None] == [
        Decimal(54),
        Decimal(34),
        Decimal(54),
        Decimal(61),
    ]
    assert any(row.uncounted for row in made)
    check(engine, assess(edition, resources.rulebook(name)), made)


@cache
def _council(path: Path) -> Edition:
    return ingest.read_document(path.name, path.read_bytes(), resources.agency_register()).edition


def test_the_readings_of_a_real_report_are_judged_alike(engine: Engine, seed: Callable[[str], Path]) -> None:
    edition = _council(seed("004"))
    rows = rows_of(edition)
    assert len(rows) > 300
    for name in BOOKS:
        check(engine, assess(edition, resources.rulebook(name)), rows)


@pytest.mark.parametrize("name", ["as-printed", "demo-linear-1"])
def test_totals_by_group_are_those_of_the_assessment(engine: Engine, seed: Callable[[str], Path], name: str) -> None:
    edition, book = _council(seed("004")), resources.rulebook(name)

    def make(table: Expr) -> Expr:
        return totals(judged(table, book, DIGITS), book, ["theme"], DIGITS)

    assessment = assess(edition, book)
    groups: dict[str, list[str]] = {}
    for row in rows_of(edition):
        groups.setdefault(row.theme, []).append(row.reading)
    found = {row[0]: row[1:] for row in engine.run(table_of(rows_of(edition)), f"totals {name}", make)}
    for theme, refs in groups.items():
        total = assessment.total(refs)
        if not total.items:
            continue
        counts = [int(count) for count in found[theme][:-2]]
        statuses = [total.by_status.get(status, 0) for status in Status]
        assert counts[: 2 + len(statuses)] == [total.items, total.known, *statuses]
        assert counts[-1] == total.base
        ends = ((total.low, Rounding.DOWN), (total.high, Rounding.UP))
        outward = tuple(None if end is None else round_at(end, DIGITS, how) for end, how in ends)
        assert found[theme][-2:] == outward


@pytest.mark.parametrize("how", [Rounding.HALF_UP, Rounding.DOWN, Rounding.UP])
def test_a_quotient_is_rounded_as_it_is_asked_for_however_near_it_lies_to_an_edge(
    engine: Engine, how: Rounding
) -> None:
    pairs = [(1, 3), (2, 3), (1, 8), (3, 8), (0, 7), (7, 7), (999_999, 10**6), (1, 10**6), (10**15 + 1, 10**15 * 2),
             (10**15 - 1, 10**15 * 2), (123_456_789_012, 3), (2 * 10**13 + 1, 2 * 10**3)]  # fmt: skip
    kind = pa.decimal128(20, 0)
    rows = pa.table({name: pa.array([Decimal(pair[at]) for pair in pairs], kind) for at, name in enumerate("tb")})

    def make(table: Expr) -> Expr:
        return rounded(table, "shown", "t", "b", DIGITS, how=how).select("t", "b", "shown")

    for above, below, shown in engine.run(rows, f"rounded {how}", make):
        exact = Decimal(above).quantize(Decimal(1)), Decimal(below).quantize(Decimal(1))
        context = Context(prec=60)
        assert shown == round_at(context.divide(*exact), DIGITS, how), exact


def a_row(reading: str, **fields: object) -> Row:
    return replace(
        Row(reading=reading, indicator="", theme="A", objective="", asked=True, counted=True, behaviour="stock"),
        **fields,  # type: ignore[arg-type]
    )


def test_the_edge_of_a_threshold_is_decided_exactly(engine: Engine) -> None:
    """90 of 100 is at the edge of 0.9; a hair less is not, however many digits it takes to see it."""
    rows = [
        a_row("on", operator="=", target=Decimal(3), actual=Decimal("2.4"), polarity="higher"),
        a_row("below", operator="=", target=Decimal(3), actual=Decimal("2.39999999"), polarity="higher"),
        a_row(
            "large", operator="=", target=Decimal(10) ** 19, actual=Decimal(8) * Decimal(10) ** 18, polarity="higher"
        ),
        a_row("almost", operator="=", target=Decimal(10) ** 19, actual=Decimal(10) ** 19 - 1, polarity="higher"),
    ]
    found = run(engine, rows, resources.rulebook("demo-linear-1"))
    assert {name: row[0] for name, row in found.items()} == {
        "on": "near", "below": "short", "large": "near", "almost": "near",
    }  # fmt: skip


def test_a_share_of_the_year_that_no_decimal_prints_is_held_exactly(engine: Engine) -> None:
    """A third of 5 is reached to 95 % by 19/12 of it; both ways say so at the very edge."""
    rows = [
        a_row(
            "third", operator="=", target=Decimal(6), actual=Decimal("1.9"), polarity="higher", behaviour="flow",
            days_gone=122, days_whole=366,
        ),
    ]  # fmt: skip
    assert run(engine, rows, resources.rulebook("demo-cascade-1"))["third"][0] == "met"


def test_numbers_that_do_not_fit_are_told_and_never_cut(engine: Engine) -> None:
    edition = edition_of(
        factory.Row(code="AC1.1", target="1", actual=Actual(text="", value=number("0.000000001"))),
        factory.Row(code="AC1.2", target="1", actual=Actual(text="", value=number("1e21"))),
    )
    found = run(engine, rows_of(edition), resources.rulebook("demo-linear-1"))
    assert [(row[0], row[-1]) for row in found.values()] == [(None, "too_large"), (None, "too_large")]


def test_a_ratio_too_long_to_show_keeps_its_verdict_and_its_exact_pair(engine: Engine) -> None:
    row = a_row("long", operator="=", target=Decimal("0.00000001"), actual=Decimal(10) ** 19, polarity="higher")
    status, _, shown, above, below, score, fault = run(engine, [row], resources.rulebook("demo-linear-1"))["long"]
    assert (status, shown, fault) == ("met", None, "too_large")
    assert Fraction(above) / Fraction(below) == Fraction(10) ** 27
    assert score == 1


def test_a_pace_without_an_expression_is_refused_by_name() -> None:
    book = resources.rulebook("demo-linear-1")
    assert book.judging is not None
    others = [pace for pace in Pace if pace not in {Pace.NONE, Pace.WHOLE, Pace.LINEAR}]
    for pace in others:
        changed = replace(book, judging=replace(book.judging, pace_unknown=pace))
        with pytest.raises(refusals.PaceError, match=f"{book.name}.*{pace}"):
            judged(ibis.table(ibis.schema(SCHEMA), name="t"), changed)
    with pytest.raises(refusals.PaceError, match=f"{BY_LINE}.*{Pace.COURSE}"):
        judged(ibis.table(ibis.schema(SCHEMA), name="t"), resources.rulebook(BY_LINE))


def test_a_table_with_weights_is_refused_rather_than_counted_without_them() -> None:
    table = ibis.table({"actual": "int64", "operator": "string", "target": "int64", "weight": "int64"}, name="t")
    with pytest.raises(refusals.WeightsError, match="weight"):
        totals(table, resources.rulebook("demo-linear-1"), [])


def test_a_table_needs_few_columns(engine: Engine) -> None:
    rows = pa.table(
        {
            "agency": ["甲", "乙"],
            "actual": pa.array([9, 7], pa.int64()),
            "operator": ["=", ">="],
            "target": pa.array([10, 7], pa.int64()),
            "behaviour": ["stock", "stock"],
        }
    )
    book = resources.rulebook("demo-linear-1")
    found = engine.run(rows, "few", lambda table: judged(table, book).select("agency", "status", "achievement"))
    assert Counter(found) == Counter([("甲", "near", Decimal("0.9")), ("乙", "met", Decimal(1))])


def test_a_table_without_a_target_is_refused() -> None:
    with pytest.raises(refusals.ColumnAbsentError, match="target"):
        judged(ibis.table({"actual": "int64", "operator": "string"}, name="t"), resources.rulebook("demo-linear-1"))
    table = ibis.table({"actual": "float64", "operator": "string", "target": "int64"}, name="t")
    with pytest.raises(refusals.InexactColumnError, match="actual"):
        judged(table, resources.rulebook("demo-linear-1"))
