"""A report gives the same tables as text, ODT, and the DOCX and PDF that LibreOffice makes of it."""

from __future__ import annotations

import csv
import io
import os
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
from tests.ingest.ruled_reprints import ruled

REGISTER = agency_register()
NUMBERS = ("000", "001", "002", "003", "004")
WHOLE = NUMBERS if os.environ.get("HENG_PROOFS") else ("001", "003")
SAVED = NUMBERS if os.environ.get("HENG_PROOFS") else ("000", "001", "002", "003")
"""What is saved anew; `test_the_reprint_of_a_report` reads a report of the council's length as DOCX."""
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
    for number in SAVED:
        (tmp_path / f"{number}.txt").write_bytes(seed(number).read_bytes())
    texts = [str(tmp_path / f"{number}.txt") for number in SAVED]
    convert = [str(soffice), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", form]
    options = ["--infilter=Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*convert, *options, *texts], check=True, capture_output=True, timeout=180)
    for number in SAVED:
        assert rows_read(tmp_path / f"{number}.{form}") == rows_read(tmp_path / f"{number}.txt")


@pytest.fixture(scope="module")
def reprints(seed: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print real documents with ruled tables, as ODT, DOCX and PDF."""
    soffice = shutil.which("soffice")
    if soffice is None:
        absent("LIBREOFFICE NOT FOUND: its PDFs of real documents were not read (apt install libreoffice-writer)")
    folder: Path = tmp_path_factory.mktemp("reprints")
    for number in WHOLE:
        data = seed(number).read_bytes()
        (folder / f"{number}.txt").write_bytes(data)
        edition = ingest.read_document("a.txt", data, REGISTER).edition
        (folder / f"{number}.odt").write_bytes(ruled(edition, data.decode()))
    office = [str(soffice), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    documents = [str(folder / f"{number}.odt") for number in WHOLE]
    for form in ("docx", "pdf"):
        subprocess.run(
            [*office, form, "--outdir", str(folder), *documents], check=True, capture_output=True, timeout=300
        )
    return folder


@pytest.mark.parametrize("number", WHOLE)
@pytest.mark.parametrize("form", ["odt", "docx", "pdf"])
def test_a_real_document_with_ruled_tables_reads_as_its_text(form: str, number: str, reprints: Path) -> None:
    expected, found = (printed(rows_read(reprints / f"{number}.{ending}")) for ending in ("txt", form))
    if number == "004":
        # Heng's own print of a council report has another preface.
        del expected["sections"], found["sections"]
    assert found == expected


def printed(tables: dict[str, list[tuple[str, ...]]]) -> dict[str, list[tuple[str, ...]]]:
    """Return tables without white space, which a page does not tell from the gaps that it sets.

    The words that a figure was read from, its last column, begin where the print has a line.
    """
    cells = {name: [row[:-1] if name == "figures" else row for row in rows] for name, rows in tables.items()}
    return {name: [tuple("".join(value.split()) for value in row) for row in rows] for name, rows in cells.items()}
