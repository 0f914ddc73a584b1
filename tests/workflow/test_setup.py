"""The record comes up by itself, for one process or several, and says what is wrong where it cannot."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests import postgres
from tests.conftest import absent
from tests.databases import SQLITE

ROOT = Path(__file__).parents[2]
OPEN = """
import sys
from pathlib import Path
from heng.workflow.refusal import RefusedError
from heng.workflow.setup import configure
try:
    configure(Path(sys.argv[1]))
except RefusedError as error:
    print(type(error).__name__, error.text("en"))
    sys.exit(2)
from heng.workflow.opening.cards import latest
from heng.workflow.verify import verify
print(latest(), verify().first_broken)
"""
OPEN_EACH = """
import os
import sys
from pathlib import Path
import django.db.backends.postgresql.base
from heng.workflow.refusal import RefusedError
from heng.workflow.setup import configure
for url in sys.stdin.read().splitlines():
    if os.fork():
        os.wait()
        continue
    os.environ["HENG_DATABASE_URL"] = url
    try:
        configure(Path(sys.argv[1]))
    except RefusedError as error:
        print(type(error).__name__, error.text("en"), flush=True)
    sys.exit()
"""

pytestmark = pytest.mark.parametrize("backend", [SQLITE], indirect=True)


def start(home, url="", program=OPEN):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HENG_", "DJANGO_"))}
    environment |= {"PYTHONPATH": str(ROOT / "src"), **({"HENG_DATABASE_URL": url} if url else {})}
    return subprocess.Popen([sys.executable, "-c", program, str(home)], env=environment, text=True,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip


def finished(process, told=""):
    out, _ = process.communicate(told, timeout=60)
    return process.returncode, out.strip()


def test_several_processes_may_be_the_first(backend, tmp_path):
    started = [start(tmp_path / "home") for _ in range(2)]
    assert [finished(each) for each in started] == [(0, "None None")] * 2


def test_several_machines_may_be_the_first_with_one_database(backend, databases, tmp_path):
    if postgres.programs() is None:
        absent("POSTGRESQL NOT FOUND: several machines with one database were not tried")
    url = databases.unprepared("shared")
    started = [start(tmp_path / f"machine {number}", url) for number in range(2)]
    assert [finished(each) for each in started] == [(0, "None None")] * 2


def test_the_secret_and_the_record_are_their_owners_only(backend, tmp_path):
    home = tmp_path / "home"
    assert finished(start(home))[0] == 0
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "secret").stat().st_mode) == 0o600
    secret = (home / "secret").read_text()
    assert finished(start(home))[0] == 0
    assert (home / "secret").read_text() == secret
    assert len(secret) > 60


def test_nobody_else_reads_the_record_in_a_folder_that_was_there_before(backend, tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    (home / "heng.sqlite3").touch(0o644)
    assert finished(start(home))[0] == 0
    files = [path for path in home.iterdir() if path.is_file()]
    assert {"heng.sqlite3", "secret"} <= {path.name for path in files}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    with closing(sqlite3.connect(home / "heng.sqlite3")) as database:
        database.execute("SELECT count(*) FROM record_batch").fetchone()
        beside = [path for path in home.iterdir() if path.name.startswith("heng.sqlite3-")]
        assert {stat.S_IMODE(path.stat().st_mode) for path in beside} == {0o600}


def test_a_home_that_is_a_file_is_refused_with_the_remedy(backend, tmp_path):
    (tmp_path / "home").write_text("")
    status, out = finished(start(tmp_path / "home"))
    assert status == 2
    assert out.startswith("NoHomeError")
    assert "HENG_HOME" in out


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/none", "mysql://here", "postgresql://["])
def test_a_database_that_does_not_answer_is_refused_with_the_remedy(backend, tmp_path, url):
    status, out = finished(start(tmp_path / "home", url))
    assert status == 2
    assert out.startswith("NoDatabaseError")
    assert "HENG_DATABASE_URL" in out


UNREADABLE = (
    "postgresql://amy:hush%zz@host/name",
    "postgresql://amy:hu sh@host/name",
    "postgresql://amy:hush@[host/name",
    "postgresql://amy:hush@host/name?hush=hush",
    "postgresql://amy:hu@hush@host/name",
    "postgresql://amy:hush/hush@host/name",
    "postgresql://amy:hush@127.0.0.1:1/name",
    "hush://amy:hush@host",
)


def test_no_refusal_quotes_the_password(backend, tmp_path):
    _, out = finished(start(tmp_path / "home", program=OPEN_EACH), "\n".join(UNREADABLE))
    assert [line.split()[0] for line in out.splitlines()] == ["NoDatabaseError"] * len(UNREADABLE)
    assert "hush" not in out
    assert "hu sh" not in out


def test_a_record_of_a_newer_heng_is_left_alone(record):
    home = record.home
    with sqlite3.connect(home / "heng.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2030-01-01')"
        )
    database.close()
    status, out = finished(start(home))
    assert (status, out.split()[0]) == (2, "NewerRecordError")
