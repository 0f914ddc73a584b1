"""All rulebooks of this installation: those that come with Heng, and those that the office has written itself."""

from __future__ import annotations

from heng import resources
from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.resources.own_rulebooks import OwnRulebooks, UnreadRulebook, own_rulebooks
from heng.store.home import home

FOLDER = "rulebooks"
"""Folder in HENG_HOME for the office's own rulebooks, one JSON file each."""


def rulebooks() -> tuple[Rulebook, ...]:
    """Return every rulebook, the packaged ones first."""
    return (*map(resources.rulebook, resources.rulebooks()), *_own().books)


def names() -> tuple[str, ...]:
    """Return the names of all rulebooks."""
    return tuple(book.name for book in rulebooks())


def rulebook(name: str) -> Rulebook | None:
    """Return a rulebook by its name, None where there is none."""
    return next((book for book in rulebooks() if book.name == name), None)


def unread() -> tuple[UnreadRulebook, ...]:
    """Return files among the office's own that are no rulebooks, each with its fault."""
    return _own().unread


def _own() -> OwnRulebooks:
    return own_rulebooks(home() / FOLDER, resources.rulebooks())
