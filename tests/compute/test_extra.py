"""Without the extra `data` everything else works, and computing over tables says what to install."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
sys.modules["ibis"] = None
import heng.cli.main, heng.compute
try:
    import heng.compute.judging
except ImportError as error:
    print(type(error).__name__, error)
"""


def test_a_call_names_the_extra() -> None:
    said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stdout
    assert said.startswith("MissingExtraError")
    assert "pip install 'heng[data]'" in said
