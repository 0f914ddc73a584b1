"""Addresses of the pages. A card's pages hang below `/{owner}/{year}/{period}/`; with `/at/{edition}` before it, they
show that edition and no later one."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.views.i18n import set_language

from heng.web import downloads, entities, page_foot
from heng.web.account import views as account
from heng.web.agency import views as agency
from heng.web.budget import views as budget
from heng.web.compare import views as compare
from heng.web.confirm import views as confirm
from heng.web.content import views as content
from heng.web.data import views as data
from heng.web.document import picture
from heng.web.document import views as document
from heng.web.errors import posted
from heng.web.findings import acting
from heng.web.findings import views as findings
from heng.web.help import views as help_pages
from heng.web.intake import views as intake
from heng.web.items import views as items
from heng.web.kpi import changing
from heng.web.kpi import views as kpi
from heng.web.overview import views as overview
from heng.web.scoring import views as scoring
from heng.web.theme import views as theme
from heng.web.totals import views as totals

CARD = [
    path("", overview.show, name="overview"),
    path("theme/", theme.first, name="themes"),
    path("theme/<str:letter>/", theme.show, name="theme"),
    path("objective/<str:code>/", theme.show_objective, name="objective"),
    path("objective/<str:objective>/kpi/<str:code>/", kpi.show, name="kpi_of_objective"),
    path("kpi/", kpi.show_list, name="kpis"),
    path("kpi/list.csv", kpi.list_file, name="kpi_sheet"),
    path("kpi/<str:code>/", kpi.show, name="kpi"),
    path("kpi/<str:code>/periods.csv", kpi.periods, name="kpi_periods"),
    path("objective/<str:objective>/kpi/<str:code>/periods.csv", kpi.periods, name="kpi_periods_of_objective"),
    path("findings/", findings.show, name="findings"),
    path("findings/days/", findings.days, name="findings_days"),
    path("findings/<str:key>/", acting.show, name="finding"),
    path("compare/", compare.show, name="compare"),
    path("compare/comparison.csv", compare.changes, name="changes"),
    path("confirm/", confirm.show, name="confirm"),
    path("items/", items.show_list, name="items"),
    path("items/<str:key>/", items.show, name="item"),
    path("totals/", totals.show, name="totals"),
    path("totals/weights/", totals.weigh, name="weights"),
    path("totals/totals.csv", totals.rows, name="totals_file"),
    path("agency/<path:name>/", agency.show, name="agency"),
    path("budget/", budget.show, name="budget"),
    path("content/", content.show, name="content"),
    path("print.css", page_foot.show, name="page_foot"),
    path("data/", data.show, name="data"),
    path("data/tables.zip", data.archive, name="tables"),
    path("data/findings.json", data.findings, name="findings_data"),
    path("data/<str:name>.csv", data.table, name="table"),
    path("report.odt", downloads.report, name="report"),
    path("scorecard.json", downloads.scorecard, name="scorecard"),
]

urlpatterns = [
    path("", overview.home, name="home"),
    path("docs/", intake.show_list, name="intakes"),
    path("docs/new", intake.hand_in, name="hand_in"),
    path("docs/import/<int:number>/", intake.show, name="draft"),
    path("docs/import/<int:number>/effects", intake.effects, name="effects"),
    path("docs/import/<int:number>/do", intake.decide, name="decide"),
    path("docs/<str:digest>/", document.show, name="document"),
    path("docs/<str:digest>/page/<int:page>.png", picture.strip, name="strip"),
    path("docs/<str:digest>/original", document.original, name="original"),
    path("my/findings/", findings.mine, name="my_findings"),
    path("rules/", findings.rules, name="rules"),
    path("rules/<str:code>/", findings.rule, name="rule"),
    path("scoring/", scoring.show_list, name="scoring"),
    path("scoring/<str:name>/", scoring.show, name="rulebook"),
    path("scoring/<str:name>/rulebook.json", scoring.data_file, name="rulebook_data"),
    path("scoring/<str:name>/examples.csv", scoring.examples_file, name="rulebook_examples"),
    path("help/", help_pages.show, name="help"),
    path("id/<str:entity>/", entities.entity, name="entity"),
    path("changes/<int:number>/undo/", changing.undo, name="undo"),
    path("language/", posted(set_language), name="language"),
    path("login/", account.SignInView.as_view(), name="login"),
    path("logout/", posted(LogoutView.as_view()), name="logout"),
    path("account/password/", account.password, name="password"),
    path("at/<str:edition>/<str:owner>/<int:year>/<str:period>/", include((CARD, "at"))),
    path("<str:owner>/<int:year>/<str:period>/", include((CARD, "card"))),
    path("<str:owner>/<int:year>/", entities.latest_of, name="year"),
    path("<str:owner>/", entities.latest_of, name="owner"),
]
