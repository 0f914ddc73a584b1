"""The register of agencies: the packaged one, and what an installation adds to it or says otherwise."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from heng.model.agency import Agency, AgencyRegister
from heng.model.finding import Wording

COLUMNS = frozenset(each.name for each in fields(Agency))
_KEY = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_FLAGS = ("rollup", "group")

BAD_COLUMNS = Wording("欄位應為 {expected}，讀到 {met}", "the columns must be {expected}; met: {met}")
NO_TEXT = Wording("不是 UTF-8 文字", "it is not UTF-8 text")
BAD_CELLS = Wording("儲存格數與欄位不符", "the cells do not fit the columns")
BAD_KEY = Wording(
    "key「{met}」應為小寫英數字與連字號", "the key “{met}” must be of lower-case letters, digits and hyphens"
)
NO_NAME = Wording("沒有 name", "it has no name")
BAD_FLAG = Wording("{column} 只能是 yes 或空白，讀到「{met}」", "{column} must be yes or empty; met “{met}”")
BAD_DAY = Wording("日期應如 2018-04-30", "a day must be written like 2018-04-30")
BAD_PARENT = Wording("parent「{met}」不在名冊裡", "the parent “{met}” is not in the register")


class BadRegisterError(ValueError):
    """An installation's own register cannot be read; `wording` says where and why, in both languages."""

    def __init__(self, name: str, line: int, why: Wording, **facts: str) -> None:
        """Name the file, the line and the fault; the message in 中文 is the exception's text."""
        zh, en = (why.render(lang, facts).replace("{", "(").replace("}", ")") for lang in ("zh-Hant", "en"))
        self.wording = Wording(
            f"機關名冊 {{name}} 第 {{line}} 行：{zh}。請修正後再執行。",
            f"Register of agencies {{name}}, line {{line}}: {en}. Correct it and run again.",
        )
        self.facts: Mapping[str, str] = {"name": name, "line": str(line)}
        super().__init__(self.wording.render("zh-Hant", self.facts))


def merged(packaged: AgencyRegister, name: str, data: bytes) -> AgencyRegister:
    """Return a register with the rows of an installation's own file first; its keys replace packaged ones.

    Raises BadRegisterError. The columns are those of `Agency`; only `key` and `name` must be there.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRegisterError(name, 1, NO_TEXT) from error
    rows = csv.DictReader(io.StringIO(text, newline=""), restkey="+", strict=True)
    own = tuple(_agencies(name, rows))
    keys = {agency.key for agency in own}
    kept = tuple(agency for agency in packaged.agencies if agency.key not in keys)
    known = keys | {agency.key for agency in kept} | {""}
    for line, agency in enumerate(own, start=2):
        if agency.parent not in known:
            raise BadRegisterError(name, line, BAD_PARENT, met=agency.parent)
    return AgencyRegister((*own, *kept))


def _agencies(name: str, rows: csv.DictReader[str]) -> Iterator[Agency]:
    try:
        met = rows.fieldnames or ()
        if not {"key", "name"} <= set(met) <= COLUMNS:
            raise BadRegisterError(name, 1, BAD_COLUMNS, expected=", ".join(sorted(COLUMNS)), met=", ".join(met))
        for row in rows:
            yield _agency(name, rows.line_num, row)
    except csv.Error as error:
        raise BadRegisterError(name, rows.line_num, BAD_CELLS) from error


def _agency(name: str, line: int, row: Mapping[str, str]) -> Agency:
    if "+" in row or None in row.values():
        raise BadRegisterError(name, line, BAD_CELLS)
    if not _KEY.fullmatch(row["key"]):
        raise BadRegisterError(name, line, BAD_KEY, met=row["key"])
    if not row["name"].strip():
        raise BadRegisterError(name, line, NO_NAME)
    for column in _FLAGS:
        if row.get(column, "") not in ("", "yes"):
            raise BadRegisterError(name, line, BAD_FLAG, column=column, met=row[column])
    try:
        return _one([row])
    except ValueError as error:
        raise BadRegisterError(name, line, BAD_DAY) from error


def _one(rows: Iterable[Mapping[str, str]]) -> Agency:
    (agency,) = AgencyRegister.from_rows(rows).agencies
    return agency
