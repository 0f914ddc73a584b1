"""Packaged data files (agency register, rulebooks, the example) and how to open them."""

from __future__ import annotations

import csv
import io
import json
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from heng.evaluate.rulebooks.rulebook import Rulebook, rulebook_from_data
from heng.model.agency import AgencyRegister
from heng.model.finding import Wording
from heng.resources.register import BadRegisterError, merged

REGISTER = "agencies.csv"
RULEBOOKS = "rulebooks"
EXAMPLE = "example"


class MissingResourceError(LookupError):
    """A packaged data file is not there: the installation is not complete, or the name is wrong."""

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        """Name the file and what there is instead."""
        there = f"; there are: {', '.join(known)}" if known else ""
        super().__init__(f"Heng has no packaged file {name}{there}")


@cache
def rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook by its name; raises MissingResourceError for a name that is not in `rulebooks()`."""
    if name not in rulebooks():
        raise MissingResourceError(f"{RULEBOOKS}/{name}.json", rulebooks())
    return rulebook_from_data(json.loads((_root() / RULEBOOKS / f"{name}.json").read_text("utf-8")))


@cache
def rulebooks() -> tuple[str, ...]:
    """Return the names of the packaged rulebooks."""
    names = (entry.name for entry in (_root() / RULEBOOKS).iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


def agency_register(folder: Path | None = None) -> AgencyRegister:
    """Return the register of agencies: the packaged one, with what `agencies.csv` in a folder adds or says otherwise.

    Raises BadRegisterError where that file cannot be read as a register.
    """
    own = folder / REGISTER if folder else None
    if own is None or not own.is_file():
        return _packaged_register()
    try:
        return _merged(str(own), own.read_bytes())
    except OSError as error:
        cause = error.strerror or str(error)
        raise BadRegisterError(str(own), 1, Wording("{cause}", "{cause}"), cause=cause) from error


@lru_cache(maxsize=4)
def _merged(name: str, data: bytes) -> AgencyRegister:
    return merged(_packaged_register(), name, data)


@cache
def _packaged_register() -> AgencyRegister:
    path = _root() / REGISTER
    if not path.is_file():
        raise MissingResourceError(REGISTER)
    return AgencyRegister.from_rows(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


@cache
def example_document() -> tuple[str, bytes]:
    """Return the packaged example, a published document as `heng import` takes it: its file name and its bytes."""
    folder = _root() / EXAMPLE
    texts = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".txt")) if folder.is_dir() else (),
        key=lambda entry: entry.name,
    )
    if not texts:
        raise MissingResourceError(f"{EXAMPLE}/*.txt")
    return texts[0].name, texts[0].read_bytes()


def _root() -> Traversable:
    return files("heng.resources")
