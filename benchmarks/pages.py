"""The overview, cold and warm, against a hand-written Django view with the same queries and the same template.

Cold: a new process with empty caches answers its first request. Warm: the same process answers again. The view held
against it runs the queries that ours ran, fetches every row, and renders the same template with the context ready.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Measured

BASELINE = "hand-written view, same queries and template"
ROUNDS = 5


def measure() -> Iterator[Measured]:
    """Measure in processes of their own, on a record with the packaged example."""
    with tempfile.TemporaryDirectory() as folder:
        _child("prepare", folder)
        for temperature in ("cold", "warm"):
            ours = [_child(temperature, folder, "ours") for _ in range(ROUNDS)]
            baseline = [_child(temperature, folder, "baseline") for _ in range(ROUNDS)]
            yield Measured(f"overview, {temperature}: server work", BASELINE, min(baseline), min(ours))


def _child(*arguments: str) -> float:
    environment = {**os.environ, "HENG_HOME": str(Path(arguments[1]) / "home")}
    command = [sys.executable, "-m", "benchmarks.pages_child", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout or "0"))
