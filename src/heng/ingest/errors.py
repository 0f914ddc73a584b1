"""Documents that cannot be read at all: refused requests, one class a cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from heng.model.finding import Fact, Wording


class RefusedDocumentError(ValueError):
    """A document from which nothing can be read. `text(lang)` is the message for people."""

    wording: ClassVar[Wording]

    def __init__(self, name: str) -> None:
        """Name the document; the message in 中文 is the exception's text."""
        self.name = name
        super().__init__(self.text("zh-Hant"))

    @property
    def facts(self) -> Mapping[str, Fact]:
        """What its wording names in braces."""
        return {"name": self.name}

    def text(self, lang: str) -> str:
        """Return what was met and what to do next, in a language."""
        return self.wording.render(lang, self.facts)


class EmptyDocumentError(RefusedDocumentError):
    """The file holds no character to read."""

    wording = Wording(
        "{name} 沒有任何文字。請確認檔案已完整下載，再匯入一次。",
        "{name} holds no text. Check that the file was downloaded completely, then import it again.",
    )


class TooLargeDocumentError(RefusedDocumentError):
    """The file is larger than any report: reading it would take the machine's memory."""

    wording = Wording(
        "{name} 太大，沒有讀取：一份文件最多 64 MB，解壓縮後也有上限。請確認檔案，或分成數份再匯入。",
        "{name} is too large and was not read: a document may have 64 MB, and not much more once unpacked."
        " Check the file, or import it in parts.",
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


class DamagedDocumentError(RefusedDocumentError):
    """The file has a known format, but its package or its XML cannot be opened."""

    wording = Wording(
        "{name} 已損毀或不完整，無法開啟。請重新下載，或用原來的軟體開啟後另存一份再匯入。",
        "{name} is damaged or incomplete. Download it again, or open it in the program it was made with, save it"
        " anew and import that.",
    )


class TooManyDocumentsError(RefusedDocumentError):
    """An archive unpacks to more than is read at once, or holds archives in archives in archives."""

    wording = Wording(
        "{name} 解開後太大、文件太多，或壓縮檔層層相包，沒有讀取。"
        "一個壓縮檔最多 2,000 份文件、共 512 MB、三層。請分批匯入。",
        "{name} was not read: it unpacks to too much, holds too many documents or too many archives in one another."
        " An archive may have 2,000 documents, 512 MB in all, three levels. Import it in parts.",
    )


class LeavingArchiveError(RefusedDocumentError):
    """An archive names files outside its own folder: nobody packs documents so."""

    wording = Wording(
        "{name} 裡有指向壓縮檔以外位置的檔名，沒有讀取。請確認來源，把文件解開後重新壓縮再匯入。",
        "{name} holds names that point outside the archive and was not read. Check where it comes from; unpack the"
        " documents, pack them again and import that.",
    )


class OtherScorecardError(RefusedDocumentError):
    """A `scorecard.json` that another version of Heng wrote, or that was changed by hand into another shape."""

    wording = Wording(
        "{name} 的格式與這個版本的 Heng 不同，或曾被改動，無法還原。請用這個版本從原文件重新匯入。",
        "{name} has another form than this Heng writes, or was changed. Import the original document again with this"
        " version.",
    )


class SeveralEditionsError(RefusedDocumentError):
    """A `scorecard.json` or tables of several documents where one is asked for."""

    wording = Wording(
        "{name} 含有多份文件的內容，這裡一次只讀一份。請改用 heng import，或分開匯入。",
        "{name} holds several editions, and one is read here. Use heng import, or give them one by one.",
    )


class UnsupportedFormatError(RefusedDocumentError):
    """A known binary format that Heng does not read, such as the office formats of before 2007."""

    wording = Wording(
        "Heng 不讀 {name} 這種格式。請另存為 ODF（odt、ods、odp）、OOXML（docx、xlsx、pptx）、PDF 或純文字再匯入。",
        "Heng does not read the format of {name}. Save it as ODF (odt, ods, odp), OOXML (docx, xlsx, pptx), PDF or"
        " plain text first.",
    )


class PictureDocumentError(RefusedDocumentError):
    """A photograph or scan: it holds no characters."""

    wording = Wording(
        "{name} 是圖片，裡面沒有文字可讀。請向發布機關索取 ODF 檔或含文字的 PDF；"
        "只有紙本時，先以文字辨識（OCR）轉成文字，對照原件校對後再匯入。",
        "{name} is a picture and holds no text to read. Ask the publisher for the ODF file or a PDF with text; where"
        " there is only paper, run text recognition (OCR), proof-read the result and import that.",
    )


class TooComplexDocumentError(RefusedDocumentError):
    """Reading the file would take more pages, time or memory than any report does."""

    wording = Wording(
        "{name} 的頁數或內容超過可讀取的上限，沒有讀取。請分成數份再匯入，或確認檔案是否正常。",
        "{name} has more pages or content than can be read in one piece. Import it in parts, or check the file.",
    )


class PagesUnreadError(RefusedDocumentError):
    """Pages of a document hold nothing to read. `pages`: their numbers from 1, of `count` in all."""

    def __init__(self, name: str, pages: Sequence[int], count: int) -> None:
        """Name the document and its pages."""
        self.pages, self.count = tuple(pages), count
        super().__init__(name)

    @property
    def facts(self) -> Mapping[str, Fact]:
        """Its name, the pages as ranges, and how many there are."""
        return {"name": self.name, "pages": page_ranges(self.pages), "count": self.count}


class ScannedDocumentError(PagesUnreadError):
    """Pages are pictures of paper: they hold no character."""

    wording = Wording(
        "{name} 共 {count} 頁，第 {pages} 頁是掃描影像，沒有文字可讀。"
        "請向發布機關索取由原稿直接轉出的 PDF 或 ODF 檔，或先以文字辨識（OCR）處理並校對後再匯入。",
        "{name} has {count} pages; {pages} are scanned pictures without text. Ask the publisher for the ODF file or a"
        " PDF made from it, or run text recognition (OCR), proof-read the result and import that.",
    )


class UnmappedFontDocumentError(PagesUnreadError):
    """The fonts do not tell which characters their shapes are."""

    wording = Wording(
        "{name} 共 {count} 頁，第 {pages} 頁的字型沒有文字對照表，讀出的字不可靠，因此沒有讀取。"
        "請向發布機關索取 ODF 檔，或以原軟體重新輸出 PDF（內嵌字型並保留文字）再匯入。",
        "{name} has {count} pages; the fonts of {pages} do not tell which characters they show, so nothing was read."
        " Ask the publisher for the ODF file, or export the PDF anew with its text kept.",
    )


def page_ranges(numbers: Sequence[int]) -> str:
    """Return numbers in ascending order as `1-3, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)
