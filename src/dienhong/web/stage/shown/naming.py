"""How people are named where the whole hall reads."""

from dienhong.civic.topics.models import Topic
from dienhong.cycle.conference.models import Turn
from dienhong.cycle.conference.states import Door, RegistrantKind, TurnState
from dienhong.engines.language.privacy import find_personal

_TYPED_BY_THEMSELVES = (Door.PHONE, Door.KIOSK)


def hall_name(turn: Turn, *, names_shown: bool) -> str:
    """The name for all to read: in full where the conference is set so, else initials and the given name.

    What somebody typed on a phone or a kiosk is a number to all until the chair gave them the floor.
    """
    unread = turn.door in _TYPED_BY_THEMSELVES and turn.state in (TurnState.WAITING, TurnState.ABSENT)
    if unread or any(char.isdigit() for char in turn.name):
        return f"Số {turn.number}"
    *before, given = turn.name.split()
    is_body = turn.kind == RegistrantKind.ORGANISATION and turn.door not in _TYPED_BY_THEMSELVES
    if names_shown or is_body or not before:
        return turn.name
    return f"{''.join(f'{word[0]}.' for word in before)} {given}"


def hall_subject(turn: Turn) -> str:
    """What the turn is about, in words that a person let pass; else the field of public affairs; else nothing.

    Words that an official typed at the desk pass unless they hold somebody's data.
    """
    if turn.opinion is not None:
        return turn.opinion.public_text or _field(turn.opinion.lead_field)
    if turn.door in _TYPED_BY_THEMSELVES:
        return ""
    return "" if any(span.outcome != "keep" for span in find_personal(turn.subject)) else turn.subject


def _field(code: str) -> str:
    topic = Topic.objects.filter(code=code).first() if code else None
    return topic.name if topic else ""
