"""What every form has in common: what was sent and cannot be taken, how a refusal is answered, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from django import forms
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from heng.web.language import pick
from heng.workflow.changes.refusals import StaleChangeError
from heng.workflow.findings.refusals import StaleActError
from heng.workflow.intake.refusals import FixDroppedError, FixOvertakenError

OK, CONFLICT, UNPROCESSABLE = 200, 409, 422
_STALE = (StaleChangeError, StaleActError, FixOvertakenError, FixDroppedError)
"""What was sent from a page that shows an earlier state."""
LONGEST = 500
"""Characters of a text that a person types."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent and cannot be taken: its field, what was typed, and what is wrong by field."""

    field: str
    values: Mapping[str, str]
    errors: Mapping[str, str]
    status: int = UNPROCESSABLE

    @classmethod
    def of(cls, name: str, form: forms.Form) -> Sent:
        """Keep a form that is not valid."""
        values = {key: str(value) for key, value in form.data.items()}
        return cls(name, values, {key: " ".join(str(one) for one in told) for key, told in form.errors.items()})


class Form(Protocol):
    """A form of a page: prefix of the `id`s of its fields; by name of field what was typed, and what is wrong."""

    @property
    def id(self) -> str:
        """The prefix."""

    @property
    def values(self) -> Mapping[str, str]:
        """What was typed where it was sent and refused."""

    @property
    def errors(self) -> Mapping[str, str]:
        """What is wrong."""


def error_links(forms: Iterable[Form]) -> tuple[tuple[str, str], ...]:
    """Return `(id of the field, message)` for the summary of errors; of a form without such a field, its own `id`."""
    return tuple(
        (f"{form.id}-{name}" if name in _FIELDS else form.id, message)
        for form in forms
        for name, message in form.errors.items()
    )


_FIELDS = frozenset({"text", "reason", "why", "valid", "trait", "until", "to", "agency", "first", "last"})


def status_of(refusal: Exception) -> int:
    """Return the status of a refused change: a conflict where another person was first."""
    return CONFLICT if isinstance(refusal, _STALE) else UNPROCESSABLE


def too_long() -> str:
    """Return what is said of a text that is too long."""
    return pick(f"最多{LONGEST}個字。", f"At most {LONGEST} characters.")


def onward(request: HttpRequest, default: str = "") -> str:
    """Return the page of Heng that a form or an address asks to go on to, else another."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    return asked if asked and url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else default


def with_query(url: str, **query: str | int) -> str:
    """Return an address with more in its query; what it had there, and its fragment, stay."""
    parts = urlsplit(url)
    return parts._replace(query="&".join(filter(None, [parts.query, urlencode(query)]))).geturl()
