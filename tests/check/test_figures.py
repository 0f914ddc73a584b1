"""Rules about the cells of targets and actuals."""

from __future__ import annotations

import pytest

from heng.check.registry import RULES
from tests.check.factory import action, at, edition, found, kpi, reading, subjects

AC001, AC003, AC004, TG001, TG005 = (RULES[code] for code in ("AC001", "AC003", "AC004", "TG001", "TG005"))


class TestDateAsSerial:
    """AC001."""

    @pytest.mark.parametrize(
        ("actual", "day"),
        [("-654759", "107/04/30"), ("−654759", "107/04/30"), ("43220", "107/04/30"), ("43100", "106/12/31")],
    )
    def test_a_serial_under_a_unit_of_dates(self, actual: str, day: str) -> None:
        """The message converts the number to a day, also where the year was typed as a 民國 year."""
        row = kpi("HC5.3", unit="日期")
        (finding,) = found(AC001, edition(kpis=[row], readings=[reading(row, "0107 年 4 月 30 日", actual)]))
        assert (finding.subject, finding.facts["text"], finding.facts["day"]) == ("HC5.3", actual, day)
        assert finding.source == at(31)
        assert finding.refs[0] == f"reading/{row.ref}/30"

    @pytest.mark.parametrize("unit", [None, "", "件"])
    def test_a_serial_beside_a_deadline(self, unit: str | None) -> None:
        """Where the target is a day, a number that is a day of that year is a serial."""
        row = kpi("HC5.3", unit=unit)
        assert subjects(found(AC001, edition(kpis=[row], readings=[reading(row, "107 年 4 月 30 日前", "43220")]))) == [
            "HC5.3"
        ]

    def test_two_serials_side_by_side(self) -> None:
        """Target and actual that both are days of the year are no counts."""
        row = kpi("HC5.3", unit="")
        readings = [reading(row, "-654789", "-654759")]
        assert subjects(found(AC001, edition(kpis=[row], readings=readings))) == ["HC5.3", "HC5.3"]

    @pytest.mark.parametrize(
        ("target", "actual"),
        [
            ("40000", "43220"),
            ("43000", "43220"),
            ("10", "-654759"),
            ("107 年 12 月 31 日前", "52000"),
            ("107 年 4 月 30 日", "107.4.30"),
        ],
    )
    def test_counts_and_printed_days_are_left_alone(self, target: str, actual: str) -> None:
        """A count may be 43,220; a loss may be 654,759; a day may be printed as one."""
        row = kpi("HC5.3", unit="元")
        assert found(AC001, edition(kpis=[row], readings=[reading(row, target, actual)])) == ()

    @pytest.mark.parametrize("actual", ["107/4/30", "尚未辦理", "2018", "1070430"])
    def test_other_texts_under_a_unit_of_dates(self, actual: str) -> None:
        """What is no serial number is none."""
        row = kpi("HC5.3", unit="日期")
        assert found(AC001, edition(kpis=[row], readings=[reading(row, "107 年 4 月 30 日", actual)])) == ()

    def test_each_agency_with_its_own_figure_is_named(self) -> None:
        """Two agencies' figures are two cells."""
        row = kpi("HC5.3", unit="日期")
        both = [reading(row, "107/4/30", "43220", line=30), reading(row, "107/4/30", "43221", line=40)]
        assert len(found(AC001, edition(kpis=[row], readings=both))) == 2


class TestValueGluedToCode:
    """TG005."""

    def test_a_code_that_runs_into_the_target(self) -> None:
        """The plan's code that is printed in the row shows where the number begins."""
        row = kpi("CP4.3")
        card = edition(
            kpis=[row],
            actions=[action("CP4.3.1", kpi=row), action("CP4.3.2", kpi=row)],
            readings=[reading(row, "CP4.3.154 (含二二八 24 西區 5)", "11")],
        )
        (finding,) = found(TG005, card)
        facts = finding.facts
        assert (finding.subject, facts["text"], facts["code"], facts["number"]) == (
            "CP4.3", "CP4.3.154", "CP4.3.1", "54",
        )  # fmt: skip
        assert finding.source == at(30)

    def test_a_code_of_two_digits_wins_over_its_beginning(self) -> None:
        """Where CP4.3.1 and CP4.3.15 are both printed the longer one is the code."""
        row = kpi("CP4.3")
        plans = [action("CP4.3.1", kpi=row), action("CP4.3.15", kpi=row)]
        (finding,) = found(TG005, edition(kpis=[row], actions=plans, readings=[reading(row, "CP4.3.154", "11")]))
        assert (finding.facts["code"], finding.facts["number"]) == ("CP4.3.15", "4")

    def test_an_actual_and_a_row_without_plans(self) -> None:
        """Three digits are no number of a code, so something is glued to it."""
        row = kpi("AC1.1")
        assert subjects(found(TG005, edition(kpis=[row], readings=[reading(row, "10", "AC1.1.120")]))) == ["AC1.1"]

    @pytest.mark.parametrize(
        "target",
        [
            "154", "CC1.1.6 北溫 7 萬 車站 18 萬", "CC1.1.6 52", "CC1.1.10 5", "AQI 2.512 以下", "PM2.512 以下",
            "54(CC1.1)",
        ],
    )  # fmt: skip
    def test_codes_that_stand_apart_are_left_alone(self, target: str) -> None:
        """A known code, a code with a space behind it, and other letters with numbers."""
        row = kpi("CC1.1", suffix="6")
        plans = [action("CC1.1.1", kpi=row), action("CC1.1.6", kpi=row), action("CC1.1.10", kpi=row)]
        assert found(TG005, edition(kpis=[row], actions=plans, readings=[reading(row, target, "3")])) == ()

    def test_a_row_without_target_has_no_cell(self) -> None:
        """A document without the column is no fault."""
        row = kpi("AC1.1")
        assert found(TG005, edition(kpis=[row], readings=[reading(row, None, None)])) == ()


class TestTargetMissing:
    """TG001."""

    def test_words_that_put_a_target_off(self) -> None:
        """The words are quoted."""
        row = kpi("FC3.1")
        (finding,) = found(TG001, edition(kpis=[row], readings=[reading(row, "俟系統上線後再評估。", "7")]))
        assert (finding.subject, finding.source) == ("FC3.1", at(30))
        assert "再評估" in finding.text("zh-Hant")

    def test_an_empty_cell(self) -> None:
        """An empty cell has other words than a cell of prose."""
        row = kpi("FC3.1")
        (finding,) = found(TG001, edition(kpis=[row], readings=[reading(row, "", "7")]))
        assert "空的" in finding.text("zh-Hant")

    def test_a_row_in_which_the_document_stops_lacks_nothing(self) -> None:
        """Only the last row may be cut off."""
        rows = [kpi("FC3.1", line=10), kpi("FC3.2", line=50)]
        cut = edition(kpis=rows, readings=[reading(row, "", "7") for row in rows])
        assert subjects(found(TG001, cut, truncated=True)) == ["FC3.1"]
        assert subjects(found(TG001, cut)) == ["FC3.1", "FC3.2"]

    @pytest.mark.parametrize("target", ["無", "不適用", "10", "107 年 12 月底前完成", "高於 6 都平均值", None])
    def test_what_states_something_or_that_nothing_applies(self, target: str | None) -> None:
        """A document without the column, and 無, are no fault."""
        row = kpi("FC3.1")
        assert found(TG001, edition(kpis=[row], readings=[reading(row, target, "7")])) == ()


class TestNoData:
    """AC003."""

    def test_the_reason_is_a_word_in_both_languages(self) -> None:
        """尚無法統計 is not due yet."""
        row = kpi("AC1.1")
        (finding,) = found(AC003, edition(kpis=[row], readings=[reading(row, "10", "尚無法統計")]))
        assert "尚未到統計時點" in finding.text("zh-Hant")
        assert "Not due yet" in finding.text("en")

    def test_an_empty_cell_has_no_reason(self) -> None:
        """A printed cell without anything is missing without a reason."""
        row = kpi("AC1.1")
        (finding,) = found(AC003, edition(kpis=[row], readings=[reading(row, "10", "")]))
        assert "也沒有原因" in finding.text("zh-Hant")

    @pytest.mark.parametrize("actual", ["0", "5", None])
    def test_zero_is_a_figure(self, actual: str | None) -> None:
        """Nothing is missing where a figure, or no column, is printed."""
        row = kpi("AC1.1")
        assert found(AC003, edition(kpis=[row], readings=[reading(row, "10", actual)])) == ()


class TestPeriodMismatch:
    """AC004; the period of these reports ends on 107/03/31."""

    @pytest.mark.parametrize(
        ("actual", "last"),
        [("41 (至 5/20)", "107/05/20"), ("266 (1-4 月)", "107年4月"), ("9 (106 年 1-12 月)", "106年12月")],
    )
    def test_a_span_outside(self, actual: str, last: str) -> None:
        """Later and older figures are both of another period."""
        row = kpi("AC1.1")
        (finding,) = found(AC004, edition(kpis=[row], readings=[reading(row, "10", actual)]))
        assert finding.facts["last"] == last

    @pytest.mark.parametrize("actual", ["41", "41 (至 3/31)", "41 (1-3 月)", "41 (107 年 2 月)", "尚無法統計"])
    def test_a_span_inside_or_none(self, actual: str) -> None:
        """A figure of a part of the period is of the period."""
        row = kpi("AC1.1")
        assert found(AC004, edition(kpis=[row], readings=[reading(row, "10", actual)])) == ()
