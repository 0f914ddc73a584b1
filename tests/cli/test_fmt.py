"""`heng fmt`: tidies a card, and never loses a line of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Heng
from tests.ingest.office_files import odt

LOOSE = "# 某局 107年\n### AC1 目標\n#### AC1.1 完成率\n* unit: %\n* 目標: 5\n"
TIDY = "# 某局 107 年 機關策略地圖及平衡計分卡\n\n### AC1 目標\n\n#### AC1.1 完成率\n\n- 單位：%\n- 目標：5\n"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A card as a person types it."""
    path = tmp_path / "card.md"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def test_it_prints_the_card_tidied_and_leaves_the_file(heng: Heng, card: Path) -> None:
    """Results go to standard output."""
    run = heng("fmt", card)
    assert (run.status, run.out) == (0, TIDY)
    assert card.read_text(encoding="utf-8") == LOOSE


def test_it_writes_back_only_where_asked_and_is_idempotent(heng: Heng, card: Path) -> None:
    """A tidy file is left as it is."""
    assert heng("fmt", "--check", card).status == 1
    assert heng("fmt", "--write", card).status == 0
    assert card.read_text(encoding="utf-8") == TIDY
    assert heng("fmt", "--check", card).status == 0
    assert heng("fmt", card).out == TIDY


def test_a_link_and_the_mode_of_its_file_are_kept(heng: Heng, card: Path, tmp_path: Path) -> None:
    """A draft that others may not read stays so, and the file behind the link is the one that is tidied."""
    card.chmod(0o600)
    link = tmp_path / "link.md"
    link.symlink_to(card)
    assert heng("fmt", "--write", link).status == 0
    assert link.is_symlink()
    assert card.read_text(encoding="utf-8") == TIDY
    assert card.stat().st_mode & 0o777 == 0o600


def test_ends_of_lines_and_a_mark_at_the_beginning_stay(heng: Heng, card: Path) -> None:
    """An editor on Windows wrote the file; nothing else of it changes."""
    for mark, end in ((b"", b"\r\n"), (b"\xef\xbb\xbf", b"\n"), (b"\xef\xbb\xbf", b"\r\n")):
        card.write_bytes(mark + LOOSE.encode().replace(b"\n", end))
        assert heng("fmt", "--write", card).status == 0
        assert card.read_bytes() == mark + TIDY.encode().replace(b"\n", end)
        assert heng("fmt", "--check", card).status == 0


def test_another_encoding_is_told(heng: Heng, card: Path) -> None:
    """Big5 becomes UTF-8, and the person is told so."""
    card.write_bytes(LOOSE.encode("cp950"))
    run = heng("fmt", "--write", card)
    assert (run.status, "cp950" in run.err, "UTF-8" in run.err) == (0, True, True)
    assert card.read_text(encoding="utf-8") == TIDY


@pytest.mark.parametrize("option", [[], ["--write"], ["--check"]])
def test_a_line_that_fits_no_field_stops_it(heng: Heng, card: Path, option: list[str]) -> None:
    """Tidying such a file would lose the line."""
    card.write_text(LOOSE + "忘了這是什麼\n", encoding="utf-8")
    run = heng("fmt", *option, card)
    assert (run.status, run.out) == (2, "")
    assert "第 6 行" in run.err
    assert card.read_text(encoding="utf-8").endswith("忘了這是什麼\n")


def test_a_published_document_is_printed_as_a_card_but_never_overwritten(
    heng: Heng, report: Path, tmp_path: Path
) -> None:
    """What is printed is a tidy card."""
    run = heng("fmt", report)
    assert run.status == 0
    written = tmp_path / "report.md"
    written.write_text(run.out, encoding="utf-8")
    assert heng("fmt", "--check", written).status == 0
    assert heng("fmt", "--write", report).status == 2


def test_a_document_that_is_no_text_is_printed_as_a_card(heng: Heng, tmp_path: Path) -> None:
    """An office file holds no text that could be decoded; `heng fmt report.odt > card.md` gives its card."""
    report = tmp_path / "report.odt"
    report.write_bytes(odt("<text:p>某局107年策略地圖及平衡計分卡</text:p>"))
    run = heng("fmt", report)
    assert (run.status, run.out[:2]) == (0, "# ")
    assert (heng("fmt", "--check", report).status, heng("fmt", "--write", report).status) == (2, 2)


def test_a_card_is_imported_and_checked_like_any_document(heng: Heng, card: Path, tmp_path: Path) -> None:
    """The other verbs take it by its content."""
    run = heng("import", card, "--out", tmp_path / "out")
    assert run.status == 0
    assert "KPI 1（1 列）" in run.out
    card.write_text(LOOSE + "#### AC1.2 件數\n", encoding="utf-8")
    found = heng("check", "--select", "ID007", card).out
    assert "ID007 unit-missing" in found
    assert "card.md:6" in found
