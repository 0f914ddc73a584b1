"""The register of agencies of this installation."""

from __future__ import annotations

import csv
import difflib
import io
from dataclasses import fields

from heng import resources
from heng.model.agency import Agency, AgencyRegister
from heng.model.finding import Wording
from heng.resources.register import BadRegisterError, merged
from heng.store.home import home
from heng.workflow.refusal import RefusedError


class RefusedRegisterError(RefusedError):
    """The installation's own register of agencies cannot be read."""

    def __init__(self, error: BadRegisterError) -> None:
        """Say where its fault is."""
        super().__init__(error.wording, **error.facts)


class AgencyKnownError(RefusedError):
    """The register has the name or the key already."""

    def __init__(self, what: str) -> None:
        """Quote it."""
        super().__init__(
            Wording("名冊裡已經有「{what}」。", "The register has “{what}” already."),
            what=what,
        )


def stamp() -> tuple[int, int] | None:
    """Return what tells one state of the installation's own register from another: its time and size, None without."""
    try:
        found = (home() / resources.REGISTER).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def register() -> AgencyRegister:
    """Return the packaged register with what `agencies.csv` in HENG_HOME adds; raises RefusedRegisterError."""
    try:
        return resources.agency_register(home())
    except BadRegisterError as error:
        raise RefusedRegisterError(error) from error


def nearest(name: str, most: int = 3) -> tuple[str, ...]:
    """Return the names of the register most like a name, the most similar first."""
    return tuple(difflib.get_close_matches(name, sorted(register().names), n=most, cutoff=0.4))


def add(key: str, name: str) -> None:
    """Add an agency to the installation's own register; raises AgencyKnownError, RefusedRegisterError.

    The file is replaced as a whole, so that no reader meets half a line.
    """
    key, name = key.strip(), name.strip()
    there = register()
    if there.find(name) is not None:
        raise AgencyKnownError(name)
    if any(agency.key == key for agency in there.agencies):
        raise AgencyKnownError(key)
    path = home() / resources.REGISTER
    held = path.read_text("utf-8-sig") if path.is_file() else ""
    data = _with_row(held, {"key": key, "name": name}).encode()
    try:
        merged(resources.agency_register(), str(path), data)
    except BadRegisterError as error:
        raise RefusedRegisterError(error) from error
    draft = path.with_suffix(".new")
    draft.write_bytes(data)
    draft.replace(path)


def _with_row(held: str, row: dict[str, str]) -> str:
    """Return the text of a register with one more row, in the columns that it has."""
    columns = next(csv.reader(io.StringIO(held)), None) or [each.name for each in fields(Agency)]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    if not held:
        writer.writeheader()
    writer.writerow(row)
    return held + ("" if not held or held.endswith("\n") else "\n") + out.getvalue()
