"""Import and check of the council report, against reading the file and one regular expression over each line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Measured, compare
from heng import ingest, resources
from heng.check.run import check

BASELINE = "read the file, one regular expression a line"
CODE = re.compile(r"([A-Z][CPLF]\d)(\.\d+)?\s*(\S.*)?")


def seed() -> Path:
    """Return the council report among the real documents."""
    folder = Path(os.environ.get("HENG_SEEDS", Path(__file__).parents[2] / "shared" / "seeds"))
    return next(folder.glob("004_*.txt"))


def measure() -> Iterator[Measured]:
    """Measure import, then check."""
    path, register = seed(), resources.agency_register()

    def read() -> ingest.ReadResult:
        return ingest.read_document(path.name, path.read_bytes(), register)

    def baseline() -> int:
        return sum(1 for line in path.read_text("utf-8").splitlines() if CODE.search(line))

    result = read()
    yield compare("import of the council report", read, BASELINE, baseline)
    yield compare(
        "check of the council report (in process)",
        lambda: check([result.edition], register, reading=result.findings),
        BASELINE,
        baseline,
    )
