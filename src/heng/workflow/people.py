"""Who may change the record: officers, with accounts of Heng's own."""

from __future__ import annotations


def create_officer(name: str, password: str, *, display: str = "") -> None:
    """Make an account; raises RefusedError where the name is taken or the password is too weak."""
    raise NotImplementedError


def first_officer() -> tuple[str, str | None]:
    """Return the first account and a new one-time password, or None once somebody has signed in with it.

    The password is made at random, kept only as a hash, and must be changed at the first sign-in.
    """
    raise NotImplementedError
