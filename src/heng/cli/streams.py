"""Standard output and standard error, whatever the machine's encoding is."""

from __future__ import annotations

import io
import os
from typing import TextIO


def speak_utf8(*streams: TextIO) -> None:
    """Write UTF-8 to files and pipes; on a terminal keep its encoding, and escape what it cannot show."""
    for stream in streams:
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8")


def hush(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, so that leaving the program does not fail on it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
