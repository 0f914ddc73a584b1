"""A report gives the same cells as ODT and as the DOCX that LibreOffice makes of it."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from heng import ingest
from heng.ingest.formats import read_source
from heng.ingest.lines import Cell
from heng.publish.council_report import council_report
from heng.publish.formats import write
from heng.resources import agency_register
from tests.conftest import absent

REGISTER = agency_register()
NUMBERS = ("000", "001", "002", "003", "004")
OF_THE_FILE = ("document", "sha256", "line", "line_from", "line_to", "page")


def cells(data: bytes) -> list[tuple[Cell | None, str, bool]]:
    return [(line.cell, line.text, line.lead) for line in read_source("report", data).cells]


def test_the_reprint_of_a_report_reads_alike_as_odt_and_docx(seed: Callable[[str], Path], tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        absent("LIBREOFFICE NOT FOUND: its DOCX was not read (Debian: apt install libreoffice-writer)")
    printed = ingest.read_document("a.txt", seed("004").read_bytes(), agency_register()).edition
    odt = write(council_report(printed), "odt")
    (tmp_path / "report.odt").write_bytes(odt)
    convert = [str(soffice), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "docx"]
    subprocess.run(
        [*convert, "--outdir", str(tmp_path), str(tmp_path / "report.odt")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert cells((tmp_path / "report.docx").read_bytes()) == cells(odt)


def rows_read(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of each table that a document gives, without what names the file and its lines."""
    tables = ingest.tables.tables([ingest.read_document(path.name, path.read_bytes(), REGISTER).edition], REGISTER)
    return {
        name: [tuple(value for key, value in row.items() if key not in OF_THE_FILE) for row in csv.DictReader(lines)]
        for name, text in tables.items()
        if (lines := io.StringIO(text))
    }


@pytest.mark.parametrize("form", ["odt", "docx"])
def test_texts_that_libreoffice_saves_anew_give_the_same_tables(
    form: str, seed: Callable[[str], Path], tmp_path: Path
) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        absent("LIBREOFFICE NOT FOUND: texts that it saves anew were not read (Debian: apt install libreoffice-writer)")
    for number in NUMBERS:
        (tmp_path / f"{number}.txt").write_bytes(seed(number).read_bytes())
    texts = [str(tmp_path / f"{number}.txt") for number in NUMBERS]
    convert = [str(soffice), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", form]
    options = ["--infilter=Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*convert, *options, *texts], check=True, capture_output=True, timeout=180)
    for number in NUMBERS:
        assert rows_read(tmp_path / f"{number}.{form}") == rows_read(tmp_path / f"{number}.txt")
