"""Changes by people: each a later version with its reason; nothing is overwritten."""

from __future__ import annotations

from datetime import date

from heng.model.finding import Wording
from heng.model.terms import Polarity
from heng.workflow.opened import CardAddress, Change
from heng.workflow.refusal import RefusedChangeError


class NoReasonError(RefusedChangeError):
    """A change without its reason."""

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__(Wording("請寫下變更的理由。", "Give the reason for the change."))


class UnknownSubjectError(RefusedChangeError):
    """The edition has no such reading, indicator or change."""

    def __init__(self, ref: str) -> None:
        """Name what was asked for."""
        super().__init__(
            Wording("這份文件沒有「{ref}」，可能已重新載入：請重新開啟頁面。",
                    "This edition has no “{ref}”; it may have been loaded anew: open the page again."),
            ref=ref,
        )  # fmt: skip


class UnreadableTextError(RefusedChangeError):
    """Text that is no target and no actual."""

    def __init__(self, text: str) -> None:
        """Quote the text."""
        super().__init__(
            Wording("「{text}」讀不出目標值或實際值：請寫成數字、數字加單位、日期，或「尚無法統計」等說明。",
                    "“{text}” cannot be read as a value: write a number, a number with its unit, a day, "
                    "or why there is none (尚無法統計)."),
            text=text,
        )  # fmt: skip


class AmbiguousTextError(RefusedChangeError):
    """Text that can be read in more than one way."""

    def __init__(self, text: str, readings: tuple[str, ...]) -> None:
        """Quote the text and every reading."""
        super().__init__(
            Wording("「{text}」可以讀成：{readings}。請改寫成其中一種。",
                    "“{text}” can be read as: {readings}. Write it as one of these."),
            text=text,
            readings="；".join(readings),
        )  # fmt: skip
        self.readings = readings


class StaleChangeError(RefusedChangeError):
    """Someone else has changed it since the page was opened."""

    def __init__(self, latest: Change, mine: str) -> None:
        """Show both versions."""
        super().__init__(
            Wording("{who} 已在 {when} 改為「{after}」（理由：{reason}）；您要寫的是「{mine}」。請看過後再決定。",
                    "{who} changed this to “{after}” at {when} (reason: {reason}); yours is “{mine}”. "
                    "Look at both, then decide."),
            who=latest.who,
            when=latest.recorded.isoformat(timespec="minutes"),
            after=latest.after,
            reason=latest.reason,
            mine=mine,
        )  # fmt: skip
        self.latest = latest
        self.mine = mine


def set_target(
    address: CardAddress, reading_ref: str, text: str, *, who: str, reason: str, valid: date | None = None,
    seen: int | None = None,
) -> Change:  # fmt: skip
    """Write another target for a reading, in force from `valid` (default: today).

    `seen` is the number of the last change of it that the person saw, 0 for none; None = not checked.
    Raises RefusedChangeError.
    """
    raise NotImplementedError


def correct_actual(
    address: CardAddress, reading_ref: str, text: str, *, who: str, reason: str, valid: date | None = None,
    seen: int | None = None,
) -> Change:  # fmt: skip
    """Write what a reading's actual really is, in force from `valid` (default: the day of the edition).

    `seen` as for `set_target`. Raises RefusedChangeError.
    """
    raise NotImplementedError


def confirm_polarity(
    address: CardAddress, indicator_ref: str, polarity: Polarity, *, who: str, reason: str, seen: int | None = None
) -> Change:
    """Confirm which direction of an indicator is better. Raises RefusedChangeError."""
    raise NotImplementedError


def undo(number: int, *, who: str, reason: str) -> Change:
    """Write a later version that restores what stood before a change; raises StaleChangeError if it is not the last."""
    raise NotImplementedError
