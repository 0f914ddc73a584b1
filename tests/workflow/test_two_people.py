"""Two people accept the same document at the same moment: one edition is written, the other person is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from heng.model.terms import IntakeState
from heng.publish import council_report
from heng.publish import write as print_as
from heng.store.models import Batch
from heng.workflow.intake import queue
from heng.workflow.intake.acceptance import accept
from heng.workflow.intake.draft import look
from heng.workflow.intake.refusals import NotReadyError
from heng.workflow.intake.worker import read_waiting
from heng.workflow.opening.cards import addresses
from heng.workflow.verify import verify
from tests import factories

pytestmark = pytest.mark.usefixtures("record")


def test_of_two_who_accept_at_once_one_writes_and_the_other_is_told(monkeypatch):
    monkeypatch.setattr(queue, "_start", lambda: pytest.fail("the document is read in this process"))
    number = queue.hand_in("report.txt", print_as(council_report(factories.edition(b"x")), "txt"), who="amy")
    assert read_waiting() == 1
    at_once = Barrier(2)

    def decide(who):
        at_once.wait(20)
        try:
            accept(number, None, who=who, owner="臺北市政府")
        except NotReadyError as told:
            return told.text("zh-Hant")
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(decide, ("amy", "bob")))
    assert answers[0] == ""
    assert "已入庫" in answers[1]
    assert look(number).state is IntakeState.ACCEPTED
    assert len(addresses()) == 1
    assert Batch.objects.count() == 1
    assert verify().first_broken is None
