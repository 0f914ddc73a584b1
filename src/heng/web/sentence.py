"""The opening sentence: what the numbers say, for reading aloud. Pieces carry the mark they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.evaluate.totals.total import Total
from heng.model.card import Indicator
from heng.model.terms import Status
from heng.web.index import CardIndex
from heng.web.language import count_en, pick
from heng.web.numbers import outward, percent, share


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `strong` ones are what to remember, `key` is the status they speak of."""

    text: str
    strong: bool = False
    key: str = ""


def overview_sentence(index: CardIndex) -> tuple[Piece, ...]:
    """Return the finding of a whole edition."""
    total = index.total(index.edition.figures.readings)
    if not total.items:
        return _without_figures(index)
    return (*_coverage(index, total), *_verdicts(index, total))


def _without_figures(index: CardIndex) -> tuple[Piece, ...]:
    """Tell what a document without figures holds: its card, else its plan, its results, its text."""
    card, edition = index.edition.card, index.edition
    if card.indicators:
        codes = len({one.whole for one in card.indicators})
        objectives, actions = len(card.objectives), len(card.actions)
        held = Piece(
            pick(
                f"{objectives}項策略目標、{codes}項KPI、{actions}項行動計畫",
                f"{count_en(objectives, 'objective')}, {count_en(codes, 'KPI')} and {count_en(actions, 'action plan')}",
            ),
            strong=True,
        )
        rest = pick("；這份文件沒有目標值和實際值的欄位。", "; the document has no columns for targets and actuals.")
        return (held, Piece(rest))
    rows = len(edition.report.results) if edition.report else 0
    plans = len(edition.plan.nodes) if edition.plan else 0
    if rows:
        return (Piece(pick(f"{rows}列年度目標與成果。", f"{count_en(rows, 'goal')} of the year with results.")),)
    if plans:
        zh = f"{plans}個最上層計畫，以下照原文列出。"
        return (Piece(pick(zh, f"{count_en(plans, 'programme')}, listed as printed.")),)
    return (Piece(pick("這份文件沒有指標數值。", "This document holds no figures.")),)


def theme_sentence(index: CardIndex, total: Total, indicators: Sequence[Indicator]) -> tuple[Piece, ...]:
    """Return the finding of a part of an edition."""
    codes = len({one.whole for one in indicators})
    if not total.items and codes:
        zh, en = f"{codes}項KPI；這份文件不印數值。", f"{count_en(codes, 'KPI')}; the document prints no figures."
        return (Piece(pick(zh, en)),)
    if not total.items:
        return (Piece(pick("這裡沒有指標數值。", "There are no figures here.")),)
    known = Piece(pick(f"{total.known}個有數值", f"{total.known} have a value"), strong=True)
    opening = Piece(pick(f"{total.items}個計值項，", f"Of {count_en(total.items, 'figure')}, "))
    return (opening, known, *(_verdicts(index, total) or (Piece(pick("。", ".")),)))


def _coverage(index: CardIndex, total: Total) -> tuple[Piece, ...]:
    codes = len({one.whole for one in index.edition.card.indicators})
    percent = share(total.known, total.items)
    stated = _stated(index, codes)
    return (
        Piece(
            pick(
                f"{stated or f'{codes}項KPI'}、{total.items}個計值項裡，",
                f"Of {count_en(total.items, 'figure')} under {stated or count_en(codes, 'KPI')}, ",
            )
        ),
        Piece(pick(f"{total.known}個有數值", f"{total.known} have a value"), strong=True),
        Piece(pick(f"（{percent}%）", f" ({percent}%)") + ("" if index.judged else pick("。", "."))),
    )


def _stated(index: CardIndex, printed: int) -> str:
    """Return the number of KPIs that the document states of itself, beside the printed one; empty where they agree."""
    card = index.edition.card
    whole = card.declared.indicators if card.declared else None
    parts = [one.declared.indicators if one.declared else None for one in index.themes]
    known = [one for one in parts if one is not None]
    stated = sum(known) if whole is None and known and len(known) == len(parts) else whole
    if stated is None or stated == printed:
        return ""
    return pick(
        f"文件自述{stated}項KPI（印出{printed}項）", f"{stated} KPIs as the document states ({printed} printed)"
    )


def _verdicts(index: CardIndex, total: Total) -> tuple[Piece, ...]:
    if not index.judged:
        return ()
    judged = total.judged
    if not judged:
        return (Piece(pick("；還沒有能評定的。", "; none can be judged yet.")),)
    return (*_by_verdict(total, judged), Piece(_bounds(total)))


def _by_verdict(total: Total, judged: int) -> tuple[Piece, ...]:
    """Tell how the judged ones stand, without those of which there are none; what is short is strong."""
    counts = [(one, total.by_status.get(one, 0)) for one in (Status.MET, Status.NEAR, Status.SHORT)]
    some = [(status, number) for status, number in counts if number]
    if len(some) == 1:
        status = some[0][0]
        zh, en = ("", "the one is") if judged == 1 else ("全都", f"all {judged} are")
        every = Piece(
            pick(f"{judged}個{zh}{status.zh}", f"{en} {status.en.lower()}"),
            strong=status is Status.SHORT,
            key=status.value if status is Status.SHORT else "",
        )
        return (Piece(pick("。能評定的", ". Of those that can be judged, ")), every)
    pieces = [Piece(pick(f"。能評定的{judged}個中，", f". Of the {judged} that can be judged, "))]
    for position, (status, number) in enumerate(some):
        if position:
            pieces.append(Piece(pick("、", ", ")))
        said = pick(f"{number}個{status.zh}", f"{number}{'' if position else ' are'} {status.en.lower()}")
        pieces.append(Piece(said, strong=status is Status.SHORT, key=status.value if status is Status.SHORT else ""))
    return tuple(pieces)


def _bounds(total: Total) -> str:
    if total.low is None or total.high is None:
        return pick("。", ".")
    if total.low == total.high:
        met = percent(total.low * 100)
        return pick(f"。達標率{met}。", f": {met} are met.")
    low, high = outward(total.low, total.high)
    return pick(
        f"。還沒有結果的也算進去，{total.base}個的達標率在{low}到{high}之間。",
        f". With those still open, {total.base} in all, the share met lies between {low} and {high}.",
    )
