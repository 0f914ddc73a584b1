"""Help and faults in the command line speak the language of the run, all of it."""

from __future__ import annotations

import pytest

from heng.cli.main import main
from tests.cli.conftest import Heng

VERBS = ("import", "check", "rule", "assess", "why", "load", "verify", "publish", "run", "officer")


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["check", "--format", "yaml"], "不能是", "cannot be"),
        (["frobnicate"], "不能是", "cannot be"),
        (["check", "--frobnicate"], "不認得", "not known"),
        (["why"], "還缺少", "missing"),
        (["why", "q1/AC1", "--year"], "後面要有一個值", "needs a value"),
        (["check", "--fail-on", "blunder"], "不在可用的值之中", "none of these"),
        (["import", "x", "--out", "y", "--kind", "poem"], "council_report", "council_report"),
        (["assess", "--year", "last"], "不是數字", "no number"),
        (["assess", "--as-of", "2018-02-30"], "不是日期", "no day"),
        (["assess", "--known", "2018-02-01T99"], "不是日期", "no day"),
        (["load", "x", "--day", "yesterday"], "不是日期", "no day"),
    ],
)
def test_a_fault_is_told_in_the_language_asked_for(heng: Heng, arguments: list[str], zh: str, en: str) -> None:
    """Before the verb or after it, `--lang` counts for faults in the rest of the line too."""
    assert zh in heng(*arguments).err
    for line in (["--lang", "en", *arguments], [arguments[0], "--lang=en", *arguments[1:]]):
        run = heng(*line)
        assert run.status == 2
        assert en in run.err
        assert zh in run.err or not any("\u4e00" <= letter <= "\u9fff" for letter in run.err)
        assert not any(inside in run.err for inside in ("invalid", "Wording", "argument"))


@pytest.mark.parametrize("verb", VERBS)
def test_help_is_in_one_language(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """中文 has no English heading, English no 中文 at all."""
    for arguments, absent in ((["--lang", "zh-Hant", verb, "-h"], ("usage", "options:", "arguments:", "show this")),
                              (["--lang", "en", verb, "-h"], ("用法", "選項", "顯示"))):  # fmt: skip
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        page = capsys.readouterr().out
        assert ended.value.code == 0
        assert verb in page
        assert not any(word in page for word in absent)


def test_options_before_the_verb_hold_for_it(heng: Heng) -> None:
    """`heng --lang en rule WT001` is the same as `heng rule WT001 --lang en`."""
    assert heng("--lang", "en", "rule", "WT001").out == heng("rule", "WT001", "--lang", "en").out
