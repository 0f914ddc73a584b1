"""A value known by being the very same object: what is opened or read is shared, never altered, large to compare."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """A value as a key of what is worked out once: equal to nothing but itself."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """Keep it, so that no other can come to stand in its place."""
        self.value = value

    def __hash__(self) -> int:
        """Return where it stands."""
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        """Tell whether another holds the very same value."""
        return isinstance(other, Same) and other.value is self.value
