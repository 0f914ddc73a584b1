"""Deployment checks: what is set up so that Heng cannot work or be trusted, each with its remedy."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import connections

from heng.store import triggers
from heng.store.home import KEY_FILE, private_files
from heng.workflow.deployment import Told


def register_all() -> None:
    """Make the checks known to Django."""
    checks.register(home_is_writable, checks.Tags.files)
    checks.register(files_are_private, checks.Tags.security)
    checks.register(served_hosts_use_https, checks.Tags.security)
    checks.register(debug_stays_local, checks.Tags.security)
    checks.register(record_is_guarded, checks.Tags.database)


def home_is_writable(**_: Any) -> list[checks.CheckMessage]:
    """HENG_HOME must be a folder that Heng may write to."""
    folder: Path = settings.HENG_HOME
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return []
    hint = Told(
        "把 HENG_HOME 設成執行 Heng 的帳號擁有、而且有備份的資料夾。",
        "Set HENG_HOME to a folder that the account running Heng owns, and that is backed up.",
    )
    text = Told(
        "HENG_HOME（{folder}）不是可以寫入的資料夾。",
        "HENG_HOME ({folder}) is no folder that can be written to.",
        folder=str(folder),
    )
    return [checks.Error(text, hint=hint, id="heng.E001")]


def files_are_private(**_: Any) -> list[checks.CheckMessage]:
    """The secret signs sessions: who reads it can sign in as anybody. The database holds sessions and passwords."""
    if os.name == "nt":
        return []
    found: list[checks.CheckMessage] = []
    for path in private_files(settings.HENG_HOME):
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            secret = ("密鑰", "secret") if path.name == KEY_FILE else ("紀錄", "record")
            text = Told(
                f"這台機器的其他帳號讀得到 Heng 的{secret[0]}（{{name}}）。",
                f"Other accounts of this machine can read Heng's {secret[1]} ({{name}}).",
                name=path.name,
            )
            hint = Told("請執行：chmod 600 {path}", "Run: chmod 600 {path}", path=str(path))
            found.append(checks.Error(text, hint=hint, id="heng.E002" if path.name == KEY_FILE else "heng.E004"))
    return found


def served_hosts_use_https(**_: Any) -> list[checks.CheckMessage]:
    """Passwords must not travel in the clear."""
    if not _public_hosts() or settings.SESSION_COOKIE_SECURE:
        return []
    hint = Told(
        "在 Heng 前面放一個 HTTPS 代理，並設 HENG_HTTPS=1。",
        "Put an HTTPS proxy in front of Heng and set HENG_HTTPS=1.",
    )
    text = Told(
        "Heng 以 {hosts} 對外服務，但沒有 HTTPS。",
        "Heng is served as {hosts} without HTTPS.",
        hosts=", ".join(_public_hosts()),
    )
    return [checks.Warning(text, hint=hint, id="heng.W001")]


def debug_stays_local(**_: Any) -> list[checks.CheckMessage]:
    """Fault pages show settings and data."""
    if not settings.DEBUG or not _public_hosts():
        return []
    hint = Told("設了 HENG_HOSTS 就要拿掉 HENG_DEBUG。", "Remove HENG_DEBUG where HENG_HOSTS is set.")
    text = Told("Heng 對外服務時開著 HENG_DEBUG。", "HENG_DEBUG is on while Heng is served to others.")
    return [checks.Error(text, hint=hint, id="heng.E003")]


def record_is_guarded(databases: Sequence[str] | None = None, **_: Any) -> list[checks.CheckMessage]:
    """The database itself must refuse to alter the record."""
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        open_tables = triggers.unguarded(connections[alias])
        if open_tables:
            hint = Told(
                "有人拿掉了。先驗證紀錄（heng verify），再從備份還原。",
                "Somebody removed them. Verify the record (heng verify), then restore it from a backup.",
            )
            text = Told(
                "{tables} 上保護紀錄不被竄改的觸發器不見了。",
                "Triggers that keep the record from being altered are missing on {tables}.",
                tables=", ".join(open_tables),
            )
            found.append(checks.Critical(text, hint=hint, id="heng.C001"))
    return found


def _public_hosts() -> list[str]:
    return [host for host in settings.ALLOWED_HOSTS if host not in ("localhost", "127.0.0.1", "[::1]", "testserver")]
