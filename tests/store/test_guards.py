"""The database itself refuses to alter the record, whoever asks."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from heng.store import triggers
from heng.store.models import RECORD, Entry
from heng.workflow.loading.load import load
from tests import factories
from tests.databases import POSTGRESQL

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture(autouse=True)
def loaded(record):
    load(*factories.read(), who="amy")


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def tables():
    return [model._meta.db_table for model in RECORD]


@pytest.mark.parametrize("table", [guarded.table for guarded in triggers.TABLES])
def test_no_row_is_updated_or_deleted(table):
    key = next(guarded.keys[0][0] for guarded in triggers.TABLES if guarded.table == table)
    for statement in (f"UPDATE {table} SET {key} = {key}", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="append-only"):
            run(statement)


@pytest.mark.parametrize("backend", [POSTGRESQL], indirect=True)
def test_no_table_is_truncated():
    with pytest.raises(DatabaseError, match="append-only"):
        run(f"TRUNCATE {', '.join(tables())}")


def test_no_row_is_replaced(backend):
    columns = "batch_id, position, kind, ref, voice, entity, body, valid_from, source, digest"
    taken = f"INSERT OR REPLACE INTO record_entry ({columns}) SELECT {columns} FROM record_entry LIMIT 1"
    by_key = "INSERT OR REPLACE INTO record_entry SELECT * FROM record_entry LIMIT 1"
    if backend == "postgresql":
        update = "ON CONFLICT (batch_id, position) DO UPDATE SET body = ''"
        taken = f"INSERT INTO record_entry ({columns}) SELECT {columns} FROM record_entry LIMIT 1 {update}"
        by_key = (
            f"INSERT INTO record_entry SELECT * FROM record_entry LIMIT 1 {update.replace('batch_id, position', 'id')}"
        )
    for statement in (taken, by_key):
        with pytest.raises(DatabaseError, match="append-only"):
            run(statement)


def test_the_orm_is_refused_too():
    entry = Entry.objects.first()
    entry.body = "{}"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.update(body="{}")


def test_every_table_of_the_record_is_guarded_by_all_its_keys():
    assert triggers.unguarded(connection) == ()
    guarded = {each.table: set(each.keys) for each in triggers.TABLES}
    assert set(guarded) == set(tables())
    for model in RECORD:
        unique = {(model._meta.pk.column,)}
        for constraint in model._meta.constraints:
            unique.add(tuple(model._meta.get_field(name).column for name in constraint.fields))
        assert guarded[model._meta.db_table] == unique


def test_the_models_agree_with_the_migrations():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    assert apps.is_installed("heng.store")
