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


CARD = """# 某市政府 107 年 施政報告

- 期間：107年第1季

## A 永續環境

- 主政：環境保護局

### AC1 提升環境品質

- 構面：顧客

#### AC1.1 完成日期

- 公式：完成日期
- 單位：日期
- 機關：環境保護局
- 目標：107/04/30
- 實際：-654759
- 行動 AC.1.1.1 推動計畫

#### AC1.2-1 甲類件數

- 公式：件數
- 單位：件
- 權重：34
- 機關：環境保護局
- 目標：10
- 實際：11
- 行動 AC1.2.1 推動計畫

#### AC1.2-2 乙類件數

- 公式：件數
- 單位：件
- 權重：34
- 機關：環境保護局
- 目標：10
- 實際：12

#### AC1.2-3 丙類件數

- 公式：件數
- 單位：件
- 權重：34
- 機關：環境保護局
- 目標：10
- 實際：12

#### AC1.3 回收率

- 公式：(資源回收量/垃圾產生量)*100%
- 單位：%
- 機關：環境保護局
- 目標：60
- 實際：61 或 62
"""


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A short card with a few faults: weights of 102 %, a date that became a number, a code with a stray dot."""
    path = tmp_path / "card.md"
    path.write_text(CARD, encoding="utf-8")
    return path
