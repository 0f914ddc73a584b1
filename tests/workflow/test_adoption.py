"""Which rulebook is in force where, and what another decision would change."""

from dataclasses import replace
from datetime import date

import pytest

from heng.model.terms import Status
from heng.workflow.changes import change
from heng.workflow.changes.refusals import StaleChangeError
from heng.workflow.loading.load import load
from heng.workflow.rulebooks.adoption import decisions, effects, last_decision, standings
from heng.workflow.rulebooks.decisions import adopt_rulebook
from tests import factories

BY = {"who": "amy", "reason": "市政會議決議"}
MAY = date(2018, 5, 1)


@pytest.fixture
def address(record):
    return load(*factories.read(), who="loader").address


def adopt(address, name="demo-linear-1", day=MAY, **more):
    return adopt_rulebook(address, name, body="市政會議", session="第1971次", day=day, **BY, **more)


def test_without_a_decision_figures_stand_as_printed(address):
    (standing,) = standings()
    assert (standing.edition.address, standing.decision, standing.rulebook) == (address, None, "as-printed")
    assert decisions() == ()
    assert last_decision(address) == 0


def test_a_decision_names_its_body_and_what_it_binds(address):
    made = adopt(replace(address, edition=""))
    (standing,) = standings()
    assert standing.decision == decisions()[0]
    found = decisions()[0]
    assert (found.rulebook, found.body, found.session, found.edition) == ("demo-linear-1", "市政會議", "第1971次", "")
    assert (found.owner, found.year, found.demonstration) == (address.owner, address.year, True)
    assert last_decision(replace(address, edition="")) == made.number


def test_a_decision_taken_back_leaves_figures_as_printed(address):
    made = adopt(address)
    change.undo(made.number, **BY)
    (standing,) = standings()
    assert standing.decision is None
    assert [one.change.undoes is not None for one in decisions()] == [True, False]


def test_the_effect_of_a_decision_is_known_before_it_is_taken(address):
    (effect,) = effects(address, "demo-linear-1", MAY)
    assert effect.holds
    assert effect.now.rulebook.name == "as-printed"
    assert effect.then.rulebook.name == "demo-linear-1"
    assert {one.before.status for one in effect.changes} <= {None, Status.NO_DATA}
    assert decisions() == ()

    adopt(address)
    (effect,) = effects(address, "demo-linear-1", MAY)
    assert effect.changes == ()


def test_a_decision_before_a_later_one_does_not_hold(address):
    adopt(address, day=date(2018, 6, 1))
    assert [one.holds for one in effects(address, "demo-camms-1", MAY)] == [False]
    assert [one.holds for one in effects(address, "demo-camms-1", date(2999, 1, 1))] == [False]
    assert [one.holds for one in effects(address, "demo-camms-1", date(2018, 6, 1))] == [True]


def test_a_year_binds_every_edition_and_an_edition_itself_alone(address):
    load(*factories.read(b"second print"), who="loader")
    assert len(effects(replace(address, edition=""), "demo-linear-1", MAY)) == 2
    assert len(effects(address, "demo-linear-1", MAY)) == 1


def test_a_decision_overtaken_by_another_is_refused(address):
    seen = last_decision(address)
    adopt(address)
    with pytest.raises(StaleChangeError):
        adopt(address, "demo-camms-1", seen=seen)
