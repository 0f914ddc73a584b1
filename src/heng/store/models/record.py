"""The record: rows are appended, never updated or deleted; triggers in the database refuse it.

Each owner and year has a chain of batches. A batch's digest covers its entries and the batch before; roots join the
chains of all owners and years in the order of writing (`heng.store.chain`).
"""

from __future__ import annotations

from django.db import models


class CardYear(models.Model):
    """One owner's year: the unit that has a chain of its own, and that a writer locks."""

    owner = models.TextField()
    year = models.IntegerField()

    class Meta:
        db_table = "record_card_year"
        constraints = [models.UniqueConstraint(fields=["owner", "year"], name="record_card_year_key")]

    def __str__(self) -> str:
        return f"{self.owner} {self.year}"


class Batch(models.Model):
    """What one act wrote, in one transaction.

    `schema` is the number of the canonical form of its entries, `entries` how many there are, `before` the digest of
    the batch before (empty for the first). `recorded` never goes back within a chain.
    """

    card_year = models.ForeignKey(CardYear, models.PROTECT, related_name="batches", db_index=False)
    sequence = models.IntegerField()
    schema = models.IntegerField()
    recorded = models.DateTimeField()
    who = models.TextField()
    act = models.TextField()
    reason = models.TextField()
    entries = models.IntegerField()
    before = models.TextField()
    digest = models.TextField()

    class Meta:
        db_table = "record_batch"
        constraints = [models.UniqueConstraint(fields=["card_year", "sequence"], name="record_batch_key")]

    def __str__(self) -> str:
        return f"{self.card_year} #{self.sequence}"


class Document(models.Model):
    """A published file. Its bytes lie unchanged under its digest; `name` is the one it first came with."""

    sha256 = models.TextField(primary_key=True)
    name = models.TextField()
    size = models.BigIntegerField()
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="documents")

    class Meta:
        db_table = "record_document"

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """One publication of one owner and year. `key` is unique in it.

    The day it holds from is that of its entry `edition`, because a later reading may find another one printed.
    """

    card_year = models.ForeignKey(CardYear, models.PROTECT, related_name="editions", db_index=False)
    key = models.TextField()
    kind = models.TextField()
    period_first = models.DateField(null=True)
    period_last = models.DateField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="editions")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="editions")

    class Meta:
        db_table = "record_edition"
        constraints = [models.UniqueConstraint(fields=["card_year", "key"], name="record_edition_key")]

    def __str__(self) -> str:
        return f"{self.card_year} {self.key}"


class Entry(models.Model):
    """One version of one thing: a printed object, an inference, or a person's change.

    `kind` and `ref` name the thing in its edition, `voice` who says it; a later entry of the same three is a later
    version. `body` is canonical JSON; an entry without an edition is about the whole owner and year. `entity` is the
    stable id of what the thing is an appearance of; `source` the document it was read in.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="items", db_index=False)
    position = models.IntegerField()
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="entries", null=True)
    kind = models.TextField()
    ref = models.TextField()
    voice = models.TextField()
    entity = models.TextField()
    body = models.TextField()
    valid_from = models.DateField()
    source = models.TextField()
    digest = models.TextField()

    class Meta:
        db_table = "record_entry"
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="record_entry_key")]
        indexes = [
            models.Index(fields=["entity"], name="record_entry_entity", condition=~models.Q(entity="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class Root(models.Model):
    """One link of the chain over all chains: it covers a batch and the root before, in the order of writing.

    The root of a day is its last one. It covers the last batch of every owner and year, so that a cut tail shows.
    It names its batch by content instead of by key, so that it still says what is missing when the batch is gone.
    """

    number = models.BigIntegerField(primary_key=True)
    day = models.DateField(db_index=True)
    owner = models.TextField()
    year = models.IntegerField()
    sequence = models.IntegerField()
    head = models.TextField()
    before = models.TextField()
    digest = models.TextField()

    class Meta:
        db_table = "record_root"
        constraints = [models.UniqueConstraint(fields=["owner", "year", "sequence"], name="record_root_key")]

    def __str__(self) -> str:
        return f"root {self.number}"
