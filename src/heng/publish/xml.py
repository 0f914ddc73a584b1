"""XML elements as text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

# What XML 1.0 cannot hold at all.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """Return text as the content of an element or attribute."""
    return html.escape(_IMPOSSIBLE.sub("\ufffd", value))


def element(name: str, attributes: Mapping[str, str | int], *content: str) -> str:
    """Return an element with its attributes and content; the content is XML already."""
    head = "".join(f' {key}="{text(str(value))}"' for key, value in attributes.items())
    return f"<{name}{head}>{''.join(content)}</{name}>" if content else f"<{name}{head}/>"
