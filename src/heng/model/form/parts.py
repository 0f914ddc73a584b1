"""Headings of the second level that are no theme: `策略地圖 title`, `預算 title` …"""

from __future__ import annotations

from heng.model.form.label import key_of
from heng.model.form.words import PARTS


def part_of(heading: str) -> tuple[str, str]:
    """Return the key of a part and the rest of its heading; no key for the heading of a theme."""
    pieces = heading.split()
    alone = pieces[0].split("：", 1)[0].split(":", 1)[0] if pieces else ""
    for word in (" ".join(pieces[:2]), alone):
        key = key_of(word, PARTS)
        if key and heading.startswith(word):
            rest = heading[len(word) :]
            return key, (rest[1:] if rest[:1] in ("：", ":") else rest).strip()
    return "", heading
