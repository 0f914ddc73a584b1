"""Databases with an empty record: each test gets one of its own, really written to, on SQLite or PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path

from django.core.management import call_command
from django.db import connections

from heng.site.database import database
from tests import postgres

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@dataclass
class Databases:
    """Makes databases from templates that are migrated once a session."""

    folder: Path
    stack: ExitStack
    names: Iterator[int] = field(default_factory=count)

    @contextmanager
    def fresh(self, backend: str, home: Path) -> Iterator[str]:
        """Make Django use a new database; yields HENG_DATABASE_URL for it, empty for the embedded one."""
        if backend == POSTGRESQL:
            name = f"record{next(self.names)}"
            self._postgres_do(f"CREATE DATABASE {name} TEMPLATE template_record", self._postgres_template)
            url = f"{self._server}{name}"
        else:
            shutil.copy(self._sqlite_template, home / "heng.sqlite3")
            url = ""
        with _in_use(home, url):
            yield url
        if url:
            self._postgres_do(f"DROP DATABASE {name} WITH (FORCE)", self._server)

    @contextmanager
    def of(self, home: Path) -> Iterator[None]:
        """Make Django use the embedded database that a folder holds."""
        with _in_use(home, ""):
            yield

    def unprepared(self, name: str) -> str:
        """Make an empty PostgreSQL database without tables and return its HENG_DATABASE_URL."""
        self._postgres_do(f"CREATE DATABASE {name}", self._server)
        return f"{self._server}{name}"

    @cached_property
    def _sqlite_template(self) -> Path:
        with _in_use(self.folder, ""):
            call_command("migrate", verbosity=0)
        return self.folder / "heng.sqlite3"

    @cached_property
    def _server(self) -> str:
        programs = postgres.programs()
        assert programs is not None
        return self.stack.enter_context(postgres.server(programs))

    @cached_property
    def _postgres_template(self) -> str:
        self._postgres_do("CREATE DATABASE template_record", self._server)
        with _in_use(self.folder, f"{self._server}template_record"):
            call_command("migrate", verbosity=0)
        return self._server

    def _postgres_do(self, statement: str, server: str) -> None:
        import psycopg

        with psycopg.connect(f"{server}postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def _in_use(home: Path, url: str) -> Iterator[None]:
    """Put a database in the place of Django's; the one of pytest-django keeps its connection meanwhile."""
    before, before_settings = connections["default"], connections.settings["default"]
    config = connections.configure_settings({"default": {**database(home, url), "CONN_MAX_AGE": 0}})["default"]
    connections.settings["default"] = config
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = before
        connections.settings["default"] = before_settings
