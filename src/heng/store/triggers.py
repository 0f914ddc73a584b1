"""Triggers by which the database itself refuses to alter the record, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "the record is append-only"
PREFIX = "keep_"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A table of the record with its keys. The keys matter to SQLite, whose `INSERT OR REPLACE` fires no delete."""

    table: str
    keys: tuple[tuple[str, ...], ...]


TABLES = (
    Guarded("record_card_year", (("id",), ("owner", "year"))),
    Guarded("record_batch", (("id",), ("card_year_id", "sequence"))),
    Guarded("record_document", (("sha256",),)),
    Guarded("record_edition", (("id",), ("card_year_id", "key"))),
    Guarded("record_entry", (("id",), ("batch_id", "position"))),
    Guarded("record_root", (("number",), ("owner", "year", "sequence"))),
)


def install(connection: BaseDatabaseWrapper, tables: Sequence[Guarded] = TABLES) -> None:
    """Guard tables; a migration that makes a table of the record anew must guard it again."""
    statements = _sqlite(tables) if connection.vendor == "sqlite" else _postgresql(tables)
    _run(connection, statements)


def remove(connection: BaseDatabaseWrapper, tables: Sequence[Guarded] = TABLES) -> None:
    """Take the guard away, for the migrations and tests that need it."""
    names = [(name, guarded.table) for guarded in tables for name in _names(connection, guarded.table)]
    sqlite = connection.vendor == "sqlite"
    _run(connection, [f"DROP TRIGGER {name}" if sqlite else f"DROP TRIGGER {name} ON {table}" for name, table in names])


def unguarded(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return the tables of the record that some trigger is missing from."""
    least = 2 if connection.vendor == "sqlite" else 1
    return tuple(t.table for t in TABLES if len(_names(connection, t.table)) < least + len(_extra(connection, t)))


def _extra(connection: BaseDatabaseWrapper, table: Guarded) -> tuple[tuple[str, ...], ...]:
    return table.keys if connection.vendor == "sqlite" else ()


def _names(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND name LIKE %s"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [table, f"{PREFIX}%"])
        return [row[0] for row in cursor.fetchall()]


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite(tables: Sequence[Guarded]) -> Iterable[str]:
    for guarded in tables:
        table = guarded.table
        for act in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {PREFIX}{table}_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        for number, key in enumerate(guarded.keys):
            same = " AND ".join(f"{column} = NEW.{column}" for column in key)
            there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 (names from TABLES only)
            yield (
                f"CREATE TRIGGER {PREFIX}{table}_replace{number} BEFORE INSERT ON {table} "
                f"WHEN {there} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )


def _postgresql(tables: Sequence[Guarded]) -> Iterable[str]:
    yield (
        "CREATE OR REPLACE FUNCTION record_keep() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for guarded in tables:
        yield (
            f"CREATE TRIGGER {PREFIX}{guarded.table} BEFORE UPDATE OR DELETE OR TRUNCATE ON {guarded.table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION record_keep()"
        )
