"""Run every measurement and print a line each."""

from __future__ import annotations

import platform
import sys

from benchmarks import checking, judging, pages, pdf, reading


def main() -> None:
    """Print the machine's Python and each measurement as it is done."""
    print(f"Python {platform.python_version()}, {platform.machine()}")
    for module in (reading, checking, judging, pdf, pages):
        for measured in module.measure():
            print(measured)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
