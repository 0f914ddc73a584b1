"""Rules about themes, map and tables: what is reported and what is left alone."""

from __future__ import annotations

from dataclasses import replace

from heng.check.registry import RULES
from heng.model.card import StrategyMap
from heng.model.edition import Edition
from heng.model.terms import DocumentKind, Drawing, Ground, Scope, Severity
from tests.check.factory import (
    action,
    at,
    budget_line,
    cell,
    counts,
    edition,
    found,
    kpi,
    objective,
    subjects,
    theme,
)  # fmt: skip

SC001, SC002, SC003, SC004, SC005, SC006, SC007, SC008, SC009, SC010 = (
    RULES[f"SC{number:03}"] for number in range(1, 11)
)


def small(**declared: int) -> Edition:
    """Return theme A with 2 objectives (1 C, 1 P), 3 KPIs in 4 rows and 2 different action plans in 3 places."""
    first = kpi("AC1.1", line=10)
    rows = [first, kpi("AC1.2", suffix="1", line=12), kpi("AC1.2", suffix="2", line=14), kpi("AP1.1", line=16)]
    return edition(
        themes=[theme("A", counts(**declared))],
        objectives=[objective("AC1", line=9), objective("AP1", line=15)],
        kpis=rows,
        actions=[
            action("AC1.1.1", "甲", kpi=first, line=10),
            action("AC1.2.1", "乙", kpi=rows[1], line=12),
            action("AC1.2.1", "乙", kpi=rows[2], line=14),
        ],
    )


class TestDeclaredCounts:
    """SC001."""

    def test_true_counts_are_silent(self) -> None:
        """Components are one KPI, and a plan shared by two rows is one plan."""
        assert found(SC001, small(objectives=2, kpis=3, actions=2, C=1, P=1)) == ()

    def test_what_is_not_stated_is_not_compared(self) -> None:
        """A text may state only some counts, or none."""
        assert found(SC001, small()) == ()
        assert found(SC001, edition(themes=[theme("A")], objectives=[objective("AC1")])) == ()

    def test_each_wrong_count_is_one_finding(self) -> None:
        """The message has both numbers; the place is where the count is stated."""
        findings = found(SC001, small(objectives=3, kpis=4, actions=3, C=2, P=1))
        assert [(finding.facts["declared"], finding.facts["found"]) for finding in findings] == [
            (3, 2), (2, 1), (4, 3), (3, 2),
        ]  # fmt: skip
        assert {finding.subject for finding in findings} == {"A"}
        assert {finding.source for finding in findings} == {at(2)}
        assert "顧客構面2項" in findings[1].text("zh-Hant")
        assert "under Customers" in findings[1].text("en")

    def test_rows_without_suffix_explain_a_count(self) -> None:
        """AP2.1 in two rows without -1 and -2 is one KPI; the finding says how the stated number came about."""
        rows = [kpi("AP2.1", "同名", row="1", line=10), kpi("AP2.1", "同名", row="2", line=12)]
        (finding,) = found(
            SC001, edition(themes=[theme("A", counts(kpis=2))], objectives=[objective("AP2")], kpis=rows)
        )
        assert (finding.facts["declared"], finding.facts["found"], finding.facts["split"]) == (2, 1, "AP2.1")
        assert "AP2.1" in finding.text("en")

    def test_one_code_under_two_objectives_is_two_kpis(self) -> None:
        """KPIs count as different (objective, code)."""
        rows = [kpi("FL3.1", objective="FL1"), kpi("FL3.1", objective="FL3")]
        both = [objective("FL1"), objective("FL3")]
        assert found(SC001, edition(themes=[theme("F", counts(kpis=2))], objectives=both, kpis=rows)) == ()

    def test_one_action_code_with_two_texts_is_two_plans(self) -> None:
        """Action plans count as different (code, text)."""
        row = kpi("GP2.3")
        plans = [action("GP2.5.1", "疫苗", kpi=row, line=20), action("GP2.5.1", "病媒", kpi=row, line=22)]
        both = edition(themes=[theme("G", counts(actions=2))], objectives=[objective("GP2")], kpis=[row], actions=plans)
        assert found(SC001, both) == ()

    def test_an_objective_heading_repeated_after_a_page_break_counts_once(self) -> None:
        """The same code and name is the same objective."""
        twice = [objective("AC1", "甲", line=5), objective("AC1", "甲", line=50)]
        assert found(SC001, edition(themes=[theme("A", counts(1))], objectives=twice)) == ()

    def test_objectives_of_one_code_and_two_names_may_be_counted_either_way(self) -> None:
        """Whether a misprinted code is one objective or two is not beyond doubt, so neither count is an error."""
        two = [objective("EP1", "甲"), objective("EP1", "乙")]
        for stated in (1, 2):
            assert found(SC001, edition(themes=[theme("E", counts(stated))], objectives=two)) == ()
        assert len(found(SC001, edition(themes=[theme("E", counts(3))], objectives=two))) == 1

    def test_counts_of_the_whole_card(self) -> None:
        """A bureau states its objectives and KPIs in one sentence."""
        rows = [kpi("AC1.1"), kpi("BC1.1")]
        whole = edition(objectives=[objective("AC1"), objective("BC1")], kpis=rows, declared=counts(2, 3))
        (finding,) = found(SC001, whole)
        assert (finding.subject, finding.facts["declared"], finding.facts["found"]) == ("", 3, 2)

    def test_a_document_without_tables_has_nothing_to_count(self) -> None:
        """An outline that states counts is not wrong."""
        assert found(SC001, edition(themes=[theme("A", counts(13, 35, 60))])) == ()

    def test_a_cut_document_is_counted_only_where_it_is_whole(self) -> None:
        """Themes before the one in which the text stops are complete; a budget behind the themes shows all are."""
        themes = [theme("A", counts(kpis=2)), theme("B", counts(kpis=2)), theme("C", counts(kpis=2))]
        heads = [objective("AC1", line=10), objective("BC1", line=50)]
        rows = [kpi("AC1.1", line=11), kpi("BC1.1", line=51)]
        cut = edition(themes=themes, objectives=heads, kpis=rows)
        assert subjects(found(SC001, cut, truncated=True)) == ["A"]
        assert subjects(found(SC001, cut)) == ["A", "B", "C"]
        with_budget = edition(
            themes=themes[:2], objectives=heads, kpis=rows, budget=[budget_line("1", "勞動局", "1 1 1", line=90)]
        )
        assert subjects(found(SC001, with_budget, truncated=True)) == ["A", "B"]


class TestMapAndTables:
    """SC002."""

    def test_an_objective_on_the_map_needs_a_table(self) -> None:
        """Only what has no table is reported."""
        partly = edition(cells=[cell("AF2", line=3), cell("AF3", "爭取補助", line=4)], objectives=[objective("AF2")])
        (finding,) = found(SC002, partly)
        assert (finding.subject, finding.facts["name"], finding.source) == ("AF3", "爭取補助", at(4))

    def test_top_objectives_have_no_table(self) -> None:
        """TC1 stands above all themes."""
        assert found(SC002, edition(cells=[cell("TC1")], objectives=[objective("AC1")])) == ()

    def test_a_witness_is_not_checked(self) -> None:
        """A bureau's copy of the city's map has no tables in the bureau's document."""
        cells = [cell("AC9", scope=Scope.CITY), cell("AC1", scope=Scope.OWN), cell("AC2", scope=Scope.OWN)]
        bureau = edition(cells=cells, objectives=[objective("AC1")], kind=DocumentKind.BUREAU_SCORECARD)
        assert subjects(found(SC002, bureau)) == ["AC2"]

    def test_a_linkage_diagram_is_no_map(self) -> None:
        """What stands only in the diagram of arrows is another question."""
        assert found(SC002, edition(cells=[cell("AC9", drawing=Drawing.LINKAGE)], objectives=[objective("AC1")])) == ()

    def test_a_document_of_a_map_alone_is_silent(self) -> None:
        """A map without any tables promises none."""
        assert found(SC002, edition(cells=[cell("AC1")])) == ()

    def test_what_is_cut_off_is_not_missing(self) -> None:
        """Tables behind the end of a cut document are unknown."""
        cut = edition(
            cells=[cell("AC1"), cell("AC2"), cell("BC1"), cell("BC2")],
            objectives=[objective("AC1", line=5), objective("BC1", line=9)],
        )
        assert subjects(found(SC002, cut, truncated=True)) == ["AC2"]


class TestDuplicateCodes:
    """SC008."""

    def test_an_action_code_with_two_texts(self) -> None:
        """The place is the one that does not fit its KPI, here the first."""
        plans = [action("GP2.5.1", "疫苗", kpi="GP2.3", line=20), action("GP2.5.1", "病媒", kpi="GP2.5", line=30)]
        (finding,) = found(SC008, edition(actions=plans))
        assert (finding.subject, finding.facts["first"], finding.facts["second"]) == ("GP2.5.1", "疫苗", "病媒")
        assert finding.source == at(20)
        assert finding.refs == tuple(plan.ref for plan in plans)

    def test_a_shared_action_is_no_duplicate(self) -> None:
        """One plan may stand under two components, or be written with 台 once and 臺 once."""
        plans = [action("FP3.3.1", "臺北市計畫 2.0", line=20), action("FP3.3.1", "台北市計畫2.0", line=30)]
        assert found(SC008, edition(actions=plans)) == ()

    def test_a_plan_of_steps_alone_has_no_text_to_differ(self) -> None:
        """An empty name is not another name."""
        plans = [action("HC1.1.1", "", line=20), action("HC1.1.1", "計畫", line=30)]
        assert found(SC008, edition(actions=plans)) == ()

    def test_a_kpi_under_two_objectives(self) -> None:
        """FL3.1 under FL1 and FL3 is reported once, at the one that does not fit."""
        rows = [kpi("FL3.1", "結業比率", objective="FL1", line=7), kpi("FL3.1", "參訓比率", line=90)]
        (finding,) = found(SC008, edition(kpis=rows))
        assert (finding.subject, finding.facts["first"], finding.facts["second"]) == ("FL3.1", "結業比率", "參訓比率")
        assert finding.source == at(7)

    def test_a_kpi_of_one_name_under_two_objectives(self) -> None:
        """The message names the objectives where the names do not tell the two apart."""
        rows = [kpi("FL3.1", "同名", objective="FL1"), kpi("FL3.1", "同名")]
        (finding,) = found(SC008, edition(kpis=rows))
        assert (finding.facts["first"], finding.facts["second"]) == ("FL1", "FL3")

    def test_a_kpi_code_with_two_names(self) -> None:
        """Two rows without suffix and with different names are two KPIs of one code."""
        assert subjects(found(SC008, edition(kpis=[kpi("AC1.1", "甲", row="1"), kpi("AC1.1", "乙", row="2")]))) == [
            "AC1.1"
        ]

    def test_components_are_no_duplicates(self) -> None:
        """Components have suffixes, or one name; a suffix used twice under two names is a duplicate."""
        fine = [
            kpi("BC3.1", "甲", suffix="1"), kpi("BC3.1", "乙", suffix="2"),
            kpi("AP2.1", "同", row="1"), kpi("AP2.1", "同", row="2"),
        ]  # fmt: skip
        assert found(SC008, edition(kpis=fine)) == ()
        again = kpi("BC3.1", "丙", suffix="2", line=99)
        assert subjects(found(SC008, edition(kpis=[*fine, again]))) == ["BC3.1-2"]

    def test_an_objective_code_with_two_names(self) -> None:
        """A heading repeated after a page break is no duplicate; another name is."""
        same = [objective("EP1", "人事管理", line=3), objective("EP1", "人事 管理", line=9)]
        assert found(SC008, edition(objectives=same)) == ()
        assert subjects(found(SC008, edition(objectives=[*same, objective("EP1", "預算執行", line=20)]))) == ["EP1"]

    def test_a_code_twice_on_one_map(self) -> None:
        """Two names in one drawing are two things; the same name again, or other words in another drawing, are not."""
        cells = [
            replace(cell("EP1", "人事管理", line=3), drawing_ref="1"),
            replace(cell("EP1", "預算執行", line=9), drawing_ref="1"),
            replace(cell("BL1", "培育人力", theme="C"), drawing_ref="1"),
            replace(cell("BL1", "培育 人力", theme="D"), drawing_ref="1"),
            replace(cell("AC1", "防洪"), drawing_ref="1"),
            replace(cell("AC1", "防洪治水"), drawing_ref="2"),
        ]
        (finding,) = found(SC008, edition(cells=cells))
        assert (finding.subject, finding.facts["first"], finding.facts["second"]) == ("EP1", "人事管理", "預算執行")
        assert finding.source == at(9)
        names = [objective("EP1", "人事管理"), objective("EP1", "預算執行")]
        assert len(found(SC008, edition(cells=cells, objectives=names))) == 1


class TestTwoCodes:
    """SC005, and what SC002 and SC003 leave to it."""

    def test_one_name_with_two_codes(self) -> None:
        """The map's EC1 is the table's EC2: one finding, not three."""
        cells = [cell("EC1", "和諧勞資關係"), cell("EP1", "溝通")]
        both = edition(cells=cells, objectives=[objective("EC2", "和諧 勞資關係", line=40), objective("EP1", "溝通")])
        (finding,) = found(SC005, both)
        assert (finding.subject, finding.facts["on_map"], finding.facts["in_table"]) == ("EC1", "EC1", "EC2")
        assert finding.source == at(40)
        assert found(SC002, both) == ()
        assert found(SC003, both) == ()

    def test_a_name_of_another_theme_tells_nothing(self) -> None:
        """Many themes have an objective of one name."""
        both = edition(cells=[cell("AF1", "預算執行")], objectives=[objective("BF1", "預算執行")])
        assert found(SC005, both) == ()
        assert subjects(found(SC002, both)) == ["AF1"]
        assert subjects(found(SC003, both)) == ["BF1"]

    def test_a_code_of_the_map_that_has_its_own_table(self) -> None:
        """BL1 in column C is BL1 of theme B; that CL1 is not on the map is another matter."""
        cells = [cell("BL1", "培育人力"), cell("BL1", "培育人力", theme="C")]
        heads = [objective("BL1", "培育人力"), objective("CL1", "培育人力")]
        both = edition(cells=cells, objectives=heads)
        assert found(SC005, both) == ()
        assert subjects(found(SC003, both)) == ["CL1"]

    def test_a_name_that_two_objectives_of_a_theme_bear_tells_nothing(self) -> None:
        """Which of two is meant is not known."""
        both = edition(cells=[cell("AC1", "同名"), cell("AC2", "同名")], objectives=[objective("AC3", "同名")])
        assert found(SC005, both) == ()


class TestMapBesideTables:
    """SC003, SC004, SC006, SC007, SC009, SC010."""

    def test_a_table_that_is_not_on_the_map(self) -> None:
        """Without a map there is nothing to be missing from."""
        tables = [objective("AC1"), objective("BC9", "新目標", line=40)]
        (finding,) = found(SC003, edition(cells=[cell("AC1")], objectives=tables))
        assert (finding.subject, finding.facts["name"], finding.source) == ("BC9", "新目標", at(40))
        assert found(SC003, edition(objectives=tables)) == ()

    def test_two_names_of_one_objective(self) -> None:
        """Other words are a question; other characters for the same words are a note."""
        cells = [cell("EC1", "確保市民居住權益"), cell("HP2", "完善政策溝通平臺"), cell("AC1", "同名")]
        heads = [
            objective("EC1", "確保市民的居住權益"),
            objective("HP2", "完善政策 溝通平台"),
            objective("AC1", "同名"),
        ]
        findings = found(SC004, edition(cells=cells, objectives=heads))
        assert [(finding.subject, finding.severity) for finding in findings] == [
            ("EC1", Severity.WARNING), ("HP2", Severity.INFO),
        ]  # fmt: skip

    def test_a_code_in_other_columns(self) -> None:
        """BL1 in columns C and D is one finding; a column that only the code tells is none."""
        cells = [cell("BL1", theme="C"), cell("BL1", theme="D"), cell("BL1"), cell("TC1", theme="A")]
        (finding,) = found(SC006, edition(cells=cells))
        assert (finding.subject, finding.facts["themes"], finding.facts["letter"]) == ("BL1", "C、D", "B")
        assert found(SC006, edition(cells=[cell("BL1", theme="C", placed=Ground.INFERRED)])) == ()

    def test_a_code_in_another_themes_tables(self) -> None:
        """The heading of a table counts as the map does."""
        assert subjects(found(SC006, edition(objectives=[objective("BL1", theme="D"), objective("DC1")]))) == ["BL1"]

    def test_a_code_in_another_row(self) -> None:
        """A letter that the profile knows for the row is no mismatch."""
        cells = [cell("AC1", perspective="P"), cell("AT1", perspective="L"), cell("AL1")]
        assert subjects(found(SC007, edition(cells=cells))) == ["AC1"]

    def test_a_row_marked_with_another_letter_is_reported_once(self) -> None:
        """學習成長 marked T, codes xL: the row is wrong, not each of its codes."""
        cells = [cell("AL1", perspective="L", printed="T"), cell("BL1", perspective="L", printed="T")]
        (finding,) = found(SC007, edition(cells=cells))
        assert (finding.subject, finding.facts["count"], finding.facts["letter"]) == ("T", 2, "L")
        assert "學習成長" in finding.text("zh-Hant")
        assert found(SC007, edition(cells=[cell("AT1", perspective="L", printed="T")])) == ()

    def test_an_objective_without_kpi(self) -> None:
        """A document without any KPI, and a table that is cut off, are no faults."""
        heads = [objective("AC1", line=3), objective("AC2", line=9)]
        assert subjects(found(SC009, edition(objectives=heads, kpis=[kpi("AC1.1")]))) == ["AC2"]
        assert found(SC009, edition(objectives=heads)) == ()
        assert found(SC009, edition(objectives=heads, kpis=[kpi("AC1.1")]), truncated=True) == ()

    def test_lost_arrows(self) -> None:
        """A diagram is announced, its arrows are not in the file."""
        lost = StrategyMap(
            ref="drawing/A", scope=Scope.CITY, drawing=Drawing.LINKAGE, title="策略關聯圖", theme="A", arrows_lost=True,
            source=at(7),
        )  # fmt: skip
        card = replace(edition().card, drawings=(lost, replace(lost, ref="drawing/B", theme="B", arrows_lost=False)))
        assert subjects(found(SC010, replace(edition(), card=card))) == ["A"]
