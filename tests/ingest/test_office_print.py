"""A report gives the same cells as ODT and as the DOCX that LibreOffice makes of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from heng import ingest
from heng.ingest.formats import read_source
from heng.ingest.lines import Cell
from heng.publish.council_report import council_report
from heng.publish.formats import write
from heng.resources import agency_register
from tests.conftest import absent


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
