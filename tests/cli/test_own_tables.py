"""Heng's own tables as documents of the verbs that read files."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Heng
from tests.conftest import Record
from tests.ingest.own_tables.sets import DOCUMENTS, KPIS, VALUES


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A folder with the tables that a bureau filled in."""
    folder = tmp_path / "filled"
    folder.mkdir()
    for name, text in (("documents", DOCUMENTS), ("kpis", KPIS), ("values", VALUES)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8-sig")
    return folder


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_of_a_folder_are_one_document(heng: Heng, filled: Path, tmp_path: Path) -> None:
    run = heng("import", filled, "--out", tmp_path / "out")
    assert run.status == 0
    assert [row["document"] for row in rows(tmp_path / "out", "documents")] == ["第1季"]
    assert [row["actual_state"] for row in rows(tmp_path / "out", "values")] == ["reported", "not_yet"]


def test_the_files_may_be_named_one_by_one_or_packed(heng: Heng, filled: Path, tmp_path: Path) -> None:
    heng("import", filled, "--out", tmp_path / "folder")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for file in filled.iterdir():
            packed.write(file, f"107/{file.name}")
    for given in ([tmp_path / "a.zip"], sorted(filled.iterdir())):
        out = tmp_path / given[0].stem
        assert heng("import", *given, "--out", out).status == 0
        assert rows(out, "values") == rows(tmp_path / "folder", "values")


def test_what_was_written_comes_back_the_same_without_its_scorecard(heng: Heng, card: Path, tmp_path: Path) -> None:
    heng("import", card, "--out", tmp_path / "first")
    (tmp_path / "first" / "scorecard.json").unlink()
    (tmp_path / "first" / "findings.json").unlink()
    heng("import", tmp_path / "first", "--out", tmp_path / "second")
    for file in (tmp_path / "first").iterdir():
        assert (tmp_path / "second" / file.name).read_bytes() == file.read_bytes()


def test_a_check_names_the_line_of_the_tables(heng: Heng, filled: Path) -> None:
    with (filled / "values.csv").open("a", encoding="utf-8") as file:
        file.write("AC1,AC1.9,環保局,5,6\n")
    found = json.loads(heng("check", filled, "--select", "RD003", "--format", "json").out)
    assert len(found) == 1
    assert "values.csv 第 4 列" in found[0]["message"]


@pytest.fixture
def inside(heng: Heng, record: Record, monkeypatch: pytest.MonkeyPatch) -> Heng:
    """Run the program in this process on an empty record."""
    monkeypatch.setenv("HENG_HOME", str(record.home))
    return heng


def test_tables_are_loaded_as_documents_of_their_own(inside: Heng, filled: Path, card: Path, tmp_path: Path) -> None:
    assert "taipei-environment/107/q1" in inside("load", filled).out
    assert "沒有改變" in inside("load", filled).out
    inside("import", card, "--out", tmp_path / "written")
    shutil.copytree(tmp_path / "written", tmp_path / "edited")
    (tmp_path / "edited" / "scorecard.json").unlink()
    assert inside("load", tmp_path / "edited").status == 0
    assert inside("verify").status == 0
