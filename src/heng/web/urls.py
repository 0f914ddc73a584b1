"""Addresses of the pages. A card's pages hang below `/{owner}/{year}/{period}/`; with `/at/{edition}` before it, they
show that edition and no later one."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from heng.web.overview import views as overview
from heng.web.theme import views as theme

CARD = [
    path("", overview.show, name="overview"),
    path("theme/", theme.first, name="themes"),
    path("theme/<str:letter>/", theme.show, name="theme"),
    path("objective/<str:code>/", theme.show_objective, name="objective"),
]

urlpatterns = [
    path("", overview.home, name="home"),
    path("help/", overview.home, name="help"),
    path("login/", overview.home, name="login"),
    path("logout/", overview.home, name="logout"),
    path("language/", set_language, name="language"),
    path("rules/", overview.home, name="rules"),
    path("rules/<str:code>/", overview.home, name="rule"),
    path("docs/<str:digest>/", overview.home, name="document"),
    path("id/<str:entity>/", overview.home, name="entity"),
    path("at/<str:edition>/<slug:owner>/<int:year>/<str:period>/", include((CARD, "at"))),
    path("<slug:owner>/<int:year>/<str:period>/", include((CARD, "card"))),
]
