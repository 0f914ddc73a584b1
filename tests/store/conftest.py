"""These tests run on SQLite and on PostgreSQL."""

import pytest

from tests.databases import POSTGRESQL, SQLITE


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def backend(request: pytest.FixtureRequest) -> str:
    """Which database the record lies in."""
    return request.param
