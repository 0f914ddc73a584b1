"""HENG_HOME: the folder that holds the embedded database, the documents and the secret of this installation."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

import platformdirs

DATABASE = "heng.sqlite3"
DOCUMENTS = "documents"
KEY_FILE = "secret"
LOCK_FILE = "migrating.lock"
ONLY_OWNER = 0o600


def home() -> Path:
    """Return `HENG_HOME`, else the platform's user data folder; it may not be there yet."""
    chosen = os.environ.get("HENG_HOME")
    return Path(chosen).expanduser().resolve() if chosen else platformdirs.user_data_path("heng", appauthor=False)


def private_files(folder: Path) -> list[Path]:
    """Return the files that nobody but their owner may read, of those that are there."""
    names = (KEY_FILE, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", LOCK_FILE)
    return [folder / name for name in names if (folder / name).exists()]


def prepare(folder: Path) -> None:
    """Make the folder and what is kept in it, readable by their owner only, unless they are there.

    A folder that was there may be open to others; the database is not, nor are the files SQLite makes beside it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / DOCUMENTS).mkdir(mode=0o700, exist_ok=True)
    _make_secret(folder)
    (folder / LOCK_FILE).touch(ONLY_OWNER)
    if not os.environ.get("HENG_DATABASE_URL"):
        (folder / DATABASE).touch(ONLY_OWNER)
    for path in private_files(folder):
        # Another account's file cannot be changed by this one: the deployment checks tell.
        with suppress(PermissionError):
            path.chmod(ONLY_OWNER)


def _make_secret(folder: Path) -> None:
    try:
        handle = os.open(folder / KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))


def secret_key(folder: Path) -> str:
    """Return the secret; before `prepare` one that lasts as long as the process."""
    try:
        return (folder / KEY_FILE).read_text(encoding="ascii").strip() or secrets.token_urlsafe(64)
    except FileNotFoundError:
        return secrets.token_urlsafe(64)
