"""Judging a made-up city as a table, against the same rulebook hand-written in SQL on the same DuckDB.

`python -m benchmarks.judging 10000000` measures a larger city, kept in a Parquet file in a temporary folder.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.judging_by_hand import CITY, EXACT, FLOATS, SUMMED, by_hand
from benchmarks.reading import read_seed
from benchmarks.timing import Measured, Note
from heng import resources
from heng.compute.extra import ibis
from heng.compute.judging import judged
from heng.evaluate import assess

RULEBOOK = "demo-linear-1"
COUNT = 100_000
MEMORY = "2GB"


def measure(count: int = COUNT, rounds: int = 7) -> Iterator[Measured | Note]:
    """Measure medians of runs taken in turn: compiled, by hand, by hand in floats; then one figure in Decimal."""
    with tempfile.TemporaryDirectory() as folder:
        city = _city(Path(folder), count)
        ways: dict[str, Callable[[], object]] = {
            name: lambda sql=sql: city.rows(sql)  # type: ignore[misc]
            for name, sql in {
                "compiled": city.compiled,
                "hand": SUMMED.format(judged=by_hand(city.table, EXACT)),
                "floats": SUMMED.format(judged=by_hand(city.table, FLOATS)),
            }.items()
        }
        assert ways["compiled"]() == ways["hand"](), "the two do not judge alike"
        times = in_turn(ways, rounds)
    name = f"judging {count:,} readings as a table"
    yield Measured(name, "the same in SQL by hand", times["hand"], times["compiled"])
    yield Measured(name, "in SQL by hand, divided in floats", times["floats"], times["compiled"])
    yield Note("  making its SQL, once", f"{city.compiling * 1000:.0f} ms")
    yield Note("  the Decimal way, with every step explained", f"{_decimal_way(count):.1f} s for as many readings")


@dataclass(frozen=True, slots=True)
class _City:
    """A made-up city in DuckDB, and the compiled judging of it."""

    backend: Any
    table: str
    compiled: str
    compiling: float

    def rows(self, sql: str) -> object:
        return self.backend.raw_sql(sql).fetchall()


def _city(folder: Path, count: int) -> _City:
    backend = ibis.duckdb.connect(threads=2, memory_limit=MEMORY, temp_directory=str(folder))
    path = folder / "city.parquet"
    backend.raw_sql(f"COPY ({CITY.format(count=count)}) TO '{path}' (FORMAT parquet)")
    table = backend.read_parquet(path, table_name="city")
    start = time.perf_counter()
    result = judged(table, resources.rulebook(RULEBOOK))
    sums = {
        **{status: (result.status == status).sum() for status in ("met", "near", "short")},
        "reasons": result.reason.count(),
        "achievement": result.achievement.sum(),
        "score": result.score.sum(),
    }
    sql = str(ibis.to_sql(result.aggregate(**sums), dialect="duckdb", pretty=False))
    return _City(backend, "city", sql, time.perf_counter() - start)


def in_turn(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Run several ways in turn and return the median time of each."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, run in ways.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: median(found) for name, found in times.items()}


def _decimal_way(count: int) -> float:
    """Return the seconds that judging as many readings one by one would take, from those of a real report."""
    edition, book = read_seed("004").edition, resources.rulebook(RULEBOOK)
    times = in_turn({"decimal": lambda: assess(edition, book)}, 3)
    return times["decimal"] / len(edition.figures.readings) * count


if __name__ == "__main__":
    for measured in measure(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT, 3):
        print(measured)
