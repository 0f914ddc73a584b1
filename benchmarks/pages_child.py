"""One process of the page measurement: `prepare FOLDER`, or `cold|warm FOLDER ours|baseline`, which prints seconds."""

from __future__ import annotations

import pickle
import sys
import time
from pathlib import Path
from typing import Any

WARM_UP = 3
# What the request itself brings is made anew for the hand-written view too.
BROUGHT_BY_THE_REQUEST = {"request", "csrf_token", "user", "perms", "messages", "True", "False", "None"}


def main() -> None:
    """Do what the arguments say."""
    from django.conf import settings

    from heng.workflow import setup

    setup.configure(None)
    settings.ROOT_URLCONF = "benchmarks.pages_urls"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    temperature, folder = sys.argv[1], Path(sys.argv[2])
    if temperature == "prepare":
        _prepare(folder)
    else:
        print(_seconds(temperature, folder, sys.argv[3]))


def _seconds(temperature: str, folder: Path, whose: str) -> float:
    from benchmarks import pages_urls

    address, kept = pickle.loads((folder / "kept.pickle").read_bytes())
    pages_urls.KEPT.__dict__.update(kept[temperature].__dict__)
    address = "/baseline/" if whose == "baseline" else address
    for _ in range(WARM_UP if temperature == "warm" else 0):
        _get(address)
    start = time.perf_counter()
    _get(address)
    return time.perf_counter() - start


def _get(address: str) -> None:
    from django.test import Client

    response = Client(headers={"accept-language": "zh-hant"}).get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")


def _prepare(folder: Path) -> None:
    """Load the example, and keep what a first and a later request ask the database and give the template."""
    from django.test.utils import setup_test_environment

    from heng.workflow import example
    from heng.workflow.opening import cards

    example.ensure_example()
    latest = cards.latest()
    assert latest is not None
    address = f"/{latest.owner}/{latest.year}/{latest.period}/"
    setup_test_environment()
    kept = {"cold": _keep(address), "warm": _keep(address)}
    (folder / "kept.pickle").write_bytes(pickle.dumps((address, kept)))
    print(0)


def _keep(address: str) -> Any:
    from django.db import connection
    from django.test.signals import template_rendered
    from django.test.utils import CaptureQueriesContext

    from benchmarks.pages_urls import Kept

    rendered: list[tuple[str, dict[str, Any]]] = []

    def note(template: Any, context: Any, **_: Any) -> None:
        rendered.append((template.name, context.flatten()))

    template_rendered.connect(note)
    with CaptureQueriesContext(connection) as captured:
        _get(address)
    template_rendered.disconnect(note)
    name, context = rendered[0]
    context = {key: value for key, value in context.items() if key not in BROUGHT_BY_THE_REQUEST}
    return Kept([query["sql"] for query in captured.captured_queries], name, context)


if __name__ == "__main__":
    main()
