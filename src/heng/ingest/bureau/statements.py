"""Mission, vision and values: labels before their texts or behind them, and copies without labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.bureau.events import Boxed, DrawingPart, Event, Heading, Label, Text
from heng.ingest.bureau.whose import Titled, Whose
from heng.ingest.coverage import FIELD, Ledger
from heng.ingest.lines import Line
from heng.ingest.source import Citation
from heng.ingest.text import join_lines, squeeze
from heng.model.card import Statement
from heng.model.identity import RefMaker
from heng.model.terms import Scope, StatementKind

_LIST = re.compile(r"[、，,；;／/\s]+")
_MARKS = re.compile(r"[、，,；;。·‧・•\s/／]")
_LONGEST_VALUE = 16
_MOST_LINES = 8


@dataclass(slots=True)
class _Block:
    """Labels and lines that no other part interrupts, or a statement in cells (`boxed`)."""

    items: list[Label | Text] = field(default_factory=list)
    scope: Scope = Scope.OWN
    drawing: str = ""
    boxed: Boxed | None = None


@dataclass(slots=True)
class StatementReader:
    """Makes the statements. `refs_of`: the `ref` of each drawing that was read."""

    cite: Citation
    refs: RefMaker
    ledger: Ledger
    whose: Whose
    refs_of: dict[int, str]
    made: list[Statement] = field(default_factory=list)
    _unlabelled: list[_Block] = field(default_factory=list)

    def read(self, events: Sequence[Event], drawings: Sequence[Titled]) -> None:
        """Read all blocks, then find the lines that only repeat one."""
        for block in self._blocks(events, {id(found.drawn): found.scope for found in drawings}):
            if block.boxed is not None:
                self._boxed(block.boxed, block)
            elif any(isinstance(item, Label) for item in block.items):
                self._labelled(block)
            else:
                self._unlabelled.append(block)
        for block in self._unlabelled:
            self._copies(block)

    def _blocks(self, events: Sequence[Event], scopes: dict[int, Scope]) -> list[_Block]:
        found: list[_Block] = []
        current, said = _Block(), Scope.OWN
        for event in events:
            if isinstance(event, Label | Text):
                current.items.append(event)
                continue
            if isinstance(event, DrawingPart) and current.items:
                current.scope = scopes.get(id(event.drawn), said)
                current.drawing = self.refs_of.get(id(event.drawn), "")
            if current.items:
                found.append(current)
            if isinstance(event, Heading):
                said = self.whose.scope(event.text) or said
            if isinstance(event, Boxed):
                found.append(_Block(scope=said, boxed=event))
            current = _Block(scope=said)
        return [*found, current] if current.items else found

    def _labelled(self, block: _Block) -> None:
        first = block.items[0]
        if isinstance(first, Label):
            self._behind_labels(block)
        else:
            self._before_labels(block)

    def _behind_labels(self, block: _Block) -> None:
        label: Label | None = None
        held: list[Line] = []
        for item in [*block.items, None]:
            if isinstance(item, Text):
                held.append(item.line)
                continue
            if label is not None:
                self._keep(label, held, block)
            label, held = item, []

    def _keep(self, label: Label, lines: list[Line], block: _Block) -> None:
        """Keep a statement with its own lines; those behind its first paragraph may be something else."""
        groups = _groups(lines)
        if label.text:
            own = [line for line in groups[0] if line.blanks == 0] if groups else []
        elif label.kind is StatementKind.VALUE:
            own = [
                line
                for group in groups
                if all(len(line.text) <= 3 * _LONGEST_VALUE for line in group)
                for line in group
            ]
        else:
            own = groups[0] if groups else []
        rest = [line for line in lines if line not in own]
        if rest:
            self._unlabelled.append(_Block([Text(line) for line in rest], block.scope))
        texts = [label.text, *(line.text for line in own)] if label.text else [line.text for line in own]
        self._make(label.kind, texts, [*label.lines, *own], own or label.lines, block)

    def _boxed(self, part: Boxed, block: _Block) -> None:
        """Keep a statement that its cells bound."""
        texts = [part.text] if part.text else _texts(part.lines, listed=part.kind is StatementKind.VALUE)
        self._make(part.kind, texts, [*part.label, *part.lines], part.lines, block)

    def _before_labels(self, block: _Block) -> None:
        """Give each label the paragraph of its rank; the values take those that are too many."""
        labels = [item for item in block.items if isinstance(item, Label)]
        groups = _groups([item.line for item in block.items if isinstance(item, Text)])
        surplus = len(groups) - len(labels)
        if surplus < 0:
            self._unlabelled.append(_Block([item for item in block.items if isinstance(item, Text)], block.scope))
            return
        for label in labels:
            taken = 1 + (surplus if label.kind is StatementKind.VALUE else 0)
            lines = [line for group in groups[:taken] for line in group]
            groups = groups[taken:]
            self._make(label.kind, [line.text for line in lines], lines, lines, block)
        rest = [Text(line) for group in groups for line in group]
        if rest:
            self._unlabelled.append(_Block(list(rest), block.scope))

    def _make(
        self, kind: StatementKind, texts: Sequence[str], lines: Sequence[Line], cited: Sequence[Line], block: _Block
    ) -> None:
        self.ledger.claim(lines, FIELD)
        whole = join_lines((text, False) for text in texts)
        parts = (
            [part for text in texts for part in _LIST.split(text) if part] if kind is StatementKind.VALUE else [whole]
        )
        known = [made for made in self.made if made.scope is block.scope and made.kind is kind]
        if known and [_plain(made.text) for made in known] == [_plain(part) for part in parts]:
            self._note(known, cited)
            return
        for part in parts:
            position = 1 + sum(made.scope is block.scope and made.kind is kind for made in self.made)
            self.made.append(
                Statement(
                    ref=self.refs.make("statement", block.scope, kind, str(position)),
                    scope=block.scope,
                    kind=kind,
                    position=position,
                    text=part,
                    drawing=block.drawing,
                    source=self.cite.lines((line.no for line in cited), part),
                )
            )

    def _copies(self, block: _Block) -> None:
        """Find lines that repeat a statement without its label."""
        lines = [item.line for item in block.items if isinstance(item, Text)]
        start = 0
        while start < len(lines):
            for end in range(min(len(lines), start + _MOST_LINES), start, -1):
                known = self._known("".join(line.text for line in lines[start:end]))
                if known:
                    self._note(known, lines[start:end])
                    self.ledger.claim(lines[start:end], FIELD)
                    start = end
                    break
            else:
                start += 1

    def _known(self, text: str) -> list[Statement]:
        plain = _plain(text)
        for scope in (Scope.OWN, Scope.CITY):
            for kind in (StatementKind.MISSION, StatementKind.VISION, StatementKind.VALUE):
                of_kind = [made for made in self.made if made.scope is scope and made.kind is kind]
                if of_kind and plain == _plain("".join(made.text for made in of_kind)):
                    return of_kind
        return []

    def _note(self, known: Sequence[Statement], lines: Sequence[Line]) -> None:
        copy = self.cite.print(lines)
        refs = {made.ref for made in known}
        self.made = [replace(made, copies=(*made.copies, copy)) if made.ref in refs else made for made in self.made]


def _texts(lines: Sequence[Line], *, listed: bool) -> list[str]:
    """Return the text of a cell; of one with values their paragraphs, or lines that no mark of a list joins."""
    several = listed and not any(_LIST.search(line.text) for line in lines)
    texts: list[str] = []
    for line in lines:
        if texts and not (several or (listed and line.lead)):
            texts[-1] = join_lines([(texts[-1], False), (line.text, line.lead)])
        else:
            texts.append(line.text)
    return texts


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Part lines into paragraphs: by the empty lines between them, where there are any, else each by itself."""
    groups: list[list[Line]] = []
    parted = any(line.blanks for line in lines[1:]) or (bool(lines) and lines[0].blanks > 0)
    for line in lines:
        if groups and parted and line.blanks == 0:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _plain(text: str) -> str:
    return _MARKS.sub("", squeeze(text))
