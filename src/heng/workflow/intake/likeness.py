"""Whether a likeness is strong enough to be offered as a remedy: rather none than a wrong one."""

from __future__ import annotations

import difflib
import re

from heng.check.text import fold
from heng.workflow.agencies import register

_ENDING = re.compile(r"(?:委員會|辦公室|管理處|中心|大隊|公司|分局|事務所|局|處|會|府|所|隊|室|館|院|科|課|股|組)$")
_LEAST_SHARED = 2


def is_sure_name(old: str, new: str) -> bool:
    """Tell whether an unknown name can only be a slip for a known one.

    Short names differ from several offices by one character each (交○局 from 交通局 and from any other). So the names
    must share two characters beside the word for an office, and no other agency may be as near.
    """
    one, other = _ENDING.sub("", old), _ENDING.sub("", new)
    if sum(block.size for block in _matcher(one, other).get_matching_blocks()) < _LEAST_SHARED:
        return False
    near = _matcher(old, new).ratio()
    names = register()
    meant = names.find(new)
    rivals = (name for name in names.names if _matcher(old, name).ratio() >= near)
    return all(name == new or names.find(name) == meant for name in rivals)


def is_cut(one: str, other: str) -> bool:
    """Tell whether one text is only a piece of the other, as where a line or a cell was cut in reading."""
    texts = sorted((fold(one), fold(other)), key=len)
    return bool(texts[0]) and texts[0] in texts[1] and texts[0] != texts[1]


def _matcher(one: str, other: str) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(None, one, other, autojunk=False)
