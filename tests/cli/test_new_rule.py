"""`heng new-rule`: made in a copy of the sources, where the new rule then runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Heng

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from heng.cli.main import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of its own."""
    root = tmp_path_factory.mktemp("checkout")
    unneeded = shutil.ignore_patterns("__pycache__", "static", "locale", "example")
    shutil.copytree(ROOT / "src" / "heng", root / "src" / "heng", ignore=unneeded)
    (root / "tests" / "check" / "cases").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "check" / "catalogue.csv", root / "tests" / "check")
    return root


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program of the copy."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
    environment.pop("LANG", None)
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, env=environment, check=False
    )


def test_rule_page_and_case_are_made_together(copy: Path) -> None:
    """The rule runs, its page shows, its case waits to be written; a second time the code is taken."""
    made = run(copy, "new-rule", "ID099", "name-too-long", "--severity", "info")
    assert made.returncode == 0, made.stderr
    module = copy / "src/heng/check/rules/identity/id099_name_too_long.py"
    case = copy / "tests/check/cases/ID099.md"
    assert module.exists()
    assert {"src/heng/check/rules/identity/id099_name_too_long.py", "tests/check/cases/ID099.md"} <= {
        line.removeprefix("已建立 ") for line in made.stdout.splitlines()
    }
    assert (copy / "tests/check/catalogue.csv").read_text(encoding="utf-8").endswith("ID099,name-too-long,info,\n")
    page = run(copy, "rule", "ID099")
    assert (page.returncode, "ID099 name-too-long" in page.stdout, "做什麼" in page.stdout) == (0, True, True)
    assert {"## fail:", "## pass:"} <= {line[:8] for line in case.read_text(encoding="utf-8").splitlines()}
    again = run(copy, "new-rule", "ID099", "another-name")
    assert (again.returncode, again.stdout) == (2, "")


def test_a_new_family_gets_a_folder(copy: Path) -> None:
    """Its import is added where imports of its name stand."""
    assert run(copy, "new-rule", "ZZ001", "asleep").returncode == 0
    assert (copy / "src/heng/check/rules/zz/__init__.py").exists()
    assert "ZZ001 asleep" in run(copy, "rule", "ZZ001").stdout


def sources(copy: Path) -> dict[str, bytes]:
    """Return all files of the copy, without what Python compiles."""
    return {str(path): path.read_bytes() for path in copy.rglob("*") if path.is_file() and path.suffix != ".pyc"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("QQ002", "some-name", "--family", "../../../../outside"),
        ("QQ002", "some-name", "--family", "tar gets"),
        ("QQ002", "some-name", "--family", "class"),
        ("QQ002", "some-name", "--family", "/tmp"),
        ("QQ002", "some-name", "--family", ""),
        ("QQ002", "n" * 300),
    ],
)
def test_nothing_is_written_outside_or_by_half(copy: Path, arguments: tuple[str, ...]) -> None:
    """A folder is one of the rules' own; what is refused changes nothing."""
    before = sources(copy)
    made = run(copy, "new-rule", *arguments)
    assert (made.returncode, made.stdout) == (2, "")
    assert "Traceback" not in made.stderr
    assert sources(copy) == before
    assert not list(copy.parent.glob("outside*"))


def test_a_case_written_by_hand_is_never_overwritten(copy: Path) -> None:
    """People write the case first."""
    case = copy / "tests/check/cases/QQ003.md"
    case.write_text("# by hand\n", encoding="utf-8")
    before = sources(copy)
    made = run(copy, "new-rule", "QQ003", "some-name")
    assert (made.returncode, "tests/check/cases/QQ003.md" in made.stderr) == (2, True)
    assert sources(copy) == before


@pytest.mark.parametrize(
    ("code", "name"),
    [("wt1", "some-name"), ("WT001", "some-name"), ("QQ001", "weights-do-not-sum"), ("QQ001", "Not A Name")],
)
def test_what_is_taken_or_no_name_is_refused(heng: Heng, code: str, name: str) -> None:
    """Codes and names are stable and never used twice."""
    before = (ROOT / "src/heng/check/registry.py").read_bytes()
    run = heng("new-rule", code, name)
    assert (run.status, run.out) == (2, "")
    assert (ROOT / "src/heng/check/registry.py").read_bytes() == before
