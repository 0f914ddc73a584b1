"""Accounts."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class Person(AbstractUser):
    """Someone who may work with the record. The record names people by `username`, which is never reused."""

    display = models.CharField(max_length=150, blank=True)
    must_change_password = models.BooleanField(default=False)

    class Meta:
        db_table = "person"

    def get_full_name(self) -> str:
        """Return the name to show."""
        return self.display or self.username
