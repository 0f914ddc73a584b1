"""`heng publish`: a report of one edition, in the format of the file's ending."""

from __future__ import annotations

import argparse
import os
import stat
import tempfile
from pathlib import Path

from heng.cli.language import Tell
from heng.cli.options import add_card_options
from heng.cli.record import open_asked
from heng.cli.session import CannotRunError, Session
from heng.model.finding import Wording

REPORTS = ("council-report",)

WRITTEN = Wording(zh="已寫入 {path}（{size} 位元組）", en="Written: {path} ({size} bytes)")
CANNOT_WRITE = Wording(
    zh="不能寫入 {path}：{why}。請換一個可寫入的位置。",
    en="{path} cannot be written: {why}. Choose a place that can be written to.",
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument("report", choices=REPORTS, metavar="REPORT", help=", ".join(REPORTS))
    parser.add_argument("--to", required=True, type=Path, metavar="FILE")
    add_card_options(parser, tell)


def run(options: argparse.Namespace, session: Session) -> int:
    """Write the report; the file appears whole or not at all."""
    card = open_asked(options)
    from heng.workflow.publish import publish

    content = publish(card, options.report, options.to.suffix.lstrip(".").lower(), lang=session.lang)
    try:
        write_whole(options.to, content)
    except OSError as error:
        raise CannotRunError(CANNOT_WRITE, path=str(options.to), why=error.strerror or str(error)) from error
    session.tell(WRITTEN, path=str(options.to), size=len(content))
    return 0


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one, never half of it.

    What a link points to is written, and who may read a file stays as it was.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Return the mode of a file that is there, else that of a new one."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
