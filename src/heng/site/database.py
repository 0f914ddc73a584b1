"""Which database: the embedded one in HENG_HOME, or the PostgreSQL that HENG_DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from heng.store.home import DATABASE

SECONDS_TO_WAIT_FOR_A_WRITER = 20


def database(home: Path, url: str) -> dict[str, Any]:
    """Return Django's settings of the database."""
    return _postgresql(url) if url else _sqlite(home / DATABASE)


def _sqlite(path: Path) -> dict[str, Any]:
    # A transaction takes the write lock when it begins: two writers wait for each other instead of failing half-way.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SECONDS_TO_WAIT_FOR_A_WRITER,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = _conninfo(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }


def _conninfo(url: str) -> dict[str, Any]:
    try:
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        message = "HENG_DATABASE_URL names a PostgreSQL: install Heng with its extra, pip install 'heng[postgres]'"
        raise ImproperlyConfigured(message) from error
    from psycopg import ProgrammingError

    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured("HENG_DATABASE_URL must begin with postgresql://")
    # What psycopg says of an address may quote the password in it, also as a part of the host or as the port.
    unreadable = ImproperlyConfigured(
        "HENG_DATABASE_URL cannot be read: write postgresql://user:password@host:port/name, "
        "with %XX for characters such as @ : / in the password"
    )
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        raise unreadable from None
    if "@" in str(parts.get("host", ""))[1:] or not str(parts.get("port", "0")).replace(",", "0").isdigit():
        raise unreadable
    return parts
