"""Which edition of a run is the one before another, for rules that compare."""

from __future__ import annotations

from datetime import date

from heng.check.compare.comparing import compare, is_one_owner
from heng.check.compare.data import Comparison
from heng.check.context import Context
from heng.model.edition import Edition


def earlier(edition: Edition, context: Context) -> Edition | None:
    """Return the edition of the same owner before this one, None where none is given.

    The last one that covers an earlier time, rather of the same kind; else, of the same kind and time, the one that is
    given before it: two states of one document.
    """
    if not edition.card.indicators:
        return None
    kind = edition.edition.kind
    others = [each for each in context.editions if each.card.indicators and is_one_owner(each, edition, context)]
    known = [each for each in others if _precedes(each, edition)]
    if known:
        return max(known, key=lambda each: (each.edition.kind is kind, _time(each)))
    states = [each for each in others if _is_of_one_time(each, edition) and each.edition.kind is kind]
    place = next((at for at, each in enumerate(states) if each is edition), 0)
    return _other_document(states[:place], edition)


def name_of(comparison: Comparison) -> str:
    """Return what a message calls the earlier edition: its title, or its file where both have one title."""
    one, other = comparison.before.edition, comparison.after.edition
    return one.title if one.title and one.title != other.title else one.document.name


def _other_document(editions: list[Edition], edition: Edition) -> Edition | None:
    own = edition.edition.document.sha256
    return next((each for each in reversed(editions) if each.edition.document.sha256 != own), None)


def compared_with_earlier(edition: Edition, context: Context) -> Comparison | None:
    """Compare an edition with the one before it, None where there is none; the rules of a run share the result."""
    return context.once("compared_with_earlier", edition, lambda: _compared(edition, context))


def _compared(edition: Edition, context: Context) -> Comparison | None:
    before = earlier(edition, context)
    return compare(before, edition, context) if before is not None else None


def _precedes(one: Edition, other: Edition) -> bool:
    """Tell whether an edition covers an earlier time; by its year and last day where a span is not known."""
    periods = one.edition.period, other.edition.period
    return periods[0].precedes(periods[1]) if periods[0] and periods[1] else _time(one) < _time(other)


def _is_of_one_time(one: Edition, other: Edition) -> bool:
    return _time(one) == _time(other) and one.edition.period == other.edition.period


def _time(edition: Edition) -> tuple[int, date]:
    """Return what orders editions: year, then the end of what they cover, else the day of publication."""
    head = edition.edition
    end = head.period.last if head.period else head.published.last() if head.published else date.min
    return edition.year, end
