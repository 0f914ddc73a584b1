"""A document that prints no time or a wrong one is filed under the one that a person says, with the reason."""

from dataclasses import replace

import pytest

from heng.model.edition import DocumentRef, Edition, EditionHead
from heng.model.figures import Figures, Reading
from heng.model.notation import parse_actual, parse_target
from heng.model.period import PartialDate, Period
from heng.model.source import Place, SourceRef
from heng.model.terms import ChangeField, DocumentKind, IntakeState
from heng.store.models import Entry
from heng.workflow.changes.change import undo
from heng.workflow.changes.change_data import change_of
from heng.workflow.changes.refusals import BoundChangeError, NoReasonError, NothingChangesError, UnreadableCellError
from heng.workflow.intake import queue
from heng.workflow.intake.acceptance import accept, take_back
from heng.workflow.intake.draft import look, open_draft
from heng.workflow.intake.filing import SUBJECT, Filed, refile
from heng.workflow.intake.fixing import drop_fix
from heng.workflow.intake.refiling import file_under, outlook
from heng.workflow.intake.refusals import FixInForceError, NotReadyError
from heng.workflow.opening.cards import addresses, open_card
from heng.workflow.verify import verify
from tests.workflow.test_intake import AIR, printed, read

pytestmark = pytest.mark.usefixtures("record")
SECOND = Period.months(108, 4, 6)


@pytest.fixture(autouse=True)
def no_process(monkeypatch):
    monkeypatch.setattr(queue, "_start", lambda: pytest.fail("a page must not wait for a process in these tests"))
    monkeypatch.setattr(queue, "MOST_READERS", 0)


def filed(data=None):
    number = read(data or printed())
    file_under(number, "108/4-6", who="amy", reason="cover says so")
    return number


def test_figures_of_the_document_are_of_the_time_that_was_said_and_its_print_is_kept():
    draft = open_draft(filed())
    assert (draft.edition.year, draft.edition.edition.period) == (108, SECOND)
    assert draft.prints == Filed(107, Period.months(107, 1, 3))
    assert {one.period for one in draft.edition.figures.readings} == {SECOND}
    assert {one.target_period for one in draft.edition.figures.readings} == {Period.year(108)}


def test_a_day_printed_without_a_year_is_of_the_year_that_was_said():
    year = Period.year(107)
    target = parse_target("11/30 前完成", period=year).value
    actual = parse_actual("17(至 5/31)", period=year, target=target).value
    kept = parse_actual("17(至 107/5/31)", period=year, target=target).value
    source = SourceRef(document="", place=Place(), text="")
    one = Reading(
        ref="", indicator="", agencies=(), period=year, target_period=year, target=target, actual=actual, source=source
    )
    readings = (one, replace(one, actual=kept))
    document = DocumentRef(name="sheet.ods", sha256="", size=0)
    head = EditionHead(key="", kind=DocumentKind.KPI_SHEET, title="", period=year, document=document)
    edition = Edition(owner="", year=107, edition=head, figures=Figures(readings=readings))
    first, second = refile(edition, Filed.read("108/1-12")).figures.readings
    assert first.target.predicate.day == PartialDate(2019, 11, 30)
    assert first.actual.as_of.last == PartialDate(2019, 5, 31)
    assert second.actual == kept


def test_the_record_has_it_at_that_address_with_the_print_the_reason_and_who():
    report = accept(filed(), None, who="bob")
    assert (report.address.year, report.address.period) == (108, "q2")
    change = change_of(Entry.objects.get(kind=ChangeField.PERIOD.value))
    assert (change.before, change.after) == ("107年第1季", "108年第2季")
    assert (change.who, change.reason, change.corrects) == ("amy", "cover says so", True)
    assert open_card(report.address).edition.edition.period == SECOND
    assert verify().first_broken is None


def test_the_time_is_not_taken_back_without_the_acceptance():
    report = accept(filed(), None, who="bob")
    with pytest.raises(BoundChangeError):
        undo(Entry.objects.get(kind=ChangeField.PERIOD.value).pk, who="bob", reason="wrong")
    assert open_card(report.address).edition.edition.period == SECOND


def test_taking_the_acceptance_back_takes_the_time_back_and_another_can_be_said():
    number = filed()
    accept(number, None, who="bob")
    take_back(number, who="bob", reason="wrong")
    assert addresses() == ()
    assert Entry.objects.filter(kind=ChangeField.PERIOD.value).count() == 2
    drop_fix(number, SUBJECT, ChangeField.PERIOD)
    assert accept(number, None, who="bob").address.period == "q1"


def test_it_can_be_accepted_again_after_it_was_taken_back():
    number = filed()
    first = accept(number, None, who="bob")
    take_back(number, who="bob", reason="wrong")
    assert accept(number, None, who="bob").address == first.address
    assert verify().first_broken is None


def test_what_is_in_the_record_in_part_is_not_filed_elsewhere():
    number = filed()
    accept(number, [AIR], who="bob")
    with pytest.raises(NotReadyError):
        file_under(number, "108/7-9", who="amy", reason="no")
    with pytest.raises(FixInForceError):
        drop_fix(number, SUBJECT, ChangeField.PERIOD)
    accept(number, None, who="bob")
    assert look(number).state is IntakeState.ACCEPTED
    assert Entry.objects.filter(kind=ChangeField.PERIOD.value).count() == 1


def test_the_effect_tells_the_address_and_what_is_there_already():
    there = accept(read(printed()), None, who="bob")
    other = read(printed() + b"\n")
    seen = outlook(other, "107/1-3")
    assert [one.address for one in seen.there] == [there.address]
    assert seen.address.edition != there.address.edition
    assert seen.against.address == there.address
    free = outlook(other, "109/")
    assert (free.there, free.against, free.address.period) == ((), None, "undated")
    again = outlook(read(printed()), "108/1-12")
    assert [one.address for one in again.elsewhere] == [there.address]


@pytest.mark.parametrize("text", ["", "107", "0/1-3", "107/3-1", "107/0-3", "107/1-13", "a/1-3", "9999/1-2"])
def test_what_names_no_time_is_refused(text):
    with pytest.raises(UnreadableCellError):
        file_under(read(printed()), text, who="amy", reason="why")


def test_a_reason_and_another_time_than_the_print_are_asked_for():
    number = read(printed())
    with pytest.raises(NoReasonError):
        file_under(number, "108/1-3", who="amy", reason=" ")
    with pytest.raises(NothingChangesError):
        file_under(number, "107/1-3", who="amy", reason="why")
