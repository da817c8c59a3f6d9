"""Which conference a page is about, and who may read its minutes."""

from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.permissions import may_record
from dienhong.cycle.conference.queries import conference_of, duties_of
from dienhong.kernel.errors import Refused
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.kit.requests import CommuneRequest


def ended_conference(request: CommuneRequest, pk: int) -> Conference:
    """The conference of dialogue `pk` once it is over, for those who record it; says why not otherwise."""
    seen_dialogue(request.actor, pk)
    conference = conference_of(pk)
    may_record(request.actor, duties_of(request.actor, conference.pk)).require()
    if conference.ended_at is None:
        raise Refused("Hội nghị chưa bế mạc. Biên bản, đính chính và kết quả có ở đây sau khi bế mạc.")
    return conference
