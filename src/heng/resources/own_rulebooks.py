"""Rulebooks that an office has written itself, as JSON files in a folder beside its record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError

from heng.evaluate.rulebooks.rulebook import Rulebook, RulebookError, rulebook_from_data
from heng.model.finding import Wording

LARGEST = 1_000_000
"""Bytes of a file that is still read."""
MOST = 50
"""Files that are read; a folder with more is no folder of rulebooks."""

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-[0-9]+")

BAD_NAME = Wording(
    "檔名應為小寫英數字與連字號，以版次結尾，如 city-2018-1.json",
    "name the file by lower-case letters, digits and hyphens, ending in a version number, such as city-2018-1.json",
)
OTHER_NAME = Wording("裡面的 name 是「{met}」，應與檔名相同", "its name is “{met}” and must be that of the file")
TAKEN = Wording("這個名稱是隨附規則的", "the name is that of a rulebook that comes with Heng")
TOO_LARGE = Wording("檔案太大", "the file is too large")
NO_JSON = Wording("不是 UTF-8 的 JSON：{why}", "it is no JSON in UTF-8: {why}")
NO_RULEBOOK = Wording("不是判定規則的格式：{why}", "it has not the form of a rulebook: {why}")
DECIDED = Wording(
    "adoption 不能寫在檔案裡：採用是登錄的決定",
    "adoption cannot stand in the file: being in force is a recorded decision",
)


@dataclass(frozen=True, slots=True)
class UnreadRulebook:
    """A file that is no rulebook, and why."""

    file: str
    why: Wording

    def text(self, lang: str) -> str:
        """Return the fault with the name of the file."""
        return f"{self.file}: {self.why.render(lang, {})}"


@dataclass(frozen=True, slots=True)
class OwnRulebooks:
    """What the folder holds: rulebooks by name in the order of their names, and files that are none."""

    books: tuple[Rulebook, ...] = ()
    unread: tuple[UnreadRulebook, ...] = ()


def own_rulebooks(folder: Path, taken: tuple[str, ...]) -> OwnRulebooks:
    """Return the rulebooks of a folder, which need not be there; none may bear a name that is `taken`."""
    try:
        files = sorted(path for path in folder.glob("*.json") if path.is_file())[:MOST]
        stamps = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    except OSError:
        return OwnRulebooks()
    return _read(stamps, taken)


@lru_cache(maxsize=8)
def _read(stamps: tuple[tuple[str, int, int], ...], taken: tuple[str, ...]) -> OwnRulebooks:
    found = [_one(Path(path), size, taken) for path, _, size in stamps]
    return OwnRulebooks(
        books=tuple(one for one in found if isinstance(one, Rulebook)),
        unread=tuple(one for one in found if isinstance(one, UnreadRulebook)),
    )


def _one(path: Path, size: int, taken: tuple[str, ...]) -> Rulebook | UnreadRulebook:
    for fault, is_so in ((BAD_NAME, not NAME.fullmatch(path.stem)), (TAKEN, path.stem in taken),
                         (TOO_LARGE, size > LARGEST)):  # fmt: skip
        if is_so:
            return UnreadRulebook(path.name, fault)
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        return UnreadRulebook(path.name, _because(NO_JSON, str(error)))
    try:
        book = rulebook_from_data(data)
    except RulebookError as error:
        return UnreadRulebook(path.name, _because(NO_RULEBOOK, str(error)))
    except (BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError, *_SHAPES) as error:
        return UnreadRulebook(path.name, _because(NO_RULEBOOK, "; ".join(_reasons(error))))
    if book.name != path.stem:
        return UnreadRulebook(path.name, _because(OTHER_NAME, "", met=book.name))
    return UnreadRulebook(path.name, DECIDED) if book.adoption else book


_SHAPES = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError)
"""What reading data of another shape raises in the end."""


def _reasons(error: BaseException) -> Iterator[str]:
    """Return the innermost causes with where they stand."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            where = " ".join(getattr(inner, "__notes__", ()))
            yield from (f"{reason} ({where})" if where else reason for reason in _reasons(inner))
    else:
        yield f"{type(error).__name__}: {error}"


def _because(wording: Wording, why: str, **facts: str) -> Wording:
    """Fill a fault in both languages; what a file says is no template."""
    known = {"why": why[:300], **facts}
    zh, en = (wording.render(lang, known).replace("{", "(").replace("}", ")") for lang in ("zh-Hant", "en"))
    return Wording(zh, en)
