"""What travels: the tables, their columns and whose rows. What is not named here stays where it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from dienhong.civic.communes.models import Unit, Venue, Village
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import ROLE_PERMISSIONS, Permission
from dienhong.civic.topics.models import Topic
from dienhong.cycle.conference.models import (
    AgendaStep,
    Attendance,
    Commitment,
    Conference,
    DutyHolder,
    HallQuestion,
    MinutesRow,
    Outcome,
    RowText,
    Seconding,
    Turn,
)
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.opinions.models import ConcernedOfficial, Opinion, Similarity, Submitter
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.plans.models import Plan
from dienhong.kernel.errors import Refused

Rows = Callable[[Conference], models.QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """`natural`: columns by which a row is known that has no entry yet.

    `owner`: the column that says to which commune a row belongs.
    """

    name: str
    model: type[models.Model]
    columns: tuple[str, ...]
    rows: Rows
    natural: tuple[str, ...] = ()
    owner: str = "commune_id"

    def here(self) -> models.QuerySet[Any]:
        """All rows of the commune."""
        return self.model._default_manager.all()  # noqa: SLF001 - Django's documented name for any model's manager

    def field(self, name: str) -> models.Field[Any, Any]:
        """A column by its name or attribute name; `Refused` for one that this version does not know."""
        try:
            return self.model._meta.get_field(name)  # type: ignore[return-value]  # noqa: SLF001
        except FieldDoesNotExist:
            raise Refused("Gói này do bản phần mềm khác tạo ra: có cột mà máy này không biết.") from None


_LEFT_OUT = (OpinionState.DIVERTED, OpinionState.WITHDRAWN, OpinionState.REJECTED, OpinionState.MERGED)


def carried_opinions(conference: Conference) -> models.QuerySet[Opinion]:
    """Those prepared for this dialogue; nothing that was diverted or taken back."""
    return Opinion.objects.filter(dialogue_id=conference.dialogue_id).exclude(state__in=_LEFT_OUT).order_by("pk")


def carried_people(conference: Conference) -> models.QuerySet[User]:
    """Who may log in at the hall: those with a duty there and those who prepare conferences."""
    prepares = [role for role, held in ROLE_PERMISSIONS.items() if Permission.MANAGE_DIALOGUE in held]
    leading = Membership.objects.filter(role__in=prepares, valid_to=None).values("user_id")
    on_duty = DutyHolder.objects.filter(conference=conference, until=None, user__isnull=False).values("user_id")
    wanted = models.Q(pk__in=leading) | models.Q(pk__in=on_duty)
    return User.objects.filter(wanted, is_active=True).order_by("pk")


def _of(manager: models.Manager[Any], path: str = "conference") -> Rows:
    def rows(conference: Conference) -> models.QuerySet[Any]:
        return manager.filter(**{path: conference}).order_by("pk")

    return rows


def _all(manager: models.Manager[Any]) -> Rows:
    return lambda _: manager.order_by("pk")


AROUND = (
    Table("unit", Unit, ("key", "name", "short_name", "is_active"), _all(Unit.objects), ("key",)),
    Table("village", Village, ("name", "head_name", "is_active"), _all(Village.objects), ("name",)),
    Table("venue", Venue, ("name", "address", "capacity"), _all(Venue.objects), ("name",)),
    Table(
        "topic", Topic, ("code", "name", "unit_key", "keywords", "position", "is_active"), _all(Topic.objects),
        ("code",),
    ),
    Table(
        "person", User, ("username", "full_name", "password", "is_active"), carried_people, ("username",),
        owner="home_id",
    ),
    Table(
        "membership", Membership, ("user", "role", "post", "unit", "village", "valid_from", "valid_to"),
        lambda conference: Membership.objects.filter(user__in=carried_people(conference)).order_by("pk"),
    ),
    Table(
        "plan", Plan,
        ("year", "system", "title", "number", "symbol", "issued_on", "state", "content", "created_at"),
        lambda conference: Plan.objects.filter(dialogues=conference.dialogue_id),
    ),
    Table(
        "dialogue", Dialogue,
        ("plan", "title", "audience_kind", "audience_name", "village", "topics", "date", "half_day", "start_time",
         "venue", "chair", "intake_until", "state", "announced_at"),
        lambda conference: Dialogue.objects.filter(pk=conference.dialogue_id),
    ),
    Table(
        "opinion", Opinion,
        ("code", "dialogue", "text", "public_text", "channel", "village", "received_at", "signer_count", "state",
         "kind", "fields", "lead_field", "urgency", "unit", "due_date"),
        carried_opinions, ("code",),
    ),
    Table(
        "submitter", Submitter, ("opinion", "kind", "organisation", "name", "consented_at"),
        lambda conference: Submitter.objects.filter(
            opinion__in=carried_opinions(conference), consented_at__isnull=False
        ),
        ("opinion",),
    ),
    Table(
        "concern", ConcernedOfficial, ("opinion", "user", "marked_at"),
        lambda conference: ConcernedOfficial.objects.filter(opinion__in=carried_opinions(conference)),
        ("opinion", "user"),
    ),
    Table(
        "similar", Similarity, ("a", "b", "level", "score", "model", "found_at", "judgement"),
        lambda conference: Similarity.objects.filter(
            a__in=carried_opinions(conference), b__in=carried_opinions(conference)
        ),
        ("a", "b"),
    ),
)  # fmt: skip
"""What the hall needs to know; it comes back unread."""

CONFERENCE = Table(
    "conference", Conference,
    ("dialogue", "state", "started_at", "ended_at", "policies", "speaking_seconds", "safe_positions", "list_closed",
     "names_shown", "message", "countdown_to", "capacity", "stream_url", "number"),
    lambda conference: Conference.objects.filter(pk=conference.pk), ("dialogue",),
)  # fmt: skip

HALL = (
    Table(
        "step", AgendaStep,
        ("conference", "position", "kind", "title", "owner", "planned_minutes", "state", "started_at", "ended_at",
         "skip_reason"),
        _of(AgendaStep.objects),
    ),
    Table(
        "duty", DutyHolder, ("conference", "duty", "user", "name", "post", "since", "until"), _of(DutyHolder.objects),
    ),
    Table(
        "turn", Turn,
        ("conference", "number", "door", "kind", "name", "village", "subject", "is_woman", "is_elderly", "is_pressing",
         "opinion", "follows", "registered_at", "pinned", "state", "started_at", "limit_seconds", "paused_at",
         "paused_ms", "ended_at"),
        _of(Turn.objects),
    ),
    Table(
        "outcome", Outcome,
        ("turn", "kind", "responder", "text", "unit", "due_date", "written", "body", "reason", "taken_back"),
        _of(Outcome.objects, "turn__conference"), ("turn",),
    ),
    Table(
        "commitment", Commitment, ("conference", "turn", "text", "unit", "due_date", "taken_back"),
        _of(Commitment.objects),
    ),
    Table(
        "attendance", Attendance,
        ("conference", "key", "name", "folded_name", "group", "village", "code", "present_at", "present_by", "scans",
         "is_remote", "taken_back"),
        _of(Attendance.objects), ("key",),
    ),
    Table(
        "question", HallQuestion,
        ("conference", "key", "name", "village", "text", "shown_text", "state", "sent_at", "turn"),
        _of(HallQuestion.objects), ("key",),
    ),
    Table("seconding", Seconding, ("question", "device"), _of(Seconding.objects, "question__conference"),
          ("question", "device")),
    Table(
        "row", MinutesRow,
        ("conference", "key", "number", "kind", "step", "turn", "speaker", "text", "said_at", "version", "taken_back"),
        _of(MinutesRow.objects), ("key",),
    ),
    Table(
        "row_text", RowText, ("row", "client_id", "version", "seen_version", "text", "by_name", "at", "settled"),
        _of(RowText.objects, "row__conference"), ("client_id",),
    ),
)  # fmt: skip
"""What happens in the hall: it goes out as it is prepared and comes back as it was."""
