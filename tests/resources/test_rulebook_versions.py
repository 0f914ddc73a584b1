"""A verdict names the rulebook and its version: the same version must always judge alike."""

import hashlib

import pytest

from heng import resources
from heng.evaluate.rulebooks.rulebook import rulebook_to_data
from heng.model import canonical

RELEASED = {
    ("as-printed", "1"): "24441453ec53c719e55cd8ee5e9253aded8d196f71532b75eb9dcd86a16ff67e",
    ("demo-linear-1", "1"): "c0dd0a6cea9057d3ba92d876c18ed4598878f8b54d68edd3954b7913fb23cef2",
    ("demo-bamboobsc-1", "1"): "b235be8e9acdc6759b4139de89e1e7d7ea29f9e0f26f81b971d3529352e3e0f8",
    ("demo-camms-1", "1"): "4d5f28ffe985646c0d3efd697bb619ab1105b27cf83a178d344a1815aece2dce",
    ("demo-cascade-1", "1"): "68dbf65f0a4bbf80ef4e001e62762fced78efdd19edcac118a73361661b0774c",
    ("demo-clearpoint-1", "1"): "40e0e7ac2b3ee36edf8fe7eba0c788a2c2248431831ac9bfe6b796ea0871d13a",
    ("demo-course-1", "1"): "44ac6b57ad9bd88d35ee2d26f168fbda88747db333688270a4706ee0c9fabfe8",
    ("demo-forpdi-1", "1"): "098d34958a0dab278ad78e143987569d22c07b1afd8c3eae4cb94c2f0f8840a4",
    ("demo-inverse-1", "1"): "ef6d070c49d67be1ba2144080421217254663c30019f5ba12c86d9452939d508",
    ("demo-onstrategy-1", "1"): "3c1d30143a292fd34cf5fa9c7693c811d4b8888e9cf0a409c4a50164d2ea9e87",
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
