"""The published bytes that the record keeps, unchanged."""

from __future__ import annotations


def content(sha256: str) -> bytes:
    """Return a document's bytes; raises RefusedError where the record has none of that digest."""
    raise NotImplementedError


def lines(sha256: str) -> tuple[str, ...]:
    """Return a text document's lines, counted as its `SourceRef`s count them."""
    raise NotImplementedError
