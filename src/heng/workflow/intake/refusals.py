"""What cannot be done with a document that was handed in, one class a cause."""

from __future__ import annotations

from heng.model.finding import Wording
from heng.model.terms import IntakeState
from heng.workflow.refusal import RefusedError


class IntakeRefusedError(RefusedError):
    """A request about a handed-in document that is refused."""


class NoSuchIntakeError(IntakeRefusedError):
    """No document was handed in under that number."""

    def __init__(self, number: int) -> None:
        """Name the number."""
        super().__init__(
            Wording("沒有編號 {number} 的匯入文件。", "No document was handed in under number {number}."), number=number
        )


class NotReadyError(IntakeRefusedError):
    """The document is not in a state that allows it."""

    def __init__(self, name: str, state: IntakeState) -> None:
        """Name document and state."""
        super().__init__(
            Wording("{name} 現在是「{state}」，不能這樣做。請重新整理頁面。",
                    "{name} is “{state}” now, which does not allow this. Load the page again."),
            name=name, state=state,
        )  # fmt: skip


class ReaderStoppedError(IntakeRefusedError):
    """The process that reads the document ended without a result, more than once."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            Wording("讀取 {name} 時超過時間或記憶體上限而中斷，沒有讀到任何內容。請拆成數份，或改交可編輯的檔案。",
                    "Reading {name} passed the limit of time or memory and was stopped; nothing was read."
                    " Hand it in as several parts, or as an editable file."),
            name=name,
        )  # fmt: skip


class ReaderFailedError(IntakeRefusedError):
    """Heng itself failed while reading."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            Wording("衡讀取 {name} 時出錯，原因已記在 HENG_HOME 的 reader.log。檔案仍保留，請通知維護人員。",
                    "Heng failed while reading {name}; the cause stands in reader.log of HENG_HOME. The file is kept."
                    " Please tell those who maintain this installation."),
            name=name,
        )  # fmt: skip


class NothingTakenError(IntakeRefusedError):
    """No row was chosen."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            Wording("沒有選取任何一列，紀錄沒有改變。請至少選一列，或選「不採用」。",
                    "No row was chosen; the record is unchanged. Choose at least one row, or drop the document."),
        )  # fmt: skip


class FixOvertakenError(IntakeRefusedError):
    """Somebody corrected the cell after the page was opened that is sent now."""

    def __init__(self, who: str, text: str, reason: str) -> None:
        """Quote what stands now."""
        super().__init__(
            Wording("你開啟頁面後，{who} 把這一格更正為「{text}」（理由：{reason}）。"
                    "你的沒有記下；要改成你的，請再送一次。",
                    "After you opened the page, {who} corrected this cell to “{text}” (reason: {reason}). Yours was not"
                    " kept; to replace theirs, send it once more."),
            who=who, text=text, reason=reason,
        )  # fmt: skip


class FixDroppedError(IntakeRefusedError):
    """The correction that a page shows was taken back after it was opened."""

    def __init__(self) -> None:
        """Say what stands now."""
        super().__init__(
            Wording("這一格的更正在你開啟頁面之後已經取消，現在是印出的內容。你的更正沒有記下；要改，再送一次。",
                    "The correction of this cell was dropped after you opened the page; what is printed stands."
                    " Yours was not kept; to correct it, send it once more."),
        )  # fmt: skip


class FixInForceError(IntakeRefusedError):
    """The correction is in the record already."""

    def __init__(self) -> None:
        """Say where to change it."""
        super().__init__(
            Wording("這項更正已經入庫，請在指標頁修改或復原。",
                    "This correction is in the record; change or undo it on the page of the KPI."),
        )  # fmt: skip


class NothingToTakeBackError(IntakeRefusedError):
    """The acceptance wrote nothing: the record held all of it."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            Wording("接受 {name} 時，紀錄裡已有同樣的內容，沒有寫入任何東西，所以沒有可以撤回的。",
                    "The record held all of {name} already: nothing was written, so nothing can be taken back."),
            name=name,
        )  # fmt: skip


class AcceptedByOthersError(IntakeRefusedError):
    """Another person has accepted the same document, which would vanish for them."""

    def __init__(self, who: str) -> None:
        """Name the other person."""
        super().__init__(
            Wording("{who} 也接受了同一份文件；撤回會讓兩份都不見。請先請對方撤回。",
                    "{who} has accepted the same document too; taking it back would withdraw theirs. Ask them first."),
            who=who,
        )  # fmt: skip


class ChangedSinceError(IntakeRefusedError):
    """People have changed something in the edition since."""

    def __init__(self, count: int, who: str) -> None:
        """State how many changes there are, and who made the last."""
        super().__init__(
            Wording("入庫之後有{count}項更改（最後由 {who}），撤回後都看不到。要一起撤回，請勾選「連同之後的更改」。",
                    "{count} changes were made since (the last by {who}) and would vanish. To take them back too, tick"
                    " “with the changes since”."),
            count=count, who=who,
        )  # fmt: skip


class UnknownOwnerError(IntakeRefusedError):
    """The register of agencies lacks the name of the document's owner, so nobody would find it there."""

    def __init__(self, owner: str, near: tuple[str, ...]) -> None:
        """Quote the name, and those that are like it."""
        super().__init__(
            Wording("名冊裡沒有「{owner}」，文件還不能歸檔。最接近的是：{near}。請選正確的名稱，或先把它登記進名冊。",
                    "The register lacks “{owner}”, so the document cannot be filed yet. The nearest names: {near}."
                    " Choose the right one, or register it first."),
            owner=owner, near="、".join(near) or "—",
        )  # fmt: skip


class UnknownRowError(IntakeRefusedError):
    """The document has no such row or cell."""

    def __init__(self, ref: str) -> None:
        """Name it."""
        super().__init__(
            Wording("這份文件沒有 {ref}，請重新整理頁面。", "The document has no {ref}; load the page again."), ref=ref
        )


class LaterChangeError(IntakeRefusedError):
    """Something else was loaded into the same edition since."""

    def __init__(self, who: str) -> None:
        """Name who loaded it."""
        super().__init__(
            Wording("這一版之後，{who} 又載入了同一份文件，不能直接撤回。請先撤回較晚的那一次。",
                    "{who} has loaded the same document since; take the later acceptance back first."),
            who=who,
        )  # fmt: skip
