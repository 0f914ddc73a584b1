"""The packaged example, loaded once, and a copy of its record for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from tests.databases import SQLITE, Databases

OFFICER, OTHER, PASSWORD = "wang", "chen", "correct-horse-7"
CARD = "/taipei/107/q1/"


@dataclass(frozen=True)
class Site:
    """The record of the example and who may change it."""

    home: Path
    card: str = CARD

    def reader(self, lang: str = "zh-TW", **options: object) -> Client:
        """Return a browser of somebody who is not signed in."""
        return Client(headers={"Accept-Language": lang}, **options)

    def officer(self, name: str = OFFICER, lang: str = "zh-TW") -> Client:
        """Return a browser of an officer who is signed in."""
        from heng.store.models import Person

        client = self.reader(lang)
        client.force_login(Person.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
        return client


@pytest.fixture(scope="session")
def example_home(tmp_path_factory, databases: Databases, django_db_blocker) -> Path:  # type: ignore[no-untyped-def]
    """Return a folder whose record holds the packaged example and two officers."""
    from django.conf import settings

    from heng.workflow import example, people

    home = tmp_path_factory.mktemp("example")
    before = settings.HENG_HOME, settings.HENG_DOCUMENTS
    settings.HENG_HOME, settings.HENG_DOCUMENTS = home, home / "documents"
    with django_db_blocker.unblock(), databases.fresh(SQLITE, home):
        example.ensure_example()
        people.create_officer(OFFICER, PASSWORD, display="王小明")
        people.create_officer(OTHER, PASSWORD, display="陳美")
    settings.HENG_HOME, settings.HENG_DOCUMENTS = before
    return home


@pytest.fixture
def site(example_home: Path, tmp_path: Path, databases: Databases, settings, django_db_blocker) -> Iterator[Site]:  # type: ignore[no-untyped-def]
    """Serve a copy of the example's record."""
    home = tmp_path / "home"
    home.mkdir()
    settings.HENG_HOME, settings.HENG_DOCUMENTS = home, home / "documents"
    with django_db_blocker.unblock(), databases.fresh(SQLITE, home):
        shutil.copytree(example_home, home, dirs_exist_ok=True)
        yield Site(home)


@pytest.fixture
def empty(record) -> Client:  # type: ignore[no-untyped-def]
    """Return a browser on a record without any card."""
    return Client(headers={"Accept-Language": "zh-TW"})
