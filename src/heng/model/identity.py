"""Stable identity: which printed occurrences are one thing, decided in a step of its own that merges nothing away."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from heng.model.terms import Ground, IdentityReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One occurrence is (an appearance of) one entity.

    Attributes:
        ref: The occurrence's `ref` in its edition.
        entity: Opaque stable id, which survives new codes, names and years.
        ground: INFERRED until a person confirms; PRINTED where codes and names agree in full with an earlier edition
            or the entity is new.
        reason: Why it is taken for that entity.
    """

    ref: str
    entity: str
    ground: Ground
    reason: IdentityReason


def entity_id(document: str, ref: str) -> str:
    """Return the opaque id of an entity first met in a document (its SHA-256): 16 hexadecimal digits.

    The same on every machine, whatever was loaded before.
    """
    return hashlib.sha256(f"{document}\n{ref}".encode()).hexdigest()[:16]


_ESCAPES = str.maketrans({"/": "%2F", "~": "%7E", "%": "%25"})


class RefMaker:
    """Gives each occurrence of one edition its `ref`, numbering those with the same codes from `~2`."""

    def __init__(self) -> None:
        """Start with no occurrence."""
        self._met: dict[str, int] = {}

    def make(self, kind: str, *codes: str) -> str:
        """Return the `ref` of the next occurrence of a kind and its codes: `action/AC1/AC1.1/AC1.1.1`."""
        stem = "/".join((kind, *(code.translate(_ESCAPES) for code in codes)))
        self._met[stem] = self._met.get(stem, 0) + 1
        return stem if self._met[stem] == 1 else f"{stem}~{self._met[stem]}"
