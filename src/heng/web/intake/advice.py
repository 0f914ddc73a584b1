"""What can be done about a document of which nothing could be read, by what it is."""

from __future__ import annotations

from collections.abc import Mapping

from heng.ingest import errors
from heng.model.finding import Wording
from heng.web.language import current
from heng.workflow.intake.draft import Handed

_Texts = tuple[Wording, ...]
_ASK = Wording("向發布機關索取 ODF 檔或含文字的 PDF。", "Ask the publisher for the ODF file or a PDF with text.")
_OCR = Wording(
    "只有紙本或影像時，先做文字辨識（OCR），對照原件校對，存成 ODT 再送。",
    "With only paper or pictures: run text recognition (OCR), proof-read against the original, save as ODT, hand in.",
)
_SAVE_ANEW = Wording(
    "在原來的程式打開檔案，另存成 ODT 或含文字的 PDF，再送一次。",
    "Open the file in its own program, save it as ODT or as a PDF with text, and hand it in again.",
)
_AGAIN = Wording("重新下載，確認檔案完整，再送一次。", "Download it again, see that it is whole, and hand it in again.")
_UNLOCK = Wording("移除密碼後再送一次。", "Remove the password and hand it in again.")
_PARTS = Wording("拆成數份，分別送。", "Divide it and hand in the parts.")
_UNPACK = Wording(
    "解開壓縮檔，直接送裡面的文件；可以一次選多份。",
    "Unpack it and hand in its documents, several at once if you like.",
)
_ONE_BY_ONE = Wording("一份文件一份文件送。", "Hand in one document at a time.")
_ORIGINAL = Wording(
    "送原來公布的文件，不送轉出的資料檔。", "Hand in the published document instead of the data made of it."
)
_UTF8 = Wording("用文字編輯器打開，另存成 UTF-8 純文字。", "Open it in a text editor and save it as UTF-8 text.")
_TELL = Wording("通知維護人員；送進來的檔案還在。", "Tell those who maintain this installation; the file is kept.")

_ADVICE: Mapping[str, _Texts] = {
    errors.EmptyDocumentError.__name__: (_AGAIN, _OCR),
    errors.PagelessDocumentError.__name__: (_AGAIN,),
    errors.TooLargeDocumentError.__name__: (_PARTS, _SAVE_ANEW),
    errors.TooComplexDocumentError.__name__: (_PARTS, _SAVE_ANEW),
    errors.UndecodableDocumentError.__name__: (_UTF8,),
    errors.EncryptedDocumentError.__name__: (_UNLOCK, _ASK),
    errors.DamagedDocumentError.__name__: (_AGAIN, _SAVE_ANEW),
    errors.TooManyDocumentsError.__name__: (_PARTS, _UNPACK),
    errors.LeavingArchiveError.__name__: (_UNPACK,),
    errors.OtherScorecardError.__name__: (_ORIGINAL,),
    errors.SeveralEditionsError.__name__: (_ONE_BY_ONE, _ORIGINAL),
    errors.UnsupportedFormatError.__name__: (_SAVE_ANEW,),
    errors.PictureDocumentError.__name__: (_ASK, _OCR),
    errors.ScannedDocumentError.__name__: (_ASK, _OCR),
    errors.UnmappedFontDocumentError.__name__: (_ASK, _SAVE_ANEW),
    "ReaderStoppedError": (_PARTS, _SAVE_ANEW),
    "ReaderFailedError": (_TELL, _SAVE_ANEW),
}
_OTHERS: _Texts = (_AGAIN, _SAVE_ANEW)


def advice(handed: Handed) -> tuple[str, ...]:
    """Return what to do about a refused document."""
    return tuple(one.render(current(), {}) for one in _ADVICE.get(handed.refusal.get("cause", ""), _OTHERS))
