"""Counts by status with their share, as words and as a strip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heng.evaluate.totals.total import Total
from heng.model.terms import Status
from heng.web.charts.tally import Piece, strip
from heng.web.language import current, listed, pick
from heng.web.numbers import share
from heng.web.states import State, known, missing

EXPLAINED = {
    Status.MET: ("已到目標", "at or above target"),
    Status.NEAR: ("接近目標", "close to target"),
    Status.SHORT: ("離目標還遠", "far from target"),
    Status.UNDER_WAY: ("全年累計或期限未到", "counts up, or not due"),
    Status.NO_DATA: ("還沒有數字，原因另列", "no figure, reasons below"),
    Status.NOT_SCORED: ("不能比較，或待確認", "not comparable, or in doubt"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """One count of a tally: its mark, how many, what it means, and where they are listed."""

    state: State
    number: int
    explained: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, the strip above them, and both in words."""

    counts: tuple[Count, ...]
    strip: tuple[Piece, ...]
    words: str


def tally(total: Total, *, judged: bool, list_url: Iterable[tuple[str, str]] = ()) -> Tally:
    """Return the counts of a total: by status, or with and without a value where no rulebook judges."""
    urls = dict(list_url)
    counts = _judged(total, urls) if judged else _printed(total, urls)
    words = listed([f"{count.state.label}{pick('', ' ')}{count.number}" for count in counts if count.number])
    return Tally(counts, strip((count.state.key, count.number) for count in counts), words)


def _judged(total: Total, urls: dict[str, str]) -> tuple[Count, ...]:
    lang = current()
    return tuple(
        Count(
            State(status.value, status.label(lang)),
            total.by_status.get(status, 0),
            pick(*EXPLAINED[status]),
            urls.get(status.value, ""),
        )
        for status in Status
    )


def _printed(total: Total, urls: dict[str, str]) -> tuple[Count, ...]:
    has, none = known(), missing(None)
    return (
        Count(has, total.known, pick("照文件印的數字", "as the document prints them"), urls.get(has.key, "")),
        Count(none, total.items - total.known, pick(*EXPLAINED[Status.NO_DATA]), urls.get(none.key, "")),
    )


def coverage(total: Total) -> str:
    """Return how many of a total are known: `29／35有數值`."""
    return pick(f"{total.known}／{total.items}有數值", f"{total.known} of {total.items} known")


def known_share(total: Total) -> int:
    """Return the known share in percent."""
    return share(total.known, total.items)
