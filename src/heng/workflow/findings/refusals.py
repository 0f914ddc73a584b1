"""Acts on findings that are refused, one class a cause. `field` names the part of a form that is wrong."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from heng.model.finding import Wording
from heng.model.period import TAIPEI_TIME
from heng.model.terms import FindingAct
from heng.workflow.findings.thread import FindingEntry
from heng.workflow.refusal import RefusedError


class RefusedActError(RefusedError):
    """What a person wants to do about a finding cannot be written."""

    field: ClassVar[str] = "text"


class NoTextError(RefusedActError):
    """An act that needs a reason came without."""

    def __init__(self, act: FindingAct) -> None:
        """Ask for it."""
        super().__init__(Wording("「{act}」要寫說明。", "Say something: “{act}” needs a text."), act=act)


class NoLastDayError(RefusedActError):
    """A waiver without its last day."""

    field = "until"

    def __init__(self) -> None:
        """Ask for the day."""
        super().__init__(
            Wording("豁免要寫到哪一天為止。", "A waiver needs its last day."),
        )


class PastDayError(RefusedActError):
    """A waiver that would have ended already."""

    field = "until"

    def __init__(self, until: date) -> None:
        """Name the day."""
        super().__init__(
            Wording("{until}已經過了：請寫今天或以後的日子。", "{until} is past: write today or a later day."),
            until=until,
        )


class UnknownAssigneeError(RefusedActError):
    """No account of this name may look after a finding."""

    field = "to"

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(
            Wording("沒有可以指派的帳號「{name}」。", "There is no account “{name}” to assign it to."), name=name
        )


class NothingToAssignError(RefusedActError):
    """The finding is with that person already, or with nobody as asked."""

    field = "to"

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(
            Wording("現在就是這樣指派的：{name}。", "It is assigned like that already: {name}."), name=name or "—"
        )


class NothingToReopenError(RefusedActError):
    """No waiver holds, and nobody said that it is mended."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            Wording("這一筆沒有豁免，也沒有人說已改正：不用重新開啟。",
                    "It is neither waived nor said to be mended: there is nothing to reopen."),
        )  # fmt: skip


class UnknownFindingError(RefusedActError):
    """The edition has no such finding, or no longer."""

    def __init__(self) -> None:
        """Say what may have happened."""
        super().__init__(
            Wording("這份文件現在沒有這一筆：可能已更正，或文件重新讀過。請重新開啟檢核結果。",
                    "The document has no such finding now: it may have been corrected, or read anew. "
                    "Open the findings again."),
        )  # fmt: skip


class StaleActError(RefusedActError):
    """Someone else has done something about the finding since the page was opened."""

    def __init__(self, latest: FindingEntry) -> None:
        """Tell who did what."""
        super().__init__(
            Wording("{who}在{when}先做了：{act}。你寫的還在下面，請看過後再決定。",
                    "{who} did something about it first, at {when}: {act}. What you wrote is kept below; "
                    "look at both, then decide."),
            who=latest.who,
            when=f"{latest.recorded.astimezone(TAIPEI_TIME):%Y-%m-%d %H:%M}",
            act=latest.act,
        )  # fmt: skip
        self.latest = latest
