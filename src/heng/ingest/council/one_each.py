"""Agencies with their figures one below the other in the cells of one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from heng.ingest.council.cells import OwnerGroup
from heng.ingest.scorecard.paragraphs import Piece
from heng.model.figures import Actual, Parts
from heng.model.notation import parse_actual, parse_target

_BRACKET = re.compile(r"[(（][^()（）]*[)）]")


def one_each(owners: Sequence[Piece], target: Sequence[Piece], actual: Sequence[Piece]) -> list[OwnerGroup]:
    """Return a group for each agency where as many agencies, targets and actuals stand one below the other."""
    several = len(owners) > 1 and len(owners) == len(target) == len(actual)
    if not several or not all(piece.opens for piece in (*target, *actual)):
        return []
    return [OwnerGroup([one], [two], [three]) for one, two, three in zip(owners, target, actual, strict=True)]


def belong_together(target: Sequence[Piece], actual: Sequence[Piece], is_agency: Callable[[str], bool]) -> bool:
    """Tell whether the lines of figures are one shared figure: parts with labels that name no agency, or a remark."""
    if any(_BRACKET.fullmatch(piece.text) for piece in (*target[1:], *actual[1:])):
        return True
    aim, reached = parse_target(_spaced(target)).value.predicate, parse_actual(_spaced(actual)).value
    aims = [part.label for part in aim.parts] if isinstance(aim, Parts) else []
    found = [part.label for part in reached.parts] if isinstance(reached, Actual) else []
    return any(_are_labels(side, is_agency) for side in (aims, found))


def _are_labels(labels: Sequence[str], is_agency: Callable[[str], bool]) -> bool:
    return len({*labels}) == len(labels) > 1 and all(labels) and not any(map(is_agency, labels))


def _spaced(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)
