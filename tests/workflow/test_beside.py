"""A card is checked against its owner's one before and against the card of the body above."""

import pytest

from heng import ingest, resources
from heng.workflow.intake import queue
from heng.workflow.intake.draft import open_draft
from heng.workflow.intake.worker import read_waiting
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import Moment, open_card

pytestmark = pytest.mark.usefixtures("record")

CITY = """# 臺北市政府 {year} 年

- 期間：{year}年{period}

## A 營造永續環境

- 範圍：府級
- 主政：環保局

### AC1 提升環境品質

- 構面：顧客

#### AC1.1 資源回收率

- 公式：資源回收量/垃圾產生量*100%
- 單位：%
- 機關：環保局
- 目標：{target}
- 實際：54
"""
BUREAU = """# 臺北市政府環境保護局 107 年

- 期間：107年

## A 資源循環

### AC1 循環利用

- 構面：顧客

#### AC1.1 資源回收率

- 府級KPI：AC9.9
- 單位：%
- 機關：環保局
- 目標：55
- 實際：54
"""


def read(text):
    data = text.encode()
    return ingest.read_document("card.md", data, resources.agency_register()), data


def city(period, target, year=107):
    return CITY.format(year=year, period=period, target=target)


def found(card, code):
    return [finding.subject for finding in card.findings if finding.code == code]


def test_an_easier_target_than_the_period_before_is_found():
    first = load(*read(city("第1季", 55)), who="amy")
    second = load(*read(city("第2季", 40)), who="amy")
    assert found(open_card(first.address), "TG003") == []
    assert found(open_card(second.address), "TG003") == ["AC1.1"]


def test_what_came_after_the_moment_asked_about_is_not_beside_it():
    second = load(*read(city("第2季", 40)), who="amy")
    before = open_card(second.address).loaded.recorded
    load(*read(city("第1季", 55)), who="amy")
    assert found(open_card(second.address), "TG003") == ["AC1.1"]
    assert found(open_card(second.address, Moment(known=before)), "TG003") == []


def test_a_bureau_is_held_against_the_card_of_its_city():
    bureau = load(*read(BUREAU), who="amy")
    alone = found(open_card(bureau.address), "CS001")
    load(*read(city("第1季", 55)), who="amy")
    assert alone == []
    assert found(open_card(bureau.address), "CS001") == ["AC1.1"]


@pytest.fixture
def no_process(monkeypatch):
    """Reading is done in this process."""
    monkeypatch.setattr(queue, "MOST_READERS", 0)


@pytest.mark.usefixtures("no_process")
def test_a_document_handed_in_is_held_against_the_record_before_it_is_accepted():
    load(*read(city("", 55, year=106)), who="amy")
    number = queue.hand_in("later.md", city("第1季", 40).encode(), who="amy")
    read_waiting()
    assert found(open_draft(number), "TG003") == ["AC1.1"]
