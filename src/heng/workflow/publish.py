"""Reports of an opened card, as the bytes of a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

from heng import publish as writers
from heng.ingest.tables import tables as tidy_tables
from heng.model.finding import Fact, Wording
from heng.model.period import TAIPEI_TIME
from heng.store.clock import today
from heng.workflow.agencies import register
from heng.workflow.findings.thread import SetAside
from heng.workflow.items.tables import item_tables
from heng.workflow.opening.opened import Change, OpenCard
from heng.workflow.refusal import RefusedError
from heng.workflow.verify import root_of

COUNCIL_REPORT = "council-report"
CHANGES = (
    "document", "objective", "code", "component", "agencies", "field", "before", "after", "corrects", "valid_from",
    "recorded", "who", "reason",
)  # fmt: skip
"""Columns of `changes`."""


_WAIVED = Wording(
    "豁免中的檢核結果{n}筆：{list}。", "Findings of the checker that somebody lets stand until a day, {n}: {list}."
)
_WAIVER = Wording("{what}（{who}，到{until}：{reason}）", "{what} ({who}, until {until}: {reason})")


class RefusedReportError(RefusedError):
    """A report cannot be made."""


class UnknownReportError(RefusedReportError):
    """There is no report of that name."""

    def __init__(self, name: str) -> None:
        """Name what was asked for and what there is."""
        super().__init__(
            Wording("沒有 {name} 這種報告。可以輸出的是：{known}", "There is no report {name}. There is: {known}"),
            name=name,
            known=COUNCIL_REPORT,
        )


class UnsupportedReportFormatError(RefusedReportError):
    """The report cannot be written in that format."""

    def __init__(self, error: writers.UnsupportedFormatError) -> None:
        """Name the format and those that can be written."""
        super().__init__(error.wording, format=error.wanted, formats="、".join(writers.formats()))


def publish(card: OpenCard, report: str, ending: str, *, lang: str) -> bytes:
    """Return a report of a card in the format of a file's ending; raises RefusedReportError."""
    if report != COUNCIL_REPORT:
        raise UnknownReportError(report)
    document = writers.council_report(
        card.edition,
        lang=lang,
        changes=_applied(card),
        day=_day(card),
        chain=card.digest,
        root=_root(card),
        remark=_waived(card, lang),
    )
    try:
        return writers.write(document, ending)
    except writers.UnsupportedFormatError as error:
        raise UnsupportedReportFormatError(error) from error


def _applied(card: OpenCard) -> list[Change]:
    """Return the changes that can alter a figure of the card."""
    later = {change.number for change in card.later}
    return [change for change in card.changes if change.number not in later]


def _waived(card: OpenCard, lang: str) -> str:
    """Return what the print says of findings that somebody lets stand; empty where there is none."""
    if not card.waived:
        return ""
    told = [_WAIVER.render(lang, _facts(one)) for one in card.waived]
    return _WAIVED.render(lang, {"n": len(told), "list": ("; " if lang.startswith("en") else "；").join(told)})


def _facts(one: SetAside) -> Mapping[str, Fact]:
    finding, waiver = one.finding, one.waiver
    until: Fact = waiver.until or ""
    about = " ".join(filter(None, [finding.code, finding.subject]))
    return {"what": about, "who": waiver.who, "until": until, "reason": " ".join(waiver.text.split())}


def tables(card: OpenCard) -> Mapping[str, str]:
    """Return the public tables of a card as the record has it.

    Beside those of the document stand `changes`, every change that people made to it, and the tables of data items.
    """
    return {**tidy_tables([card.edition], register()), "changes": _changes(card), **item_tables(card)}


def _changes(card: OpenCard) -> str:
    """Return people's changes as CSV, oldest first; `before` of the first one of a cell is what the document prints.

    `corrects` is `true` where the document was misread or misprinted, empty where something was decided anew.
    """
    readings = {one.ref: one for one in card.edition.figures.readings}
    rows = {one.ref: one for one in card.edition.card.indicators}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CHANGES)
    for change in (one for one in card.changes if one.ref):
        reading = readings.get(change.ref)
        row = rows.get(reading.indicator if reading else change.ref)
        place = (row.objective, row.code, row.component) if row else ("", "", "")
        agencies = "；".join(one.agency for one in reading.agencies) if reading else ""
        said = (change.before, change.after, "true" if change.corrects else "", change.valid.isoformat())
        when = change.recorded.isoformat(timespec="seconds")
        name = card.printed.edition.document.name
        writer.writerow([name, *place, agencies, change.field.value, *said, when, change.who, change.reason])
    return text.getvalue()


def _day(card: OpenCard) -> date:
    """Return the day that the card shows, by the rule of `open_card`."""
    return card.moment.as_of or max(today(), card.loaded.day)


def _root(card: OpenCard) -> str:
    """Return the record's root as it was known at the card's moment."""
    known = card.moment.known
    return root_of(known.astimezone(TAIPEI_TIME).date() if known else None)
