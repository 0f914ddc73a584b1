"""Each test of this folder runs on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import postgres
from tests.compute import engines
from tests.conftest import absent


@pytest.fixture(scope="session")
def _duckdb() -> Iterator[engines.Engine]:
    with engines.duckdb() as engine:
        yield engine


@pytest.fixture(scope="session")
def _postgres() -> Iterator[engines.Engine]:
    if postgres.programs() is None:
        absent("POSTGRESQL NOT FOUND: computing was held against DuckDB only (Debian: apt install postgresql)")
    with engines.postgresql() as engine:
        yield engine


@pytest.fixture(params=["duckdb", "postgres"], scope="session")
def engine(request: pytest.FixtureRequest) -> engines.Engine:
    found: engines.Engine = request.getfixturevalue(f"_{request.param}")
    return found
