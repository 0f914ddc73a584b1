"""What a person fills in about a data item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import QueryDict

from heng.model.period import Period
from heng.model.terms import ChangeField
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.items.lines import agency_label, form_of
from heng.web.language import current, pick
from heng.web.sending import CONFLICT, LONGEST, UNPROCESSABLE, Sent, status_of, too_long
from heng.workflow.changes.refusals import NoReasonError, RefusedChangeError, SpanOutOfOrderError
from heng.workflow.items.computed import card_data
from heng.workflow.items.entering import Entered, decide_same, describe, enter_value, part, span
from heng.workflow.items.record import DETAILS
from heng.workflow.opening.opened import Change

FIELD = "item"
Write = Callable[[CardIndex, str, QueryDict, str], Change]


class RefusedInputError(Exception):
    """A form that cannot be taken: by field what is wrong with it."""

    def __init__(self, errors: dict[str, str]) -> None:
        """Keep the errors."""
        super().__init__(", ".join(errors))
        self.errors = errors


class ValueStandsError(RefusedInputError):
    """A value stands for the span and agency that were chosen, which is not the one that the form began with."""

    def __init__(self, standing: Change, period: Period, agency: str) -> None:
        """Say what stands, and ask; keep for what."""
        whose, when = f"{numbers.span(period)} {agency_label(agency)}", numbers.moment(standing.recorded)
        super().__init__({"text": pick(
            f"{whose}已經有數值「{standing.after}」（{standing.who}，{when}）。確定要換掉，請再存一次。",
            f"{whose} has a value already: “{standing.after}” ({standing.who}, {when}). Save again to put yours in "
            "its place.",
        )})  # fmt: skip
        self.of = form_of(period, agency)


def taken(index: CardIndex, key: str, sent: QueryDict, who: str) -> Change | Sent:
    """Write what a form asks for; return the form with what is wrong where it cannot be taken."""
    typed = {name: str(value) for name, value in sent.items()}
    try:
        return written(index, key, sent, who)
    except ValueStandsError as asked:
        return Sent(FIELD, {**typed, "of": asked.of}, asked.errors, CONFLICT)
    except RefusedInputError as refusal:
        return Sent(FIELD, typed, refusal.errors, UNPROCESSABLE)
    except RefusedChangeError as refusal:
        return Sent(FIELD, typed, {field_of(refusal): refusal.text(current())}, status_of(refusal))


def written(index: CardIndex, key: str, sent: QueryDict, who: str) -> Change:
    """Write what a form asks for; raises RefusedInputError, RefusedChangeError."""
    write = WRITERS.get(sent.get("do", ""))
    if write is None:
        raise RefusedInputError({"do": pick("不知道要做什麼。", "It is not said what to do.")})
    _demand_short(sent)
    return write(index, key, sent, who)


def field_of(refusal: RefusedChangeError) -> str:
    """Return the field that a refusal is about."""
    if isinstance(refusal, NoReasonError):
        return "reason"
    return "first" if isinstance(refusal, SpanOutOfOrderError) else "text"


def _demand_short(sent: QueryDict) -> None:
    long = [name for name in ("text", "source", "reason", "said") if len(sent.get(name, "")) > LONGEST]
    if long:
        raise RefusedInputError(dict.fromkeys(long, too_long()))


def _value(index: CardIndex, key: str, sent: QueryDict, who: str) -> Change:
    if sent.get("agency") == "?":
        raise RefusedInputError({"agency": pick("請選是哪個機關的數值，或各機關共用。", "Choose whose value it is.")})
    first, _, last = sent.get("period", "").partition("/")
    days = [_day(sent.get(name) or given, name) for name, given in (("first", first), ("last", last))]
    entered = Entered(
        period=span(days[0], days[1]), agency=sent.get("agency", ""), text=sent.get("text", ""),
        source=sent.get("source", ""),
    )  # fmt: skip
    data = card_data(index.card)
    item = data.items.by_key.get(sent.get("key") or key)
    standing = data.last_value(item, entered.period, entered.agency) if item else None
    # What the person saw is the value of the span and agency that the form began with.
    is_seen = sent.get("of") == form_of(entered.period, entered.agency)
    if standing and standing.after and not is_seen:
        raise ValueStandsError(standing, entered.period, entered.agency)
    by = _by(sent, who) if is_seen else {**_by(sent, who), "seen": None}
    return enter_value(index.card.address, sent.get("key") or key, entered, **by)


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RefusedInputError({name: pick("日期請寫成 2018-03-31。", "Write the day as 2018-03-31.")}) from error


def _detail(index: CardIndex, key: str, sent: QueryDict, who: str) -> Change:
    field = next((one for one in DETAILS if one.value == sent.get("field")), ChangeField.DATA_SOURCE)
    return describe(index.card.address, key, field, sent.get("said", ""), **_by(sent, who))


def _same(index: CardIndex, key: str, sent: QueryDict, who: str) -> Change:
    same = sent.get("answer") == "same"
    return decide_same(index.card.address, key, sent.get("other", ""), same=same, **_by(sent, who))


def _part(index: CardIndex, key: str, sent: QueryDict, who: str) -> Change:
    return part(index.card.address, key, sent.get("ref", ""), **_by(sent, who))


def _by(sent: QueryDict, who: str) -> dict[str, Any]:
    seen = sent.get("seen", "")
    return {"who": who, "reason": sent.get("reason", ""), "seen": int(seen) if seen.isdecimal() else None}


WRITERS: dict[str, Write] = {"value": _value, "detail": _detail, "same": _same, "part": _part}
