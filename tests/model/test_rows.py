"""What two editions say differently of their rows."""

from dataclasses import replace

from heng.model.edition import Edition
from heng.model.rows import choose, differences, rows
from heng.model.terms import Difference
from tests import factories

AIR = "indicator/AC1/AC1.1/"


def renamed(edition: Edition, name: str) -> Edition:
    """Return an edition whose first indicator has another name."""
    first, *others = edition.card.indicators
    return replace(edition, card=replace(edition.card, indicators=(replace(first, name=name), *others)))


def test_a_space_more_is_no_difference_another_word_is() -> None:
    edition = factories.edition(b"x")
    name = edition.card.indicators[0].name
    spaced = differences(edition, renamed(edition, f"{name[:2]} {name[2:]}"))
    assert spaced[AIR].difference is Difference.SAME
    other = differences(edition, renamed(edition, "空氣品質"))[AIR]
    assert [(one.field, one.before, one.after) for one in other.altered] == [("name", name, "空氣品質")]


def test_what_only_the_earlier_one_prints_is_gone_unless_it_is_left() -> None:
    held = factories.edition(b"x")
    fresh = replace(held, card=replace(held.card, indicators=held.card.indicators[1:]))
    fresh = replace(fresh, figures=replace(fresh.figures, readings=fresh.figures.readings[1:]))
    fresh = replace(fresh, card=replace(fresh.card, actions=fresh.card.actions[1:]))
    assert differences(held, fresh)[AIR].difference is Difference.GONE
    assert AIR not in rows(choose(fresh, held, ()))
    kept = choose(fresh, held, {AIR})
    assert all(one.difference is Difference.SAME for one in differences(held, kept).values())
