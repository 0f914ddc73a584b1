"""A PostgreSQL of its own for the tests: Debian's server in a temporary folder, reached over a Unix socket."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

USER = "heng"
SERVER_ACCOUNT = "postgres"


def programs() -> Path | None:
    """Return the folder of the newest server's programs, None where there is no server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server and yield the address of its databases, without a name; nothing of it is left behind."""
    root = Path(tempfile.mkdtemp(prefix="heng-pg-", dir="/tmp"))  # a socket's path must be short
    # The server refuses to run as root.
    account = {"user": SERVER_ACCOUNT, "group": SERVER_ACCOUNT} if os.geteuid() == 0 else {}
    if account:
        shutil.chown(root, **account)
    data = root / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run([folder / program, *arguments], check=True, cwd=root, stdout=subprocess.DEVNULL, **account)

    run("initdb", "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={root} -c fsync=off -c full_page_writes=off"
    run("pg_ctl", "-D", str(data), "-o", options, "-l", str(root / "log"), "-w", "start")
    try:
        yield f"postgresql://{USER}@{quote(str(root), safe='')}/"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(root)
