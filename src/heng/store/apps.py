"""The record as a Django application."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables of the record and of the people who work with it."""

    name = "heng.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
