"""A body's session and what it decided."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.period import PartialDate
from heng.model.source import SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A meeting of a body, as printed: `臺北市議會`, `第12屆第8次定期大會`, the day as exact as printed."""

    body: str
    session: str = ""
    day: PartialDate | None = None
    source: SourceRef | None = None


Approval = Session
"""The session that approved something: `市政會議`, `第1971次`."""
