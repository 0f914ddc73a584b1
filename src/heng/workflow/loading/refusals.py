"""Documents that the record does not take, one class a cause."""

from __future__ import annotations

from heng.model.finding import Wording
from heng.workflow.refusal import RefusedError


class LoadRefusedError(RefusedError):
    """A document cannot be taken into the record."""


class UnknownKindError(LoadRefusedError):
    """The document is of no kind that Heng knows."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            Wording("{name} 不是衡認得的文件種類，沒有載入。",
                    "{name} is of no kind that Heng knows; it was not loaded."),
            name=name,
        )  # fmt: skip


class NoOwnerError(LoadRefusedError):
    """The document does not say whose it is."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            Wording("{name} 沒有載明是哪個機關的文件，無法歸檔。請確認標題頁完整。",
                    "{name} does not say whose it is and cannot be filed. Check that its first page is complete."),
            name=name,
        )  # fmt: skip


class NoDayError(LoadRefusedError):
    """Neither a printed day nor a period tells from when the document holds."""

    def __init__(self, name: str) -> None:
        """Name the document and the option."""
        super().__init__(
            Wording("{name} 沒有載明發布日期或所屬期間。請指定日期：heng load --day 2018-04-30 {name}",
                    "{name} prints neither its day nor its period. Give the day: heng load --day 2018-04-30 {name}"),
            name=name,
        )  # fmt: skip


class OtherDocumentError(LoadRefusedError):
    """The bytes are not those that were read."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            Wording("{name} 的內容與讀取時不同，沒有載入。請重新讀取。",
                    "{name} is not the document that was read; it was not loaded. Read it again."),
            name=name,
        )  # fmt: skip


class WithdrawnError(LoadRefusedError):
    """Somebody took the document back; loading it again is not to undo that by accident."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            Wording("{name} 曾經入庫後被撤回，沒有再載入。確定要放回，請用 heng load --again。",
                    "{name} was taken back after it had been accepted; it was not loaded again. To put it back: "
                    "heng load --again."),
            name=name,
        )  # fmt: skip
