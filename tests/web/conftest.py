"""The packaged example, loaded once, and a copy of its record for each test."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from heng import resources
from heng.resources import example_document
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
    home: Path = tmp_path_factory.mktemp("example")
    with django_db_blocker.unblock():
        _load(home, databases)
    return home


@pytest.fixture(scope="session")
def short_home(tmp_path_factory, databases: Databases, django_db_blocker) -> Path:  # type: ignore[no-untyped-def]
    """Return a folder as that of `example_home`, of the first themes of the example only."""
    home: Path = tmp_path_factory.mktemp("short")
    name, _ = example_document()
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(resources, "example_document", lambda: (name, short_example()))
        _load(home, databases)
    return home


def short_example() -> bytes:
    """Return the themes A and B of the packaged example: what a page does with a quarter of it, it does with the whole."""
    text = example_document()[1].decode()
    third = [head.start() for head in re.finditer(r"^\S+\([A-Z]\)\s+(?=一、責任機關)", text, re.MULTILINE)][2]
    return text[:third].encode()


def _load(home: Path, databases: Databases) -> None:
    from django.conf import settings

    from heng.workflow import example, people

    before = settings.HENG_HOME, settings.HENG_DOCUMENTS
    settings.HENG_HOME, settings.HENG_DOCUMENTS = home, home / "documents"
    with databases.fresh(SQLITE, home):
        example.ensure_example()
        people.create_officer(OFFICER, PASSWORD, display="王小明")
        people.create_officer(OTHER, PASSWORD, display="陳美")
    settings.HENG_HOME, settings.HENG_DOCUMENTS = before


@pytest.fixture
def site(
    request: pytest.FixtureRequest, tmp_path: Path, databases: Databases, settings, django_db_blocker
) -> Iterator[Site]:  # type: ignore[no-untyped-def]
    """Serve a copy of the record of the example's first themes; of all of it, where a test is marked `whole`."""
    home = tmp_path / "home"
    whole = request.node.get_closest_marker("whole")
    shutil.copytree(request.getfixturevalue("example_home" if whole else "short_home"), home)
    settings.HENG_HOME, settings.HENG_DOCUMENTS = home, home / "documents"
    with django_db_blocker.unblock(), databases.of(home):
        yield Site(home)


@pytest.fixture
def empty(record) -> Client:  # type: ignore[no-untyped-def]
    """Return a browser on a record without any card."""
    return Client(headers={"Accept-Language": "zh-TW"})
