"""Damaged documents are read or refused. The same few in each run; `make fuzz` tries many."""

from __future__ import annotations

import os
from functools import cache

import pytest

from heng.resources import agency_register
from tests.fuzz.samples import samples
from tests.fuzz.target import Case, case, run

CASES = int(os.environ.get("HENG_PROOFS", "2")) * 3
ENDINGS = (
    "txt",
    "big5.txt",
    "csv",
    "tables.csv",
    "json",
    "md",
    "odt",
    "docx",
    "ods",
    "xlsx",
    "odp",
    "pptx",
    "pdf",
    "zip",
)


@cache
def made() -> dict[str, bytes]:
    return dict(samples())


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_damaged_document_is_read_or_refused(ending: str) -> None:
    for number in range(CASES if ending != "zip" else 1):
        run(case(made(), ending, "fixed", number), agency_register())


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_undamaged_document_is_read(ending: str) -> None:
    if ending != "json":
        run(Case(ending, f"a.{ending}", made()[ending]), agency_register())


def test_every_sample_is_tried() -> None:
    assert set(made()) == set(ENDINGS)
