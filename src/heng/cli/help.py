"""Help pages in 中文: argparse has its own words in English only."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

HEADINGS = {"positional arguments": "引數", "options": "選項"}


class ChineseHelp(argparse.HelpFormatter):
    """Prints the headings of a help page in 中文."""

    def start_section(self, heading: str | None) -> None:
        """Begin a section."""
        super().start_section(HEADINGS.get(heading or "", heading))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin the page."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)
