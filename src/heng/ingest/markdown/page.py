"""What the parts of a Markdown card share while it is read: places, names of occurrences, lines that fit nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heng.check.rules.reading import rd003_row_unplaced
from heng.ingest.markdown.outline import Item, Part, walk
from heng.ingest.markdown.text import Logical
from heng.model.edition import EditionHead
from heng.model.finding import Finding
from heng.model.form.words import default_scope
from heng.model.identity import RefMaker
from heng.model.profile import Profile
from heng.model.source import Place, SourceRef
from heng.model.terms import Scope, StatementKind


@dataclass(slots=True)
class Page:
    """The text that is read. `head`, `year`: set as soon as its head is read. `positions`: statements met so far."""

    document: str
    profile: Profile
    refs: RefMaker = field(default_factory=RefMaker)
    findings: list[Finding] = field(default_factory=list)
    left: list[Logical] = field(default_factory=list)
    head: EditionHead | None = None
    year: int = 0
    positions: Counter[tuple[Scope, StatementKind]] = field(default_factory=Counter)

    @property
    def scope(self) -> Scope:
        """Whose things are, where nothing else is said."""
        assert self.head is not None
        return default_scope(self.head.kind)

    def place(self, lines: Sequence[Logical]) -> SourceRef:
        """Return the place of some lines."""
        numbers = tuple(number for line in lines for number in line.lines)
        return SourceRef(document=self.document, place=Place(lines=numbers), text="\n".join(line.raw for line in lines))

    def numbered(self, numbers: Sequence[int]) -> Place:
        """Return lines by their numbers."""
        return Place(lines=tuple(sorted(set(numbers))))

    def place_of(self, part: Part) -> SourceRef:
        """Return the place of a heading; of the whole text, its first line."""
        if part.line is None:
            return SourceRef(document=self.document, place=Place(lines=(1,)))
        return self.place([part.line])

    def unplaced(self, lines: Iterable[Logical]) -> None:
        """Report lines that fit no field."""
        for line in lines:
            self.left.append(line)
            self.findings.append(rd003_row_unplaced.finding(self.place([line]), line.text.strip()))

    def unplaced_items(self, items: Sequence[Item]) -> None:
        """Report items with all that stands below them."""
        self.unplaced(line for item in walk(items) for line in item.lines)

    def unplaced_part(self, part: Part) -> None:
        """Report all that stands under a heading, with it."""
        if part.line is not None:
            self.unplaced([part.line])
        self.unplaced_items(part.items)
        self.unplaced_loose(part)
        for each in part.parts:
            self.unplaced_part(each)

    def unplaced_loose(self, part: Part, *, rows: bool = True) -> None:
        """Report the lines of a part that are no item, and its tables."""
        self.unplaced(part.loose)
        if rows:
            self.unplaced(row.line for row in part.rows)
