"""What an import says of a field that the record's edition prints otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heng.model.figures import Target
from heng.model.rows import Altered
from heng.web.intake.changed import Sayer
from tests.evaluate.factory import Row, edition_of

NOTE = "（只有寫法或附註不同，要求一樣）"


def target(number: str, text: str) -> Target:
    """Return a target that asks for a number, printed as a text."""
    (reading,) = edition_of(Row(code="AC1.1", target=number)).figures.readings
    assert reading.target is not None
    return replace(reading.target, text=text)


@pytest.mark.parametrize(
    ("after", "same"),
    [(target("590", "590(107年增列)"), True), (target("600", "600"), False)],
)
def test_a_target_that_asks_for_the_same_is_no_change_of_the_target(after: Target, same: bool) -> None:
    (reading,) = edition_of(Row(code="AC1.1", target="590")).figures.readings
    sayer = Sayer({"r": reading}, {"r": replace(reading, target=after)}, {})
    (told,) = sayer.changed([Altered("reading", "r", "target", "590", after.text)], "indicator")
    assert told.name.endswith(NOTE) is same
    assert told.after == after.text
