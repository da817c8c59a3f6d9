"""What can be found: each text in two normal forms, and the words that occur (for typing errors)."""

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned


class SearchEntry(CommuneOwned):
    """One text. `id` rises with its moment, so that "newest first" is the order of the key.

    `exact` and `folded` are words parted and surrounded by single spaces. Migrations add the index beside the table
    (SQLite: triggers, which a migration that rebuilds this table must make again).
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    exact = models.TextField()
    folded = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "kind", "object_id"], name="search_entry_once")]
        indexes = [models.Index(fields=["commune", "kind", "-id"], name="search_newest")]


class SearchWord(CommuneOwned):
    """A folded word that stands in a text of this kind."""

    kind = models.CharField(max_length=20)
    word = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "kind", "word"], name="search_word_once")]
