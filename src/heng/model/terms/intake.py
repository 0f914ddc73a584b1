"""Words for documents on their way into the record."""

from __future__ import annotations

from heng.model.terms.word import Word


class IntakeState(Word):
    """How far a document that was handed in has come."""

    WAITING = "waiting", "等候讀取", "Waiting", "Handed in, not read yet."
    READING = "reading", "讀取中", "Reading", "Heng reads it."
    READ = "read", "待確認", "To be confirmed", "Read; a person looks at it before anything is accepted."
    UNPACKED = "unpacked", "已拆開", "Unpacked", "A ZIP; its documents stand in the list themselves."
    REFUSED = "refused", "無法讀取", "Refused", "Nothing can be read from it."
    PARTLY = "partly", "部分入庫", "Partly accepted", "Some rows are in the record, others still wait."
    ACCEPTED = "accepted", "已入庫", "Accepted", "It is in the record."
    UNDONE = "undone", "已撤回", "Taken back", "Its acceptance was taken back by a later version."
    DROPPED = "dropped", "不採用", "Dropped", "A person decided not to accept it."


class Difference(Word):
    """What a row of a later edition is to an earlier one."""

    NEW = "new", "新增", "New", "Only the later one prints it."
    CHANGED = "changed", "改變", "Changed", "Both print it, not alike."
    SAME = "same", "相同", "Same", "Both print it alike."
    GONE = "gone", "未印", "Not printed", "Only the earlier one prints it."
