"""`heng.toml`: what a team checks for, and what it has looked at and lets stand until a day.

    [check]
    select = ["SC", "WT001"]
    ignore = ["TX"]
    fail-on = "warning"

    [[check.waivers]]
    rule = "SC002"
    subject = "AF3"
    reason = "新的策略目標，第2季起才有指標"
    by = "研考會 王小明"
    until = 2027-06-30

It is looked for in the working directory and above it; options on the command line come first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from heng.check.registry import RULES
from heng.check.waivers import Waiver
from heng.cli.session import CannotRunError
from heng.model.finding import Wording
from heng.model.terms import Severity

NAME = "heng.toml"
NO_TOML = Wording(
    zh="{file} 不是正確的 TOML：{why}。請改正後再執行。", en="{file} is no valid TOML: {why}. Mend it and run again."
)
UNKNOWN_KEY = Wording(
    zh="{file} 的 {where} 不認得「{key}」；可以用的是：{known}",
    en="{file}: {where} knows no “{key}”; there are: {known}",
)
WRONG_VALUE = Wording(
    zh="{file} 的 {where}.{key} 應該是{expected}，現在是 {met}。",
    en="{file}: {where}.{key} must be {expected}, not {met}.",
)
LACKS = Wording(
    zh="{file} 的第 {number} 個豁免缺少 {keys}。豁免要寫規則、理由、誰負責、到哪一天為止。",
    en="{file}: waiver {number} lacks {keys}. A waiver needs a rule, a reason, who answers for it and its last day.",
)
NO_RULE = Wording(
    zh="{file} 的第 {number} 個豁免：沒有規則 {code}。豁免只寫一條規則的完整代碼，例如 SC002。",
    en="{file}: waiver {number}: there is no rule {code}. A waiver names one rule by its whole code, such as SC002.",
)
_NEEDED = ("rule", "reason", "by", "until")
_TEXTS = ("rule", "reason", "by", "subject", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """What `heng.toml` says about checking; empty where there is none."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    waivers: tuple[Waiver, ...] = ()


def check_settings(folder: Path) -> CheckSettings:
    """Return the settings for a folder; raises CannotRunError where the file says what cannot be meant."""
    for each in (folder, *folder.parents):
        if (each / NAME).is_file():
            return _settings(each / NAME)
    return CheckSettings()


def _settings(path: Path) -> CheckSettings:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise CannotRunError(NO_TOML, file=str(path), why=str(error)) from error
    file = _File(str(path))
    file.keys(data, "heng.toml", ("check",))
    table = file.table(data.get("check", {}), "check")
    file.keys(table, "check", ("select", "ignore", "fail-on", "waivers"))
    return CheckSettings(
        select=file.codes(table, "select"),
        ignore=file.codes(table, "ignore"),
        fail_on=file.severity(table),
        waivers=file.waivers(table.get("waivers", [])),
    )


@dataclass(frozen=True, slots=True)
class _File:
    """The file whose faults are told."""

    name: str

    def keys(self, table: Mapping[str, Any], where: str, known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                raise CannotRunError(UNKNOWN_KEY, file=self.name, where=where, key=key, known=", ".join(known))

    def table(self, value: Any, key: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self._refuse("heng.toml", key, "[table]", value)
        return value

    def codes(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._refuse("check", key, '["SC", "WT001"]', value)
        return tuple(each.upper() for each in value)

    def severity(self, table: Mapping[str, Any]) -> Severity:
        value = table.get("fail-on", Severity.ERROR.value)
        try:
            return Severity.of(value)
        except ValueError:
            self._refuse("check", "fail-on", " | ".join(each.value for each in Severity), value)

    def waivers(self, value: Any) -> tuple[Waiver, ...]:
        if not isinstance(value, list):
            self._refuse("check", "waivers", "[[check.waivers]]", value)
        return tuple(self._waiver(self.table(each, "waivers"), number) for number, each in enumerate(value, 1))

    def _waiver(self, table: Mapping[str, Any], number: int) -> Waiver:
        where = f"check.waivers[{number}]"
        self.keys(table, where, (*_TEXTS, "until"))
        if missing := [key for key in _NEEDED if not table.get(key)]:
            raise CannotRunError(LACKS, file=self.name, number=number, keys=", ".join(missing))
        for key in _TEXTS:
            if not isinstance(table.get(key, ""), str):
                self._refuse(where, key, '"…"', table[key])
        if type(table["until"]) is not date:
            self._refuse(where, "until", "2027-06-30", table["until"])
        if table["rule"] not in RULES:
            raise CannotRunError(NO_RULE, file=self.name, number=number, code=table["rule"])
        return Waiver(**table)

    def _refuse(self, where: str, key: str, expected: str, met: object) -> NoReturn:
        raise CannotRunError(WRONG_VALUE, file=self.name, where=where, key=key, expected=expected, met=str(met))
