"""A browser for tests, and Heng served by a process of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CANDIDATES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str | None:
    """Return the path of Chromium, None where there is none."""
    return next((found for name in CANDIDATES if (found := shutil.which(name))), None)


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Serve a record; yields the address. Static files and errors are as in production."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "HENG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "heng.site.settings"}
    environment.pop("HENG_DATABASE_URL", None)
    command = [sys.executable, "-m", "django", "runserver", "--noreload", "--skip-checks", f"127.0.0.1:{port}"]
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}/help/", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(url).close()
        except (urllib.error.URLError, ConnectionError):
            assert process.poll() is None, "the server stopped"
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)
