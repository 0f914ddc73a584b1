"""Who is named where in an edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from heng.check.cards import grouped, readings
from heng.check.context import Context
from heng.check.local_agencies import ENDINGS, USUAL
from heng.check.text import fold
from heng.model.agency import AgencyRegister
from heng.model.card import Indicator, Theme
from heng.model.edition import Edition
from heng.model.source import SourceRef
from heng.model.terms import BudgetLineKind

_SHORT = 3


def answers_for(theme: Theme, edition: Edition, context: Context) -> tuple[tuple[str, Indicator], ...]:
    """Return each agency as printed beside a KPI of a theme, with the row; once where row and figure name it."""
    by_theme = context.once("answers_for", edition, lambda: grouped(_answers(edition), lambda one: one[1].theme))
    return by_theme.get(theme.letter, ())


def _answers(edition: Edition) -> Iterator[tuple[str, Indicator]]:
    met: set[tuple[str, str]] = set()
    for row, names in _responsible(edition):
        for name in names:
            if (name, row.ref) not in met:
                met.add((name, row.ref))
                yield name, row


def _responsible(edition: Edition) -> Iterator[tuple[Indicator, list[str]]]:
    for row in edition.card.indicators:
        yield row, [one.agency for one in row.agencies]
    for row, reading in readings(edition):
        yield row, [one.agency for one in reading.agencies]


def members(theme: Theme, register: AgencyRegister) -> frozenset[str]:
    """Return the keys of the lead and co-agencies of a theme, also where another place of the document names them."""
    lists = [theme.agencies, *(mention.agencies for mention in theme.mentions)]
    return frozenset(identity(one.agency, register) for agencies in lists for one in agencies)


def identity(name: str, register: AgencyRegister) -> str:
    """Return the key of an agency; of one that the register lacks its name without its city's."""
    entry = register.find(name)
    return entry.key if entry is not None else fold(name).rpartition("政府")[2]


def is_covered(edition: Edition, context: Context) -> bool:
    """Tell whether the register holds the agencies of the document's city: more of it than the owner alone."""
    owner = context.register.find(edition.owner)
    return owner is not None and bool(owner.parent or context.register.is_parent(owner.key))


def is_usual_elsewhere(name: str, edition: Edition, context: Context) -> bool:
    """Tell whether cities that the register does not hold, as that of the document, usually have such an agency."""
    return name.removesuffix("主管") in USUAL and not is_covered(edition, context)


def is_of_another_city(name: str, edition: Edition, context: Context) -> bool:
    """Tell whether a name that the register lacks may be right, as its city is not in the register either.

    Not where it ends like no agency, or is one character off a known name that the same document prints.
    """
    if is_covered(edition, context):
        return False
    is_agency = name.removesuffix("主管").endswith(ENDINGS)
    return is_usual_elsewhere(name, edition, context) or (is_agency and not meant(name, edition, context))


def meant(name: str, edition: Edition, context: Context) -> str:
    """Return the known name printed in the same document that differs in one character, empty where none does.

    Of three characters only two tell agencies apart (捷工局, 勞工局): printed twice, such a name is no slip.
    """
    printed = Counter(other for other, _, _ in printed_agencies(edition))
    if len(name) <= _SHORT and printed[name] > 1:
        return ""
    known = (other for other in printed if other in USUAL or context.register.find(other) is not None)
    return next((other for other in known if _is_one_off(name, other)), "")


def suggested(name: str, edition: Edition, context: Context) -> str:
    """Return the nearest known name, empty without one; of another city than the register's a name that many have."""
    nearest = context.register.suggest(name)
    return nearest if nearest in USUAL or is_covered(edition, context) else ""


def _is_one_off(one: str, other: str) -> bool:
    return len(one) == len(other) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def printed_agencies(edition: Edition) -> Iterator[tuple[str, SourceRef, str]]:
    """Yield each name of an agency as printed, with its place and the `ref` of what it stands beside."""
    card = edition.card
    for theme in card.themes:
        yield from ((one.agency, theme.source, theme.ref) for one in theme.agencies)
        for mention in theme.mentions:
            yield from ((one.agency, mention.source, theme.ref) for one in mention.agencies)
    for row, names in _responsible(edition):
        yield from ((name, row.source, row.ref) for name in names)
    for action in card.actions:
        yield from ((one.agency, action.source, action.ref) for one in action.agencies)
    for line in edition.budget.lines if edition.budget else ():
        if line.kind in (BudgetLineKind.AGENCY, BudgetLineKind.ROLLUP) and line.no:
            yield line.agency, line.source, line.ref
