"""`heng check` for other programs (SARIF, JUnit) and under `heng.toml`."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Heng
from tests.ingest.office_files import ods_of

WAIVER = """
[[check.waivers]]
rule = "AC001"
subject = "AC1.1"
reason = "日期另以公文更正"
by = "研考會"
until = {until}
"""

Put = Callable[[str], None]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Write `heng.toml` above the working directory."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return lambda text: (tmp_path / "heng.toml").write_text(text, "utf-8") and None


def test_sarif_marks_the_line_and_the_words_of_a_text(heng: Heng, card: Path) -> None:
    """Reviewers' tools show rule, level, file, line and columns; columns count characters from 1."""
    run = json.loads(heng("check", card, "--select", "AC001", "--format", "sarif", "--lang", "en").out)["runs"][0]
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], rule["id"], rule["name"], result["level"]) == (
        "AC001",
        "AC001",
        "date-as-serial",
        "error",
    )
    place = result["locations"][0]["physicalLocation"]
    line = card.read_text("utf-8").splitlines()[place["region"]["startLine"] - 1]
    assert line[place["region"]["startColumn"] - 1 : place["region"]["endColumn"] - 1] == "-654759"
    assert run["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"].endswith(card.name)


def test_junit_has_a_case_for_each_rule_that_fails_at_the_limit(heng: Heng, card: Path) -> None:
    """A rule whose findings are below the limit passes, and says them in its output."""
    suites = ET.fromstring(heng("check", card, "--format", "junit").out)
    cases = {(case.get("name") or "")[:5]: case for case in suites.iter("testcase")}
    failure = cases["WT001"].find("failure")
    assert failure is not None
    assert "102%" in (failure.get("message") or "")
    assert cases["ID005"].find("failure") is None
    assert cases["ID005"].find("system-out") is not None
    assert suites.get("failures") == str(len(list(suites.iter("failure"))))


def test_settings_hold_until_the_command_line_says_otherwise(heng: Heng, put: Put, card: Path) -> None:
    """`heng.toml` above the working directory chooses rules and the limit."""
    put('[check]\nselect = ["ID"]\nfail-on = "warning"\n')
    run = heng("check", card, "--format", "json")
    assert {finding["code"][:2] for finding in json.loads(run.out)} == {"ID"}
    assert heng("check", card, "--select", "ID005").status == 1
    assert heng("check", card, "--select", "ID005", "--fail-on", "error").status == 0


def test_a_waiver_sets_a_finding_aside_and_is_itself_listed(heng: Heng, put: Put, card: Path) -> None:
    """The finding is no longer open, and everybody reads who answers for it and until when."""
    put(WAIVER.format(until="2999-12-31"))
    run = heng("check", card, "--select", "AC001")
    assert run.status == 0
    assert "研考會，到 1088/12/31 為止：日期另以公文更正" in run.out
    array = heng("check", card, "--select", "AC001", "--format", "json")
    assert json.loads(array.out) == []
    assert "豁免 1 項" in array.err
    suites = ET.fromstring(heng("check", card, "--select", "AC001", "--format", "junit").out)
    assert [case.get("message") for case in suites.iter("skipped")] == ["研考會, 2999-12-31: 日期另以公文更正"]
    sarif = json.loads(heng("check", card, "--select", "AC001", "--format", "sarif").out)
    (result,) = sarif["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "日期另以公文更正"


def test_an_expired_waiver_sets_nothing_aside(heng: Heng, put: Put, card: Path) -> None:
    """The finding is open again, and the waiver is named as expired."""
    put(WAIVER.format(until="2020-12-31"))
    run = heng("check", card, "--select", "AC001")
    assert run.status == 1
    assert "豁免已過期，不再有效：AC001 AC1.1" in run.out


def test_a_waiver_that_meets_nothing_is_named(heng: Heng, put: Put, card: Path) -> None:
    """A waiver for a fault that is mended should go."""
    put(WAIVER.format(until="2999-12-31").replace("AC1.1", "AC1.9"))
    assert "豁免沒有遇到檢核結果，可以拿掉：AC001 AC1.9" in heng("check", card, "--select", "AC001").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[check", "不是正確的 TOML"),
        ("[check]\nselct = []\n", "不認得「selct」"),
        ('[check]\nselect = "SC"\n', "check.select"),
        ('[check]\nfail-on = "never"\n', "check.fail-on"),
        ('[[check.waivers]]\nrule = "AC001"\nreason = "x"\nby = "y"\n', "缺少 until"),
        ('[[check.waivers]]\nrule = "AC"\nreason = "x"\nby = "y"\nuntil = 2999-12-31\n', "沒有規則 AC"),
        ('[[check.waivers]]\nrule = "AC001"\nreason = "x"\nby = "y"\nuntil = "2999"\n', "check.waivers[1].until"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(heng: Heng, put: Put, card: Path, text: str, said: str) -> None:
    """Status 2, what is wrong and where."""
    put(text)
    run = heng("check", card)
    assert run.status == 2
    assert said in run.err


def test_faults_with_one_right_answer_are_put_right_in_a_copy(heng: Heng, card: Path) -> None:
    """The corrected tables have none of them; the document is as it was; each changed cell is listed."""
    before = card.read_bytes()
    assert heng("check", card, "--select", "ID003,ID004", "--fail-on", "warning", "--fix").status == 1
    fixed = card.with_name(f"{card.name}.fixed")
    with (fixed / "fixes.csv").open(encoding="utf-8", newline="") as file:
        changed = [(row["rule"], row["before"], row["after"]) for row in csv.DictReader(file)]
    assert changed == [("ID003", "AC.1.1.1", "AC1.1.1")]
    assert card.read_bytes() == before
    assert heng("check", fixed / "scorecard.json", "--select", "ID003", "--fail-on", "warning").status == 0


def test_what_was_put_right_does_not_come_in_with_its_folder(heng: Heng, card: Path) -> None:
    """The document's findings stay in the document, and nothing is put right twice."""
    before = heng("check", card.parent, "--format", "json", "--fix").out
    assert heng("check", card.parent, "--format", "json", "--fix").out == before
    assert [path.name for path in card.parent.iterdir() if path.is_dir()] == [f"{card.name}.fixed"]


def test_a_code_that_is_taken_is_given_to_nothing_else(heng: Heng, card: Path) -> None:
    """What would make two things of one code has no right answer."""
    text = card.read_text("utf-8").replace("- 行動 AC.1.1.1 推動計畫", "- 行動 AC.1.1.1 甲\n- 行動 AC1.1.1 乙")
    card.write_text(text, "utf-8")
    run = heng("check", card, "--select", "ID003", "--fail-on", "warning", "--fix")
    assert run.status == 1
    assert "沒有只有一種改法的錯誤" in run.err


def test_the_record_is_not_corrected_from_the_command_line(heng: Heng) -> None:
    """A correction of the record needs a person and a reason."""
    run = heng("check", "--fix")
    assert run.status == 2
    assert "--fix" in run.err


def test_what_has_no_lines_of_its_own_is_told_by_its_sheet_and_cell(heng: Heng, tmp_path: Path) -> None:
    """A line number of our reading leads nowhere in a sheet; the keys of the contract stay as they are."""
    sheet = tmp_path / "k.ods"
    heads = ("指標代碼", "指標名稱", "單位", "目標值", "實際值", "評估怪欄")
    rows = ("108年度勞動局關鍵績效指標",), heads, ("AC1.1", "就業率", "%", "95", "92.86", "甲")
    sheet.write_bytes(ods_of(*rows))
    found = json.loads(heng("check", sheet, "--format", "json").out)[0]
    assert (found["sheet"], found["cell"][1:]) == ("s", "3")
    assert f"{sheet} s!{found['cell']}\n" in heng("check", sheet).out
