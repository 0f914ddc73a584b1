"""The packaged register knows who appears in Taipei's documents, and on which days."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from heng.model.agency import Agency
from heng.resources import agency_register

KEYS = Path(__file__).parents[1] / "keys"
REGISTER = agency_register()


def printed_names() -> set[str]:
    """Return every agency that the hand-made readings of the city's own reports name.

    Bureaus' copies of the city's map misprint some, which the checker reports.
    """
    names: set[str] = set()
    for path in KEYS.glob("council-*/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if path.name == "budget.csv":
                    names |= {row["agency"]} if row["no"] else set()
                else:
                    cells = (row.get(column) or "" for column in ("lead", "co_agencies", "agencies"))
                    names |= {name for cell in cells for name in cell.split("；") if name}
    return names


def test_every_agency_that_was_read_by_hand_is_known() -> None:
    """A name that stands in a published report is no unknown agency."""
    assert printed_names()
    assert {name for name in printed_names() if REGISTER.find(name) is None} == set()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("環保局", "taipei-environment"),
        ("環境保護局", "taipei-environment"),
        ("臺北市政府環境保護局", "taipei-environment"),
        ("北水處", "taipei-water"),
        ("自來水處", "taipei-water"),
        ("台北捷運公司", "taipei-metro"),
        ("水利處", "taipei-hydraulic"),
        ("大安區公所", "taipei-district-daan"),
    ],
)
def test_full_names_and_abbreviations_lead_to_one_agency(name: str, key: str) -> None:
    """Documents print an agency in several ways."""
    found = REGISTER.find(name)
    assert found is not None
    assert found.key == key


def test_a_rollup_is_not_the_agency_it_is_named_for() -> None:
    """勞動局主管 spends many times what 勞動局 does."""
    rollup, agency = REGISTER.find("勞動局主管"), REGISTER.find("勞動局")
    assert rollup is not None
    assert agency is not None
    assert rollup.rollup
    assert not agency.rollup
    assert rollup.parent == agency.key != rollup.key


def test_a_group_is_marked_as_one() -> None:
    """本組各機關 names several agencies by their place."""
    group = REGISTER.find("本組各機關")
    assert group is not None
    assert group.group


def test_a_renamed_agency_is_known_by_each_name_in_its_time() -> None:
    """勞工局 became 勞動局 on the first day of 2013 and stayed the same agency."""
    before = REGISTER.find("勞工局", date(2012, 12, 31))
    after = REGISTER.find("勞動局", date(2013, 1, 1))
    assert before is not None
    assert after is not None
    assert before.key == after.key
    assert REGISTER.find("勞工局", date(2018, 3, 31)) is None


def test_a_misread_name_gets_a_suggestion_and_is_not_merged() -> None:
    """A name one character off stays unknown until a person says what it is."""
    assert REGISTER.find("海防局") is None
    assert REGISTER.suggest("海防局") == "消防局"


def test_parents_exist_and_lead_to_the_top() -> None:
    """Each entry's parent is an entry, and none is its own ancestor."""
    parents = {agency.key: agency.parent for agency in REGISTER.agencies}
    for key in parents:
        seen, place = set(), key
        while place:
            assert place not in seen
            seen.add(place)
            place = parents[place]


def test_no_name_means_two_agencies_on_one_day() -> None:
    """A name leads to one entry, so that nothing depends on the order of the file."""
    by_name: dict[str, list[Agency]] = {}
    for agency in REGISTER.agencies:
        for name in (agency.name, *agency.aliases):
            by_name.setdefault(name, []).append(agency)
    assert [name for name, found in by_name.items() if any(_overlap(a, b) for a, b in combinations(found, 2))] == []


def test_entries_are_written_alike() -> None:
    """Keys are ASCII, names have no spaces at their ends or doubled aliases, and every entry says what it rests on."""
    for agency in REGISTER.agencies:
        assert agency.key.isascii()
        assert agency.source
        names = (agency.name, *agency.aliases)
        assert all(name == name.strip() for name in names)
        assert max(Counter(names).values()) == 1


def _overlap(one: Agency, other: Agency) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    last = min(one.valid_to or date.max, other.valid_to or date.max)
    return first <= last
