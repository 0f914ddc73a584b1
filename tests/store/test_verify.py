"""Whoever alters the record behind the guards is found out, and the first broken link is named."""

from datetime import timedelta

import pytest
from django.db import connection

from heng.store import documents, triggers
from heng.store.chain import day_of
from heng.store.clock import today
from heng.store.models import Batch, CardYear, Document, Edition, Entry, Root
from heng.store.verify import Walk
from heng.workflow.changes import change
from heng.workflow.loading.load import load
from heng.workflow.verify import root_of, verify
from tests import factories

READING = "reading/AC1/AC1.1//"
pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture(autouse=True)
def record_of_three_batches(record):
    address = load(*factories.read(), who="amy").address
    change.correct_actual(address, READING, "57.5", who="amy", reason="查核")
    change.correct_actual(address, READING, "58.5", who="bob", reason="重算")
    load(*factories.read(b"other year", year=108), who="amy")


def tamper(*statements):
    """Alter the record as somebody with the database's password could."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys = OFF")
        else:
            cursor.execute("SET session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)


def broken():
    found = verify().first_broken
    assert found is not None
    assert found.text("zh-Hant") != found.text("en")
    return str(found)


def test_an_untouched_record_holds():
    report = verify()
    assert report.first_broken is None
    assert (report.batches, report.documents) == (4, 2)
    assert report.entries == Entry.objects.count()
    assert report.root == Root.objects.order_by("-number").first().digest


def test_an_altered_figure_is_named():
    tamper(
        """UPDATE record_entry SET body = replace(body, '"51.5"', '"61.5"') WHERE kind = 'actual' AND position < 99"""
    )
    assert broken().startswith("taipei 107, batch 1, entry ")
    assert f"(actual {READING})" in broken()


@pytest.mark.parametrize(
    "what",
    ["ref = 'x'", "entity = 'x'", "valid_from = '2017-01-01'", "source = 'x'", "voice = 'x'", "edition_id = NULL"],
)
def test_every_column_of_an_entry_is_covered(what):
    tamper(f"UPDATE record_entry SET {what} WHERE kind = 'indicator'")
    assert "its content is not what its digest covers" in broken()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_batch SET who = 'eve' WHERE sequence = 2",
        "UPDATE record_batch SET reason = 'x' WHERE sequence = 2",
        "UPDATE record_batch SET act = 'undo' WHERE sequence = 2",
        "UPDATE record_batch SET recorded = '2026-01-01 00:00:00+00:00' WHERE sequence = 1",
        "UPDATE record_edition SET key = 'q9'",
        "UPDATE record_edition SET period_last = '2018-04-30'",
        "UPDATE record_document SET name = 'x'",
        "UPDATE record_card_year SET owner = 'x'",
    ],
)
def test_heads_of_batches_editions_and_documents_are_covered(statement):
    tamper(statement)
    assert broken()


def test_a_body_altered_together_with_its_digest_breaks_its_batch():
    entry = Entry.objects.filter(voice="person").first()
    from heng.store.verify import _entry_link

    entry.body = entry.body.replace("57.5", "77.5")
    entry.edition_key = entry.edition.key
    digest = _entry_link(entry.batch, entry).digest()
    tamper(f"UPDATE record_entry SET body = '{entry.body}', digest = '{digest}' WHERE id = {entry.pk}")
    assert broken().startswith("taipei 107, batch 2: its digest does not cover")


def test_two_entries_that_changed_places_are_found():
    first = Entry.objects.filter(batch__sequence=1).order_by("pk").first().batch_id
    tamper(
        f"UPDATE record_entry SET position = 100000 WHERE position = 3 AND batch_id = {first}",
        f"UPDATE record_entry SET position = 3 WHERE position = 4 AND batch_id = {first}",
        f"UPDATE record_entry SET position = 4 WHERE position = 100000 AND batch_id = {first}",
    )
    assert "batch 1, entry 3" in broken()


def test_figures_exchanged_between_years_are_found():
    one, other = (Edition.objects.get(card_year__year=year).pk for year in (107, 108))
    tamper(
        f"UPDATE record_entry SET edition_id = CASE edition_id WHEN {one} THEN {other} ELSE {one} END "
        f"WHERE kind = 'actual' AND ref = '{READING}' AND voice = 'document'"
    )
    assert broken().startswith("taipei 107, batch 1, entry ")
    assert f"(actual {READING})" in broken()


def test_an_edition_moved_to_another_owner_is_found():
    CardYear.objects.create(owner="eve", year=107)
    made_up = CardYear.objects.get(owner="eve").pk
    moved = Edition.objects.get(card_year__year=107).pk
    tamper(f"UPDATE record_edition SET card_year_id = {made_up} WHERE id = {moved}")
    breaks = [str(each) for each in Walk().breaks()]
    assert any(each.startswith("taipei 107, batch 1: its digest does not cover") for each in breaks)


def test_a_table_without_its_guards_is_named():
    triggers.remove(connection, triggers.TABLES[:2])
    assert broken() == ("record_card_year, record_batch: the triggers that keep it from being altered are missing")


def test_an_owners_year_without_a_batch_is_found():
    CardYear.objects.create(owner="eve", year=107)
    assert broken() == "eve 107: the owner's year is there without any batch"


def test_a_deleted_entry_is_named():
    tamper("DELETE FROM record_entry WHERE position = 5")
    assert broken() == "taipei 107, batch 1: entry 5 is missing"


def test_an_added_entry_is_named():
    columns = "edition_id, kind, ref, voice, entity, body, valid_from, source, digest, batch_id"
    tamper(
        f"INSERT INTO record_entry ({columns}, position) SELECT {columns}, 1 FROM record_entry WHERE voice = 'person' "
        f"ORDER BY id LIMIT 1"
    )
    assert broken().startswith("taipei 107, batch 2, entry 1 (actual")


def test_a_batch_cut_out_of_the_middle_is_named():
    second = Batch.objects.get(card_year__year=107, sequence=2).pk
    tamper(f"DELETE FROM record_entry WHERE batch_id = {second}", f"DELETE FROM record_batch WHERE id = {second}")
    assert broken() == "taipei 107, batch 2: it is missing; the next one is batch 3"


def test_a_cut_tail_shows_by_its_root():
    last = Batch.objects.get(card_year__year=107, sequence=3).pk
    tamper(f"DELETE FROM record_entry WHERE batch_id = {last}", f"DELETE FROM record_batch WHERE id = {last}")
    assert broken() == ("taipei 107, batch 3: root 3 names it, but the record does not hold it (the chain was cut)")


def test_a_tail_cut_together_with_its_roots_shows_by_a_printed_root():
    printed = verify().root
    last = Batch.objects.order_by("-pk").first().pk
    tamper(
        f"DELETE FROM record_entry WHERE batch_id = {last}",
        f"DELETE FROM record_edition WHERE batch_id = {last}",
        f"DELETE FROM record_document WHERE batch_id = {last}",
        f"DELETE FROM record_batch WHERE id = {last}",
        "DELETE FROM record_root WHERE number = 4",
        "DELETE FROM record_card_year WHERE year = 108",
    )
    triggers.install(connection)
    assert verify().first_broken is None
    assert verify(printed).first_broken is not None
    assert printed in verify(printed).first_broken.text("en")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM record_root WHERE number = 2",
        "UPDATE record_root SET digest = 'x' WHERE number = 2",
        "UPDATE record_root SET day = '2020-01-01' WHERE number = 2",
        "UPDATE record_root SET head = 'x' WHERE number = 4",
        "DELETE FROM record_root WHERE number = 4",
    ],
)
def test_roots_are_covered(statement):
    tamper(statement)
    assert broken()


def test_rows_of_no_batch_are_counted():
    last = Batch.objects.order_by("-pk").first().pk
    tamper(f"UPDATE record_entry SET batch_id = {last + 1} WHERE batch_id = {last} AND position = 0")
    assert broken()


def test_an_edited_document_is_named():
    document = Document.objects.first()
    path = documents.place(document.sha256)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b".")
    assert document.sha256 in broken()
    path.unlink()
    assert "its file is missing" in broken()


def test_the_root_of_a_day_is_the_last_of_it():
    assert root_of() == verify().root
    assert root_of(today()) == root_of()
    assert root_of(today() - timedelta(days=1)) == ""
    assert verify(root_of()).first_broken is None
    assert verify(Batch.objects.first().digest).first_broken is None


def test_the_root_of_a_day_is_of_a_day_in_taipei():
    days = [day_of(batch.recorded) for batch in Batch.objects.order_by("pk")]
    assert [root.day for root in Root.objects.order_by("number")] == days
