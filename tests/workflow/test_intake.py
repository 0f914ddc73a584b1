"""A document handed in is read apart, looked at, accepted whole or row by row, and taken back by a later version."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from heng.check.fingerprint import fingerprint
from heng.ingest import read_document
from heng.model.terms import ChangeField, Difference, FindingAct, IntakeState
from heng.publish import council_report
from heng.publish import write as print_as
from heng.resources import agency_register
from heng.store.clock import today
from heng.store.models import Entry, Intake
from heng.workflow.agencies import AgencyKnownError, RefusedRegisterError, add
from heng.workflow.agencies import register as agencies
from heng.workflow.changes.change import correct_actual, undo
from heng.workflow.changes.refusals import NoReasonError, NothingChangesError, UnreadableTextError
from heng.workflow.findings.acting import Wish, do
from heng.workflow.intake import queue
from heng.workflow.intake.acceptance import accept, drop, pick_up, take_back
from heng.workflow.intake.draft import handed_in, look, open_draft
from heng.workflow.intake.fixing import Fix, effect, set_fix
from heng.workflow.intake.reading import read as read_row
from heng.workflow.intake.refusals import (
    AcceptedByOthersError,
    ChangedSinceError,
    FixInForceError,
    NothingTakenError,
    NothingToTakeBackError,
    NotReadyError,
    UnknownOwnerError,
    UnknownRowError,
)
from heng.workflow.intake.worker import read_waiting
from heng.workflow.loading import documents
from heng.workflow.loading.load import load
from heng.workflow.loading.refusals import NoOwnerError, WithdrawnError
from heng.workflow.opening.cards import EmptyRecordError, addresses, choose, open_card
from heng.workflow.verify import verify
from tests import factories

pytestmark = pytest.mark.usefixtures("record")

AIR, WASTE = "indicator/AC1/AC1.1/", "indicator/AC1/AC1.2/"


@pytest.fixture(autouse=True)
def no_process(monkeypatch):
    """Reading is done in this process, when a test asks for it."""
    monkeypatch.setattr(queue, "_start", lambda: pytest.fail("a page must not wait for a process in these tests"))
    monkeypatch.setattr(queue, "MOST_READERS", 0)


@pytest.fixture
def own_home(monkeypatch, tmp_path):
    """The installation's own files stand in a folder of the test."""
    monkeypatch.setenv("HENG_HOME", str(tmp_path))


def printed(*kpis):
    edition = factories.edition(b"x", **({"kpis": kpis} if kpis else {}))
    head = replace(edition.edition, title="臺北市政府107年1至3月施政報告")
    return print_as(council_report(replace(edition, edition=head)), "txt")


def read(data, name="report.txt"):
    number = queue.hand_in(name, data, who="amy")
    while (row := queue_claim()) is not None:
        read_row(row)
    return number


def queue_claim():
    waiting = Intake.objects.filter(state=IntakeState.WAITING).first()
    if waiting:
        waiting.state = IntakeState.READING
        waiting.save()
    return waiting


def test_nothing_is_in_the_record_before_it_is_accepted():
    number = read(printed())
    assert look(number).state is IntakeState.READ
    assert addresses() == ()
    draft = open_draft(number)
    assert [one.code for one in draft.edition.card.indicators] == ["AC1.1", "AC1.2"]
    assert draft.count(Difference.NEW) == len(draft.differences)
    report = accept(number, None, who="amy")
    assert open_card(report.address).printed.card.indicators == draft.edition.card.indicators
    assert look(number).state is IntakeState.ACCEPTED
    assert look(number).address == report.address


def test_rows_are_accepted_one_by_one_with_what_they_stand_on():
    number = read(printed())
    report = accept(number, [AIR], who="amy")
    card = open_card(report.address).printed.card
    assert [one.ref for one in card.indicators] == [AIR]
    assert [one.code for one in card.objectives] == ["AC1"]
    assert [one.letter for one in card.themes] == ["A"]
    assert look(number).state is IntakeState.PARTLY
    partial = open_card(report.address)
    assert partial.edition.edition.rows_left > 0
    assert not [one for one in partial.findings if one.code.startswith("SC")]
    accept(number, [WASTE], who="bob")
    assert [one.ref for one in open_card(report.address).printed.card.indicators] == [AIR, WASTE]
    assert len(addresses()) == 1
    accept(number, None, who="bob")
    assert open_card(report.address).edition.edition.rows_left == 0
    assert look(number).state is IntakeState.ACCEPTED
    with pytest.raises(NotReadyError):
        accept(number, None, who="bob")


def test_what_is_not_there_and_what_is_nothing_are_refused_and_write_nothing():
    number = read(printed())
    with pytest.raises(UnknownRowError):
        accept(number, ["indicator/XX"], who="amy")
    with pytest.raises(NothingTakenError):
        accept(number, [], who="amy")
    assert not Entry.objects.exists()


def test_a_fix_says_its_effect_and_stands_beside_the_print_with_its_reason():
    number = read(
        printed(
            ("空氣品質良好比率", "60", "尚無法統計"),
        )
    )
    draft = open_draft(number)
    (reading,) = draft.edition.figures.readings
    fix = Fix(ref=reading.ref, field=ChangeField.ACTUAL, text="51.5", who="amy", reason="電話確認")
    seen = effect(draft.edition, draft.reading, [fix])
    assert (seen.before.known, seen.after.known) == (False, True)
    set_fix(number, fix)
    assert open_draft(number).edition.figures.readings[0].actual.text == "51.5"
    card = open_card(accept(number, None, who="amy").address)
    assert card.printed.figures.readings[0].actual.text == "尚無法統計"
    assert card.edition.figures.readings[0].actual.text == "51.5"
    (change,) = card.changes
    assert (change.who, change.reason) == ("amy", "電話確認")


def test_a_fix_of_any_cell_is_written_with_its_row_and_goes_back_with_it():
    number = read(printed())
    set_fix(number, Fix(ref=AIR, field=ChangeField.NAME, text="空氣好的日子", who="amy", reason="印錯"))
    address = accept(number, [AIR], who="amy").address
    card = open_card(address)
    assert card.edition.card.indicators[0].name == "空氣好的日子"
    assert card.printed.card.indicators[0].name == "空氣品質良好比率"
    assert [(one.ref, one.before) for one in card.changes] == [(AIR, "空氣品質良好比率")]
    undo(card.changes[0].number, who="amy", reason="沒印錯")
    assert open_card(address).edition.card.indicators[0].name == "空氣品質良好比率"


def test_two_who_make_the_same_correction_do_not_stand_in_each_others_way():
    first, second = read(printed()), read(printed())
    fix = Fix(ref=AIR, field=ChangeField.NAME, text="空氣好的日子", who="amy", reason="印錯")
    set_fix(first, fix)
    address = accept(first, None, who="amy").address
    set_fix(second, replace(fix, who="bob"))
    accept(second, None, who="bob")
    assert [one.who for one in open_card(address).changes] == ["amy"]


def test_a_fix_that_changes_nothing_is_refused_at_once():
    number = read(printed())
    with pytest.raises(NothingChangesError):
        set_fix(number, Fix(ref=AIR, field=ChangeField.NAME, text="空氣品質良好比率", who="amy", reason="看過"))


def test_a_fix_without_reason_or_sense_is_refused():
    number = read(printed())
    ref = open_draft(number).edition.figures.readings[0].ref
    with pytest.raises(NoReasonError):
        set_fix(number, Fix(ref=ref, field=ChangeField.ACTUAL, text="1", who="amy", reason=" "))
    with pytest.raises(UnreadableTextError):
        set_fix(number, Fix(ref=ref, field=ChangeField.ACTUAL, text="五十..", who="amy", reason="看錯"))
    with pytest.raises(UnknownRowError):
        set_fix(number, Fix(ref="reading/none", field=ChangeField.ACTUAL, text="1", who="amy", reason="看錯"))


def test_an_acceptance_is_taken_back_by_a_later_version_and_can_be_repeated():
    number = read(printed())
    address = accept(number, None, who="amy").address
    take_back(number, who="bob", reason="版本不對")
    with pytest.raises(EmptyRecordError):
        choose()
    assert look(number).state is IntakeState.UNDONE
    assert verify().first_broken is None
    assert accept(number, None, who="amy").address == address
    assert choose() == address
    assert verify().first_broken is None


def test_taking_back_a_later_row_leaves_what_was_loaded_before():
    number = read(printed())
    address = accept(number, [AIR], who="amy").address
    other = read(printed(), name="copy.txt")
    draft = open_draft(other)
    assert draft.same_document
    assert (draft.differences[AIR].difference, draft.differences[WASTE].difference) == (Difference.SAME, Difference.NEW)
    accept(other, None, who="bob")
    assert len(open_card(address).printed.card.indicators) == 2
    take_back(other, who="bob", reason="還要再看")
    assert [one.ref for one in open_card(address).printed.card.indicators] == [AIR]


def test_accepting_and_taking_back_can_go_on():
    number = read(printed())
    for _ in range(3):
        address = accept(number, None, who="amy").address
        assert choose() == address
        take_back(number, who="amy", reason="版本不對")
        with pytest.raises(EmptyRecordError):
            choose()
    accept(number, [AIR], who="amy")
    assert [one.ref for one in open_card(address).printed.card.indicators] == [AIR]
    assert verify().first_broken is None


def test_nobody_takes_back_what_another_has_accepted_too():
    first, second = read(printed()), read(printed())
    address = accept(first, None, who="amy").address
    assert accept(second, None, who="bob").same
    with pytest.raises(AcceptedByOthersError):
        take_back(first, who="amy", reason="版本不對")
    with pytest.raises(NothingToTakeBackError):
        take_back(second, who="bob", reason="版本不對")
    assert choose() == address


def fixed(number, field, text, reason="電話確認"):
    ref = open_draft(number).edition.figures.readings[0].ref
    set_fix(number, Fix(ref=ref, field=field, text=text, who="amy", reason=reason))


def test_a_corrected_target_judges_the_period_it_was_printed_for():
    number = read(printed())
    fixed(number, ChangeField.TARGET, "77")
    assert open_card(accept(number, None, who="amy").address).edition.figures.readings[0].target.text == "77"


def test_a_corrected_target_leaves_what_is_odd_about_the_actual():
    number = read(printed(("空氣品質良好比率", "60", "約六成上下")))
    assert "RD002" in {one.code for one in open_draft(number).reading}
    fixed(number, ChangeField.TARGET, "77")
    assert "RD002" in {one.code for one in open_draft(number).reading}
    fixed(number, ChangeField.ACTUAL, "61")
    assert "RD002" not in {one.code for one in open_draft(number).reading}


def test_what_is_waived_in_the_record_is_marked_before_it_is_accepted():
    data = printed(("空氣品質良好比率", "60", "約六成上下"))
    accept(read(data), None, who="amy")
    waived = next(one for one in open_card(choose()).findings if one.code == "RD002")
    wish = Wish(act=FindingAct.WAIVE, text="已查證", until=today() + timedelta(days=9))
    do(choose(), fingerprint(waived), wish, who="amy")
    draft = open_draft(read(data, "again.txt"))
    assert [(one.finding.code, one.waiver.text) for one in draft.waived] == [("RD002", "已查證")]
    assert all(one.finding in draft.findings for one in draft.waived)


def test_a_correction_goes_back_with_its_acceptance_and_can_be_made_otherwise():
    number = read(printed())
    fixed(number, ChangeField.ACTUAL, "11")
    address = accept(number, None, who="amy").address
    with pytest.raises(NotReadyError):
        fixed(number, ChangeField.ACTUAL, "12")
    take_back(number, who="amy", reason="看錯")
    fixed(number, ChangeField.ACTUAL, "12")
    accept(number, None, who="amy")
    assert open_card(address).edition.figures.readings[0].actual.text == "12"


def test_a_correction_is_written_once_and_never_over_a_newer_one():
    number = read(printed())
    fixed(number, ChangeField.ACTUAL, "11")
    address = accept(number, [AIR], who="amy").address
    reading = open_card(address).edition.figures.readings[0]
    correct_actual(address, reading.ref, "22", who="carol", reason="新資料")
    accept(number, None, who="amy")
    assert open_card(address).edition.figures.readings[0].actual.text == "22"
    with pytest.raises(FixInForceError):
        drop_fix_of(number, reading.ref)


def drop_fix_of(number, ref):
    from heng.workflow.intake.fixing import drop_fix

    accept_again = Intake.objects.get(pk=number)
    accept_again.state = IntakeState.PARTLY
    accept_again.save()
    drop_fix(number, ref, ChangeField.ACTUAL)


def test_changes_made_since_vanish_only_where_that_is_asked_for():
    number = read(printed())
    address = accept(number, None, who="amy").address
    reading = open_card(address).edition.figures.readings[0]
    correct_actual(address, reading.ref, "22", who="carol", reason="新資料")
    with pytest.raises(ChangedSinceError):
        take_back(number, who="amy", reason="版本不對")
    take_back(number, who="amy", reason="版本不對", with_changes=True)
    assert addresses() == ()


def test_loading_the_file_again_does_not_put_back_what_was_taken_back():
    data = printed()
    number = read(data)
    address = accept(number, None, who="amy").address
    take_back(number, who="amy", reason="版本不對")
    result = read_document("report.txt", data, agency_register())
    with pytest.raises(WithdrawnError):
        load(result, data, who="cron")
    assert load(result, data, who="cron", again=True).address == address
    assert choose() == address


def test_a_document_that_was_taken_back_is_not_public_any_more():
    number = read(printed())
    digest = look(number).sha256
    assert not documents.is_published(digest)
    accept(number, None, who="amy")
    assert documents.is_published(digest)
    take_back(number, who="amy", reason="版本不對")
    assert not documents.is_published(digest)


def test_a_zip_is_unpacked_into_its_documents():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("107/a.txt", "107/b.txt"):
            archive.writestr(name, printed())
    number = read(packed.getvalue(), "reports.zip")
    assert look(number).state is IntakeState.UNPACKED
    names = {one.name for one in handed_in() if one.state is IntakeState.READ}
    assert names == {"reports.zip/107/a.txt", "reports.zip/107/b.txt"}


def test_the_print_of_an_office_file_is_made_once_and_kept(monkeypatch):
    documents.print_of.cache_clear()
    edition = factories.edition(b"x")
    titled = replace(edition, edition=replace(edition.edition, title="臺北市政府107年1至3月施政報告"))
    number = read(print_as(council_report(titled), "odt"), "report.odt")
    draft = open_draft(number)
    place = draft.edition.card.indicators[0].source.place
    documents.print_of.cache_clear()
    monkeypatch.setattr(documents, "printed", lambda *_: pytest.fail("it was made when the document was read"))
    kept = documents.print_of(draft.handed.name, draft.handed.sha256)
    assert "AC1.1" in kept.lines[place.line - 1]
    assert kept.places[place.line].cell


def test_a_reader_that_comes_too_late_alters_nothing():
    number = read(printed())
    accept(number, None, who="amy")
    late = Intake.objects.get(pk=number)
    late.attempts = 0
    read_row(late)
    assert look(number).state is IntakeState.ACCEPTED


def test_differences_to_the_edition_before_are_told():
    accept(read(printed(("空氣品質良好比率", "60", "51.5"), ("每日垃圾量", "850", "830"))), None, who="amy")
    draft = open_draft(read(printed(("空氣品質良好比率", "55", "51.5"), ("回收率", "60", "61"), ("綠地", "5", "6"))))
    assert not draft.same_document
    air = draft.differences[AIR]
    assert air.difference is Difference.CHANGED
    assert [(one.field, one.before, one.after) for one in air.altered] == [("target", "60", "55")]
    assert draft.differences[WASTE].difference is Difference.CHANGED
    assert draft.differences["indicator/AC1/AC1.3/"].difference is Difference.NEW


def test_what_the_document_does_not_say_is_asked_for():
    edition = replace(factories.edition(b"x"), owner="")
    untitled = replace(edition, edition=replace(edition.edition, title="107年1至3月施政報告"))
    number = read(print_as(council_report(untitled), "txt"))
    with pytest.raises(NoOwnerError):
        accept(number, None, who="amy")
    assert accept(number, None, who="amy", owner="臺北市政府").address.owner == "taipei"


@pytest.mark.usefixtures("own_home")
def test_an_owner_that_the_register_lacks_is_asked_for_and_can_be_registered():
    edition = replace(factories.edition(b"x"), owner="海防局")
    titled = replace(edition, edition=replace(edition.edition, title="海防局107年1至3月施政報告"))
    data = print_as(council_report(titled), "txt")
    number, other = read(data), read(data)
    owner = open_draft(number).edition.owner
    Intake.objects.filter(pk=number).update(owner="海防局")
    assert "消防局" in open_draft(number).near
    with pytest.raises(UnknownOwnerError):
        accept(number, None, who="amy")
    assert not Entry.objects.exists()
    add("coast-guard", "海防局")
    assert open_draft(number).near is None
    assert accept(number, None, who="amy").address.owner == "coast-guard"
    assert (look(other).same_as, look(number).same_as) == (number, None)
    assert owner == open_draft(other).edition.owner


@pytest.mark.parametrize(("key", "name"), [("taipei", "海防局"), ("coast", "臺北市政府")])
def test_nobody_registers_an_agency_twice(key, name):
    with pytest.raises(AgencyKnownError):
        add(key, name)


@pytest.mark.usefixtures("own_home")
def test_a_key_that_cannot_stand_in_an_address_is_refused_and_the_register_stays():
    with pytest.raises(RefusedRegisterError):
        add("海防", "海防局")
    add("coast", "海防局")
    add("coast-2", "第二海防局")
    assert agencies().find("海防局").key == "coast"
    assert agencies().find("第二海防局").key == "coast-2"


def test_what_cannot_be_read_is_refused_in_both_languages_and_can_be_put_aside():
    number = read(b"\x00\x01")
    handed = look(number)
    assert handed.state is IntakeState.REFUSED
    assert {"zh", "en"} < set(handed.refusal)
    drop(number)
    assert handed_in()[0].state is IntakeState.DROPPED
    pick_up(number)
    assert look(number).state is IntakeState.REFUSED


def test_a_document_whose_reader_died_is_read_once_more_and_then_refused():
    number = queue.hand_in("report.txt", printed(), who="amy")
    for state in (IntakeState.WAITING, IntakeState.REFUSED):
        silent = timezone.now() - 2 * queue.SILENCE
        Intake.objects.filter(pk=number).update(state=IntakeState.READING, beat=silent - timedelta(seconds=1))
        assert look(number).state is state


def test_the_worker_reads_all_that_waits(monkeypatch):
    monkeypatch.setattr(queue, "MOST_READERS", 1)
    numbers = [queue.hand_in(f"{n}.txt", printed(), who="amy") for n in range(2)]
    assert read_waiting() == 2
    assert {row.state for row in Intake.objects.filter(pk__in=numbers)} == {IntakeState.READ}
