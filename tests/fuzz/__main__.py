"""`python -m tests.fuzz`: damaged documents of every format for FUZZ_SECONDS, until one is neither read nor refused.

FUZZ_SECONDS (default 60), FUZZ_SEED (default: a new one each run, printed), FUZZ_FORMATS (endings, commas between;
default all), FUZZ_OUT (folder for the documents that fail; default: a new one).
"""

from __future__ import annotations

import itertools
import os
import resource
import secrets
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from heng.resources import agency_register
from tests.fuzz.samples import samples
from tests.fuzz.target import Case, case, run

_MEMORY = 3 * 2**30


def main() -> int:
    """Run; return 1 where a case failed."""
    seconds, seed = float(os.environ.get("FUZZ_SECONDS", "60")), os.environ.get("FUZZ_SEED") or secrets.token_hex(4)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    made, register = dict(samples()), agency_register()
    endings = [each for each in os.environ.get("FUZZ_FORMATS", "").split(",") if each] or list(made)
    print(f"seed {seed}, {seconds:g} s: {', '.join(endings)}", flush=True)
    counts: Counter[str] = Counter()
    failed: dict[str, str] = {}
    end = time.monotonic() + seconds
    for number, ending in ((n, e) for n in itertools.count() for e in endings):
        if time.monotonic() > end:
            break
        each = case(made, ending, seed, number)
        counts[ending] += 1
        try:
            run(each, register)
        except Exception as error:  # noqa: BLE001 — whatever it is, it is a fault
            _report(each, error, failed)
    print(", ".join(f"{ending} {count}" for ending, count in counts.items()))
    print(f"{sum(counts.values())} documents, {len(failed)} different faults")
    return 1 if failed else 0


def _report(each: Case, error: Exception, failed: dict[str, str]) -> None:
    """Keep the first document of each fault, told by where it was raised."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    key = f"{type(error).__name__} {last.filename}:{last.lineno}"
    if key in failed:
        return
    folder = Path(os.environ.get("FUZZ_OUT") or tempfile.mkdtemp(prefix="heng-fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    failed[key] = str(folder / each.name)
    (folder / each.name).write_bytes(each.data)
    traceback.print_exception(error)
    print(f"{key}\n  document kept: {failed[key]}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
