"""Items as fields: `- label token（said）：value`. What no reader asks for is reported, so that no line is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heng.ingest.markdown.outline import Item
from heng.ingest.markdown.page import Page
from heng.model.form.codec import Codec
from heng.model.form.fields import PLAIN
from heng.model.form.label import Label, by_word, words
from heng.model.source import SourceRef

_REST = r"(?P<said>（[^（）：]*）)?(?:\s+(?P<token>[^\s：:]+))?\s*(?:[：:](?P<value>.*))?"
_SPACED = r"\s+(?P<text>.+)"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that begins with a known word.

    Attributes:
        key: What the word names.
        said: In the bracket behind it (`機關（主功）：`).
        token: Between the word and the colon (`施政重點 一：`).
        value: Behind the colon; all behind the word where there is no colon; None where nothing is.
        colon: There is a colon.
    """

    key: str
    said: str
    token: str
    value: str
    colon: bool
    item: Item

    def has_no_more_than(self, *, said: bool = False, token: bool = False) -> bool:
        """Tell whether nothing stands beside its word but what a reader takes."""
        return (said or not self.said) and (token or not self.token)

    @property
    def is_bare(self) -> bool:
        """Nothing stands between its word and the colon."""
        return self.colon and self.has_no_more_than()


class Table:
    """Words that may stand before a colon in one place."""

    def __init__(self, *labels: Mapping[str, Label]) -> None:
        """Take tables of labels; what an earlier one names is not overruled."""
        merged = {key: each for table in reversed(labels) for key, each in table.items()}
        known = "|".join(map(re.escape, words(merged.values())))
        self._keys = by_word(merged)
        self._pattern = re.compile(rf"(?P<word>{known})(?:{_REST}|{_SPACED})", re.DOTALL | re.IGNORECASE)

    def match(self, body: str) -> tuple[str, re.Match[str]] | None:
        """Return the key of the word that a text begins with, and what follows it."""
        match = self._pattern.fullmatch(body)
        return (self._keys[match["word"].lower()], match) if match else None


def entry_of(item: Item, table: Table) -> Entry | None:
    """Return an item as a field; None where it begins with no known word."""
    found = table.match(item.body)
    if found is None:
        return None
    key, match = found
    if match["text"] is not None:
        return Entry(key, "", "", match["text"].strip(), colon=False, item=item)
    if match["value"] is None:
        return Entry(key, (match["said"] or "")[1:-1], "", match["token"] or "", colon=False, item=item)
    return Entry(key, (match["said"] or "")[1:-1], match["token"] or "", match["value"].strip(), colon=True, item=item)


class Entries:
    """The items of one part, asked for by what they name."""

    def __init__(self, items: Sequence[Item], table: Table, page: Page) -> None:
        """Read the items by a table of words."""
        self._page = page
        self._left: list[Entry] = []
        self.others: list[Item] = []
        for item in items:
            entry = entry_of(item, table)
            if entry is None:
                self.others.append(item)
            else:
                self._left.append(entry)

    def has(self, key: str) -> bool:
        """Tell whether an entry of a key is left."""
        return any(each.key == key and each.is_bare for each in self._left)

    def every(self, *keys: str, said: bool = False, token: bool = False) -> Iterator[Entry]:
        """Yield the entries of some keys in order; they are taken.

        `said`, `token`: the reader takes what stands in a bracket, between word and colon; an entry with more than its
        reader takes is left over, and so reported.
        """
        found: list[Entry] = []
        left: list[Entry] = []
        for entry in self._left:
            fits = entry.key in keys and entry.has_no_more_than(said=said, token=token)
            (found if fits else left).append(entry)
        self._left = left
        yield from found

    def first(self, key: str) -> Entry | None:
        """Return the first entry of a key; a second one is left over, and so reported."""
        entry = next((each for each in self._left if each.key == key and each.is_bare), None)
        if entry is not None:
            self._left.remove(entry)
        return entry

    def leaf(self, key: str) -> Entry | None:
        """Return the first entry of a key, which has nothing below it."""
        entry = self.first(key)
        if entry is not None:
            self._page.unplaced_items(entry.item.children)
        return entry

    def text(self, key: str) -> str | None:
        """Return the text of a leaf."""
        entry = self.leaf(key)
        return entry.value if entry else None

    def value(self, key: str, codec: Codec) -> Any:
        """Return what a leaf says; None where there is none, or where it cannot be read, which is reported."""
        entry = self.leaf(key)
        if entry is None:
            return None
        value = codec.read(entry.value)
        if value is None:
            self.unread(entry)
        return value

    def plain(self, kind: type, places: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Return the plain fields of a class that are written. `places`: attribute that takes the place of another."""
        found: dict[str, Any] = {}
        for each in PLAIN[kind]:
            entry = self.leaf(each.attribute)
            if entry is None:
                continue
            value = each.codec.read(entry.value)
            if value is None:
                self.unread(entry)
                continue
            found[each.attribute] = value
            if places and each.attribute in places:
                found[places[each.attribute]] = self.place(entry)
        return found

    def unread(self, entry: Entry) -> None:
        """Report an entry whose value says nothing that its field can hold."""
        self._page.unplaced(entry.item.lines)

    def place(self, entry: Entry) -> SourceRef:
        """Return where an entry stands."""
        return self._page.place(entry.item.lines)

    def close(self) -> None:
        """Report what nobody asked for."""
        self._page.unplaced_items([entry.item for entry in self._left])
        self._page.unplaced_items(self.others)
