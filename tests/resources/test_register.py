"""An installation adds agencies of its own; a fault in its file is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from heng.resources import agency_register
from heng.resources.register import BadRegisterError


def own(folder: Path, text: str) -> Path:
    """Write an own register."""
    (folder / "agencies.csv").write_text(text, "utf-8")
    return folder


def test_no_file_means_the_packaged_register(tmp_path: Path) -> None:
    assert agency_register(tmp_path) == agency_register()


def test_agencies_are_added_and_replaced_by_key(tmp_path: Path) -> None:
    folder = own(
        tmp_path,
        "key,name,aliases,parent\nnewtown,新鎮公所,鎮公所；新鎮,\ntaipei-labor,勞工局,,taipei\n",
    )
    register = agency_register(folder)
    town, labor, kept = register.find("鎮公所"), register.find("勞工局"), register.find("環保局")
    assert town
    assert labor
    assert kept
    assert (town.key, labor.key, kept.key) == ("newtown", "taipei-labor", "taipei-environment")
    assert register.find("勞動局") is None


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", "1", "欄位"),
        ("key,title\na,甲\n", "1", "欄位"),
        ("key,name\nA 1,甲\n", "2", "key"),
        ("key,name\na,甲\nb,\n", "3", "name"),
        ("key,name\na,甲,乙\n", "2", "儲存格"),
        ("key,name,rollup\na,甲,是\n", "2", "rollup"),
        ("key,name,valid_from\na,甲,2018/1/1\n", "2", "日期"),
        ("key,name,parent\na,甲,nobody\n", "2", "nobody"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, line: str, said: str) -> None:
    with pytest.raises(BadRegisterError) as refused:
        agency_register(own(tmp_path, text))
    assert refused.value.facts["line"] == line
    assert said in str(refused.value)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "agencies.csv").write_bytes("key,name\na,環保局\n".encode("big5"))
    with pytest.raises(BadRegisterError, match="UTF-8"):
        agency_register(tmp_path)
