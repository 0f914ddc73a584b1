"""Documents handed in for import, and what their print is. No part of the record: rows may be altered and deleted."""

from __future__ import annotations

from django.db import models


class Intake(models.Model):
    """One document on its way into the record.

    `state` is a word of `IntakeState`; `beat` the last sign of life of the process that reads it, `done` of `total`
    its progress. `refusal` is why nothing was read, `edition`, `findings` and `coverage` what was: all JSON texts.
    `day` and `owner` are what a person said where the document prints none. `left` lists the rows not accepted yet,
    `fixes` the cells a person corrected before accepting. `batches` are the numbers of the batches that its
    acceptances wrote, `brought` that they made the edition visible, `address` the edition it became.
    """

    name = models.TextField()
    sha256 = models.TextField(db_index=True)
    size = models.BigIntegerField()
    kind = models.TextField(blank=True)
    who = models.TextField()
    arrived = models.DateTimeField()
    state = models.TextField(db_index=True)
    beat = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    refusal = models.TextField(blank=True)
    edition = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    coverage = models.TextField(blank=True)
    day = models.DateField(null=True)
    owner = models.TextField(blank=True)
    left = models.TextField(default="[]")
    fixes = models.TextField(default="[]")
    batches = models.TextField(default="[]")
    brought = models.BooleanField(default=False)
    address = models.TextField(blank=True)

    class Meta:
        db_table = "intake"
        indexes = [models.Index(fields=["-arrived"], name="intake_arrived")]

    def __str__(self) -> str:
        return self.name


class PrintedText(models.Model):
    """The lines of a document that is no text file and where they stand, kept so that no page has to read it again.

    Made from the document's bytes alone: it can be deleted at any time and is made again.
    """

    sha256 = models.TextField(primary_key=True)
    lines = models.TextField()
    places = models.TextField()

    class Meta:
        db_table = "printed_text"

    def __str__(self) -> str:
        return self.sha256
