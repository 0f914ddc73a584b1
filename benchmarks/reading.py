"""Import of a text of each kind, against reading the file and one regular expression over each line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.timing import Measured, Note, compare
from heng import ingest, resources

BASELINE = "read the file, one regular expression a line"
KINDS = {
    "004": "a council report", "000": "a bureau's scorecard", "001": "a bureau's scorecard with KSF",
    "002": "an annual plan", "003": "a performance report",
}  # fmt: skip
CHARACTERS = 900
"""On a page as LibreOffice prints the council report."""
CODE = re.compile(r"([A-Z][CPLF]\d)(\.\d+)?\s*(\S.*)?")


def seed(number: str = "004") -> Path:
    """Return one of the real documents."""
    folder = Path(os.environ.get("HENG_SEEDS", Path(__file__).parents[2] / "shared" / "seeds"))
    return next(folder.glob(f"{number}_*.txt"))


def read_seed(number: str) -> ingest.ReadResult:
    """Read one of the real documents."""
    path = seed(number)
    return ingest.read_document(path.name, path.read_bytes(), resources.agency_register())


def measure() -> Iterator[Measured | Note]:
    """Measure the import of a real document of each kind."""
    for number, kind in KINDS.items():
        path = seed(number)

        def baseline(path: Path = path) -> int:
            return sum(1 for line in path.read_text("utf-8").splitlines() if CODE.search(line))

        measured = compare(f"import of {kind}", partial(read_seed, number), BASELINE, baseline)
        yield measured
        pages = len(path.read_text("utf-8")) / CHARACTERS
        yield Note("  its speed", f"{pages / measured.subject:.0f} pages a second, {pages:.0f} pages")
