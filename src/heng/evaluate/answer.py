"""Answers that a step names."""

from __future__ import annotations

from heng.model.terms import Word


class Answer(Word):
    """How a comparison ends."""

    HOLDS = "holds", "符合", "it holds", "The demand holds."
    FAILS = "fails", "不符合", "it does not hold", "The demand does not hold."
    EARLY = "early", "早了", "early by", "Done on or before the day."
    LATE = "late", "晚了", "late by", "Done after the day."
