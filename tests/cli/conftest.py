"""Running `heng` in this process, and a real document on disk to run it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from heng import resources
from heng.cli.main import main


@dataclass(frozen=True)
class Run:
    """What one run of the program gave."""

    status: int
    out: str
    err: str


Heng = Callable[..., Run]


@pytest.fixture
def heng(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Heng:
    """Run the program with arguments; its language is 中文 unless a test says otherwise."""
    monkeypatch.delenv("LANG", raising=False)

    def run(*arguments: object) -> Run:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Run(status, captured.out, captured.err)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The packaged example as a file."""
    name, data = resources.example_document()
    path = tmp_path / name
    path.write_bytes(data)
    return path
