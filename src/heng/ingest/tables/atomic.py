"""Writes several files into a folder so that a failure leaves none of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_files(files: Mapping[str, str], directory: Path) -> None:
    """Write texts by file name as UTF-8, all or none; raises OSError.

    They are made complete in a folder beside the target and then moved, each in one step.
    """
    made = _missing_parents(directory)
    directory.mkdir(parents=True, exist_ok=True)
    try:
        workshop = Path(tempfile.mkdtemp(prefix=".heng-", dir=directory))
        try:
            for name, text in files.items():
                (workshop / name).write_text(text, encoding="utf-8", newline="")
            for name in files:
                (workshop / name).replace(directory / name)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    except OSError:
        for folder in made:
            _remove_if_empty(folder)
        raise


def _missing_parents(directory: Path) -> list[Path]:
    """Return the folders that must be made, the innermost first."""
    return [folder for folder in (directory, *directory.parents) if not folder.exists()]


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
