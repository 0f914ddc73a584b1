"""Addresses of the whole site, and the pages for requests that cannot be answered."""

from django.urls import include, path

urlpatterns = [path("", include("heng.web.urls"))]

handler400 = "heng.web.errors.bad_request"
handler403 = "heng.web.errors.forbidden"
handler404 = "heng.web.errors.not_found"
handler500 = "heng.web.errors.server_error"
