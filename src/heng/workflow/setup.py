"""Bringing Django and the record up: the first verb that needs them calls `configure`."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from heng.model.finding import Wording
from heng.store import home as place
from heng.workflow.refusal import RefusedError

SETTINGS = "heng.site.settings"
PATIENCE = 120
"""Seconds to wait for another process that is bringing the record up."""
MIGRATION_LOCK = 0x48454E48
"""Number of the PostgreSQL lock under which tables are changed."""


class NoHomeError(RefusedError):
    """HENG_HOME cannot be made or written to."""

    def __init__(self, folder: Path, why: str) -> None:
        """Name the folder and the cause."""
        super().__init__(
            Wording("不能使用資料夾 {folder}：{why}。請以 HENG_HOME 指定可寫入的資料夾。",
                    "The folder {folder} cannot be used: {why}. Name one that can be written to with HENG_HOME."),
            folder=str(folder),
            why=why,
        )  # fmt: skip


class NoDatabaseError(RefusedError):
    """The database does not answer."""

    def __init__(self, why: str) -> None:
        """State the cause."""
        super().__init__(
            Wording("連不上資料庫：{why}。請確認 HENG_DATABASE_URL 與資料庫服務。",
                    "The database does not answer: {why}. Check HENG_DATABASE_URL and that its server runs."),
            why=why,
        )  # fmt: skip


class NewerRecordError(RefusedError):
    """A newer Heng made this record."""

    def __init__(self, step: str) -> None:
        """Name the step that this version does not know."""
        super().__init__(
            Wording("這份紀錄由較新版的衡建立（{step}），請改用新版開啟。",
                    "A newer Heng made this record ({step}); open it with that version."),
            step=step,
        )  # fmt: skip


def configure(home: Path | None = None) -> None:
    """Set Django up and bring the record to this version of Heng, making it on first use; raises RefusedError.

    `home` takes the place of `HENG_HOME`; it counts only for the first call in a process.
    """
    if home is not None:
        os.environ["HENG_HOME"] = str(home)
    folder = place.home()
    try:
        place.prepare(folder)
    except OSError as error:
        raise NoHomeError(folder, error.strerror or str(error)) from error
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    _django(folder)


def _django(folder: Path) -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    try:
        django.setup()
        _bring_up(folder)
    except ImproperlyConfigured as error:
        raise NoDatabaseError(str(error)) from error
    except OperationalError as error:
        raise NoDatabaseError(str(error).splitlines()[0]) from error


def _bring_up(folder: Path) -> None:
    if not _steps_left():
        return
    from django.core.management import call_command

    with _alone(folder):
        if _steps_left():
            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _steps_left() -> bool:
    """Tell whether the database lacks a migration; refuse one that has a migration from a later Heng."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known = executor.loader.disk_migrations or {}
    for app, name in executor.loader.applied_migrations:
        if app == "store" and (app, name) not in known:
            raise NewerRecordError(name)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time change the tables of a database; the lock ends with its process."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with _alone_in_database():
            yield
        return
    with closing(sqlite3.connect(folder / place.LOCK_FILE, timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _alone_in_database() -> Iterator[None]:
    """Several machines may share a database: its own lock is the one they all meet at."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        cursor.execute("RESET lock_timeout")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
