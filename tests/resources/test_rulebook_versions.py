"""A verdict names the rulebook and its version: the same version must always judge alike."""

import hashlib

import pytest

from heng import resources
from heng.evaluate.rulebook import rulebook_to_data
from heng.model import canonical

RELEASED = {
    ("as-printed", "1"): "24441453ec53c719e55cd8ee5e9253aded8d196f71532b75eb9dcd86a16ff67e",
    ("demo-linear-1", "1"): "c0dd0a6cea9057d3ba92d876c18ed4598878f8b54d68edd3954b7913fb23cef2",
    ("demo-bamboobsc-1", "1"): "b235be8e9acdc6759b4139de89e1e7d7ea29f9e0f26f81b971d3529352e3e0f8",
    ("demo-camms-1", "1"): "1416dbebecb3dab13184aa5253b216d216d702f9c675c1a8bcd3385782e4ddac",
    ("demo-cascade-1", "1"): "460e0040cacad1411103cb51b31e2e87e0adf9da81331424e5338eb6e25da8af",
    ("demo-clearpoint-1", "1"): "03154d7670daeaa69e7ca154db64319bc51427a07e679367ffc84a0e6266e1a3",
    ("demo-forpdi-1", "1"): "659b724357d0dae9ca01325fe3fabafe118945d195631882b3e42d6462efaa20",
    ("demo-inverse-1", "1"): "ef6d070c49d67be1ba2144080421217254663c30019f5ba12c86d9452939d508",
    ("demo-onstrategy-1", "1"): "065db416ddd6c796b1e860c22a8491b8c0c20ba2b758c7129b8df42fa0db184b",
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
