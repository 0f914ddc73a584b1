"""What tests of several layers share: real documents, and a record of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings as property_settings

from tests import postgres
from tests.databases import POSTGRESQL, SQLITE, Databases

# Speed is measured in benchmarks, never by a timed test.
property_settings.register_profile("untimed", deadline=None, max_examples=100 if os.environ.get("HENG_PROOFS") else 50)
property_settings.load_profile("untimed")

SEEDS = Path(os.environ.get("HENG_SEEDS") or Path(__file__).parents[2] / "shared" / "seeds")


@dataclass(frozen=True)
class Record:
    """An empty record: its folder, and the environment in which another process finds it."""

    home: Path
    backend: str
    environment: dict[str, str]


def absent(what: str) -> None:
    """Skip a test with one loud line; fail it where CI is set."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(what)


@pytest.fixture(scope="session")
def seed() -> Callable[[str], Path]:
    """Return the path of a real document by its number (`004`)."""

    def find(number: str) -> Path:
        found = sorted(SEEDS.glob(f"{number}_*"))
        if not found:
            absent(f"REAL DOCUMENT {number} NOT FOUND: set HENG_SEEDS to the folder of real documents")
        return found[0]

    return find


@pytest.fixture(scope="session")
def databases(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: pytest.FixtureRequest
) -> Iterator[Databases]:
    """Make databases for tests; a server that was started for them stops at the end."""
    with ExitStack() as stack:
        yield Databases(tmp_path_factory.mktemp("databases"), stack)


@pytest.fixture
def backend() -> str:
    """Which database a record lies in; tests/store and tests/workflow run on both."""
    return SQLITE


@pytest.fixture
def record(backend: str, databases: Databases, tmp_path: Path, settings, django_db_blocker) -> Iterator[Record]:  # type: ignore[no-untyped-def]
    """Make an empty record and let Django use it; what is written there is committed."""
    if backend == POSTGRESQL and postgres.programs() is None:
        absent("POSTGRESQL NOT FOUND: tests of the record ran on SQLite only (Debian: apt install postgresql)")
    home = tmp_path / "home"
    home.mkdir()
    settings.HENG_HOME, settings.HENG_DOCUMENTS = home, home / "documents"
    with django_db_blocker.unblock(), databases.fresh(backend, home) as url:
        yield Record(home, backend, {"HENG_HOME": str(home), "HENG_DATABASE_URL": url})


@pytest.fixture(autouse=True, scope="session")
def _no_real_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep tests out of the record of the person who runs them."""
    from django.conf import settings

    settings.HENG_HOME = tmp_path_factory.mktemp("home")
    settings.HENG_DOCUMENTS = settings.HENG_HOME / "documents"


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords() -> None:
    """Let a password take a millisecond; the form of what is kept stays, so another process can tell it."""
    from django.contrib.auth.hashers import ScryptPasswordHasher

    ScryptPasswordHasher.work_factor = 2**4
