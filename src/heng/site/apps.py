"""The site as a Django application: it brings the deployment checks."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, addresses and deployment checks."""

    name = "heng.site"
    label = "heng_site"

    def ready(self) -> None:
        """Register the checks."""
        from heng.site import checks

        checks.register_all()
