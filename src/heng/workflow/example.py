"""The packaged example: loaded on the first run, judged by the demonstration rulebook."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache

from heng import ingest, resources
from heng.model.finding import Wording
from heng.store import models
from heng.workflow.agencies import register
from heng.workflow.loading.load import load
from heng.workflow.opening.opened import CardAddress
from heng.workflow.rulebooks.decisions import adopt_rulebook

Progress = Callable[[Wording], None]
WHO = "heng"
RULEBOOK = "demo-linear-1"

READING = Wording("讀取範例文件", "Reading the example document")
LOADING = Wording("寫入紀錄並鏈結雜湊", "Writing it into the record, with its chain of digests")
ADOPTING = Wording("啟用示範判定規則 demo-linear-1", "Switching on the demonstration rulebook demo-linear-1")


def needed() -> bool:
    """Tell whether the record is still empty."""
    return not models.Edition.objects.exists()


def is_example(sha256: str) -> bool:
    """Tell whether a document is the packaged example, which Heng typeset: no agency has published those lines."""
    return sha256 == _example_digest()


@cache
def _example_digest() -> str:
    return hashlib.sha256(resources.example_document()[1]).hexdigest()


def ensure_example(progress: Progress = lambda _: None) -> CardAddress | None:
    """Load the packaged example into an empty record and return its address; None where the record has cards."""
    if not needed():
        return None
    progress(READING)
    name, data = resources.example_document()
    result = ingest.read_document(name, data, register())
    progress(LOADING)
    report = load(result, data, who=WHO, reason="packaged example")
    progress(ADOPTING)
    adopt_rulebook(
        report.address,
        RULEBOOK,
        body="Heng",
        session="示範",
        day=report.day,
        who=WHO,
        reason="示範：不是任何機關的決定 · demonstration: nobody's decision",
    )
    return report.address
