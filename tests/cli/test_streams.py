"""Results reach files and pipes on any machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program with its output in a pipe, as bytes."""
    command = [sys.executable, "-m", "heng.site.main", *arguments]
    surroundings = {**os.environ, "LANG": "C.UTF-8", **environment}
    return subprocess.run(command, env=surroundings, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("encoding", ["cp950", "ascii", "utf-8"])
def test_a_pipe_gets_utf8_whatever_the_machine_speaks(encoding: str) -> None:
    """A page with characters that the local encoding lacks is written whole."""
    page = run("rule", "WT001", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert page.returncode == 0, page.stderr.decode()
    assert "## 做什麼" in page.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full")
def test_a_full_disk_is_refused_in_a_short_message() -> None:
    """Status 2, and no second complaint when the program ends."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "heng.site.main", "rule", "WT001", "--lang", "en"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    message = ended.stderr.decode("utf-8")
    assert ended.returncode == 2
    assert "cannot be written" in message
    assert len(message.splitlines()) == 1


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    """`heng rule WT001 | head -1` ends in silence."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "heng.site.main", "rule", "WT001"]
    ended = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(write)
    assert (ended.returncode, ended.stderr) == (0, b"")
