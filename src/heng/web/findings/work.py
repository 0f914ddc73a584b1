"""The work on a finding as its pages show it: how it stands, who did what, and where its own page is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heng.check.fingerprint import fingerprint
from heng.model.finding import Finding
from heng.model.terms import FindingAct, FindingState
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.workflow.findings.thread import UNTOUCHED, FindingEntry, Thread
from heng.workflow.opening.cards import Moment

KEY = 16
"""Characters of a fingerprint that name a finding in an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act in words. `tells` = it says how the finding stands now."""

    act: FindingAct
    what: str
    text: str
    who: str
    when: str
    number: int
    tells: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkView:
    """What is shown beside a finding.

    Attributes:
        key: Beginning of its fingerprint.
        state, word: How it stands, and in words with who and until when.
        lines: What the reader may see of what was done, oldest first.
        number: How many acts there are, seen or not.
        last: Number of the last act, which a form sends as `seen`.
        can: The reader may do something about it.
    """

    key: str
    url: str
    state: FindingState
    word: str
    lines: tuple[Line, ...]
    number: int
    last: int
    assignee: str
    can: bool

    @property
    def told(self) -> tuple[Line, ...]:
        """The lines that say how the finding stands now."""
        return tuple(line for line in self.lines if line.tells)

    @property
    def aside(self) -> bool:
        """Tell whether somebody answers for it, or says that it is mended."""
        return self.state in (FindingState.WAIVED, FindingState.MENDED)


def key_of(finding: Finding) -> str:
    """Return what names a finding in an address."""
    return fingerprint(finding)[:KEY]


def thread_of(index: CardIndex, finding: Finding) -> Thread:
    """Return what was done about a finding."""
    return index.card.work.get(fingerprint(finding), UNTOUCHED) if index.card.work else UNTOUCHED


def work_view(index: CardIndex, ref: str, names: Mapping[str, str] | None, *, back: str = "") -> WorkView:
    """Return what is shown beside a finding.

    `names`: of the people who can be assigned, by account; None for a reader who is not signed in, who is not told
    what colleagues said among themselves. Something can be done about the record as it is now alone.
    """
    thread = index.card.work.get(ref, UNTOUCHED)
    return WorkView(
        key=ref[:KEY],
        url=index.links.finding(ref[:KEY], next=back),
        state=thread.state,
        word=_word(thread, names or {}),
        lines=tuple(_lines(thread, names)),
        number=len(thread.entries),
        last=thread.last,
        assignee=thread.assignee,
        can=names is not None and index.card.moment == Moment(),
    )


def _word(thread: Thread, names: Mapping[str, str]) -> str:
    word = thread.state.label(current())
    if thread.waiver and thread.waiver.until:
        until = numbers.day(thread.waiver.until)
        return pick(f"{word}，到{until}", f"{word} until {until}")
    if thread.state is FindingState.ASSIGNED and thread.assignee in names:
        return pick(f"{word}給{names[thread.assignee]}", f"{word} to {names[thread.assignee]}")
    return word


def _lines(thread: Thread, known: Mapping[str, str] | None) -> Iterator[Line]:
    names = known or {}
    now = (thread.waiver, thread.mended, thread.lapsed)
    for entry in thread.entries:
        if known is not None or entry.public:
            yield Line(
                act=entry.act,
                what=_what(entry, names, lapsed=entry is thread.lapsed),
                text=entry.text,
                who=names.get(entry.who, entry.who),
                when=numbers.moment(entry.recorded),
                number=entry.number,
                tells=any(entry is one for one in now),
            )


def _what(entry: FindingEntry, names: Mapping[str, str], *, lapsed: bool) -> str:
    if entry.act is FindingAct.ASSIGN:
        to = names.get(entry.to, entry.to)
        return pick(f"指派給{to}", f"Assigned to {to}") if to else pick("不再指派", "Assigned to nobody")
    if entry.act is FindingAct.WAIVE and entry.until:
        until = numbers.day(entry.until)
        ended = pick("，已過期", ", which has passed") if lapsed else ""
        return pick(f"豁免到{until}{ended}", f"Waived until {until}{ended}")
    return {
        FindingAct.COMMENT: pick("留言", "Commented"),
        FindingAct.RESOLVE: pick("說已改正或會改正", "Said that it is or will be mended"),
        FindingAct.REOPEN: pick("重新開啟", "Reopened"),
    }[entry.act]
