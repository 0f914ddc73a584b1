"""The agencies of a theme, as a map prints them below it (分組成員)."""

from __future__ import annotations

import re

from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.text import squeeze
from heng.model.agency import Responsibility
from heng.model.terms import AgencyRole

_LABEL = re.compile(
    r"(?:分組|小組|本組)?成員(?:機關|局處|單位)?"
    r"|(?:主[責辦政]|權責|責任|協辦|分工|參與)(?:[及/、與]協辦)?(?:機關|局處|單位)?(?:分工)?"
)
_LEAD = re.compile(r"(?P<name>[^\s、，,；;()（）]+?)\s*[(（](?P<word>主[功政責辦]\w{0,2}|召集\w{0,3}|主管)[)）]")
_SEPARATORS = re.compile(r"[、，,；;\s]+")


def is_members_label(text: str) -> bool:
    """Tell whether a text labels the row of agencies."""
    return bool(_LABEL.fullmatch(squeeze(text)))


def by_lead(text: str) -> list[str]:
    """Part the agencies of several themes that are printed in one run: each theme's begin with its lead."""
    starts = [match.start() for match in _LEAD.finditer(text)]
    ends = [*starts, len(text)][1:]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def members(text: str, sense: AgencySense, *, lead: bool = False) -> tuple[Responsibility, ...]:
    """Read the agencies of a theme; a mark behind a name (`(主政)`) makes it the lead, the others contribute.

    `lead`: the row names those responsible, so that all lead where none is marked.
    """
    leads = {match["name"]: match["word"] for match in _LEAD.finditer(text)}
    plain = _LEAD.sub(lambda match: f" {match['name']} ", text)
    names = [name for part in _SEPARATORS.split(plain) if part for name in sense.split(part)]
    return tuple(
        Responsibility(agency=name, role=AgencyRole.LEAD, word=leads[name])
        if name in leads
        else Responsibility(agency=name, role=AgencyRole.LEAD if lead and not leads else AgencyRole.CO)
        for name in dict.fromkeys(names)
    )
