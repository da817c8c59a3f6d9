"""Counters, and the numbers given."""

from django.db import models

from dienhong.civic.documents.models.choices import SYSTEMS
from dienhong.civic.documents.rules import written_number
from dienhong.civic.documents.states import Scope
from dienhong.civic.people.models import User
from dienhong.engines.tenancy.models import CommuneOwned


class NumberSeries(CommuneOwned):
    """Which kinds draw from a counter, and when it begins anew. `term_from`: first day of the Party's term."""

    key = models.SlugField(max_length=40)
    title = models.CharField("tên", max_length=120)
    system = models.CharField(max_length=5, choices=SYSTEMS, default="state")
    scope = models.CharField("đánh số", max_length=4, choices=Scope.choices, default=Scope.YEAR)
    kinds = models.JSONField("loại văn bản", default=list, blank=True)
    term_from = models.DateField("ngày đầu nhiệm kỳ", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "key"], name="number_series_once"),
            models.CheckConstraint(
                condition=~models.Q(scope=Scope.TERM) | models.Q(term_from__isnull=False), name="term_has_a_first_day"
            ),
        ]


class NumberPeriod(CommuneOwned):
    """The counter of a series in one year or term: the row that is locked while a number is given.

    `label` is the year, or the first day of the term. `last_number` was given last, on a document of `last_day`.
    """

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="periods")
    label = models.CharField(max_length=10)
    last_number = models.PositiveIntegerField(default=0)
    last_day = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "series", "label"], name="number_period_once")]


class IssuedNumber(CommuneOwned):
    """A number given: never taken back, at most voided with a reason that the register shows.

    `after` chains whole numbers, so that the database keeps every one that has a successor. `letter` makes a
    back-number (168a); `reason` explains one, or a day out of order, or a number used outside.
    """

    period = models.ForeignKey(NumberPeriod, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    letter = models.CharField(max_length=1, blank=True, default="")
    after = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="before")
    day = models.DateField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField("lý do", max_length=300, blank=True, default="")
    void_reason = models.CharField("lý do hủy", max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "period", "number", "letter"], name="number_once"),
            models.UniqueConstraint(
                fields=["commune", "period"], condition=models.Q(after=None, letter=""), name="one_first_number"
            ),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="numbers_from_one"),
            models.CheckConstraint(
                condition=models.Q(letter="") | (~models.Q(reason="") & models.Q(after=None)),
                name="back_number_explained",
            ),
        ]
        ordering = ["period_id", "number", "letter"]

    @property
    def written(self) -> str:
        """05, 168a."""
        return written_number(self.number, self.letter)
