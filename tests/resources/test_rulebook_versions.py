"""A verdict names the rulebook and its version: the same version must always judge alike."""

import hashlib

import pytest

from heng import resources
from heng.evaluate.rulebook import rulebook_to_data
from heng.model import canonical

RELEASED = {
    ("as-printed", "1"): "24441453ec53c719e55cd8ee5e9253aded8d196f71532b75eb9dcd86a16ff67e",
    ("demo-linear-1", "1"): "c0dd0a6cea9057d3ba92d876c18ed4598878f8b54d68edd3954b7913fb23cef2",
}
"""Name and version of each rulebook → SHA-256 of its data. Entries are added, never altered once they were released."""


def digest(name: str) -> str:
    return hashlib.sha256(canonical.dump(rulebook_to_data(resources.rulebook(name))).encode()).hexdigest()


@pytest.mark.parametrize("name", resources.rulebooks())
def test_a_rulebook_whose_content_changes_gets_a_new_version(name: str) -> None:
    version = resources.rulebook(name).version
    assert RELEASED.get((name, version)) == digest(name), (
        f"{name} is not what version {version} was: raise its version and record {digest(name)} for it"
    )
