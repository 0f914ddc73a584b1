"""Whose request it is, where a proxy stands in front of Heng."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """Return the network address that a request comes from.

    Behind the HTTPS proxy it is the last one of `X-Forwarded-For`: that which the proxy itself saw. Those before it
    are what the client says. Without this, everybody would come from the proxy, and wrong passwords typed by anyone
    would pause the sign-in of the person they were typed for.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER is None:
        return direct
    last = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    try:
        return str(ip_address(last))
    except ValueError:
        return direct
