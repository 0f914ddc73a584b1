"""The `heng` program."""

from __future__ import annotations

import sys

from heng.cli.main import main as run


def main() -> None:
    """Run the command line and leave with its status."""
    sys.exit(run())


if __name__ == "__main__":
    main()
