"""The engine: order, selection, repeated copies, and findings as data."""

from __future__ import annotations

import json
from dataclasses import replace

from heng.check.figures import questioned
from heng.check.finding_data import finding_to_data
from heng.check.registry import RULES
from heng.check.rule import Hit
from heng.check.rules.reading import (
    rd001_document_truncated,
    rd002_value_ambiguous,
    rd003_row_unplaced,
    rd004_kind_unknown,
)
from heng.check.run import check
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity
from tests.check.factory import REGISTER, action, at, cell, counts, edition, kpi, objective, reading, theme


def with_several_faults() -> Edition:
    """Return an edition with a wrong count, a wrong code and wrong weights, printed in this order."""
    first = kpi("AC1.1", suffix="1", weight="34", line=40)
    rows = [first, kpi("AC1.1", suffix="2", weight="34", line=44), kpi("AC1.1", suffix="3", weight="34", line=48)]
    return edition(
        themes=[theme("A", counts(objectives=1, kpis=3))],
        objectives=[objective("AC1")],
        kpis=[*rows, kpi("AC2.1", objective="AC1", line=60)],
        actions=[action("AC1.1.1", kpi=first)],
        readings=[reading(row) for row in rows],
    )


def codes(edition: Edition, **options: list[str]) -> list[str]:
    """Return the codes of what is found."""
    return [finding.code for finding in check([edition], REGISTER, **options)]  # type: ignore[arg-type]


def test_worst_comes_first() -> None:
    """Weights that falsify a result come before a code in the wrong place, that before a count."""
    assert [code for code in codes(with_several_faults()) if RULES[code].severity is Severity.ERROR] == [
        "WT001", "ID001", "SC001",
    ]  # fmt: skip


def test_same_faults_stand_in_order_of_printing() -> None:
    """Two findings of one rule that touch equally much come by their lines."""
    two = edition(kpis=[kpi("AC2.1", objective="AC1", line=90), kpi("AC3.1", objective="AC1", line=7)])
    assert [finding.subject for finding in check([two], REGISTER, select=["ID001"])] == ["AC3.1", "AC2.1"]


def test_findings_of_the_reader_are_put_in_with_the_others() -> None:
    """A warning of the reader stands behind the errors."""
    residue = rd003_row_unplaced.finding(at(3), "(接上頁)")
    found = check([with_several_faults()], REGISTER, reading=[residue])
    assert residue in found
    assert found.index(residue) > [finding.code for finding in found].index("SC001")


def test_rules_are_chosen_by_code_or_its_beginning() -> None:
    """`--select` and `--ignore` take codes and families, also of what the reader found."""
    several, residue = with_several_faults(), [rd003_row_unplaced.finding(at(3), "x")]
    assert codes(several, select=["ID001"]) == ["ID001"]
    assert codes(several, select=["WT", "SC"]) == ["WT001", "SC001"]
    assert [finding.code for finding in check([several], REGISTER, reading=residue, select=["RD"])] == ["RD003"]
    assert "WT001" not in codes(several, ignore=["WT"])


def test_a_copy_is_not_reported_again() -> None:
    """A document given twice, or a map printed in two chapters, has each fault once, with all places it touches."""
    once = edition(objectives=[objective("AC1")], cells=[cell("AF3", line=5)])
    twice = edition(objectives=[objective("AC1")], cells=[cell("AF3", line=5), cell("AF3", line=95)])
    assert len(check([once, once], REGISTER, select=["SC002"])) == 1
    (finding,) = check([twice], REGISTER, select=["SC002"])
    assert finding.source == at(5)
    assert len(finding.refs) == 2


def test_residue_of_the_same_text_in_two_places_is_two_findings() -> None:
    """What the reader could not place is counted by place."""
    residue = [rd003_row_unplaced.finding(at(line), "(接上頁)") for line in (3, 9)]
    assert len(check([edition()], REGISTER, reading=residue)) == 2


def test_the_order_does_not_depend_on_the_order_of_editions_with_other_faults() -> None:
    """The same input always gives the same list."""
    several = with_several_faults()
    assert check([several], REGISTER) == check([several], REGISTER)


def test_a_finding_as_data_has_the_fields_of_the_contract() -> None:
    """`heng check --format json` prints these keys; a finding without place has no line."""
    (finding,) = check([with_several_faults()], REGISTER, select=["WT001"])
    data = finding_to_data(finding, "zh-Hant", "report.txt")
    assert list(data) == ["code", "name", "severity", "subject", "document", "line", "message", "suggestion"]
    assert (data["code"], data["name"], data["severity"]) == ("WT001", "weights-do-not-sum", "error")
    assert (data["subject"], data["document"], data["line"]) == ("AC1.1", "report.txt", 40)
    assert "102%" in str(data["message"])
    assert "102%" in str(finding_to_data(finding, "en", "")["message"])
    assert finding_to_data(replace(finding, source=None), "en")["line"] is None
    json.dumps(data)


def test_only_errors_about_a_figure_put_it_in_question() -> None:
    """A date printed as a serial makes its figure unusable; a misplaced code beside a figure does not."""
    dated = kpi("HC5.3", unit="日期")
    wrong = reading(dated, "107 年 4 月 30 日", "-654759")
    misplaced = kpi("HC6.1", objective="HC5")
    found = check([edition(kpis=[dated, misplaced], readings=[wrong, reading(misplaced)])], REGISTER)
    assert {"AC001", "ID001"} <= {finding.code for finding in found}
    assert wrong.ref in questioned(found)
    assert misplaced.ref not in questioned(found)


def test_readers_words_are_complete_in_both_languages() -> None:
    """The constructors that readers use fill in every fact of their wordings."""
    findings = [
        rd001_document_truncated.finding(at(9), "最後一行"),
        rd002_value_ambiguous.finding("AC1.1", at(9), text="30 20 15 處", taken="30｜20 15 處", other="30 20｜15 處"),
        rd003_row_unplaced.finding(at(9), "殘文"),
        rd004_kind_unknown.finding(at(1), "notes.txt"),
        rd004_kind_unknown.unreadable("a.bin", Wording("{name}讀不到。", "{name} cannot be read."), {"name": "a.bin"}),
    ]
    assert [finding.code for finding in findings] == ["RD001", "RD002", "RD003", "RD004", "RD004"]
    assert [finding.severity for finding in findings[-2:]] == [Severity.INFO, Severity.ERROR]
    for finding in findings:
        for lang in ("zh-Hant", "en"):
            assert finding.text(lang)
            assert finding.advice(lang)
            assert "{" not in finding.text(lang) + finding.advice(lang)


def test_a_hit_may_carry_the_second_severity_of_its_rule() -> None:
    """The catalogue gives some rules two severities."""
    rule = RULES["RD004"]
    assert rule.finding(Hit()).severity is Severity.INFO
    assert rule.finding(Hit(severity=Severity.ERROR)).severity is Severity.ERROR
