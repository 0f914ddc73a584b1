"""Rulebooks that an office writes itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from heng import resources
from heng.evaluate.rulebooks.rulebook import rulebook_to_data
from heng.resources.own_rulebooks import own_rulebooks


def written(folder: Path, name: str = "city-2018-1", file: str = "", **changes: Any) -> Path:
    data = json.loads(json.dumps(rulebook_to_data(resources.rulebook("demo-linear-1"))))
    data |= {"name": name, "demonstration": False, **changes}
    path = folder / (file or f"{name}.json")
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_a_rulebook_in_the_folder_is_read(tmp_path: Path) -> None:
    written(tmp_path)

    found = own_rulebooks(tmp_path, resources.rulebooks())

    assert [(book.name, book.demonstration) for book in found.books] == [("city-2018-1", False)]
    assert found.unread == ()


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert own_rulebooks(tmp_path / "nowhere", ()).books == ()


def test_another_text_of_a_file_is_read_anew(tmp_path: Path) -> None:
    written(tmp_path)
    before = own_rulebooks(tmp_path, ())
    assert own_rulebooks(tmp_path, ()) is before
    written(tmp_path, version="2 (revised)")

    assert own_rulebooks(tmp_path, ()).books[0].version == "2 (revised)"


@pytest.mark.parametrize(
    ("name", "file", "changes", "why"),
    [
        ("city-2018-1", "My Rules.json", {}, "lower-case"),
        ("city-2018-1", "other-1.json", {}, "“city-2018-1”"),
        ("demo-linear-1", "", {}, "comes with Heng"),
        ("city-2018-1", "", {"adoption": {"body": "市政會議"}}, "recorded decision"),
        ("city-2018-1", "", {"clauses": 5}, "form of a rulebook"),
        ("city-2018-1", "", {"colour": "red"}, "colour"),
        ("city-2018-1", "", {"judging": {"achievement": {}}}, "form of a rulebook"),
    ],
)
def test_a_file_that_is_no_rulebook_is_told_and_stops_no_other(
    tmp_path: Path, name: str, file: str, changes: dict[str, Any], why: str
) -> None:
    written(tmp_path, name, file, **changes)
    written(tmp_path, "good-1")

    found = own_rulebooks(tmp_path, resources.rulebooks())

    assert [book.name for book in found.books] == ["good-1"]
    (fault,) = found.unread
    assert why in fault.text("en")
    assert fault.text("zh-Hant")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "5", '{"name": {}}', "{%s}" % ("[" * 2000)])
def test_broken_files_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "city-1.json").write_text(text, "utf-8")

    found = own_rulebooks(tmp_path, ())

    assert found.books == ()
    assert found.unread[0].file == "city-1.json"


def test_thresholds_that_contradict_themselves_are_told(tmp_path: Path) -> None:
    data = json.loads(written(tmp_path).read_text("utf-8"))
    data["judging"]["thresholds"] = {"met": "0.5", "near": "0.8"}
    (tmp_path / "city-2018-1.json").write_text(json.dumps(data), "utf-8")

    assert "near" in own_rulebooks(tmp_path, ()).unread[0].text("en")
