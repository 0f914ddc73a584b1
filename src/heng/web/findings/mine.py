"""A person's findings in the whole record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heng.check.registry import RULES
from heng.model.finding import Finding
from heng.model.terms import FindingState
from heng.web import numbers
from heng.web.findings.rules import title
from heng.web.findings.work import KEY
from heng.web.language import current
from heng.web.links import Links
from heng.workflow.findings.mine import Task, tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One finding in the list; `finding` is None where its document no longer has it."""

    code: str
    rule: str
    subject: str
    document: str
    document_url: str
    url: str
    state: str
    since: str
    until: str
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class MinePage:
    """What is assigned to the person, of that what is gone, and what the person lets stand."""

    assigned: tuple[TaskRow, ...]
    gone: tuple[TaskRow, ...]
    answers_for: tuple[TaskRow, ...]


def mine_page(who: str) -> MinePage:
    """Return the findings of an account."""
    found = tasks(who)
    return MinePage(
        assigned=_rows(one for one in found.assigned if one.finding),
        gone=_rows(one for one in found.assigned if one.finding is None),
        answers_for=_rows(found.answers_for),
    )


def _rows(found: Iterable[Task]) -> tuple[TaskRow, ...]:
    return tuple(_row(one) for one in found)


def _row(task: Task) -> TaskRow:
    links, thread = Links(task.address), task.thread
    state = thread.state if task.finding else FindingState.CLOSED
    return TaskRow(
        code=task.rule,
        rule=title(RULES[task.rule]) if task.rule in RULES else task.rule,
        subject=task.subject,
        document=task.title,
        document_url=links.findings(),
        url=links.finding(task.ref[:KEY], next="/my/findings/"),
        state=state.label(current()),
        since=numbers.day(thread.entries[-1].day),
        until=numbers.day(thread.waiver.until) if thread.waiver and thread.waiver.until else "",
        finding=task.finding,
    )
