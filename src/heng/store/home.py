"""HENG_HOME: the folder that holds the embedded database, the documents and the secret of this installation."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs

DATABASE = "heng.sqlite3"
DOCUMENTS = "documents"
KEY_FILE = "secret"
ONLY_OWNER = 0o600


def home() -> Path:
    """Return `HENG_HOME`, else the platform's user data folder; it may not be there yet."""
    chosen = os.environ.get("HENG_HOME")
    return Path(chosen).expanduser().resolve() if chosen else platformdirs.user_data_path("heng", appauthor=False)


def prepare(folder: Path) -> None:
    """Make the folder, readable by its owner only, and the secret that signs sessions, unless they are there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / DOCUMENTS).mkdir(mode=0o700, exist_ok=True)
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
