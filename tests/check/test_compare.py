"""Two editions compared: which KPI is which, what moved, and what is merely not printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.check.compare import Comparison, compare
from heng.check.compare.alike import likeness
from heng.check.compare.comparison_data import comparison_to_data
from heng.check.context import Context
from heng.check.rules.targets.tg003_target_lowered import is_larger
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.terms import ComparedField, DocumentKind, MatchBasis, Polarity, Scope, TargetShift
from tests.check.factory import REGISTER, cell, edition, kpi, objective, reading

LATER = "e" * 64


def compared(before: Edition, after: Edition, *, cut: bool = False) -> Comparison:
    """Compare two editions; the later one may stop in the middle."""
    return compare(before, after, Context(register=REGISTER, truncated=frozenset({LATER} if cut else ())))


def card(
    *rows: Indicator, year: int = 107, owner: str = "taipei", kind: DocumentKind = DocumentKind.COUNCIL_REPORT
) -> Edition:
    """Return an edition with these KPIs, each under an objective."""
    heads = [objective(code) for code in dict.fromkeys(row.objective for row in rows)]
    made = edition(objectives=heads, kpis=rows, readings=[reading(row) for row in rows], kind=kind, document=LATER)
    return replace(made, year=year, owner=owner)


def with_target(text: str, *, unit: str = "%", name: str = "完成率", polarity: Polarity | None = None) -> Edition:
    """Return an edition with one KPI and its target."""
    row = replace(kpi("AC1.1", name, unit=unit), polarity=polarity)
    return edition(objectives=[objective("AC1")], kpis=[row], readings=[reading(row, text)], document=LATER)


class TestMatching:
    """Which KPI is which."""

    def test_codes_that_moved_up_do_not_hide_that_names_stayed(self) -> None:
        """The first KPI goes, the others take over the codes before theirs."""
        before = card(kpi("AC1.1", "甲類案件數"), kpi("AC1.2", "乙級證照人數"), kpi("AC1.3", "丙種場館面積"))
        after = card(kpi("AC1.1", "乙級證照人數"), kpi("AC1.2", "丙種場館面積"))
        found = compared(before, after)
        assert [kpi.code for kpi in found.dropped] == ["AC1.1"]
        assert [(match.before.code, match.after.code) for match in found.renamed] == [
            ("AC1.2", "AC1.1"), ("AC1.3", "AC1.2"),
        ]  # fmt: skip

    def test_same_code_and_name_is_sure(self) -> None:
        """Variant characters, spaces, marks and the year of the document make no difference."""
        found = compared(
            card(kpi("AC1.1", "107年臺北市 新增座數（含整修）")),
            card(kpi("AC1.1", "108年台北市新增座數(含整修)"), year=108),
        )
        (match,) = found.matches
        assert (match.confidence, match.basis, match.changes) == (100, (MatchBasis.CODE, MatchBasis.NAME), ())

    def test_one_name_under_several_themes_stays_in_its_theme(self) -> None:
        """預算執行率 of theme B does not become that of theme A, which went."""
        before = card(kpi("AF1.1", "預算執行率"), kpi("BF1.1", "預算執行率"))
        found = compared(before, card(kpi("BF1.2", "預算執行率")))
        assert [kpi.code for kpi in found.dropped] == ["AF1.1"]

    @given(st.permutations(["空氣品質良好日數", "資源回收率", "垃圾清運量", "公廁優質比率"]))
    def test_the_order_of_printing_does_not_matter(self, names: list[str]) -> None:
        """Every KPI finds itself again, whatever its code became."""
        before = card(*(kpi(f"AC1.{at}", name) for at, name in enumerate(sorted(names), 1)))
        found = compared(before, card(*(kpi(f"AC1.{at}", name) for at, name in enumerate(names, 1))))
        assert all(match.before.name == match.after.name for match in found.matches)
        assert len(found.matches) == len(names)
        assert not found.dropped + found.new


class TestTargets:
    """Harder or easier, by polarity."""

    @pytest.mark.parametrize(
        ("before", "after", "polarity", "shift"),
        [
            ("80", "85", Polarity.HIGHER, TargetShift.RAISED),
            ("80", "75", Polarity.HIGHER, TargetShift.LOWERED),
            ("10", "12", Polarity.LOWER, TargetShift.LOWERED),
            ("≤10", "≤8", None, TargetShift.RAISED),
            ("≥80", ">80", None, TargetShift.RAISED),
            ("80", "≤80", None, TargetShift.CHANGED),
            ("80", "80.0", Polarity.HIGHER, None),
            ("80", "", Polarity.HIGHER, TargetShift.REMOVED),
            ("", "80", Polarity.HIGHER, TargetShift.ADDED),
        ],
    )
    def test_a_target_moves(
        self, before: str, after: str, polarity: Polarity | None, shift: TargetShift | None
    ) -> None:
        """More precision is no change; a sign decides where one is printed."""
        found = compared(with_target(before, polarity=polarity), with_target(after, polarity=polarity))
        assert [change.shift for _, change in found.changes(ComparedField.TARGET)] == ([shift] if shift else [])

    def test_a_larger_number_is_larger_also_where_that_is_easier(self) -> None:
        """Which way the number went is one thing, whether it is harder to reach another."""
        found = compared(with_target("2.05", polarity=Polarity.LOWER), with_target("2.30", polarity=Polarity.LOWER))
        ((match, change),) = found.changes(ComparedField.TARGET)
        assert (change.shift, is_larger(match, change)) == (TargetShift.LOWERED, True)

    def test_another_scale_is_no_change(self) -> None:
        """5 萬元 is 50000 元."""
        found = compared(with_target("5", unit="萬元"), with_target("50000", unit="元"))
        assert [change.field for match in found.matches for change in match.changes] == [ComparedField.UNIT]


class TestAuthority:
    """Dropped, or merely not printed."""

    def test_a_witness_never_drops_an_objective(self) -> None:
        """A bureau's copy of the city's map that lacks a row says nothing about the city."""
        city = edition(cells=[cell("AC1"), cell("AP1")], objectives=[objective("AC1"), objective("AP1")])
        bureau = replace(
            edition(cells=[cell("AC1"), cell("BC1", scope=Scope.OWN)], kind=DocumentKind.BUREAU_SCORECARD),
            owner="臺北市政府勞動局",
        )
        found = compared(replace(city, owner="臺北市政府"), bureau)
        assert found.dropped_objectives == ()
        assert [one.code for one in found.unprinted_objectives_after] == ["AP1"]

    def test_a_document_that_stops_drops_nothing(self) -> None:
        """What stands behind the cut may only be cut off."""
        before = card(kpi("AC1.1", "甲類案件數"), kpi("AC1.2", "乙級證照人數"))
        found = compared(before, card(kpi("AC1.1", "甲類案件數")), cut=True)
        assert (found.dropped, [kpi.code for kpi in found.unprinted_after]) == ((), ["AC1.2"])

    def test_a_bureau_is_compared_where_it_names_the_city(self) -> None:
        """By the printed code only; other KPIs of either are not printed by the other."""
        city = replace(card(kpi("DP5.1", "職災死亡率"), kpi("DP5.2", "職災失能率")), owner="臺北市政府")
        row = replace(kpi("BC1.1", "職業災害死亡率"), city_indicator="DP5.1")
        bureau = card(row, owner="臺北市政府勞動局", kind=DocumentKind.BUREAU_SCORECARD)
        found = compared(city, bureau)
        (match,) = found.matches
        assert (match.before.code, match.after.code, match.basis) == ("DP5.1", "BC1.1", (MatchBasis.LINK,))
        assert (found.dropped, found.new) == ((), ())


def test_data_has_every_difference() -> None:
    """Programs get the same as people: pairs with their changes, and what only one has."""
    found = compared(
        card(kpi("AC1.1", "甲類案件數")), card(kpi("AC1.1", "甲類案件數", unit="人"), kpi("AC1.2", "新指標"))
    )
    data = comparison_to_data(found)
    assert [each["code"] for each in data["new"]] == ["AC1.2"]
    (change,) = data["matches"][0]["changes"]
    assert (change["field"], change["before"], change["after"]) == ("unit", "件", "人")


def test_long_texts_are_compared_in_time_that_grows_with_them() -> None:
    """Aligning them would take hours."""
    text = "甲乙/丙丁+" * 10_000
    assert likeness(text, text + "戊己") > 95
    assert likeness(text, "戊己/庚辛-" * 10_000) < 5
