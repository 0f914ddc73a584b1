"""Engines that the tests compute on: DuckDB in the process, and a PostgreSQL of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import pyarrow as pa

from heng.compute.extra import ibis
from heng.compute.fixed import Expr
from tests import postgres


@dataclass
class Engine:
    """One engine. Expressions are compiled once for a shape of table, then run on ever new rows."""

    name: str
    backend: Any
    tables: dict[pa.Schema, str] = field(default_factory=dict)
    compiled: dict[tuple[str, str], str] = field(default_factory=dict)

    def run(self, rows: pa.Table, key: str, make: Callable[[Expr], Expr]) -> list[tuple[Any, ...]]:
        """Return what an expression over rows gives; `key` names the expression."""
        name = self._filled(rows)
        if (key, name) not in self.compiled:
            expression = make(self.backend.table(name))
            with _options(
                fuse_selects=self.name != "duckdb"
            ):  # joining steps takes Ibis longer than DuckDB to run them
                self.compiled[key, name] = str(ibis.to_sql(expression, dialect=self.name, pretty=False))
        with self.cursor(self.compiled[key, name]) as cursor:
            return list(cursor.fetchall())

    @contextmanager
    def cursor(self, sql: str) -> Iterator[Any]:
        cursor = self.backend.raw_sql(sql)
        yield cursor
        if self.name == "postgres":
            cursor.close()

    def _filled(self, rows: pa.Table) -> str:
        if rows.schema not in self.tables:
            self.tables[rows.schema] = f"rows_{len(self.tables)}"
            self.backend.create_table(self.tables[rows.schema], schema=ibis.schema(rows.schema))
        name = self.tables[rows.schema]
        with self.cursor(f"DELETE FROM {name}"):
            pass
        self.backend.insert(name, rows)
        return name


@contextmanager
def _options(*, fuse_selects: bool) -> Iterator[None]:
    before = ibis.options.sql.fuse_selects
    ibis.options.sql.fuse_selects = fuse_selects
    yield
    ibis.options.sql.fuse_selects = before


@contextmanager
def duckdb() -> Iterator[Engine]:
    with _closing(ibis.duckdb.connect()) as backend:
        yield Engine("duckdb", backend)


@contextmanager
def postgresql() -> Iterator[Engine]:
    programs = postgres.programs()
    assert programs is not None
    with postgres.server(programs) as url:
        folder = unquote(url.partition("@")[2].rstrip("/"))
        with _closing(ibis.postgres.connect(host=folder, user=postgres.USER, database="postgres")) as backend:
            yield Engine("postgres", backend)


@contextmanager
def _closing(backend: Any) -> Iterator[Any]:
    yield backend
    backend.disconnect()
