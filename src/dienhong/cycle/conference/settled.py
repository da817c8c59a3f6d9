"""What of a turn goes into the register: its words, as they were written down. Reads only."""

import hashlib
import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from dienhong.civic.communes.models import Unit
from dienhong.civic.communes.queries import active_units
from dienhong.civic.topics.models import Topic
from dienhong.cycle.conference.models import Conference, MinutesRow, Outcome, Turn
from dienhong.cycle.conference.states import Door, RowKind, TurnState
from dienhong.cycle.opinions import rules as opinion_rules
from dienhong.cycle.opinions.models import Opinion

_CUT = "\n(Còn nữa, xem biên bản hội nghị.)"


def decided_turns(conference_id: int) -> QuerySet[Turn]:
    """Turns with an outcome that stands, in the order of speaking; not remarks on procedure."""
    turns = Turn.objects.filter(conference_id=conference_id, state=TurnState.SPOKEN, outcome__taken_back=False)
    turns = turns.exclude(door=Door.ORDER).select_related("conference", "outcome__unit", "opinion", "village")
    return turns.order_by("started_at", "number")


def statements_of(turn: Turn) -> list[MinutesRow]:
    """The rows in which the secretary wrote what was said in this turn."""
    return list(MinutesRow.objects.filter(turn=turn, kind=RowKind.STATEMENT, taken_back=False).exclude(text=""))


def spoken_text(turn: Turn) -> str:
    """What was said as written down, else what the speaker wanted to speak of."""
    return "\n".join(row.text.strip() for row in statements_of(turn)) or turn.subject


def entered_text(turn: Turn) -> str:
    """The words for the register: with the subject where they alone would not be understood, cut where too long."""
    said = spoken_text(turn)
    if not opinion_rules.acceptable_text(said) and turn.subject and turn.subject != said:
        said = f"{turn.subject}: {said}"
    limit = opinion_rules.TEXT_LENGTH
    return said if len(said) <= limit else f"{said[: limit - len(_CUT)].rstrip()}{_CUT}"


def stamp_of(outcome: Outcome) -> str:
    """What tells one decision from another, so that the same one is carried out once."""
    parts = (outcome.kind, outcome.responder, outcome.text, outcome.unit_id, outcome.due_date, outcome.written)
    told = "\x1f".join(str(part) for part in (*parts, outcome.body, outcome.reason))
    return hashlib.sha256(told.encode()).hexdigest()


def key_of(turn: Turn) -> uuid.UUID:
    """The submission key of a turn: one opinion however often it is entered."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"hall:{turn.commune_id}:{turn.pk}")


def fields_for(turn: Turn, suggested: Iterable[str]) -> list[str]:
    """The leading field: what the words suggest, else what the dialogue was about, else the commune's last one."""
    known = list(Topic.objects.filter(is_active=True).order_by("position", "pk").values_list("code", flat=True))
    dialogue = Conference.objects.select_related("dialogue").get(pk=turn.conference_id).dialogue
    planned = [code for topic in dialogue.topics for code in topic.get("fields", ())]
    fitting = [code for code in (*suggested, *planned) if code in known]
    return (fitting or known[-1:])[:1]


def unit_for(opinion: Opinion) -> Unit | None:
    """The unit that has it, else the one that handles its field."""
    if opinion.unit is not None:
        return opinion.unit
    key = Topic.objects.filter(code=opinion.lead_field).values_list("unit_key", flat=True).first()
    return active_units().filter(key=key).first() if key else None
