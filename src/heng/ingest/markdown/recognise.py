"""Tells a card in Markdown from other texts: by its first line, and by lines that begin with the words of a card."""

from __future__ import annotations

from heng.ingest.markdown.entries import Table, entry_of
from heng.ingest.markdown.outline import Item
from heng.ingest.markdown.text import HeadingLine, ItemLine, Kind, LooseLine, RowLine, kind_of, logical_lines
from heng.model.budget import Budget
from heng.model.card import ActionPlan, Indicator, StrategyMap
from heng.model.edition import EditionHead
from heng.model.form import words
from heng.model.form.codes import split_head
from heng.model.form.fields import labels
from heng.model.form.head import Title, read_title
from heng.model.form.owners import LABELS
from heng.model.form.parts import part_of
from heng.model.report import Section

_BEGINNING = 2000
_LEAST_SHARE = 0.34
_TABLES = (
    words.HEAD, words.STATEMENTS, words.THEME, words.OBJECTIVE, words.INDICATOR, words.FIGURES, words.DRAWING,
    words.BUDGET, words.PLAN, words.RESULT, LABELS, labels(EditionHead), labels(StrategyMap), labels(Indicator),
    labels(ActionPlan), labels(Budget), labels(Section),
)  # fmt: skip
_KNOWN = Table({f"{number} {key}": each for number, table in enumerate(_TABLES) for key, each in table.items()})


def is_card(text: str) -> bool:
    """Tell whether a text is a card: headed by owner and year, and made of its headings and fields.

    A report in Markdown has a heading too; what stands below it is tables and running text.
    """
    kinds = [kind_of(line) for line in logical_lines(text)] if "#" in text[:_BEGINNING] else []
    title = _title(kinds[0]) if kinds else None
    if title is None:
        return False
    has_budget = any(isinstance(kind, HeadingLine) and _part(kind) == "budget" for kind in kinds)
    votes = [_vote(kind, has_budget=has_budget) for kind in kinds[1:]]
    fitting, other = votes.count(True), votes.count(False)
    if not fitting:
        return not other and title.kind is not None
    return fitting >= _LEAST_SHARE * (fitting + other)


def _title(kind: Kind) -> Title | None:
    return read_title(kind.title) if isinstance(kind, HeadingLine) and kind.level == 1 else None


def _vote(kind: Kind, *, has_budget: bool) -> bool | None:
    """Tell whether a line speaks for a card or against it; None for one that does neither."""
    match kind:
        case HeadingLine():
            return True if _is_known(kind) else None
        case ItemLine(number=number, indent=indent, body=body):
            if entry_of(Item([], 0, "", body), _KNOWN) is not None:
                return None if number else True
            return None if indent or _is_placed(body) else False
        case RowLine():
            return None if has_budget else False
        case LooseLine():
            return False


def _is_placed(body: str) -> bool:
    """Tell whether a line is an objective of a map or an arrow."""
    return bool(split_head(body.rpartition("：")[2])[0] or split_head(body)[0])


def _part(heading: HeadingLine) -> str:
    return part_of(heading.title)[0]


def _is_known(heading: HeadingLine) -> bool:
    """Tell whether a heading is a part of a card, or begins with a code."""
    return bool(_part(heading) or split_head(heading.title)[0] or split_head(heading.title, letter=True)[0])
