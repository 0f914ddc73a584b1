"""Heng's addresses, and beside them the hand-written view that the overview is held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import include, path


@dataclass
class Kept:
    """What a request of ours asked the database and gave its template."""

    queries: list[str] = field(default_factory=list)
    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)


KEPT = Kept()


def baseline(request: HttpRequest) -> HttpResponse:
    """Run the same queries, fetch every row, render the same template with the context ready."""
    with connection.cursor() as cursor:
        for query in KEPT.queries:
            cursor.execute(query)
            if cursor.description:
                cursor.fetchall()
    return HttpResponse(render_to_string(KEPT.template, KEPT.context, request))


urlpatterns = [path("baseline/", baseline), path("", include("heng.site.urls"))]
