"""What is only inferred of a card's indicators and waits for a person, as one value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.traits.confirmed import Trait
from heng.evaluate.traits.grounds import asks_behaviour
from heng.model.card import Indicator
from heng.model.terms import ChangeField, Polarity
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick, say
from heng.web.rows import is_inferred


@dataclass(frozen=True, slots=True)
class Option:
    """A word that can be confirmed; the inferred one is chosen at first."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One trait of one indicator: on what the inference rests, what speaks against it, and what can be confirmed.

    Attributes:
        key: Names it in the form.
        seen: Number of the last change of the trait, 0 for none.
    """

    key: str
    ref: str
    field: ChangeField
    seen: int
    code: str
    name: str
    url: str
    ground: str
    doubt: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """The traits of one kind that are asked about."""

    field: ChangeField
    title: str
    asked: tuple[Asked, ...]


def asked_groups(index: CardIndex) -> tuple[AskedGroup, ...]:
    """Return what waits for a person: directions other than the usual one, and behaviours that are in doubt."""
    every = list(_all(index))
    titles = {
        ChangeField.POLARITY: pick("方向：推定為負向或趨中", "Direction: taken as lower or on target is better"),
        ChangeField.BEHAVIOUR: pick("時間性質：可能是另一種", "Over time: may behave otherwise"),
    }
    groups = (
        AskedGroup(field, title, tuple(one for one in every if one.field is field)) for field, title in titles.items()
    )
    return tuple(group for group in groups if group.asked)


def _all(index: CardIndex) -> Iterator[Asked]:
    for indicator in index.edition.card.indicators:
        verdicts = [one for reading in index.readings.get(indicator.ref, ()) if (one := index.verdict(reading))]
        directions = [one for one in verdicts if is_inferred(one)]
        doubted = [one for one in verdicts if asks_behaviour(one)]
        if directions:
            yield _direction(index, indicator, directions[0])
        if doubted:
            yield _behaviour(index, indicator, doubted[0])


@dataclass(frozen=True, slots=True)
class _Inferred:
    """What was inferred, why, what speaks against it, and the words that can be confirmed."""

    word: Trait | None
    ground: str
    doubt: str
    words: Sequence[Trait]


def _direction(index: CardIndex, indicator: Indicator, verdict: Verdict) -> Asked:
    judged = verdict.polarity
    found = _Inferred(judged.polarity, say(judged.reason, judged.facts), "", tuple(Polarity))
    return _asked(index, indicator, ChangeField.POLARITY, found)


def _behaviour(index: CardIndex, indicator: Indicator, verdict: Verdict) -> Asked:
    judged = verdict.behaviour
    words = [one for one in (judged.behaviour, judged.may_be) if one]
    doubt = say(judged.doubt, judged.facts) if judged.doubt else ""
    found = _Inferred(judged.behaviour, say(judged.reason, judged.facts), doubt, words)
    return _asked(index, indicator, ChangeField.BEHAVIOUR, found)


def _asked(index: CardIndex, indicator: Indicator, field: ChangeField, found: _Inferred) -> Asked:
    made = [one.number for one in index.card.changes if (one.ref, one.field) == (indicator.ref, field)]
    return Asked(
        key=f"{field.value}:{indicator.ref}",
        ref=indicator.ref,
        field=field,
        seen=max(made, default=0),
        code=indicator.subject,
        name=numbers.text(indicator.name),
        url=index.kpi_url(indicator, field.value),
        ground=found.ground,
        doubt=found.doubt,
        options=tuple(Option(one.value, one.label(current()), one is found.word) for one in found.words),
    )
