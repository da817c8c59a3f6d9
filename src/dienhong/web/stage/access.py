"""Who may enter which console of a hall: by the duty held there, or as an organiser of dialogues."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.permissions import may_decide, may_lead, may_prepare, may_queue, may_record
from dienhong.cycle.conference.queries import conference_of, duties_of
from dienhong.cycle.conference.states import Duty
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import visible_to
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.kernel.verdicts import Verdict
from dienhong.web.kit.requests import CommuneRequest

Needs = Callable[[Actor, Collection[Duty]], Verdict]


@dataclass(frozen=True, slots=True)
class Room:
    """One hall as one official enters it. `rights` are the words that templates and kept parts go by."""

    actor: Actor
    conference: Conference
    duties: frozenset[Duty]
    now: datetime

    @property
    def rights(self) -> frozenset[str]:
        verdicts = {
            "lead": may_lead(self.actor, self.duties),
            "queue": may_queue(self.actor, self.duties),
            "record": may_record(self.actor, self.duties),
            "decide": may_decide(self.actor, self.duties),
            "prepare": may_prepare(self.actor),
        }
        return frozenset(name for name, verdict in verdicts.items() if verdict)


Page = Callable[..., HttpResponse]


def seen_dialogue(actor: Actor, pk: int) -> Dialogue:
    """The dialogue when the actor may see it; `Missing` otherwise."""
    dialogue = visible_to(actor).filter(pk=pk).first()
    if dialogue is None:
        raise Missing
    return dialogue


def anybody(_actor: Actor, duties: Collection[Duty]) -> Verdict:
    """Whoever has any duty at this conference."""
    return may_queue(_actor, duties)


def official_here(view: Page) -> Page:
    """For logged-in officials of this commune; others go to the log-in, or find nothing.

    `view` takes the request and the dialogue's id.
    """

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, /, pk: int, **kwargs: object) -> HttpResponse:
        here = cast(CommuneRequest, request)
        if not here.user.is_authenticated:
            back = request.get_full_path() if request.method == "GET" else reverse("stage:hall", args=[pk])
            return redirect(f"{reverse('desk:login')}?{urlencode({'next': back})}")
        if not here.actor.is_official:
            raise Http404
        return view(here, pk, **kwargs)

    return page


def in_hall(needs: Needs) -> Callable[[Page], Page]:
    """A console of a prepared conference for those whom `needs` lets in; `view` takes the request and the room."""

    def wrap(view: Page) -> Page:
        @official_here
        @wraps(view)
        def page(request: CommuneRequest, /, pk: int, **kwargs: object) -> HttpResponse:
            room = enter(request.actor, pk)
            needs(request.actor, room.duties).require()
            return view(request, room, **kwargs)

        return page

    return wrap


def enter(actor: Actor, dialogue_id: int) -> Room:
    """The hall of a dialogue that the actor may see; `Missing` before it is prepared."""
    seen_dialogue(actor, dialogue_id)
    now = timezone.now()
    conference = conference_of(dialogue_id)
    return Room(actor, conference, duties_of(actor, conference.pk), now)
