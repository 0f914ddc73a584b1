"""Who is responsible for a row of a sheet: names in cells, with the roles that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.sheet.listed_cells import is_agency_alone
from heng.ingest.sheet.rows import Print
from heng.ingest.text import squeeze
from heng.model.agency import Responsibility
from heng.model.terms import AgencyRole

_LEAD = "(?:主辦|主政|主責|權責|負責|主管)"
_CO = "(?:協辦|協同|共同|配合|協助)"
_UNIT = "(?:機關|單位|局處)?"
_ROLE = rf"(?:(?P<lead>{_LEAD})|(?P<co>{_CO})){_UNIT}"
_BEHIND = re.compile(rf"(?P<name>[^、，,；;/／()（）\s]+)[(（]{_ROLE}[)）]")
_BEFORE = re.compile(rf"{_ROLE}\s*[：:]\s*(?P<names>.+?)(?=(?:{_LEAD}|{_CO}){_UNIT}\s*[：:]|$)")
_ENDS = "、，,；; 　\n"


def responsible(lead: Print, co: Print, sense: AgencySense) -> tuple[Responsibility, ...]:
    """Return the agencies of the column of those responsible and of the column of co-agencies."""
    others = (replace(agency, role=AgencyRole.CO) for agency in responsibilities(_names(co, sense), sense))
    return (*_with_roles(_names(lead, sense), sense), *others)


def _with_roles(names: Sequence[str], sense: AgencySense) -> tuple[Responsibility, ...]:
    """Return agencies whose role stands behind the name (`水利局(協辦)`) or before it (`協辦：水利局`)."""
    text = "、".join(names)
    found = tuple(_stated(text, sense))
    return found or responsibilities(names, sense)


def _stated(text: str, sense: AgencySense) -> Iterator[Responsibility]:
    if _BEFORE.match(text):
        for match in _BEFORE.finditer(text):
            yield from _as(match, match["names"], sense)
        return
    done = 0
    behind = list(_BEHIND.finditer(text))
    for match in behind:
        yield from responsibilities([text[done : match.start()].strip(_ENDS)], sense)
        yield from _as(match, match["name"], sense)
        done = match.end()
    if behind:
        yield from responsibilities([text[done:].strip(_ENDS)], sense)


def _as(match: re.Match[str], names: str, sense: AgencySense) -> Iterator[Responsibility]:
    role, word = (AgencyRole.CO, match["co"]) if match["co"] else (AgencyRole.LEAD, match["lead"])
    for agency in responsibilities([names.strip(_ENDS)], sense):
        yield replace(agency, role=role, word=word)


def _names(printed: Print, sense: AgencySense) -> list[str]:
    """Return the names in a cell: a line each, unless its lines only make known names together (`新建工程⏎處`)."""
    lines: list[str] = []
    for line in printed.lines:
        if (
            lines
            and len(line.text) == 1
            and not is_agency_alone(last := lines[-1])
            and is_agency_alone(last + line.text)
        ):
            lines[-1] += line.text  # No name has one character.
        else:
            lines.append(line.text)
    joined = squeeze(printed.text)
    parts = sense.split(joined)
    whole = len(lines) > 1 and len(parts) < len(lines) and all(sense.known(part) for part in parts)
    return [joined] if whole else lines
