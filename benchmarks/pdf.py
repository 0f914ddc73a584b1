"""Reading PDF, against the bare text of the same pages by the library beneath."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from benchmarks.reading import seed
from benchmarks.timing import Measured, Note, compare
from heng import ingest, resources
from heng.ingest.formats.pdf import read_pdf
from heng.ingest.formats.pdf.process import PROGRAM, library
from heng.model.edition import DocumentRef
from heng.publish import council_report, write
from tests.ingest.pdf_pages import Sheet, pdf

BASELINE = "bare text of all pages by pypdfium2, no tables"
PAGES = 100
_ROWS, _COLUMNS = 25, 6
# The system keeps what a process used before it became another program: neither `ru_maxrss` of a process that a large
# one has started, nor that of its children, is theirs. What /proc says begins anew with each program.
_MEMORY = """
import sys
from pathlib import Path
from heng.ingest.formats.pdf import read_pdf
from heng.model.edition import DocumentRef
data = Path(sys.argv[1]).read_bytes()
peak = lambda: next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
before = peak()
source = read_pdf(DocumentRef(name="x", sha256="", size=len(data)), data)
print(f"{peak():.0f} MB, {peak() - before:.0f} of them for the reading")
"""
_LIBRARY_MEMORY = """
import resource, subprocess, sys
with open(sys.argv[1], "rb") as data:
    subprocess.run([sys.executable, "-I", "-S", *sys.argv[2:], "pages"], stdin=data, stdout=subprocess.DEVNULL)
print(f"the library's own process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
"""


def measure() -> Iterator[Measured | Note]:
    """Measure a drawn table of 100 pages, and the council report as LibreOffice prints it."""
    yield from _measured(f"PDF of {PAGES} pages with a full grid", _grid())
    soffice = shutil.which("soffice")
    if soffice is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        yield from _measured("PDF of the council report, 83 pages", _report(soffice, Path(folder)))


def _measured(name: str, data: bytes) -> Iterator[Measured | Note]:
    document = DocumentRef(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))

    def bare() -> int:
        return sum(len(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data))

    yield compare(name, lambda: read_pdf(document, data), BASELINE, bare)
    if not Path("/proc/self/status").exists():
        return
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        reading = _said("-c", _MEMORY, file.name)
        own = _said("-I", "-S", "-c", _LIBRARY_MEMORY, file.name, str(PROGRAM), library())
    yield Note("  its peak memory", f"{reading}; {own}")


def _said(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def _grid() -> bytes:
    sheets = []
    xs, ys = [40 + 85 * column for column in range(_COLUMNS + 1)], [40 + 30 * row for row in range(_ROWS + 1)]
    for page in range(PAGES):
        sheet = Sheet().grid(xs, ys)
        for number in range(_ROWS * _COLUMNS):
            row, column = divmod(number, _COLUMNS)
            sheet.text(xs[column] + 3, ys[row] + 12, f"Row {row} {number}.5 on {page}", 9)
        sheets.append(sheet)
    return pdf(*sheets)


def _report(soffice: str, folder: Path) -> bytes:
    path = seed()
    edition = ingest.read_document(path.name, path.read_bytes(), resources.agency_register()).edition
    (folder / "report.odt").write_bytes(write(council_report(edition), "odt"))
    options = [
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([soffice, *options, str(folder / "report.odt")], check=True, capture_output=True, timeout=300)
    return (folder / "report.pdf").read_bytes()
