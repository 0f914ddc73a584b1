"""What an import says of a field that the record's edition prints otherwise."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from heng.model.figures import Target
from heng.model.identity import Identity
from heng.model.rows import Altered
from heng.model.terms import Ground, IdentityReason
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
    sayer = Sayer({("reading", "r"): reading}, {("reading", "r"): replace(reading, target=after)}, {})
    (told,) = sayer.changed([Altered("reading", "r", "target", "590", after.text)], "indicator")
    assert told.name.endswith(NOTE) is same
    assert told.after == after.text


def test_an_indicator_with_an_identity_of_the_same_name_is_told_with_what_the_record_says() -> None:
    edition = edition_of(Row(code="CP8.1"))
    (indicator,) = edition.card.indicators
    known = Identity(ref=indicator.ref, entity="0123456789abcdef", ground=Ground.PRINTED, reason=IdentityReason.NEW)
    held = replace(edition, card=replace(edition.card, identities=(known,)))
    fresh = replace(held, card=replace(held.card, indicators=(replace(indicator, name="培訓選手人數"),)))
    draft = SimpleNamespace(held=held, printed=fresh, edition=fresh, same_document=False)
    altered = Altered("indicator", indicator.ref, "name", indicator.name, "培訓選手人數")
    (told,) = Sayer.of(draft).changed([altered], "indicator")  # type: ignore[arg-type]
    assert (told.before, told.after) == (indicator.name, "培訓選手人數")
