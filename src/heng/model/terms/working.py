"""Words for the work on findings: what people do about one, and how it stands.

Digests cover the machine words of the acts: these are never renamed.
"""

from __future__ import annotations

from heng.model.terms.word import Word


class FindingAct(Word):
    """What a person did about a finding."""

    ASSIGN = "assign", "指派", "Assign", "Somebody is named who looks after the finding."
    COMMENT = "comment", "留言", "Comment", "Somebody says something about the finding."
    WAIVE = "waive", "豁免", "Waive", "Somebody answers for letting the finding stand until a day."
    RESOLVE = "resolve", "說明已改正", "Declare mended", "Somebody says that the source is or will be mended."
    REOPEN = "reopen", "重新開啟", "Reopen", "A waiver, or the word that it is mended, is taken back."


class FindingState(Word):
    """How a finding stands."""

    OPEN = "open", "待處理", "Open", "Nobody has taken it up."
    ASSIGNED = "assigned", "已指派", "Assigned", "Somebody looks after it."
    WAIVED = "waived", "豁免中", "Waived", "Somebody answers for letting it stand until a day."
    MENDED = "mended", "說已改正", "Said to be mended", "Somebody says so; the document that was read still has it."
    CLOSED = "closed", "已消失", "Gone", "A later reading no longer has it."
