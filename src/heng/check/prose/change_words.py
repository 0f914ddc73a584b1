"""The words by which running text says that something rose or fell."""

from __future__ import annotations

UP = "增加|成長|上升|提升|提高|擴大|擴增|增|升|漲"
DOWN = "減少|下降|降低|縮短|縮減|調降|衰退|減|降|跌"
CHANGE = f"{UP}|{DOWN}"
"""Any of them, as alternatives of a pattern, the longer ones first."""
