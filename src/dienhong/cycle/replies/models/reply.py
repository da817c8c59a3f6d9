"""Replies to opinions, the promises made in them, and what the citizen thought of them."""

from django.db import models

from dienhong.civic.communes.models import Unit
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.people.models import User
from dienhong.cycle.conference.models import Turn
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.replies.states import CommitmentState, ReplyState, Satisfaction
from dienhong.engines.tenancy.models import CommuneOwned

SEARCH_KIND = "reply"
"""Public wordings in the search index."""


class Reply(CommuneOwned):
    """One answer. A reopened opinion gets a second one; the published ones stay. `letter` is its newest letter.

    The sender reads `text` from `published_at` on; everybody else reads `public_text`, and only while `public_since` is
    set: that a person approved the public wording. `turn` is where it was spoken in a hall, if it was.
    """

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField("nội dung trả lời")
    legal_basis = models.TextField("căn cứ", blank=True, default="")
    state = models.CharField(max_length=10, choices=ReplyState.choices, default=ReplyState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    return_reason = models.TextField(blank=True, default="")
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    public_text = models.TextField(blank=True, default="")
    public_since = models.DateTimeField(null=True)
    letter = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, null=True, related_name="replies")
    turn = models.OneToOneField(Turn, on_delete=models.PROTECT, null=True, related_name="reply")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "opinion"],
                condition=~models.Q(state=ReplyState.PUBLISHED),
                name="one_open_reply_an_opinion",
            )
        ]
        indexes = [models.Index(fields=["commune", "state", "-published_at"], name="reply_by_state")]
        ordering = ["-drafted_at", "-pk"]

    @property
    def rating(self) -> "Rating | None":
        """What the sender of the opinion that was answered thought; others who share the answer have their own."""
        return next((rating for rating in self.ratings.all() if rating.opinion_id == self.opinion_id), None)


class Commitment(CommuneOwned):
    """A promise: what, by whom, until when. Public once its reply is."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="commitments")
    text = models.CharField("cam kết", max_length=500)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    due_date = models.DateField("hoàn thành trước ngày")
    state = models.CharField(max_length=6, choices=CommitmentState.choices, default=CommitmentState.OPEN)
    fulfilled_on = models.DateField(null=True)
    evidence = models.CharField("kết quả", max_length=500, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["commune", "state", "due_date"], name="commitment_by_state")]
        ordering = ["due_date", "pk"]


class Rating(CommuneOwned):
    """What a sender thought of a reply: one for each who asked, also where one answer serves many."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="ratings")
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="ratings")
    score = models.PositiveSmallIntegerField(choices=Satisfaction.choices)
    comment = models.TextField(blank=True, default="")
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "reply", "opinion"], name="rated_once")]
