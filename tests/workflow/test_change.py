"""A person's change is a later version with its reason; the value before stays."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from heng.model.figures import Actual, Figures, Missing, Threshold
from heng.model.notation import parse_actual, parse_target
from heng.model.terms import (
    ChangeField,
    Ground,
    MissingReason,
    NotScoredReason,
    Polarity,
    Severity,
    Status,
    TimeBehaviour,
)
from heng.store.clock import today
from heng.store.models import Entry
from heng.workflow.changes import change
from heng.workflow.changes.refusals import UnknownRulebookError
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import NOW, Moment, NoSuchCardError, open_card
from heng.workflow.rulebooks.decisions import adopt_rulebook
from tests import factories

READING, INDICATOR = "reading/AC1/AC1.1//", "indicator/AC1/AC1.1/"
BY = {"who": "amy", "reason": "查核原始資料"}

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def address(record):
    return load(*factories.read(), who="loader").address


def reading(address, moment=NOW):
    return next(r for r in open_card(address, moment).edition.figures.readings if r.ref == READING)


def test_a_corrected_cell_holds_from_the_day_of_the_edition_and_claims_no_place_in_print(address):
    before = reading(address)
    made = change.correct_actual(address, READING, "57.5", **BY)
    card = open_card(address)
    after = reading(address)
    assert isinstance(after.actual, Actual)
    assert after.actual.value.value == Decimal("57.5")
    assert (after.actual.source, after.source) == (None, before.source)
    assert card.printed.figures.readings[0].actual.source is not None
    assert card.printed.figures.readings[0] == before
    assert made.valid == card.loaded.day
    assert card.history(READING) == (made,)
    assert (made.field, made.before, made.after, made.who, made.reason) == (
        ChangeField.ACTUAL, "51.5", "57.5", "amy", "查核原始資料",
    )  # fmt: skip


def test_a_cell_can_be_corrected_to_missing(address):
    change.correct_actual(address, READING, "尚無法統計", **BY)
    actual = reading(address).actual
    assert isinstance(actual, Missing)
    assert actual.reason is MissingReason.NOT_YET


def test_a_period_is_judged_by_the_target_in_force_on_its_last_day(address):
    made = change.set_target(address, READING, "70", **BY, valid=date(2018, 3, 31))
    predicate = reading(address).target.predicate
    assert isinstance(predicate, Threshold)
    assert predicate.value.value == 70
    assert (made.corrects, open_card(address).later) == (False, ())


@pytest.mark.parametrize("valid", [date(2018, 4, 1), date(2018, 7, 1), None])
def test_a_target_from_a_day_after_the_period_judges_it_at_no_moment(address, valid):
    made = change.set_target(address, READING, "70", **BY, valid=valid)
    assert open_card(address).later == (made,)
    for moment in (NOW, Moment(as_of=date(2018, 6, 30)), Moment(as_of=today() + timedelta(days=900))):
        assert reading(address, moment).target.text == "60"


def test_a_misread_target_holds_for_the_period_itself_beside_one_that_was_decided_later(address):
    change.set_target(address, READING, "80", **BY, valid=date(2018, 7, 1))
    made = change.set_target(address, READING, "65", **BY, corrects=True)
    assert (made.corrects, made.valid) == (True, open_card(address).loaded.day)
    assert reading(address).target.text == "65"
    change.undo(made.number, **BY)
    assert reading(address).target.text == "60"


def test_what_was_known_before_a_change_can_still_be_asked(address):
    loaded = open_card(address).loaded.recorded
    made = change.correct_actual(address, READING, "57.5", **BY)
    assert reading(address, Moment(known=loaded)).actual.text == "51.5"
    assert reading(address, Moment(known=made.recorded)).actual.text == "57.5"
    with pytest.raises(NoSuchCardError):
        open_card(address, Moment(known=loaded - timedelta(seconds=1)))


def test_before_its_day_an_edition_did_not_hold(address):
    with pytest.raises(NoSuchCardError):
        open_card(address, Moment(as_of=date(2018, 3, 31)))


def test_a_confirmed_polarity_is_given_to_the_judging(address):
    made = change.confirm(address, INDICATOR, Polarity.HIGHER, **BY)
    card = open_card(address)
    assert card.confirmed.polarity[INDICATOR].value is Polarity.HIGHER
    assert (made.before, made.after) == ("", "higher")
    assert card.assessment.by_reading[READING].polarity.polarity is Polarity.HIGHER


def test_a_confirmed_behaviour_in_time_is_given_to_the_judging_and_taken_back(address):
    made = change.confirm(address, INDICATOR, TimeBehaviour.FLOW, **BY)
    judged = open_card(address).assessment.by_reading[READING].behaviour
    assert (made.field, made.before, made.after) == (ChangeField.BEHAVIOUR, "", "flow")
    assert (judged.behaviour, judged.ground, judged.facts["who"]) == (TimeBehaviour.FLOW, Ground.CONFIRMED, "amy")
    change.undo(made.number, **BY)
    assert open_card(address).assessment.by_reading[READING].behaviour.ground is Ground.INFERRED


def test_undo_restores_what_stood_before_as_a_later_version(address):
    first = change.correct_actual(address, READING, "57.5", **BY)
    second = change.correct_actual(address, READING, "58.5", **BY)
    undone = change.undo(second.number, who="bob", reason="看錯行")
    assert reading(address).actual.text == "57.5"
    assert (undone.before, undone.after, undone.undoes) == ("58.5", "57.5", second.digest)
    change.undo(undone.number, who="bob", reason="沒有看錯")
    assert reading(address).actual.text == "58.5"
    assert len(open_card(address).history(READING)) == 4
    with pytest.raises(change.StaleChangeError):
        change.undo(first.number, who="bob", reason="x")


def test_what_is_digested_names_other_changes_by_digest_not_by_a_row_of_this_database(address):
    first = change.correct_actual(address, READING, "57.5", **BY)
    undone = change.undo(first.number, who="bob", reason="看錯行")
    body = json.loads(Entry.objects.get(digest=undone.digest).body)
    assert (body["replaces"], body["undoes"]) == (first.digest, first.digest)


def test_undo_of_the_first_change_restores_what_is_printed(address):
    made = change.confirm(address, INDICATOR, Polarity.LOWER, **BY)
    change.undo(made.number, **BY)
    assert open_card(address).confirmed.polarity == {}
    corrected = change.correct_actual(address, READING, "57.5", **BY)
    change.undo(corrected.number, **BY)
    assert open_card(address).edition.figures == open_card(address).printed.figures


def test_who_did_not_see_the_last_change_is_shown_both(address):
    seen = change.correct_actual(address, READING, "57.5", **BY, seen=0)
    change.correct_actual(address, READING, "58.5", who="bob", reason="重算", seen=seen.number)
    with pytest.raises(change.StaleChangeError) as stale:
        change.correct_actual(address, READING, "59.5", **BY, seen=seen.number)
    assert stale.value.latest.after == "58.5"
    assert "58.5" in stale.value.text("zh-Hant")
    assert "59.5" in stale.value.text("en")
    with pytest.raises(change.StaleChangeError):
        change.correct_actual(address, READING, "59.5", **BY, seen=0)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_change_without_its_reason_is_refused(address, reason):
    with pytest.raises(change.NoReasonError):
        change.correct_actual(address, READING, "57.5", who="amy", reason=reason)


def test_a_note_in_brackets_is_part_of_the_value(address):
    change.correct_actual(address, READING, "92.86%(13/14)", **BY)
    assert reading(address).actual.value.value == Decimal("92.86")


@pytest.mark.parametrize("text", ["", "改善很多", "5,000 或 6,000", "1.2.3"])
def test_text_that_is_no_value_is_refused(address, text):
    with pytest.raises(change.UnreadableTextError):
        change.set_target(address, READING, text, **BY)
    with pytest.raises(change.UnreadableTextError):
        change.correct_actual(address, READING, text, **BY)
    assert open_card(address).changes == ()


def test_text_with_two_readings_is_refused_with_both(address):
    with pytest.raises(change.AmbiguousTextError) as refused:
        change.correct_actual(address, READING, "-654759", **BY)
    assert refused.value.readings == ("-654,759", "107 年 4 月 30 日")


def test_what_stands_there_already_is_refused(address):
    with pytest.raises(change.NothingChangesError):
        change.correct_actual(address, READING, "51.5", **BY)


def test_what_the_edition_does_not_have_is_refused(address):
    with pytest.raises(change.UnknownSubjectError):
        change.correct_actual(address, "reading/ZZ", "1", **BY)
    with pytest.raises(change.UnknownSubjectError):
        change.confirm(address, "indicator/ZZ", Polarity.LOWER, **BY)
    with pytest.raises(change.UnknownSubjectError):
        change.undo(10**6, **BY)


def test_a_correction_closes_what_was_found_in_reading_the_cell(record):
    result, data = factories.read()
    doubt = factories.finding("TG005", refs=(READING,), severity=Severity.ERROR)
    address = load(factories.Result(result.edition, (doubt,)), data, who="loader").address
    adopt_rulebook(address, "demo-linear-1", body="測試", session="", day=date(2018, 4, 1), **BY)
    verdict = open_card(address).assessment.by_reading[READING]
    assert (verdict.status, verdict.not_scored) == (Status.NOT_SCORED, NotScoredReason.DATA_IN_QUESTION)
    made = change.correct_actual(address, READING, "57.5", **BY)
    card = open_card(address)
    assert doubt not in card.findings
    assert [(one.finding, one.change) for one in card.settled] == [(doubt, made)]
    change.undo(made.number, **BY)
    assert (doubt in open_card(address).findings, open_card(address).settled) == (True, ())


def test_what_a_rule_found_on_the_print_stays_with_it_as_corrected(record):
    """A serial number of a day: correcting it closes the finding, which the print keeps."""
    result, data = factories.read()
    first, *others = result.edition.figures.readings
    serial = replace(parse_actual("-654759", period=factories.Q1).value, source=first.actual.source)
    due = replace(first, target=parse_target("107/04/30", period=factories.Q1).value, actual=serial)
    edition = replace(result.edition, figures=Figures(readings=(due, *others)))
    address = load(factories.Result(edition), data, who="loader").address
    assert "AC001" in {one.code for one in open_card(address).findings}
    made = change.correct_actual(address, READING, "107/4/30", **BY)
    card = open_card(address)
    assert "AC001" not in {one.code for one in card.findings}
    assert ("AC001", made) in [(one.finding.code, one.change) for one in card.settled]
    assert open_card(address).assessment.by_reading[READING].not_scored is not NotScoredReason.DATA_IN_QUESTION


def test_a_rulebook_is_in_force_from_its_day_and_for_its_edition_only(address):
    other = load(*factories.read(b"second print"), who="loader").address
    adopt_rulebook(address, "demo-linear-1", body="Heng", session="示範", day=date(2018, 5, 1), **BY)
    assert open_card(address).rulebook.name == "demo-linear-1"
    assert open_card(address).rulebook.demonstration
    assert open_card(address, Moment(as_of=date(2018, 4, 30))).rulebook.name == "as-printed"
    assert open_card(other).rulebook.name == "as-printed"


def test_a_rulebook_of_a_whole_year_is_undone_like_any_change(address):
    other = load(*factories.read(b"second print"), who="loader").address
    year = replace(address, edition="")
    made = adopt_rulebook(year, "demo-linear-1", body="市政會議", session="第1971次", day=date(2018, 5, 1), **BY)
    assert [open_card(each).rulebook.name for each in (address, other)] == ["demo-linear-1"] * 2
    change.undo(made.number, **BY)
    assert open_card(other).rulebook.name == "as-printed"


def test_a_rulebook_that_is_not_there_is_refused_with_those_that_are(address):
    with pytest.raises(UnknownRulebookError, match="demo-linear-1"):
        adopt_rulebook(address, "nobody's", body="", session="", day=date(2018, 5, 1), **BY)


def test_a_card_that_did_not_change_is_not_put_together_again(address):
    assert open_card(address) is open_card(address)
    before = open_card(address)
    change.correct_actual(address, READING, "57.5", **BY)
    assert open_card(address) is not before
