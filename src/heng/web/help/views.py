"""The page of words and marks, and of the rulebook that judges."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heng.model.terms import VOCABULARY, Status
from heng.web.help.present import glossary
from heng.web.language import current, pick
from heng.web.states import State, known
from heng.web.tallies import EXPLAINED
from heng.workflow.rulebooks import shelf


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show every mark, every word and every rulebook."""
    marks = [(State(one.value, one.label(current())), pick(*EXPLAINED[one])) for one in Status]
    marks.append((known(), pick("照印時：有數字，不判定", "as printed: a figure, without a verdict")))
    context = {
        "marks": marks,
        "glossary": glossary(VOCABULARY),
        "rulebooks": shelf.rulebooks(),
    }
    return render(request, "heng/help/page.html", context)
