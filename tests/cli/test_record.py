"""The verbs that need the record: once as the installed program, else in this process, each on a record of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from heng import ingest, resources
from heng.check.fingerprint import fingerprint
from heng.model.terms import FindingAct
from heng.store.clock import today
from heng.workflow.findings.acting import Wish, do
from heng.workflow.loading.load import load
from heng.workflow.opening import cards
from heng.workflow.rulebooks.decisions import adopt_rulebook
from tests.cli.conftest import Heng
from tests.conftest import Record
from tests.databases import SQLITE, Databases

HANGS = 300
"""Seconds after which a program is taken to hang; a busy machine needs more than one for each."""

Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Run the program in a process of its own; options by name are variables of its environment."""
    usual = {**os.environ, "HENG_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
    usual.pop("HENG_DATABASE_URL", None)

    def run(*arguments: object, **surroundings: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "heng.site.main", *map(str, arguments)]
        environment = {**usual, **surroundings}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=HANGS)

    return run


@pytest.fixture
def inside(heng: Heng, record: Record, monkeypatch: pytest.MonkeyPatch) -> Heng:
    """Run the program in this process on an empty record."""
    monkeypatch.setenv("HENG_HOME", str(record.home))
    return heng


@pytest.fixture(scope="session")
def example_home(tmp_path_factory: pytest.TempPathFactory, databases: Databases, django_db_blocker) -> Path:  # type: ignore[no-untyped-def]
    """Return a folder whose record holds the packaged example, loaded as a file."""
    from django.conf import settings

    home = tmp_path_factory.mktemp("loaded")
    before = settings.HENG_HOME, settings.HENG_DOCUMENTS
    settings.HENG_HOME, settings.HENG_DOCUMENTS = home, home / "documents"
    with django_db_blocker.unblock(), databases.fresh(SQLITE, home):
        name, data = resources.example_document()
        load(ingest.read_document(name, data, resources.agency_register()), data, who="amy")
    settings.HENG_HOME, settings.HENG_DOCUMENTS = before
    return home


@pytest.fixture
def loaded(inside: Heng, example_home: Path, record: Record) -> Heng:
    """Run the program in this process on a record that holds the example."""
    shutil.copytree(example_home, record.home, dirs_exist_ok=True)
    return inside


def test_a_report_is_loaded_explained_and_published_by_the_installed_program(
    program: Program, report: Path, tmp_path: Path
) -> None:
    """The whole way on the command line, each step in a process of its own."""
    assert "載入為 taipei/107/q1" in program("load", report).stdout
    assert "19.2" in program("why", "107/q1/AC1.2").stdout
    odt = tmp_path / "report.odt"
    assert program("publish", "council-report", "--to", odt).returncode == 0
    assert odt.read_bytes()[:2] == b"PK"


def test_what_is_loaded_is_verified_and_judged_and_loading_again_changes_nothing(loaded: Heng, report: Path) -> None:
    """The verbs that read the record agree on what it holds."""
    assert "沒有改變" in loaded("load", report).out
    assert loaded("verify").status == 0
    derivation = loaded("why", "107/q1/AC1.2").out
    assert derivation == loaded("why", "q1/AC1.2", "--year", "107").out
    verdicts = json.loads(loaded("assess", "--format", "json").out)
    assert verdicts["rulebook"]["name"] == "as-printed"
    assert loaded("check", "--format", "json").status == 1


def test_a_rulebook_that_a_body_decided_on_is_adopted_in_the_data_and_no_other(loaded: Heng) -> None:
    """As the pages say: by the record's decision, whatever the rulebook's own text says."""
    loaded("assess", "--format", "json")
    adopt_rulebook(
        cards.latest(), "demo-linear-1",
        body="研考會", session="", day=date(2018, 4, 1), who="amy", reason="會議決議",
    )  # fmt: skip
    in_force, other = (
        json.loads(loaded("assess", "--format", "json", *named).out)["rulebook"]
        for named in ((), ("--rulebook", "demo-cascade-1"))
    )
    assert (in_force["name"], in_force["adopted"]) == ("demo-linear-1", True)
    assert other["adopted"] is False


def test_publish_of_an_unknown_format_writes_nothing(loaded: Heng, tmp_path: Path) -> None:
    """The message names the formats there are."""
    run = loaded("publish", "council-report", "--to", tmp_path / "report.rtf")
    assert run.status == 2
    assert "odt" in run.err
    assert not (tmp_path / "report.rtf").exists()


def test_an_empty_record_says_how_to_begin(inside: Heng) -> None:
    """Every verb that reads the record refuses with the same remedy."""
    for arguments in (["assess"], ["check"], ["why", "q1/AC1.2"]):
        run = inside(*arguments)
        assert run.status == 2
        assert "heng load" in run.err


def test_a_figure_that_is_not_there_names_its_neighbours(loaded: Heng) -> None:
    """A wrong code is answered with near ones, an ambiguous one with its places."""
    assert "AC1.1" in loaded("why", "107/q1/AC1.9").err
    assert "FL1/FL3.1" in loaded("why", "107/q1/FL3.1").err
    assert "Near codes: AC1.1" in loaded("why", "107/q1/AC1.9", "--lang", "en").err
    assert loaded("why", "107/q1/FL1/FL3.1").status == 0
    assert "107/0101-0630" in loaded("why", "107/0101-0630/AC1.2").err
    assert loaded("why", "nonsense").status == 2


@pytest.mark.parametrize(
    "surroundings",
    [
        {"HENG_HOME": "/proc/nowhere"},
        {"HENG_DATABASE_URL": "mysql://nobody@localhost/none"},
        {"HENG_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
    ],
    ids=["folder", "kind-of-database", "no-answer"],
)
def test_a_record_that_cannot_be_had_is_refused_not_a_traceback(program: Program, surroundings: dict[str, str]) -> None:
    """Wrong settings: status 2 and one short message."""
    run = program("assess", **surroundings)
    assert run.returncode == 2, run.stderr
    assert 0 < len(run.stderr.splitlines()) <= 6
    assert "Traceback" not in run.stderr


def test_a_day_before_the_record_began_is_refused(loaded: Heng) -> None:
    """Nothing was known then, and nothing held."""
    for moment in (["--known", "2001-01-01"], ["--as-of", "2001-01-01"]):
        run = loaded("assess", *moment)
        assert run.status == 2, run.err
        assert 0 < len(run.err.splitlines()) <= 6


def test_a_document_of_no_known_kind_does_not_stop_the_others(inside: Heng, report: Path, tmp_path: Path) -> None:
    """The others are loaded and the run ends with 1; alone it is refused."""
    (tmp_path / "letter.txt").write_text("今天下雨。", "utf-8")
    run = inside("load", tmp_path / "letter.txt", report)
    assert run.status == 1
    assert "載入為 taipei/107/q1" in run.out
    assert "letter.txt" in run.err
    assert inside("load", tmp_path / "letter.txt").status == 2


def test_check_of_the_record_selects_families_and_cards(loaded: Heng) -> None:
    """As on files: beginnings of codes; and the options that name a card."""
    findings = json.loads(loaded("check", "--format", "json", "--select", "WT", "--ignore", "WT002").out)
    assert findings
    assert all(finding["code"].startswith("WT") and finding["code"] != "WT002" for finding in findings)
    assert loaded("check", "--year", "99").status == 2


def test_a_waiver_of_the_record_sets_its_finding_aside_and_names_who_answers_for_it(loaded: Heng) -> None:
    card = cards.open_card(cards.latest())
    finding = card.findings[0]
    wish = Wish(act=FindingAct.WAIVE, text="第2季更正", until=today() + timedelta(days=30))
    before = json.loads(loaded("check", "--format", "json").out)
    do(card.address, fingerprint(finding), wish, who="amy")
    after = json.loads(loaded("check", "--format", "json").out)
    same = sum(fingerprint(one) == fingerprint(finding) for one in card.findings)
    assert len(before) - len(after) == same
    told = loaded("check").out
    assert "豁免" in told
    assert re.search(r"amy，到 1\d\d/\d\d/\d\d 為止：第2季更正", told)
    sarif = json.loads(loaded("check", "--format", "sarif").out)
    waived = [one for one in sarif["runs"][0]["results"] if "suppressions" in one]
    assert [one["suppressions"][0]["justification"] for one in waived] == ["第2季更正"] * same


def test_a_printed_root_can_be_found_again(loaded: Heng, tmp_path: Path) -> None:
    """The report prints the record's root; `verify --root` takes it, and breaks on one that is not there."""
    loaded("publish", "council-report", "--to", tmp_path / "out.txt")
    printed = re.search("紀錄總根：([0-9a-f\\s]+)", (tmp_path / "out.txt").read_text("utf-8"))
    assert printed
    root = "".join(printed[1].split())
    assert loaded("verify", "--root", root).status == 0
    assert loaded("verify", "--root", "0" * 64).status == 1


def test_an_officer_gets_a_one_time_password_again(inside: Heng) -> None:
    """The first call makes the account, each later one a new password; a name that is none is refused."""
    first, second = inside("officer", "amy"), inside("officer", "amy", "--lang", "en")
    assert "已建立帳號：amy" in first.out
    assert "New one-time password of amy" in second.out
    assert first.out.split("：")[-1] != second.out.split(": ")[-1]
    refused = inside("officer", "no name!")
    assert refused.status == 2
    assert 0 < len(refused.err.splitlines()) <= 6


def test_a_difference_between_cards_of_the_record_is_of_what_holds(loaded: Heng, report: Path, tmp_path: Path) -> None:
    """A corrected figure is compared as corrected and marked; the document prints another."""
    from heng.workflow.changes import change
    from heng.workflow.opening import cards

    address = cards.choose(year=107, period="q1")
    readings = cards.open_card(address).edition.figures.readings
    reading = next(one for one in readings if "/AC1.2/" in one.ref)
    change.correct_actual(address, reading.ref, "12.5", who="amy", reason="誤植")
    run = loaded("diff", report, "107/q1")
    assert "→  12.5 µg/m³ (107年第1季)※" in run.out
    assert "※ 是紀錄裡更正過的" in run.out
    found = json.loads(loaded("diff", report, "107/q1", "--format", "json").out)
    assert [one["after"]["corrected"] for one in found["figures"]] == [True]
