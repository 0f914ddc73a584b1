"""The packaged example is loaded into an empty record only, and judged as a demonstration."""

import pytest

from heng import ingest
from heng.workflow import example
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import latest, open_card
from tests import factories

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture(autouse=True)
def packaged(monkeypatch):
    result, data = factories.read()
    monkeypatch.setattr(example.resources, "example_document", lambda: ("example.txt", data))
    monkeypatch.setattr(ingest, "read_document", lambda *_: result)


def test_an_empty_record_gets_the_example_under_the_demonstration_rulebook():
    told = []
    assert example.needed()
    address = example.ensure_example(told.append)
    assert len(told) == 3
    assert address == latest()
    card = open_card(address)
    assert card.rulebook.name == "demo-linear-1"
    assert card.rulebook.demonstration
    assert card.rulebook.adoption is None


def test_a_record_with_cards_is_left_alone():
    load(*factories.read(b"mine"), who="amy")
    assert not example.needed()
    assert example.ensure_example() is None


def test_another_edition_of_the_year_is_shown_as_printed():
    example.ensure_example()
    mine = load(*factories.read(b"mine"), who="amy").address
    assert open_card(mine).rulebook.name == "as-printed"
