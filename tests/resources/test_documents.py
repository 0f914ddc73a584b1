"""What the project's own documents point to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")) if path.is_file())
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
MODULE = re.compile(r"`([a-z_]+(?:/[a-z_]+)*(?:\.py|/))`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_relative_links_resolve(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text("utf-8")) if "://" not in link and ":" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_tour_names_modules_that_exist() -> None:
    named = MODULE.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    bases = (ROOT, ROOT / "src" / "heng", ROOT / "src" / "heng" / "model")
    assert named
    assert [name for name in named if not any((base / name).exists() for base in bases)] == []
