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
    hint = "Set HENG_HOME to a folder that the account running Heng owns, and that is backed up."
    return [checks.Error(f"HENG_HOME ({folder}) is no folder that can be written to.", hint=hint, id="heng.E001")]


def files_are_private(**_: Any) -> list[checks.CheckMessage]:
    """The secret signs sessions: who reads it can sign in as anybody. The database holds sessions and passwords."""
    if os.name == "nt":
        return []
    found: list[checks.CheckMessage] = []
    for path in private_files(settings.HENG_HOME):
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            what, number = ("secret", "heng.E002") if path.name == KEY_FILE else ("record", "heng.E004")
            text = f"Other accounts of this machine can read Heng's {what} ({path.name})."
            found.append(checks.Error(text, hint=f"Run: chmod 600 {path}", id=number))
    return found


def served_hosts_use_https(**_: Any) -> list[checks.CheckMessage]:
    """Passwords must not travel in the clear."""
    if not _public_hosts() or settings.SESSION_COOKIE_SECURE:
        return []
    hint = "Put an HTTPS proxy in front of Heng and set HENG_HTTPS=1."
    hosts = ", ".join(_public_hosts())
    return [checks.Warning(f"Heng is served as {hosts} without HTTPS.", hint=hint, id="heng.W001")]


def debug_stays_local(**_: Any) -> list[checks.CheckMessage]:
    """Fault pages show settings and data."""
    if not settings.DEBUG or not _public_hosts():
        return []
    hint = "Remove HENG_DEBUG where HENG_HOSTS is set."
    return [checks.Error("HENG_DEBUG is on while Heng is served to others.", hint=hint, id="heng.E003")]


def record_is_guarded(databases: Sequence[str] | None = None, **_: Any) -> list[checks.CheckMessage]:
    """The database itself must refuse to alter the record."""
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        open_tables = triggers.unguarded(connections[alias])
        if open_tables:
            hint = "Somebody removed them. Verify the record (heng verify), then restore it from a backup."
            text = f"Triggers that keep the record from being altered are missing on {', '.join(open_tables)}."
            found.append(checks.Critical(text, hint=hint, id="heng.C001"))
    return found


def _public_hosts() -> list[str]:
    return [host for host in settings.ALLOWED_HOSTS if host not in ("localhost", "127.0.0.1", "[::1]", "testserver")]
