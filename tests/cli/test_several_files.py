"""Folders, ZIP archives and Heng's own output as input."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from heng.resources import example_document
from tests.cli.conftest import Heng

SHEET = "108年度勞動局關鍵績效指標\n指標代碼\t指標名稱\t單位\t目標值\t實際值\nAC1.1\t就業率\t%\t95\t92.86\n"


def test_a_zip_is_read_document_by_document(heng: Heng, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.writestr("108/a.txt", SHEET)
        archive.writestr("108/b.odt", b"PK\x03\x04 broken")
    run = heng("import", tmp_path / "reports.zip", "--out", tmp_path / "out")
    assert run.status == 1
    assert "reports.zip/108/a.txt" in run.out
    assert "reports.zip/108/b.odt" in run.err
    rows = (tmp_path / "out" / "documents.csv").read_text("utf-8").splitlines()
    assert rows[1].startswith("reports.zip/108/a.txt,")


def test_what_import_wrote_comes_in_again_equal(heng: Heng, tmp_path: Path) -> None:
    name, data = example_document()
    (tmp_path / name).write_bytes(data)
    assert heng("import", tmp_path / name, "--out", tmp_path / "first").status == 0
    assert heng("import", tmp_path / "first", "--out", tmp_path / "second").status == 0
    first, second = (
        json.loads((tmp_path / each / "scorecard.json").read_text("utf-8")) for each in ("first", "second")
    )
    assert first == second
    assert (tmp_path / "first" / "kpis.csv").read_bytes() == (tmp_path / "second" / "kpis.csv").read_bytes()


def test_an_archive_that_is_refused_says_why(heng: Heng, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../a.txt", SHEET)
    run = heng("check", tmp_path / "a.zip")
    assert run.status == 2
    assert "a.zip" in run.err
    assert len(run.err.splitlines()) <= 6


def test_an_empty_archive_or_folder_says_so(heng: Heng, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    zipfile.ZipFile(tmp_path / "a.zip", "w").close()
    for path in (tmp_path / "empty", tmp_path / "a.zip"):
        run = heng("import", path, "--out", tmp_path / "out")
        assert run.status == 2
        assert path.name in run.err
