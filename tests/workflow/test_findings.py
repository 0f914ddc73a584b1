"""Findings as work: assigned, discussed, let stand until a day, said to be mended; nothing of it is ever altered."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from heng.check.fingerprint import fingerprint
from heng.model.period import Period
from heng.model.terms import FindingAct, FindingState, NotScoredReason, Severity
from heng.publish import council_report
from heng.publish import write as print_as
from heng.store import triggers
from heng.store.clock import today
from heng.store.models import Entry
from heng.workflow import people
from heng.workflow.changes import change
from heng.workflow.findings.acting import Wish, do
from heng.workflow.findings.mine import tasks
from heng.workflow.findings.readings import series
from heng.workflow.findings.refusals import (
    NoLastDayError,
    NoTextError,
    NothingToAssignError,
    NothingToReopenError,
    PastDayError,
    StaleActError,
    UnknownAssigneeError,
    UnknownFindingError,
)
from heng.workflow.intake import queue
from heng.workflow.intake.acceptance import accept
from heng.workflow.intake.draft import open_draft
from heng.workflow.intake.worker import read_waiting
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import Moment, latest, open_card
from heng.workflow.publish import publish
from heng.workflow.rulebooks.decisions import adopt_rulebook
from heng.workflow.verify import verify
from tests import factories

READING = "reading/AC1/AC1.1//"
DOUBT = factories.finding("TG005", refs=(READING,), severity=Severity.ERROR)
REF = fingerprint(DOUBT)

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def clock(monkeypatch):
    """Return a function that sets the present moment; it begins on a day of 2026."""

    def at(day, hour=9):
        moment = datetime(2026, 3, day, hour, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(1)
    return at


@pytest.fixture
def address(record, clock):
    people.create_officer("amy", "correct-horse-7")
    people.create_officer("bob", "correct-horse-7")
    result, data = factories.read()
    return load(factories.Result(result.edition, (DOUBT,)), data, who="loader").address


def wish(act, **parts):
    return Wish(act=FindingAct.of(act), **{"text": "環保局來文", **parts})


def waive(address, days=30):
    return do(address, REF, wish("waive", until=today() + timedelta(days=days)), who="amy")


def state(address, moment=None):
    card = open_card(address, moment or Moment())
    return card.work[REF].state if REF in card.work else FindingState.OPEN


def verdict(address):
    return open_card(address).assessment.by_reading[READING]


def test_each_act_is_an_entry_in_the_chain_that_tells_what_was_done(address):
    do(address, REF, wish("assign", to="bob", text=""), who="amy")
    do(address, REF, wish("comment", text="問過了"), who="bob")
    thread = open_card(address).work[REF]
    assert [(one.act, one.who, one.to, one.text) for one in thread.entries] == [
        (FindingAct.ASSIGN, "amy", "bob", ""), (FindingAct.COMMENT, "bob", "", "問過了"),
    ]  # fmt: skip
    assert (thread.state, thread.assignee) == (FindingState.ASSIGNED, "bob")
    assert (thread.entries[0].rule, thread.entries[0].subject) == ("TG005", "AC1.1")
    assert verify().first_broken is None


def test_an_altered_act_is_named_by_the_chain(address):
    waive(address)
    triggers.remove(connection)
    Entry.objects.filter(kind="finding_work").update(body="{}")
    assert verify().first_broken is not None


def test_a_waived_error_doubts_no_figure_and_is_listed_with_who_answers_for_it(address):
    adopt_rulebook(address, "demo-linear-1", body="研考會", session="", day=today(), who="amy", reason="試用")
    assert verdict(address).not_scored is NotScoredReason.DATA_IN_QUESTION
    waive(address)
    card = open_card(address)
    assert REF not in map(fingerprint, card.findings)
    assert [(fingerprint(one.finding), one.waiver.who) for one in card.waived] == [(REF, "amy")]
    assert verdict(address).not_scored is None


def test_a_waiver_ends_by_itself_after_its_last_day(address, clock):
    waive(address, days=2)
    clock(3)
    assert state(address) is FindingState.WAIVED
    clock(4)
    card = open_card(address)
    assert state(address) is FindingState.OPEN
    assert REF in map(fingerprint, card.findings)
    assert card.work[REF].lapsed.who == "amy"


def test_what_was_known_before_an_act_stays_what_was_known(address, clock):
    before = timezone.now()
    clock(1, hour=12)
    waive(address)
    assert state(address, Moment(known=before)) is FindingState.OPEN
    assert state(address, Moment(known=timezone.now())) is FindingState.WAIVED


def test_saying_that_it_is_mended_leaves_it_open_and_reopening_takes_that_back(address):
    do(address, REF, wish("resolve"), who="bob")
    assert state(address) is FindingState.MENDED
    assert REF in map(fingerprint, open_card(address).findings)
    do(address, REF, wish("reopen", text="還沒有"), who="amy")
    assert state(address) is FindingState.OPEN


def test_reopening_ends_a_waiver_and_leaves_the_assignment(address):
    do(address, REF, wish("assign", to="bob"), who="amy")
    waive(address)
    do(address, REF, wish("reopen"), who="bob")
    assert (state(address), open_card(address).work[REF].assignee) == (FindingState.ASSIGNED, "bob")
    assert open_card(address).waived == ()


def test_what_lacks_a_part_or_alters_nothing_is_refused_and_writes_nothing(address):
    refused = [
        (wish("comment", text=" "), NoTextError),
        (wish("waive", text=""), NoTextError),
        (wish("waive"), NoLastDayError),
        (wish("waive", until=today() - timedelta(days=1)), PastDayError),
        (wish("assign", to="nobody"), UnknownAssigneeError),
        (wish("assign", to=""), NothingToAssignError),
        (wish("reopen"), NothingToReopenError),
    ]
    for asked, refusal in refused:
        with pytest.raises(refusal) as told:
            do(address, REF, asked, who="amy")
        assert told.value.text("zh-Hant") != told.value.text("en")
    assert not Entry.objects.filter(kind="finding_work").exists()


def test_a_finding_that_the_document_does_not_have_takes_no_act(address):
    with pytest.raises(UnknownFindingError):
        do(address, "0" * 64, wish("comment"), who="amy")


def test_a_page_opened_before_somebody_elses_act_is_refused(address):
    do(address, REF, wish("comment", text="先"), who="bob", seen=0)
    with pytest.raises(StaleActError) as told:
        do(address, REF, wish("comment", text="後"), who="amy", seen=0)
    assert told.value.latest.who == "bob"


def test_of_two_at_once_who_saw_the_same_one_is_told(address):
    at_once = Barrier(2)

    def send(who):
        at_once.wait(20)
        try:
            do(address, REF, wish("comment"), who=who, seen=0)
        except StaleActError:
            return "told"
        finally:
            connection.close()
        return "written"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, ("amy", "bob"))) == ["told", "written"]
    assert verify().first_broken is None


def test_a_change_of_a_figure_is_still_shown_without_the_work_on_findings(address):
    waive(address)
    change.correct_actual(address, READING, "57.5", who="amy", reason="查核原始資料", seen=0)
    assert [one.after for one in open_card(address).changes] == ["57.5"]


def test_a_finding_that_a_later_reading_lacks_is_gone_since_that_day(address, clock):
    do(address, REF, wish("resolve"), who="bob")
    clock(5)
    result, data = factories.read()
    load(factories.Result(result.edition), data, who="loader")
    card = open_card(address)
    found = series(card)
    assert REF not in map(fingerprint, card.findings)
    assert found.gone_since(REF) == today()
    assert [(one.day.day, REF in one.there, len(one.went)) for one in found.days] == [(1, True, 0), (5, False, 1)]
    assert found.days[0].mended == 1


def test_a_later_edition_of_the_same_period_follows_on_and_another_period_does_not(address, clock):
    clock(5)
    again = factories.read(b"corrected")
    new = load(again[0], again[1], who="loader").address
    clock(6)
    load(*factories.read(b"second quarter", period=Period.months(107, 4, 6)), who="loader")
    assert [one.day.day for one in series(open_card(new)).days] == [1, 5, 6]
    assert series(open_card(new)).gone_since(REF).day == 5
    assert series(open_card(replace(address, edition="q1"))).gone_since(REF) is None


def test_with_one_day_of_record_nothing_went(address):
    (only,) = series(open_card(address)).days
    assert (only.came, only.went) == (only.there, frozenset())


def test_my_findings_are_those_assigned_to_me_and_those_i_answer_for(address, clock):
    do(address, REF, wish("assign", to="bob"), who="amy")
    waive(address)
    assert [one.ref for one in tasks("bob").assigned] == [REF]
    assert tasks("bob").answers_for == ()
    assert [one.finding.code for one in tasks("amy").answers_for] == ["TG005"]
    clock(5)
    result, data = factories.read()
    load(factories.Result(result.edition), data, who="loader")
    assert [one.finding for one in tasks("bob").assigned] == [None]


@pytest.mark.parametrize(
    ("lang", "told"), [("zh-Hant", "豁免中的檢核結果1筆"), ("en", "somebody lets stand until a day, 1")]
)
def test_what_is_published_lists_the_waivers(address, lang, told):
    def content():
        odt = publish(open_card(address), "council-report", "odt", lang=lang)
        return zipfile.ZipFile(io.BytesIO(odt)).read("content.xml").decode()

    assert told not in content()
    waive(address)
    assert told in content()
    assert "amy" in content()
    assert "環保局來文" in content()


def test_a_document_handed_in_shows_before_it_is_accepted_what_every_rule_finds(record, monkeypatch):
    monkeypatch.setattr(queue, "_start", lambda: None)
    bytes_ = print_as(council_report(factories.edition(b"x")), "txt")
    number = queue.hand_in("report.txt", bytes_, who="amy")
    read_waiting()
    handed = [fingerprint(one) for one in open_draft(number).findings]
    accept(number, None, who="amy", owner=factories.OWNER)
    accepted = open_card(latest())
    assert handed == [fingerprint(one) for one in accepted.findings]
    assert {one.code[:2] for one in accepted.findings} - {"RD"}
