"""Named reads of replies and promises."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models.functions import Coalesce, TruncDate

from dienhong.civic.documents.models import OfficialDocument
from dienhong.cycle.opinions.concerned import kept_from
from dienhong.cycle.opinions.events import OpinionReplied
from dienhong.cycle.opinions.models import Merge, Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.plans.filing import standing_documents
from dienhong.cycle.replies.models import SEARCH_KIND, Commitment, Reply
from dienhong.cycle.replies.states import CommitmentState, ReplyState
from dienhong.engines.journal.models import Entry
from dienhong.engines.search import finding
from dienhong.kernel.actors import Actor


def replies_to(opinion_id: int) -> models.QuerySet[Reply]:
    """All replies to an opinion, newest first, with their promises, ratings and letters."""
    replies = Reply.objects.filter(opinion_id=opinion_id)
    replies = replies.select_related("drafted_by", "approved_by", "letter__number")
    return replies.prefetch_related("commitments__unit", "ratings")


def given_replies() -> models.QuerySet[Reply]:
    """What its sender may read, newest first."""
    replies = Reply.objects.filter(state=ReplyState.PUBLISHED).select_related(
        "opinion__dialogue", "opinion__unit", "opinion__village"
    )
    return replies.order_by("-published_at", "-pk")


def published_replies() -> models.QuerySet[Reply]:
    """What everybody may read, newest first: the one gate, open only to wordings that a person approved."""
    return given_replies().filter(public_since__isnull=False).exclude(public_text="").exclude(opinion__public_text="")


def answer_for(opinion: Opinion) -> Reply | None:
    """The newest published reply that the opinion's sender may read, through a merge too.

    Who left a group after its answer, to have it looked at again, keeps that answer until there is their own.
    """
    before = Merge.objects.filter(opinion=opinion, answered_at__isnull=False, left_at__isnull=False).first()
    readable = models.Q(opinion_id=opinion.merged_into_id or opinion.pk)
    if before is not None:
        common = Entry.objects.filter(subject="opinion", subject_id=opinion.pk, verb=OpinionReplied.verb)
        readable |= models.Q(pk__in=[entry.details["reply"] for entry in common])
    return given_replies().filter(readable).prefetch_related("commitments__unit", "ratings").first()


def serves(reply: Reply, opinion_id: int) -> bool:
    """Whether the opinion was answered with this reply: its own, or that of its group."""
    if reply.opinion_id == opinion_id:
        return True
    opinion = Opinion.objects.filter(pk=opinion_id).first()
    return opinion is not None and answer_for(opinion) == reply


def to_approve(actor: Actor) -> models.QuerySet[Reply]:
    """Replies that wait for a leader, the most pressing first; none to what is about the actor."""
    waiting = Reply.objects.filter(state=ReplyState.IN_REVIEW).exclude(opinion__state=OpinionState.MERGED)
    waiting = waiting.exclude(opinion_id__in=kept_from(actor))
    return waiting.select_related("opinion__unit", "drafted_by").order_by("opinion__due_date", "pk")


def to_publish(actor: Actor) -> models.QuerySet[Reply]:
    waiting = Reply.objects.filter(state=ReplyState.APPROVED).exclude(opinion__state=OpinionState.MERGED)
    waiting = waiting.exclude(opinion_id__in=kept_from(actor))
    return waiting.select_related("opinion__unit").order_by("approved_at", "pk")


def public_commitments() -> models.QuerySet[Commitment]:
    """Promises that everybody may read, the nearest day first."""
    return made_commitments().filter(reply__in=published_replies().order_by())


def made_commitments() -> models.QuerySet[Commitment]:
    """Promises that a sender was given: kept also where the wording is no longer public."""
    made = Commitment.objects.filter(reply__state=ReplyState.PUBLISHED)
    return made.select_related("unit", "reply__opinion__dialogue").order_by("due_date", "pk")


def open_commitments() -> models.QuerySet[Commitment]:
    return made_commitments().filter(state=CommitmentState.OPEN)


def late_commitments(today: date) -> models.QuerySet[Commitment]:
    return open_commitments().filter(due_date__lt=today)


def history_of(opinion_id: int) -> list[Entry]:
    """Everything that happened to an opinion and its replies, oldest first."""
    about_opinion = models.Q(subject="opinion", subject_id=opinion_id)
    leaders = Opinion.objects.filter(pk=opinion_id).values("merged_into_id")
    replies = Reply.objects.filter(models.Q(opinion_id=opinion_id) | models.Q(opinion_id__in=leaders)).values("pk")
    # A common answer is rated by each of its askers: each timeline tells its own.
    about_replies = models.Q(subject="reply", subject_id__in=replies, details__opinion=opinion_id)
    return list(Entry.objects.filter(about_opinion | about_replies).order_by("number"))


def matching(replies: models.QuerySet[Reply], words: str) -> models.QuerySet[Reply]:
    """Those of `replies` whose public wording or answer holds all `words`; typed diacritics come first.

    Only public wordings are in the index: the sender's own words never decide.
    """
    found = finding.matching(SEARCH_KIND, words)
    if found is None:
        return replies
    replies = replies.filter(pk__in=found)
    exact = finding.matching(SEARCH_KIND, words, only_exact=True)
    if exact is None:
        return replies
    return replies.order_by(models.Case(models.When(pk__in=exact, then=0), default=1), "-published_at", "-pk")


def meant_words(words: str) -> str:
    """What may have been meant by `words` that find nothing, in the wording of a public reply; "" when unknown."""
    return finding.meant(SEARCH_KIND, words, published_replies())


@dataclass(frozen=True, slots=True)
class Figures:
    """How many opinions came in, how many of them have their answer, how many had it in time."""

    received: int
    answered: int
    on_time: int


def public_figures(since: datetime) -> Figures:
    """Figures over the opinions received since then; a merged one is answered when the other one is."""
    done = (OpinionState.REPLIED, OpinionState.CLOSED)
    newest = Reply.objects.filter(
        state=ReplyState.PUBLISHED, opinion_id=Coalesce(models.OuterRef("merged_into_id"), models.OuterRef("pk"))
    ).order_by("-published_at")
    is_answered = models.Q(state__in=done) | models.Q(state=OpinionState.MERGED, merged_into__state__in=done)
    in_time = is_answered & models.Q(answered_on__lte=models.F("due_date"))
    # A part of an opinion is no asker of its own.
    opinions = Opinion.objects.filter(received_at__gte=since, part_of=None).exclude(state=OpinionState.DIVERTED)
    counted = opinions.annotate(answered_on=TruncDate(models.Subquery(newest.values("published_at")[:1]))).aggregate(
        received=models.Count("pk"),
        answered=models.Count("pk", filter=is_answered),
        on_time=models.Count("pk", filter=in_time),
    )
    return Figures(**counted)


def commitment_counts(today: date) -> dict[str, int]:
    """How many public promises there are: "all", "open" (in time), "late", "done"."""
    is_open = models.Q(state=CommitmentState.OPEN)
    return (
        public_commitments()
        .order_by()
        .aggregate(
            all=models.Count("pk"),
            open=models.Count("pk", filter=is_open & models.Q(due_date__gte=today)),
            late=models.Count("pk", filter=is_open & models.Q(due_date__lt=today)),
            done=models.Count("pk", filter=models.Q(state=CommitmentState.DONE)),
        )
    )


def letter_of(reply: Reply) -> OfficialDocument | None:
    """The reply's letter with its number, unless it was dropped, replaced or recalled."""
    if reply.letter_id is None:
        return None
    return standing_documents().filter(pk=reply.letter_id).first()


def settled_reply(opinion_id: int) -> Reply | None:
    """The newest reply that a leader approved."""
    return replies_to(opinion_id).filter(state__in=(ReplyState.APPROVED, ReplyState.PUBLISHED)).first()
