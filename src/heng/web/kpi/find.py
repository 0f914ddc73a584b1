"""Which indicators one page shows: those of one code under one objective; and the list of all, filtered."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from heng.evaluate.year.rest import Rest
from heng.model.agency import Responsibility
from heng.model.card import Indicator
from heng.model.figures import Missing, Reading
from heng.web.index import CardIndex
from heng.web.kpi.ahead import kind_of
from heng.web.kpi.naming import AgencyNames, plain
from heng.web.rows import is_inferred
from heng.web.states import of_verdict


class AmbiguousCodeError(LookupError):
    """A code stands under several objectives: the address must name the objective."""

    def __init__(self, code: str, indicators: Sequence[Indicator]) -> None:
        """Keep what the code may mean."""
        super().__init__(code)
        self.indicators = indicators


class NoSuchIndicatorError(LookupError):
    """The card has no indicator of that code."""


def page_indicators(index: CardIndex, code: str, objective: str = "") -> Sequence[Indicator]:
    """Return the components that one page shows; raises NoSuchIndicatorError, AmbiguousCodeError."""
    found = [one for one in index.of_code.get(code, ()) if objective in ("", one.objective)]
    if not found:
        raise NoSuchIndicatorError(code)
    if len({one.objective_ref for one in found}) > 1 and not objective:
        raise AmbiguousCodeError(code, found)
    return found


def printed_code(asked: str, codes: Iterable[str]) -> str:
    """Return how a code is printed that was asked for in another case or width; empty where nothing fits."""
    return next((code for code in codes if code != asked and plain(code) == plain(asked)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the list of figures is narrowed to; empty = everything."""

    q: str = ""
    status: str = ""
    agency: str = ""
    theme: str = ""
    reason: str = ""
    inferred: str = ""
    rest: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filters:
        """Read the filters of a query; anything else in it is left alone."""
        return cls(**{one.name: asked.get(one.name, "").strip() for one in fields(cls)})

    @property
    def active(self) -> Mapping[str, str]:
        """The filters that narrow the list."""
        pairs = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in pairs.items() if value}

    def without(self, name: str) -> Filters:
        """Return the filters with one of them dropped."""
        return replace(self, **{name: ""})


Figure = tuple[Indicator, Reading]


def matching(index: CardIndex, filters: Filters) -> list[Figure]:
    """Return the figures that all filters let pass, in order of printing."""
    tests = [_TESTS[name](index, value) for name, value in filters.active.items()]
    return [
        (indicator, reading)
        for indicator in index.edition.card.indicators
        for reading in index.readings.get(indicator.ref, ())
        if all(passes(indicator, reading) for passes in tests)
    ]


def without_figures(index: CardIndex, filters: Filters) -> list[Indicator]:
    """Return the indicators without any figure that all filters let pass; filters of figures let none of them pass."""
    if {"status", "reason", "inferred", "rest"} & set(filters.active):
        return []
    tests = [_TESTS[name](index, value) for name, value in filters.active.items()]
    none = [one for one in index.edition.card.indicators if not index.readings.get(one.ref)]
    return [one for one in none if all(passes(one, None) for passes in tests)]


Test = Callable[[Indicator, Reading | None], bool]
"""Whether a figure of an indicator is wanted, or the indicator where it has none."""


def _by_text(index: CardIndex, value: str) -> Test:
    """Pass what holds every word of the question; a word that names an agency asks for that agency's figures."""
    tests = [_by_word(index, word) for word in unicodedata.normalize("NFKC", value).split()]
    return lambda indicator, reading: all(passes(indicator, reading) for passes in tests)


def _by_word(index: CardIndex, word: str) -> Test:
    names, asked = AgencyNames(), plain(word)
    named = names.key(word)
    if named in {names.key(one.agency) for one in _all_agencies(index)}:
        return _by_agency(index, word)
    texts = _texts(index)

    def passes(indicator: Indicator, reading: Reading | None) -> bool:
        agencies = _agencies(indicator, reading)
        return asked in texts[indicator.ref] or any(asked in name for one in agencies for name in names.of(one.agency))

    return passes


def _texts(index: CardIndex) -> Mapping[str, str]:
    """Return what is searched beside the agencies, by indicator; a line for each text, which no word runs across."""
    objectives = {one.ref: (one.code, one.name) for group in index.objectives.values() for one in group}
    themes = {one.letter: (one.name,) for one in index.themes}
    return {
        one.ref: "\n".join(
            plain(text)
            for text in (
                one.subject,
                one.printed_code,
                one.name,
                *objectives.get(one.objective_ref, ()),
                *themes.get(one.theme, ()),
                *(link.code for link in index.cascade.get(one.ref, ())),
                *(text for action in index.actions.get(one.ref, ()) for text in (action.code, action.text)),
            )
        )
        for one in index.indicators.values()
    }


def _all_agencies(index: CardIndex) -> Iterator[Responsibility]:
    for indicator in index.edition.card.indicators:
        yield from indicator.agencies
    for reading in index.edition.figures.readings:
        yield from reading.agencies


def _by_status(index: CardIndex, value: str) -> Test:
    return lambda _, reading: reading is not None and of_verdict(index.verdict(reading), reading.actual).key == value


def _by_agency(_: CardIndex, value: str) -> Test:
    names = AgencyNames()
    wanted = names.key(value)
    return lambda indicator, reading: any(names.key(one.agency) == wanted for one in _agencies(indicator, reading))


def _agencies(indicator: Indicator, reading: Reading | None) -> Sequence[Responsibility]:
    return (reading.agencies if reading else ()) or indicator.agencies


def _by_theme(_: CardIndex, value: str) -> Test:
    return lambda indicator, _: indicator.theme == value


def _by_reason(_: CardIndex, value: str) -> Test:
    def passes(_: Indicator, reading: Reading | None) -> bool:
        return reading is not None and isinstance(reading.actual, Missing) and reading.actual.reason.value == value

    return passes


def _by_inferred(index: CardIndex, value: str) -> Test:
    return lambda _, reading: reading is not None and is_inferred(index.verdict(reading)) == (value == "yes")


def _by_rest(index: CardIndex, value: str) -> Test:
    return lambda _, reading: reading is not None and kind_of(rest_of(index, reading)) == value


def rest_of(index: CardIndex, reading: Reading) -> Rest | None:
    """Return what the rest of the year must bring for a figure."""
    verdict = index.verdict(reading)
    return verdict.rest if verdict else None


_TESTS: Mapping[str, Callable[[CardIndex, str], Test]] = {
    "q": _by_text,
    "status": _by_status,
    "agency": _by_agency,
    "theme": _by_theme,
    "reason": _by_reason,
    "inferred": _by_inferred,
    "rest": _by_rest,
}
