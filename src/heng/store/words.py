"""Words that stand in the record itself. They are never renamed: digests cover them."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """Why a batch was written."""

    LOAD = "load"
    CHANGE = "change"
    UNDO = "undo"
    ADOPT = "adopt"


class Voice(StrEnum):
    """Who speaks in an entry: the published document, Heng by inference, or a person."""

    DOCUMENT = "document"
    HENG = "heng"
    PERSON = "person"
