"""A real report of a city's quarter, all the way into the record and back."""

from dataclasses import replace

import pytest

from heng import ingest, resources
from heng.check.run import check
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import open_card
from heng.workflow.verify import verify
from tests.databases import SQLITE


@pytest.mark.parametrize("backend", [SQLITE], indirect=True)
def test_a_real_report_is_kept_whole_and_once(record, seed):
    path = seed("004")
    data = path.read_bytes()
    result = ingest.read_document(path.name, data, resources.agency_register())
    report = load(result, data, who="amy")
    card = open_card(report.address)
    printed = replace(card.printed, card=replace(card.printed.card, identities=()))
    assert printed == replace(result.edition, edition=replace(result.edition.edition, key=report.address.edition))
    assert card.findings == check([result.edition], resources.agency_register(), reading=result.findings)
    assert load(result, data, who="amy").same
    assert verify().first_broken is None
