"""Open data: the public tables of an edition, whole or narrowed as a list is."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from heng.workflow.changes import change
from heng.workflow.opening import cards
from tests.web.conftest import CARD, OTHER


def get(site, path, **query):
    return site.reader().get(f"{CARD}data/{path}", query)


def rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


@pytest.mark.whole
def test_every_table_is_listed_with_its_rows_and_opens(site):
    page = get(site, "").content.decode()
    assert f'href="{CARD}data/values.csv"' in page
    values = rows(get(site, "values.csv"))
    assert len(values) == 357
    assert values[0]["code"] == "AC1.1"


def test_a_list_is_downloaded_as_it_is_filtered(site):
    listed = site.reader().get(CARD + "kpi/", {"agency": "北水處"}).content.decode()
    assert "kpi/list.csv?agency=" in listed
    agencies = {row["agencies"] for row in rows(get(site, "values.csv", agency="北水處"))}
    assert agencies
    assert all("北水處" in one or "自來水" in one for one in agencies)


def test_all_tables_come_in_one_file(site):
    with zipfile.ZipFile(io.BytesIO(get(site, "tables.zip").content)) as packed:
        assert {"kpis.csv", "values.csv", "budget.csv"} <= set(packed.namelist())


def test_what_people_corrected_is_told_beside_the_tables(site):
    card = cards.open_card(cards.latest())
    reading = card.edition.figures.readings[0]
    printed = reading.actual.text
    change.correct_actual(cards.latest(), reading.ref, "47", who=OTHER, reason="核對紙本")
    (told,) = rows(get(site, "changes.csv"))
    assert rows(get(site, "values.csv"))[0]["actual"] == "47"
    named = ("code", "field", "before", "after", "corrects", "who", "reason")
    assert [told[name] for name in named] == ["AC1.1", "actual", printed, "47", "true", OTHER, "核對紙本"]


@pytest.mark.whole
def test_findings_come_as_data_in_the_language_of_the_reader(site):
    found = json.loads(get(site, "findings.json").content)
    assert {one["code"] for one in found} >= {"WT001", "AC001"}


def test_an_unknown_table_is_not_there(site):
    assert get(site, "secrets.csv").status_code == 404


def test_the_overview_leads_to_the_tables(site):
    assert f'href="{CARD}data/"' in site.reader().get(CARD).content.decode()
