"""The canonical text of an edition: what is written is read back equal."""

from __future__ import annotations

import json

from heng.model.canonical import edition_from_data, edition_to_json
from tests.evaluate.factory import Row, edition_of, missing


def test_an_edition_is_read_back_as_it_was_written() -> None:
    """The file that a reading leaves is a contract: others write and read it."""
    rows = (Row(), Row(code="AC1.2", target="≥90%", actual=missing()), Row(code="BP2.1", target="100±5", actual=None))
    edition = edition_of(*rows)
    text = edition_to_json(edition)

    assert edition_from_data(json.loads(text)) == edition
    assert edition_to_json(edition_from_data(json.loads(text))) == text
