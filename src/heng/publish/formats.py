"""The formats a document can be written in, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from heng.model.finding import Wording
from heng.publish.document import Document
from heng.publish.odt import write_odt
from heng.publish.text import write_text

_WRITERS: Mapping[str, Callable[[Document], bytes]] = {"odt": write_odt, "txt": write_text}


class UnsupportedFormatError(ValueError):
    """A format that no writer makes. `text(lang)` is the message for people."""

    wording: ClassVar[Wording] = Wording(
        "無法輸出「{format}」格式。可以輸出的格式：{formats}。請改用其中一種副檔名。",
        "Cannot write the format “{format}”. Formats that can be written: {formats}. Use one of these endings.",
    )

    def __init__(self, wanted: str) -> None:
        """Name the format asked for; the message in 中文 is the exception's text."""
        self.wanted = wanted
        super().__init__(self.text("zh-Hant"))

    def text(self, lang: str) -> str:
        """Return what was asked for and what is possible, in a language."""
        return self.wording.render(lang, {"format": self.wanted, "formats": "、".join(formats())})


def formats() -> tuple[str, ...]:
    """Return the endings that can be written."""
    return tuple(_WRITERS)


def write(document: Document, format: str) -> bytes:  # noqa: A002 - the word of the command line
    """Return the document as the bytes of a file; raises UnsupportedFormatError."""
    writer = _WRITERS.get(format)
    if writer is None:
        raise UnsupportedFormatError(format)
    return writer(document)
