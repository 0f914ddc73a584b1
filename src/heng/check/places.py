"""Joins the places of several occurrences into one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from heng.model.source import SourceRef


def first_lines(sources: Iterable[SourceRef | None]) -> SourceRef | None:
    """Return the first place with the first line of each place of the same document; None where there is none.

    A row may run over sixty lines; what a finding marks is where each of its rows begins.
    """
    known = [source for source in sources if source is not None]
    if not known:
        return None
    first = known[0]
    lines = {source.place.lines[0] for source in known if source.place.lines and source.document == first.document}
    return replace(first, place=replace(first.place, lines=tuple(sorted(lines))))


def narrowed(source: SourceRef | None, *words: str) -> SourceRef | None:
    """Return a place with only those of its lines that hold a word, by each word in turn that narrows it further.

    Unchanged where its text is not kept line by line.
    """
    if source is None:
        return None
    numbered = list(zip(source.place.lines, source.text.split("\n"), strict=False))
    if len(numbered) != len(source.place.lines) or len(numbered) != len(source.text.split("\n")):
        return source
    for word in words:
        numbered = [(line, text) for line, text in numbered if word in text] or numbered
    lines = tuple(line for line, _ in numbered)
    return replace(source, place=replace(source.place, lines=lines), text="\n".join(text for _, text in numbered))
