"""A document cut in the middle gives what stands before the cut, and RD001."""

from __future__ import annotations

import pytest

from heng import ingest
from heng.ingest.document import ReadResult
from heng.model.agency import AgencyRegister
from tests.ingest.cards import theme
from tests.ingest.printing import Style, report

WHOLE = report(theme(4), Style()).encode()


def read(data: bytes) -> ReadResult:
    return ingest.read_document("report.txt", data, AgencyRegister(()))


def test_a_whole_report_is_not_called_cut() -> None:
    assert "RD001" not in [finding.code for finding in read(WHOLE).findings]


@pytest.mark.parametrize("share", [0.1, 0.35, 0.5, 0.62, 0.8, 0.93])
def test_what_stands_before_the_cut_is_read(share: float) -> None:
    whole, cut = read(WHOLE), read(WHOLE[: int(share * len(WHOLE))].rstrip())
    assert cut.findings[0].code == "RD001"
    complete = max(0, len(cut.edition.card.indicators) - 1)
    assert [i.name for i in cut.edition.card.indicators[:complete]] == [
        i.name for i in whole.edition.card.indicators[:complete]
    ]
    kept = cut.edition.figures.readings[:complete]
    for a, b in zip(kept, whole.edition.figures.readings, strict=False):
        assert a.target is not None
        assert b.target is not None
        assert a.target.text == b.target.text


def test_a_cut_inside_a_character_is_a_cut() -> None:
    data = WHOLE[: WHOLE.index("主".encode(), len(WHOLE) // 2) + 2]
    assert read(data).findings[0].code == "RD001"
