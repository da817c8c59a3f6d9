"""One issue, many askers: which opinion is answered together with which, and which opinion is a part of which."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.tenancy.models import CommuneOwned


class Merge(CommuneOwned):
    """`opinion` is answered together with `into`, from `at` until `left_at`; the row stays as lineage.

    `Opinion.merged_into` is the leader at the end of the chain. `answered_at`: the common answer came, and what the
    sender was told stays told: such a row holds nobody back any more.
    """

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="merges")
    into = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="members")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    previous_state = models.CharField(max_length=12, choices=OpinionState.choices)
    reason = models.CharField(max_length=500, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "opinion"], condition=models.Q(left_at=None), name="one_leader_an_opinion"
            ),
            models.CheckConstraint(condition=~models.Q(opinion=models.F("into")), name="merge_into_another"),
        ]
        ordering = ["-at", "-pk"]


class Part(CommuneOwned):
    """`child` is one issue of `original`: its words from character `start` up to `end`."""

    child = models.OneToOneField(Opinion, on_delete=models.PROTECT, related_name="part_of")
    original = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="parts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="part_holds_words")]
        ordering = ["start"]


class Repeat(CommuneOwned):
    """`opinion` asks again what was answered under `earlier`: a person has said so."""

    opinion = models.OneToOneField(Opinion, on_delete=models.PROTECT, related_name="repeat_of")
    earlier = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="repeats")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
