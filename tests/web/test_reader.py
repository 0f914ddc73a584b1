"""A document handed in over HTTP is read by a process of its own; one whose reader was killed is read again."""

from __future__ import annotations

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from heng.model.terms import IntakeState
from heng.resources import example_document
from heng.store.models import Intake
from heng.workflow.intake import queue
from tests.web.conftest import Site

PATIENCE = 90


def wait_until_read(site: Site, address: str) -> str:
    """Ask for the page of a document, as a browser does, until it is read."""
    officer, until = site.officer(), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        html = officer.get(address).content.decode()
        if 'id="rows-h"' in html:
            return html
        time.sleep(0.3)
    raise TimeoutError(address)


def test_a_document_is_read_by_a_process_of_its_own_and_again_where_that_was_killed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HENG_HOME", str(site.home))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "heng.site.settings")
    monkeypatch.delenv("HENG_DATABASE_URL", raising=False)
    sent = {"files": SimpleUploadedFile("report.txt", example_document()[1])}
    address = site.officer().post("/docs/new", sent).headers["Location"]
    killed = queue._readers[-1]
    killed.kill()
    killed.wait()
    silent = timezone.now() - 2 * queue.SILENCE
    number = int(address.rstrip("/").rpartition("/")[2])
    Intake.objects.filter(pk=number).update(state=IntakeState.READING, beat=silent)
    assert "原文一字不漏" in wait_until_read(site, address)
    assert Intake.objects.get(pk=number).attempts == 1
