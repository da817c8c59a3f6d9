"""What may be entered on this page, by whom, and the way from a filled-in form to the register."""

import uuid
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils import timezone

from dienhong.civic.people.roles import Role
from dienhong.cycle.dialogues.queries import visible_to
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.actions.submit import Received, Submission, submit_opinion
from dienhong.cycle.opinions.queries import villages_open_to
from dienhong.cycle.opinions.states import Channel
from dienhong.kernel.actors import Actor
from dienhong.web.desk.opinions.forms import EntryForm
from dienhong.web.kit.requests import random_below, seal

_LIVE = (DialogueState.ANNOUNCED, DialogueState.INTAKE_OPEN, DialogueState.INTAKE_CLOSED, DialogueState.HELD)
_NOT_YOURS = "Ông/bà chỉ ghi ý kiến cho thôn, tổ dân phố của mình. Hãy chọn lại trong danh sách."
_GONE = "Cuộc đối thoại này không còn nhận ý kiến. Hãy chọn cuộc khác hoặc để trống."

Places = list[tuple[int, str]]


def villages_of(actor: Actor) -> Places:
    """A village head's own villages; every village for those who enter opinions in another role."""
    return list(villages_open_to(actor).values_list("pk", "name"))


def dialogues_for(actor: Actor) -> Places:
    """The dialogues that an opinion may be meant for, as far as `actor` may know of them."""
    return list(visible_to(actor).filter(state__in=_LIVE).select_related(None).values_list("pk", "title"))


def entry_form(actor: Actor, typed: Mapping[str, Any] | None = None) -> EntryForm:
    """The form with `actor`'s own places, empty or with what was `typed`."""
    villages = villages_of(actor)
    chosen: dict[str, Any] = {"key": uuid.uuid4()}
    if len(villages) == 1:
        chosen |= {"village": villages[0][0]}
    if Role.VILLAGE_HEAD in actor.roles:
        chosen |= {"channel": Channel.VILLAGE_HEAD}
    return _with_own_words(EntryForm(typed, initial=chosen, villages=villages, dialogues=dialogues_for(actor)))


def blank_form() -> EntryForm:
    """The form without any place: what is kept on the machine, where nobody is known yet."""
    return EntryForm(villages=[], dialogues=[])


def submit(actor: Actor, typed: Mapping[str, Any]) -> Received:
    """Hand the cleaned answers to the register; `Refused` or `Forbidden` as the register says."""
    submission = Submission(
        text=typed["text"],
        key=typed["key"],
        dialogue_id=typed["dialogue"],
        village_id=typed["village"],
        name=typed["name"],
        phone=typed["phone"],
        consents=typed["consents"],
        channel=Channel(typed["channel"]),
    )
    return submit_opinion(actor, submission, seal=seal(), random=random_below, now=timezone.now())


def _with_own_words(form: EntryForm) -> EntryForm:
    for name, words in (("village", _NOT_YOURS), ("dialogue", _GONE)):
        cast(forms.ChoiceField, form.fields[name]).error_messages["invalid_choice"] = words
    return form
