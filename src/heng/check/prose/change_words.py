"""The words by which running text says that something rose or fell."""

from __future__ import annotations

import re

UP = "增加|成長|上升|提升|提高|擴大|擴增|增|升|漲"
DOWN = "減少|下降|降低|縮短|縮減|調降|衰退|減|降|跌"
CHANGE = f"{UP}|{DOWN}"
"""Any of them, as alternatives of a pattern, the longer ones first."""

CHANGED = re.compile(rf"(?:{CHANGE})(?:了|約|計|達)*$")
RATE_OF_CHANGE = re.compile(
    rf"(?:{CHANGE})(?:了|約|達)*(?:的?比[例率]|幅度?|率)?(?:[約達為計到]|高達|(?:百分之))*$|[減增降漲升]幅[度約達為]*$"
)
"""What stands before the amount, and before the rate, of a change."""
