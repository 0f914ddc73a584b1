"""The register of agencies of this installation."""

from __future__ import annotations

from heng import resources
from heng.model.agency import AgencyRegister
from heng.resources.register import BadRegisterError
from heng.store.home import home
from heng.workflow.refusal import RefusedError


class RefusedRegisterError(RefusedError):
    """The installation's own register of agencies cannot be read."""

    def __init__(self, error: BadRegisterError) -> None:
        """Say where its fault is."""
        super().__init__(error.wording, **error.facts)


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
