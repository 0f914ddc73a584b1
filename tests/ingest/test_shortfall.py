"""What is lost as a whole is said: no theme, no table, no indicator, counts far from those that are stated."""

from __future__ import annotations

import pytest

from heng import ingest
from heng.ingest.result import ReadResult
from heng.model.agency import AgencyRegister
from heng.model.terms import DocumentKind
from tests.ingest.cards import theme
from tests.ingest.printing import Style, report

TEXT = report(theme(7), Style(page=200))
COUNT = "1. 策略目標：3 項"


def read(text: str) -> ReadResult:
    return ingest.read_document("report.txt", text.encode(), AgencyRegister(()), kind=DocumentKind.COUNCIL_REPORT)


def alarms(result: ReadResult) -> list[tuple[str, str]]:
    return [(finding.subject, finding.text("zh")) for finding in result.findings if finding.code == "RD003"]


def test_a_report_read_whole_has_no_alarm() -> None:
    assert alarms(read(TEXT)) == []


def test_tables_that_nobody_knows_are_residue_and_reported() -> None:
    """Codes of another grammar: no objective is met, and the text must not pass for prose."""
    text = TEXT
    for letter in "CPL":
        text = text.replace(f"K{letter}", f"海{letter}")
    result = read(text)
    assert result.coverage.residue > 100
    first = alarms(result)[0]
    assert "沒有讀到任何" in first[1]
    assert len(result.findings) < 20


def test_a_theme_without_a_table_is_reported_with_the_last_heading() -> None:
    cut = TEXT.index("KC1 ")
    result = read(
        TEXT[:cut].replace("打造宜居海港(K)", "活絡老街(M)").replace(COUNT, "另有說明。") + TEXT.partition("提出。 ")[2]
    )
    (alarm,) = alarms(result)
    assert alarm[0] == "M"
    assert "四、策略目標、關鍵績效指標、行動計畫及成果" in alarm[1]


@pytest.mark.parametrize(("stated", "reported"), [("3 項", 0), ("4 項", 0), ("9 項", 1), ("三十項", 1)])
def test_a_count_that_is_far_off_is_reported_with_the_last_sure_row(stated: str, reported: int) -> None:
    first = TEXT.replace(COUNT, f"1. 策略目標：{stated}")
    found = alarms(read(first + report(theme(8, letter="M"), Style(page=200)).partition("提出。 ")[2]))
    assert len(found) == reported
    assert all(subject == "K" and "KL3" in text for subject, text in found)


def test_nothing_at_all_is_reported_too() -> None:
    (alarm,) = alarms(read("臺北市政府 108 年 1 至 6 月施政報告，向市議會第 13 屆第 2 次定期大會提出。\n"))
    assert "沒有讀到任何主題" in alarm[1]
