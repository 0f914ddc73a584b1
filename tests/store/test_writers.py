"""Several writers at once, and writers that die: the chain stays whole."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from heng.store.models import Batch, Document, Entry, Root
from heng.workflow.changes import change
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import open_card
from heng.workflow.verify import verify
from tests import factories

READING = "reading/AC1/AC1.1//"
ROOT = Path(__file__).parents[2]

CHANGE = """
import sys
from heng.workflow.setup import configure
configure()
from heng.workflow.changes import change
from heng.workflow.opening.cards import latest
print("ready", flush=True)
sys.stdin.readline()
for number in range(5):
    text = f"{sys.argv[1]}{number}.5"
    change.correct_actual(latest(), sys.argv[2], text, who=f"writer {sys.argv[1]}", reason="test")
"""

DIE = """
import time
from heng.workflow.setup import configure
configure()
from heng.store import append
from heng.workflow.loading.load import load
from tests import factories
def wait(*_):
    print("written", flush=True)
    time.sleep(60)
append._append_root = wait
load(*factories.read(b"never"), who="amy")
"""


def start(record, program, *arguments):
    """Start a program on the record in a process of its own."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    environment = {
        **os.environ,
        **record.environment,
        "PYTHONPATH": paths,
        "DJANGO_SETTINGS_MODULE": "heng.site.settings",
    }
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_two_processes_write_one_chain(record):
    address = load(*factories.read(), who="amy").address
    writers = [start(record, CHANGE, str(number), READING) for number in (1, 2)]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        _, _ = writer.communicate(timeout=60)
        assert writer.returncode == 0
    assert verify().first_broken is None
    changes = open_card(address).history(READING)
    assert len(changes) == 10
    assert [each.before for each in changes] == ["51.5", *(each.after for each in changes[:-1])]


def test_threads_write_chains_of_several_years(record):
    addresses = [load(*factories.read(str(year).encode(), year=year), who="amy").address for year in (106, 107, 108)]

    def write(number):
        try:
            text = f"{number}.25"
            change.correct_actual(addresses[number % 3], READING, text, who="amy", reason="test")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(18)))
    report = verify()
    assert report.first_broken is None
    assert (report.batches, Root.objects.count()) == (21, 21)


def test_only_one_of_two_who_saw_the_same_version_gets_through(record):
    address = load(*factories.read(), who="amy").address

    def write(number):
        try:
            change.correct_actual(address, READING, f"{number}.25", who="amy", reason="test", seen=0)
        except change.StaleChangeError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(write, range(4))) == [False, False, False, True]


def test_the_same_document_loaded_by_many_at_once_is_kept_once(record):
    def write(_):
        try:
            return load(*factories.read(), who="amy").same
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(write, range(4))) == [False, True, True, True]
    assert (Batch.objects.count(), Document.objects.count()) == (1, 1)


def test_a_process_killed_while_loading_leaves_the_last_good_state(record):
    load(*factories.read(), who="amy")
    before = Entry.objects.count()
    writer = start(record, DIE)
    assert writer.stdout.readline() == "written\n"
    writer.kill()
    writer.wait()
    writer.communicate()
    assert Entry.objects.count() == before
    assert verify().first_broken is None
    assert not load(*factories.read(b"never"), who="amy").same
    assert verify().first_broken is None


@pytest.fixture(autouse=True)
def _closed(record):
    yield
    connection.close()
