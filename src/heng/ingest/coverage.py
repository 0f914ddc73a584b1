"""Where every character of a document went: a field, named noise, or residue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.lines import Line
from heng.ingest.text import squeeze
from heng.model.terms import Noise

__all__ = ["FIELD", "Coverage", "Ledger", "Noise"]

FIELD = "field"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Characters (white space not counted) by destination.

    Attributes:
        total: All characters of the document.
        fields: Those that stand in a field.
        noise: Those of each kind of named noise.
        residue: Those that fit nowhere.
        lines: Numbers of the lines that hold residue.
    """

    total: int
    fields: int
    noise: Mapping[str, int]
    residue: int
    lines: tuple[int, ...]

    def with_omitted(self, omitted: Mapping[Noise, int]) -> Coverage:
        """Return it with characters that the file holds beside its print (`Source.omitted`)."""
        noise = {**self.noise, **{kind.value: self.noise.get(kind.value, 0) + count for kind, count in omitted.items()}}
        return replace(self, total=self.total + sum(omitted.values()), noise=noise)


@dataclass(slots=True)
class Ledger:
    """Collects, line by line, what the readers made of a document."""

    _destination: dict[tuple[int, int], str] = field(default_factory=dict)
    _lost: dict[tuple[int, int], int] = field(default_factory=dict)

    def claim(self, lines: Iterable[Line], destination: str | Noise) -> None:
        """Assign lines; the first claim on a line holds."""
        kind, claimed = str(destination), self._destination
        for line in lines:
            claimed.setdefault(line.key, kind)

    def lose(self, line: Line, characters: int) -> None:
        """Count some characters of a line that was claimed as a field as residue."""
        self._lost[line.key] = max(self._lost.get(line.key, 0), min(characters, len(squeeze(line.text))))

    def fields(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines that were claimed as fields."""
        return [line for line in lines if self._destination.get(line.key) == FIELD]

    def unclaimed(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines that nobody has claimed."""
        return [line for line in lines if line.key not in self._destination]

    def coverage(self, lines: Sequence[Line]) -> Coverage:
        """Sum up over all lines of the document."""
        counts: Counter[str] = Counter()
        texts: defaultdict[str, list[str]] = defaultdict(list)
        left: list[int] = []
        for line in lines:
            key = line.key
            destination = self._destination.get(key, "")
            texts[destination].append(line.text)
            lost = self._lost.get(key)
            if lost:
                counts[destination] -= lost
                counts[""] += lost
            if lost or not destination:
                left.append(line.no)
        for destination, printed in texts.items():
            counts[destination] += len(squeeze("".join(printed)))
        noise = {kind.value: counts[kind.value] for kind in Noise if counts[kind.value]}
        return Coverage(sum(counts.values()), counts[FIELD], noise, counts[""], tuple(dict.fromkeys(left)))
