"""Who may change the record: officers, with accounts of Heng's own."""

from __future__ import annotations

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from heng.model.finding import Wording
from heng.store.models import Person
from heng.workflow.refusal import RefusedError

FIRST = "officer"
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not mistaken for one another."""


class NameTakenError(RefusedError):
    """There is an account of this name, or there was one."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(
            Wording("已有帳號「{name}」：請用別的名稱。", "There is an account “{name}” already: choose another name."),
            name=name,
        )


class WeakPasswordError(RefusedError):
    """The password could be guessed, or the name is no name."""

    def __init__(self, why: str) -> None:
        """State what is asked of it."""
        super().__init__(Wording("不能使用：{why}", "It cannot be used: {why}"), why=why)


class SamePasswordError(WeakPasswordError):
    """The new password is the present one, which others may have seen if it was for one time."""

    def __init__(self) -> None:
        """Ask for another."""
        RefusedError.__init__(
            self,
            Wording("新密碼不能和現在的一樣：請另外取一個。", "The new password must differ from the present one."),
        )


class UnknownPersonError(RefusedError):
    """No account has this name."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(Wording("沒有帳號「{name}」。", "There is no account “{name}”."), name=name)


def create_officer(name: str, password: str, *, display: str = "") -> None:
    """Make an account; raises NameTakenError, WeakPasswordError."""
    person = Person(username=name, display=display)
    try:
        person.clean_fields(exclude=["password"])
        validate_password(password, person)
    except ValidationError as error:
        raise WeakPasswordError(" ".join(error.messages)) from error
    person.set_password(password)
    _save(person)


def first_officer() -> tuple[str, str | None]:
    """Return the first account and its one-time password; None for the password once somebody has signed in with it.

    The password is made at random, kept only as a hash, and must be changed at the first sign-in. Until then each call
    makes a new one, so that a lost one needs no remedy: who may start Heng may see it.
    """
    first = Person.objects.order_by("pk").first()
    if first is None:
        first = Person(username=FIRST)
    elif not first.must_change_password or first.last_login is not None:
        return first.username, None
    return first.username, _one_time(first)


def renew_password(name: str) -> str:
    """Give an account a new one-time password, for who has forgotten theirs; raises UnknownPersonError."""
    person = Person.objects.filter(username=name).first()
    if person is None:
        raise UnknownPersonError(name)
    return _one_time(person)


def change_password(name: str, password: str) -> None:
    """Give an account the password its person chose; raises UnknownPersonError, WeakPasswordError."""
    person = Person.objects.filter(username=name).first()
    if person is None:
        raise UnknownPersonError(name)
    if person.check_password(password):
        raise SamePasswordError
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise WeakPasswordError(" ".join(error.messages)) from error
    person.set_password(password)
    person.must_change_password = False
    person.save()


def _one_time(person: Person) -> str:
    password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    person.set_password(password)
    person.must_change_password = True
    _save(person)
    return password


def _save(person: Person) -> None:
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise NameTakenError(person.username) from error
