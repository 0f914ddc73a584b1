"""The opening sentence: what the numbers say, for reading aloud. Pieces carry the mark they speak of."""

from __future__ import annotations

from dataclasses import dataclass

from heng.evaluate.total import Total
from heng.model.terms import Status
from heng.web.index import CardIndex
from heng.web.language import count_en, pick
from heng.web.numbers import rounded, share


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
        return (Piece(pick("這份文件沒有指標數值。", "This document holds no figures.")),)
    return (*_coverage(index, total), *_verdicts(index, total))


def theme_sentence(index: CardIndex, total: Total) -> tuple[Piece, ...]:
    """Return the finding of a part of an edition."""
    if not total.items:
        return (Piece(pick("這裡沒有指標數值。", "There are no figures here.")),)
    known = Piece(pick(f"{total.known}個有數值", f"{total.known} have a value"), strong=True)
    opening = Piece(pick(f"{total.items}個計值項，", f"Of {count_en(total.items, 'figure')}, "))
    return (opening, known, *(_verdicts(index, total) or (Piece(pick("。", ".")),)))


def _coverage(index: CardIndex, total: Total) -> tuple[Piece, ...]:
    codes = len({(one.objective_ref, one.code) for one in index.edition.card.indicators})
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
    low, high = rounded(total.low * 100, 0), rounded(total.high * 100, 0)
    if low == high:
        return pick(f"。達標率{low}%。", f": {low}% are met.")
    return pick(
        f"。把還不知道的都算進去，可評定的{total.base}個裡，達標率在{low}%到{high}%之間。",
        f". Of the {total.base} that can be met, the share met lies between {low}% and {high}%.",
    )
