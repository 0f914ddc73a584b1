"""Agencies on one line: `環保局、工務局（協辦）`; the word before the colon may tell their role (`主政：環保局`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from heng.model.agency import Responsibility
from heng.model.form.label import Label, key_of, label
from heng.model.form.lists import join, keep, plain, split
from heng.model.terms import AgencyRole

LABELS: Mapping[str, Label] = {
    "lead": label("機關", "agency", "agencies"),
    "joint": label("共同機關", "joint agency", "joint agencies"),
    "co": label("協同機關", "co-agency", "co-agencies"),
    "lead 主政": label("主政"),
    "lead 主責": label("主責", "lead"),
    "lead 主辦": label("主辦"),
    "lead 權責": label("權責"),
    "joint 共同主責": label("共同主責"),
    "co 協辦": label("協辦"),
    "co 配合": label("配合"),
}
"""Lines that name agencies, by role and the word that is printed for it; the first three print no word."""

OPEN = "等機關"
"""Last entry of a list that may name only some."""

_MARKS = "、，,；"
_KEPT = _MARKS + "（）"
_BRACKET = re.compile(r"(?P<name>(?:\\.|[^\\])*?)（(?P<said>(?:\\.|[^\\（）])*)）", re.DOTALL)
_ROLES = {word: role for role in AgencyRole for word in (role.zh, role.en.lower(), role.value)}


def read(text: str, key: str = "lead", word: str = "") -> tuple[tuple[Responsibility, ...], bool]:
    """Read the agencies of a line and whether its list is open. `key`: of its label; `word`: printed for the role."""
    if word and key == "lead":
        key, word = key_of(word, LABELS) or key, "" if key_of(word, LABELS) else word
    role, _, own = key.partition(" ")
    names = [part for part in split(text, _MARKS) if part]
    is_open = bool(names) and names[-1] == OPEN
    found = [_agency(name, AgencyRole.of(role), word or own) for name in (names[:-1] if is_open else names)]
    return tuple(found), is_open


def _agency(text: str, role: AgencyRole, word: str) -> Responsibility:
    match = _BRACKET.fullmatch(text)
    if match is None:
        return Responsibility(agency=plain(text), role=role, word=word)
    said, _, printed = match["said"].partition("：")
    name = plain(match["name"].strip())
    if said.lower() in _ROLES:
        return Responsibility(agency=name, role=_ROLES[said.lower()], word=plain(printed))
    return Responsibility(agency=name, role=role, word=plain(match["said"]))


def show(agencies: Sequence[Responsibility]) -> str:
    """Write agencies on one line of the label that prints no word."""
    return "、".join(_shown(each) for each in agencies)


def _shown(agency: Responsibility) -> str:
    name = keep(agency.agency, _KEPT)
    if agency.role is AgencyRole.LEAD and not agency.word:
        return name
    word = "：" + keep(agency.word, _KEPT) if agency.word else ""
    return f"{name}（{agency.role.zh}{word}）"


def lines(agencies: Sequence[Responsibility], *, is_open: bool = False) -> Iterator[tuple[str, str]]:
    """Yield label and text of one line for each run of agencies with the same role and word."""
    runs = [(key, list(run)) for key, run in groupby(agencies, lambda each: f"{each.role.value} {each.word}".strip())]
    for position, (key, run) in enumerate(runs):
        tail = [OPEN] if is_open and position == len(runs) - 1 else []
        if key in LABELS:
            names = [join([each.agency], "、", _KEPT) for each in run]
            yield LABELS[key].zh, "、".join([*names, *tail])
        else:
            yield LABELS["lead"].zh, "、".join([show(run), *tail])
    if is_open and not runs:
        yield LABELS["lead"].zh, OPEN
