"""The end of a conference: the dialogue was held, corrections are taken, what was decided is carried out."""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.conference import notices
from dienhong.cycle.conference.actions.reviewing import open_review
from dienhong.cycle.conference.actions.settling import Tools, settle_conference
from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.permissions import for_the_office
from dienhong.cycle.conference.states import ConferenceState
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, DialogueState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

_WAY = ("close_intake", "hold")


@transaction.atomic
def follow_up(actor: Actor, conference_id: int, *, tools: Tools, now: datetime) -> None:
    """All that follows from closing; again after a conference was resumed and closed, nothing happens twice."""
    conference = Conference.objects.select_related("dialogue").filter(pk=conference_id).first()
    if conference is None:
        raise Missing
    if conference.state != ConferenceState.CLOSED:
        return
    office = for_the_office(actor.commune_id)
    _hold(office, conference.dialogue_id, now)
    review = open_review(office, conference_id, now=now)
    settle_conference(office, conference_id, tools=tools, now=now)
    notices.tell_of_end(conference, review, now=now)


def _hold(office: Actor, dialogue_id: int, now: datetime) -> None:
    """Where the calendar says otherwise (a rehearsal before the day) the office does it by hand."""
    for step in _WAY:
        state = Conference.objects.values_list("dialogue__state", flat=True).get(dialogue_id=dialogue_id)
        if DIALOGUE_FLOW.allows(step, DialogueState(state)):
            try:
                move_dialogue(office, dialogue_id, step, now=now)
            except Refused:
                return
