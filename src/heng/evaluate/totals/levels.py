"""The score of each level of a card under a rulebook that judges."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from heng.evaluate.assessment import Assessment
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.rulebook import Judging
from heng.evaluate.totals.joining import Score, alike, join, score_of
from heng.evaluate.totals.set_weights import by_set_weights, shares_of, weights_at
from heng.evaluate.totals.weighing import (
    Rows,
    Weighed,
    by_components,
    by_objectives_own,
    by_shares,
    heading_of_weights,
    indicators_of,
    without_weights,
)
from heng.model.terms import RollLevel, Unweighted, Weighing, WeightFault


class Levels:
    """Scores of an assessment, each level from the one below it."""

    def __init__(self, assessment: Assessment, judging: Judging) -> None:
        """Take verdicts, and the rules by which they are joined."""
        self._assessment = assessment
        self._judging = judging
        self._alike = judging.roll_up.unweighted is Unweighted.EQUAL
        self.all = indicators_of(assessment.edition.card.indicators)

    @cached_property
    def heading(self) -> RollLevel | None:
        """The heading within which the printed weights of indicators add up, None where they do not."""
        return heading_of_weights(self.all)

    def card(self) -> Weighed:
        """Return the score of the card: of themes or perspectives by the weights set for them, else of its indicators.

        Where these are not weighed within the card, it is joined of its themes.
        """
        refs = {rows[0].objective_ref for rows in self.all}
        objectives = self._assessment.edition.card.objectives
        perspectives = list(dict.fromkeys(one.perspective for one in objectives if one.ref in refs))
        ways = [self._by_set(RollLevel.THEME, self._themes), self._by_set(RollLevel.PERSPECTIVE, perspectives)]
        chosen = [way for way in ways if way is not None]
        if chosen:
            return chosen[0] if len(chosen) == 1 else Weighed(Score(fault=WeightFault.TWO_WAYS))
        if self.heading is RollLevel.CARD:
            return by_shares(self.all, self._scores(self.all), whole=True)
        return self._above([self.theme(letter) for letter in self._themes])

    def theme(self, letter: str) -> Weighed:
        """Return the score of a theme."""
        inside = [rows for rows in self.all if rows[0].theme == letter]
        refs = self._objectives_of(letter)
        if found := self._by_set(RollLevel.OBJECTIVE, refs):
            return found
        if inside and self.heading in (RollLevel.THEME, RollLevel.CARD):
            return by_shares(inside, self._scores(inside), whole=self.heading is RollLevel.THEME)
        return self._of_objectives(refs)

    def perspective(self, key: str) -> Weighed:
        """Return the score of a perspective across themes."""
        refs = [one.ref for one in self._assessment.edition.card.objectives if one.perspective == key]
        inside = [rows for rows in self.all if rows[0].objective_ref in refs]
        if found := self._across_themes({rows[0].objective_ref: rows[0].theme for rows in inside}):
            return found
        if inside and self.heading is RollLevel.CARD:
            return by_shares(inside, self._scores(inside), whole=False)
        return self._of_objectives(refs)

    def objective(self, ref: str) -> Weighed:
        """Return the score of an objective; of a single indicator without a weight it is that indicator's."""
        inside = [rows for rows in self.all if rows[0].objective_ref == ref]
        if not inside:
            return Weighed(Score(counts=False))
        if len(inside) == 1:
            return self.indicator(inside[0])
        if self.heading is not None:
            return by_shares(inside, self._scores(inside), whole=self.heading is RollLevel.OBJECTIVE)
        return by_objectives_own(inside, self._scores(inside), self._judging)

    def agency(self, refs: Collection[str]) -> Weighed:
        """Return the score of the readings that an agency answers for."""
        mine = frozenset(refs)
        parts = [(tuple(row for row in rows if self._items(row.ref, mine)), len(rows)) for rows in self.all]
        inside = [own for own, _ in parts if own]
        scores = [self._share(own, mine, is_whole=len(own) == number) for own, number in parts if own]
        if inside and self.heading is RollLevel.CARD:
            return by_shares(inside, scores, whole=False)
        return without_weights(scores, self._judging)

    def indicator(self, rows: Rows, refs: Collection[str] | None = None) -> Weighed:
        """Return the score of an indicator, from its components by their printed weights."""
        scores = [self._row(row.ref, refs) for row in rows]
        if len(rows) == 1:
            return Weighed(scores[0])
        weights = [row.weight.value if row.weight is not None else None for row in rows]
        if self._alike and weights.count(None) == len(weights):
            return without_weights(scores, self._judging)
        found = by_components(weights, scores, self._judging)
        is_set = found.weighing and any((RollLevel.INDICATOR, row.ref) in self._assessment.weights for row in rows)
        return replace(found, weighing=Weighing.SET) if is_set else found

    def _share(self, own: Rows, mine: Collection[str], *, is_whole: bool) -> Score:
        """Return what an agency has of an indicator; some of its components have no weights among themselves."""
        if is_whole or len(own) == 1:
            return self.indicator(own, mine).score
        return without_weights([self._row(row.ref, mine) for row in own], self._judging).score

    def _row(self, ref: str, refs: Collection[str] | None) -> Score:
        """Return the score of a row; of figures of several agencies only where all weigh alike."""
        found = self._items(ref, refs)
        scores = [score_of(one, self._judging) for one in found]
        if len(scores) < 2:
            return scores[0] if scores else Score(counts=False)
        weights = [self._weight_of_agencies(one.reading) for one in found]
        if any(weight is not None for weight in weights):
            return by_set_weights(weights, scores, self._judging, whole=False).score
        return alike(scores) if self._alike else Score(fault=WeightFault.SEVERAL)

    def _weight_of_agencies(self, reading: str) -> Decimal | None:
        """Return what the agencies of a reading weigh together, None where one of them has no weight."""
        known = weights_at(self._assessment.weights, RollLevel.AGENCY, self._agencies.get(reading, ()))
        return None if not known or None in known else sum((one for one in known if one is not None), Decimal(0))

    @cached_property
    def _agencies(self) -> Mapping[str, tuple[str, ...]]:
        readings = self._assessment.edition.figures.readings
        return {one.ref: tuple(dict.fromkeys(each.agency for each in one.agencies)) for one in readings}

    def _by_set(self, level: RollLevel, keys: Sequence[str]) -> Weighed | None:
        """Return parts joined by the weights set for them; None where none is, or there is one part alone."""
        weights = weights_at(self._assessment.weights, level, keys)
        if len(keys) < 2 or all(weight is None for weight in weights):
            return None
        parts = {RollLevel.THEME: self.theme, RollLevel.PERSPECTIVE: self.perspective}.get(level, self.objective)
        return by_set_weights(weights, [parts(key).score for key in keys], self._judging)

    def _across_themes(self, themes: Mapping[str, str]) -> Weighed | None:
        """Return objectives, each with its theme, joined by the weights set for them; None where none has one.

        An objective weighs its share of its theme's share of the card, so that it counts here as it does there.
        """
        weights = weights_at(self._assessment.weights, RollLevel.OBJECTIVE, list(themes))
        if len(themes) < 2 or all(weight is None for weight in weights):
            return None
        letters = list(dict.fromkeys(themes.values()))
        above = self._shares(RollLevel.THEME, self._themes if len(letters) > 1 else letters)
        inside = [self._shares(RollLevel.OBJECTIVE, self._objectives_of(letter)) for letter in letters]
        shares: dict[str, Fraction] = {}
        for one in (above, *inside):
            if isinstance(one, WeightFault):
                return Weighed(Score(fault=one))
            shares |= one
        parts = [(shares[ref] * shares[letter], self.objective(ref).score) for ref, letter in themes.items()]
        return Weighed(join(parts), Weighing.SET_SHARE)

    def _shares(self, level: RollLevel, keys: Sequence[str]) -> Mapping[str, Fraction] | WeightFault:
        """Return what each of all parts of a level weighs of the whole, or why that is not known."""
        found = shares_of(weights_at(self._assessment.weights, level, keys), self._judging)
        return found if isinstance(found, WeightFault) else dict(zip(keys, found, strict=True))

    @cached_property
    def _themes(self) -> list[str]:
        return list(dict.fromkeys(rows[0].theme for rows in self.all))

    def _objectives_of(self, letter: str) -> list[str]:
        return list(dict.fromkeys(rows[0].objective_ref for rows in self.all if rows[0].theme == letter))

    def _items(self, ref: str, refs: Collection[str] | None) -> Sequence[Verdict]:
        """Return the verdicts on a row that count in totals; where none does, all."""
        found = self._assessment.by_indicator.get(ref, ())
        mine = [one for one in found if refs is None or one.reading in refs]
        return [one for one in mine if one.is_item] or mine

    def _of_objectives(self, refs: Iterable[str]) -> Weighed:
        return self._above([self.objective(ref) for ref in refs])

    def _above(self, parts: Sequence[Weighed]) -> Weighed:
        """Return the score of a level from those of its parts; a single part is the level."""
        return parts[0] if len(parts) == 1 else without_weights([one.score for one in parts], self._judging)

    def _scores(self, indicators: Iterable[Rows]) -> list[Score]:
        return [self.indicator(rows).score for rows in indicators]
