"""Documents that cannot be read at all: refused requests, one class a cause."""

from __future__ import annotations

from typing import ClassVar

from heng.model.finding import Wording


class RefusedDocumentError(ValueError):
    """A document from which nothing can be read. `text(lang)` is the message for people."""

    wording: ClassVar[Wording]

    def __init__(self, name: str) -> None:
        """Name the document; the message in 中文 is the exception's text."""
        self.name = name
        super().__init__(self.text("zh-Hant"))

    def text(self, lang: str) -> str:
        """Return what was met and what to do next, in a language."""
        return self.wording.render(lang, {"name": self.name})


class EmptyDocumentError(RefusedDocumentError):
    """The file holds no character to read."""

    wording = Wording(
        "{name} 沒有任何文字。請確認檔案已完整下載，再匯入一次。",
        "{name} holds no text. Check that the file was downloaded completely, then import it again.",
    )


class TooLargeDocumentError(RefusedDocumentError):
    """The file is larger than any report: reading it would take the machine's memory."""

    wording = Wording(
        "{name} 太大，沒有讀取：一份文件最多 64 MB。請確認檔案，或分成數份再匯入。",
        "{name} is too large and was not read: a document may have 64 MB. Check the file, or import it in parts.",
    )


class UndecodableDocumentError(RefusedDocumentError):
    """The bytes are no text in an encoding that Heng reads."""

    wording = Wording(
        "無法解讀 {name} 的文字編碼：不是 UTF-8、帶 BOM 的 UTF-16，也不是 Big5。請另存為 UTF-8 純文字檔再匯入。",
        "{name} cannot be decoded: it is neither UTF-8, UTF-16 with a byte order mark nor Big5."
        " Save it as UTF-8 text and import it again.",
    )


class EncryptedDocumentError(RefusedDocumentError):
    """The file is protected with a password."""

    wording = Wording(
        "{name} 已加密，無法讀取。請先解除密碼保護，或向發布機關索取未加密的檔案。",
        "{name} is encrypted. Remove the password, or ask the publisher for a file without one.",
    )


class PagelessDocumentError(RefusedDocumentError):
    """A paged document without pages."""

    wording = Wording(
        "{name} 沒有任何頁面。請向發布機關索取完整的檔案。",
        "{name} has no pages. Ask the publisher for the complete file.",
    )


class UnsupportedFormatError(RefusedDocumentError):
    """A known binary format that Heng does not read yet."""

    wording = Wording(
        "Heng 目前只讀純文字檔，{name} 是其他格式。請將文件另存為純文字（UTF-8）再匯入。",
        "Heng reads plain text for now; {name} has another format. Save the document as plain text (UTF-8) first.",
    )
