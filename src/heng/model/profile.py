"""The profile of a city: its perspectives and the grammar of its codes, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from heng.model.terms import Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """A row of the balanced scorecard.

    Attributes:
        key: Letter used in tables (`C`).
        zh: Name as printed on the map (`顧客`).
        en: English name.
        letters: Letters under which codes and maps print it; the first is the right one.
    """

    key: str
    zh: str
    en: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveCode:
    """The parts of an objective's code: `AC1` = theme A, perspective C, number 1."""

    theme: str
    perspective: str
    number: str


@dataclass(frozen=True)
class Profile:
    """How one city writes its strategy.

    Attributes:
        name: Name of the profile.
        perspectives: Rows of the map, from the top.
        themes: Letters that name themes.
        top: Letter of objectives that stand above all themes.
        rounding: How its computed figures are brought to the printed digits.
    """

    name: str
    perspectives: tuple[Perspective, ...]
    themes: str
    top: str
    rounding: Rounding = Rounding.HALF_UP

    @cached_property
    def objective_pattern(self) -> re.Pattern[str]:
        """A regular expression for an objective's code, with the groups theme, perspective and number."""
        letters = "".join(letter for p in self.perspectives for letter in p.letters)
        return re.compile(rf"(?P<theme>[{self.themes}{self.top}])(?P<perspective>[{letters}])(?P<number>\d{{1,2}})")

    def parse_objective(self, code: str) -> ObjectiveCode | None:
        """Split an objective's code (`AC1`), None where the text is none."""
        match = self.objective_pattern.fullmatch(code)
        return ObjectiveCode(**match.groupdict()) if match else None

    def perspective(self, key: str) -> Perspective | None:
        """Return a perspective by its key or by another letter it is printed with."""
        return next((p for p in self.perspectives if key in p.letters), None)


TAIPEI = Profile(
    name="taipei",
    perspectives=(
        Perspective(key="C", zh="顧客", en="Customers", letters=("C",)),
        Perspective(key="P", zh="內部流程", en="Internal processes", letters=("P",)),
        Perspective(key="L", zh="學習成長", en="Learning and growth", letters=("L", "T")),
        Perspective(key="F", zh="財務", en="Finance", letters=("F",)),
    ),
    themes="ABCDEFGHIJKLMNOPQRSUVWXYZ",
    top="T",
)
