"""The verbs that work on files, as other programs call them."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
from pathlib import Path

import pytest

from heng import ingest, resources
from tests.cli.conftest import Heng
from tests.ingest.pdf_pages import pdf
from tests.ingest.test_pdf_refused import IMAGE, SCAN


def test_import_writes_tables_and_counts_what_it_read(heng: Heng, report: Path, tmp_path: Path) -> None:
    """Tables, scorecard and findings stand in the folder; counts and the share of residue are printed."""
    out = tmp_path / "out"
    run = heng("import", report, "--out", out)
    assert run.status == 0
    assert "KPI 303（331 列）" in run.out
    assert "殘餘 0 字（0.00%）" in run.out
    assert {"kpis.csv", "values.csv", "scorecard.json", "findings.json"} <= {each.name for each in out.iterdir()}
    with (out / "values.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == 357


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "沒有任何文字"),
        (b"\xff\xfe\x00", "沒有任何文字"),
        (b"\x80\x81\xfe\xff\x00\x01", "無法解讀"),
        (b"%PDF-1.7\n", "已損毀"),
    ],
    ids=["empty", "only-a-mark", "no-encoding", "pdf"],
)
def test_import_refuses_what_it_cannot_read_and_writes_nothing(
    heng: Heng, tmp_path: Path, content: bytes, said: str
) -> None:
    """Status 2, one short message on standard error, no folder."""
    (tmp_path / "bad.txt").write_bytes(content)
    run = heng("import", tmp_path / "bad.txt", "--out", tmp_path / "out")
    assert run.status == 2
    assert run.out == ""
    assert said in run.err
    assert len(run.err.splitlines()) <= 6
    assert not (tmp_path / "out").exists()


def test_a_scan_is_refused_in_words(heng: Heng, tmp_path: Path) -> None:
    """Its pages are named, and what to do."""
    (tmp_path / "scan.pdf").write_bytes(pdf(SCAN, SCAN, extra=[IMAGE]))
    run = heng("import", tmp_path / "scan.pdf", "--out", tmp_path / "out")
    assert run.status == 2
    assert "第 1-2 頁是掃描影像" in run.err


def test_the_example_of_the_form_is_tidy_and_without_fault(heng: Heng, tmp_path: Path) -> None:
    """Who copies it from the page begins with a card that Heng accepts."""
    page = (Path(__file__).parents[2] / "docs" / "card-form.md").read_text("utf-8")
    example = re.search(r"```markdown\n(.*?)```", page, re.DOTALL)
    assert example is not None
    (tmp_path / "card.md").write_text(example[1], "utf-8")
    assert heng("check", tmp_path / "card.md", "--fail-on", "warning").status == 0
    assert heng("fmt", tmp_path / "card.md", "--check").status == 0


def test_prose_is_of_unknown_kind_and_no_error(heng: Heng, tmp_path: Path) -> None:
    """Readable text of no known kind: status 0, kind unknown, a finding, no KPI."""
    (tmp_path / "letter.txt").write_text("今天下雨。\n明天可能放晴。\n", "utf-8")
    run = heng("import", tmp_path / "letter.txt", "--out", tmp_path / "out")
    assert run.status == 0
    findings = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))
    assert [finding["code"] for finding in findings] == ["RD004"]
    assert "KPI 0" in run.out


def test_check_gives_findings_as_json_and_status_one(heng: Heng, card: Path) -> None:
    """One array on standard output; the worst finding first; 1 because one is an error."""
    run = heng("check", card, "--format", "json")
    findings = json.loads(run.out)
    assert run.status == 1
    assert findings[0]["code"] == "WT001"
    assert set(findings[0]) == {"code", "name", "severity", "subject", "document", "line", "message", "suggestion"}
    assert {"WT001", "AC001", "ID003", "ID005"} <= {finding["code"] for finding in findings}


def test_check_text_shows_the_printed_line_with_a_mark(heng: Heng, card: Path) -> None:
    """The date that became a number stands under its finding, marked from its first to its last character."""
    run = heng("check", card, "--select", "AC001", "--lang", "en")
    lines = run.out.splitlines()
    marked = next(number for number, line in enumerate(lines) if "│" in line)
    assert lines[marked].endswith("-654759")
    assert lines[marked + 1].endswith(" " + "^" * len("-654759"))


def test_a_finding_below_the_limit_does_not_fail_the_run(heng: Heng, card: Path) -> None:
    """`--fail-on` and `--select` decide the status together."""
    assert heng("check", card, "--select", "ID005").status == 0
    assert heng("check", card, "--select", "ID005", "--fail-on", "warning").status == 1
    assert heng("check", card, "--ignore", "WT,AC,SC,ID,TG,RD").status == 0


def test_one_unreadable_file_among_several_is_a_finding(heng: Heng, card: Path, tmp_path: Path) -> None:
    """The readable one is checked as usual; the other is an RD004 of severity error."""
    (tmp_path / "empty.txt").write_bytes(b"")
    run = heng("check", tmp_path, "--format", "json", "--select", "RD004")
    (finding,) = json.loads(run.out)
    assert run.status == 1
    assert (finding["code"], finding["severity"]) == ("RD004", "error")
    assert finding["document"].endswith("empty.txt")


def test_assess_of_a_file_is_as_printed_until_a_rulebook_is_named(heng: Heng, report: Path) -> None:
    """As printed gives coverage and no light; a demonstration says that it is one."""
    plain = json.loads(heng("assess", report, "--format", "json").out)
    assert plain["rulebook"]["name"] == "as-printed"
    assert {verdict["status"] for verdict in plain["verdicts"]} == {None, "none"}
    assert plain["total"]["low"] is None
    demo = heng("assess", report, "--rulebook", "demo-linear-1")
    assert "示範，非官方規則" in demo.out.splitlines()[0]
    assert "還沒評的全部未達是" in demo.out
    assert re.search(r"方向（計值項）：文件印出\d+、有人確認0、推定\d+", demo.out)
    assert re.search(r"時間性質（計值項）：.*個存疑，\d+項指標等人確認", demo.out)


def test_assess_says_which_verdicts_another_rulebook_changes(heng: Heng, report: Path) -> None:
    """By kind and one by one; the JSON keeps what it has and adds the changes."""
    names = ("--rulebook", "demo-bamboobsc-1", "--compare", "demo-linear-1")
    text = heng("assess", report, *names).out
    assert re.match(r"與 demo-linear-1 比，\d+個數字的判定不同", text)
    assert re.search(r"^  接近 → 未達\t\d+$", text, re.MULTILINE)
    data = json.loads(heng("assess", report, *names, "--format", "json").out)
    assert data["rulebook"]["name"] == "demo-bamboobsc-1"
    assert len(data["compare"]["changed"]) == int(re.findall(r"\d+", text)[1])
    assert heng("assess", report, "--compare", "nobody").status == 2


def test_rule_prints_its_page(heng: Heng) -> None:
    """A rule's page, and the list of rules where there is none of that code."""
    assert "## 做什麼" in heng("rule", "WT001").out
    assert "## What it does" in heng("rule", "WT001", "--lang", "en").out
    missing = heng("rule", "ZZ999")
    assert missing.status == 2
    assert "WT001" in missing.err


def test_a_bad_option_is_refused_in_a_short_message(heng: Heng) -> None:
    """Status 2, and at most six lines."""
    for arguments in (["frobnicate"], ["import"], ["check", "--format", "yaml"], ["check", "no-such-file"]):
        run = heng(*arguments)
        assert run.status == 2
        assert 0 < len(run.err.splitlines()) <= 6


def test_language_follows_the_option_then_the_locale(heng: Heng, card: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`C` counts as unset; an English locale speaks English; the option wins."""
    monkeypatch.setenv("LANG", "C")
    assert "錯誤" in heng("check", card, "--select", "WT001").out
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Error" in heng("check", card, "--select", "WT001").out
    assert "錯誤" in heng("check", card, "--select", "WT001", "--lang", "zh-Hant").out


def test_a_file_that_cannot_be_opened_does_not_stop_the_others(heng: Heng, card: Path, tmp_path: Path) -> None:
    """A pipe would hang, and a broken link names nothing; both are findings beside the report's own."""
    os.mkfifo(tmp_path / "pipe.txt")
    run = heng("check", card, tmp_path / "pipe.txt", "--format", "json", "--select", "RD004,WT001")
    findings = json.loads(run.out)
    assert run.status == 1
    assert {finding["code"] for finding in findings} == {"RD004", "WT001"}
    alone = heng("check", tmp_path / "pipe.txt")
    assert alone.status == 2
    assert "不是一般檔案" in alone.err


def test_a_file_without_permission_does_not_stop_the_others(
    heng: Heng, card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are read; what the system says stands in the finding."""
    (tmp_path / "closed.txt").write_text("施政報告")
    there = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "closed.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return there(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    run = heng("import", card, tmp_path / "closed.txt", "--out", tmp_path / "out")
    assert run.status == 1
    assert "KPI 3（5 列）" in run.out
    assert "Permission denied" in run.err


def test_a_document_too_large_to_read_is_refused_unopened(heng: Heng, tmp_path: Path) -> None:
    """The limit holds for what is handed over in memory too."""
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(ingest.MAX_BYTES + 1)
    run = heng("import", tmp_path / "huge.txt", "--out", tmp_path / "out")
    assert run.status == 2
    assert "64 MB" in run.err
    with pytest.raises(ingest.TooLargeDocumentError):
        ingest.read_document("huge.txt", b" " * (ingest.MAX_BYTES + 1), resources.agency_register())


def test_the_installations_own_register_counts_and_its_faults_are_refused(
    heng: Heng, card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`agencies.csv` in HENG_HOME is used by every verb."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HENG_HOME", str(home))
    (home / "agencies.csv").write_text("key,name,parent\nnewtown,新鎮公所,nobody\n", "utf-8")
    run = heng("check", card, "--lang", "en")
    assert run.status == 2
    assert "line 2" in run.err
