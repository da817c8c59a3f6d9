"""The parts of the consoles: each is rendered once for a state of the hall and given to all who may see the same."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from dienhong.web.stage.access import Room
from dienhong.web.stage.keeping import kept
from dienhong.web.stage.shown import agenda, announcing, minutes, outcomes, speakers

Bound = outcomes.Bound
HIDDEN_MARK = "<!-- hall-hidden -->"
"""Stands in kept text where each reader's own hidden fields go: token, page, console."""


@dataclass(frozen=True, slots=True)
class Part:
    """`topics`: what changes it. `own`: shows what only this official may see."""

    context: Callable[[Room], dict[str, Any]]
    topics: str
    own: bool = False


PARTS: dict[str, Part] = {
    "now": Part(agenda.now_of, "agenda conference"),
    "speaker": Part(speakers.speaker_of, "speaker queue conference"),
    "beside": Part(speakers.beside_of, "speaker", own=True),
    "outcomes": Part(outcomes.outcomes_of, "speaker outcomes queue"),
    "queue": Part(speakers.queue_of, "queue speaker conference"),
    "acts": Part(minutes.acts_of, "*"),
    "closing": Part(agenda.closing_of, "agenda conference outcomes speaker queue"),
    "minutes": Part(minutes.minutes_of, "minutes duties"),
    "writing": Part(minutes.writing_of, "agenda speaker"),
    "commitments": Part(outcomes.commitments_of, "outcomes"),
    "attendance": Part(minutes.attendance_of, "attendance conference"),
    "screen": Part(announcing.screen_of, "conference"),
    "moderation": Part(speakers.moderation_of, "moderation questions"),
}
"""All parts by name; "*" is every topic."""


def hidden_fields(token: str, console: str) -> str:
    """What each of a reader's forms carries. The page's id names the presses of a reader without scripts."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="page_id" value="{}">'
        '<input type="hidden" name="back" value="{}">',
        token,
        uuid.uuid4(),
        console,
    )


def stamp_of(room: Room) -> str:
    """Names what the parts show: the number of the last act, and the minute, for forecasts move with the clock."""
    return f"{room.conference.number}-{int(room.now.timestamp()) // 60}"


def part_text(room: Room, name: str, hidden: str, bound: Bound | None = None) -> str:
    """A part for one reader; `bound` are forms that were sent with faults, and belong to this reader alone."""
    part = PARTS[name]

    def make(context: dict[str, Any] | None = None) -> str:
        shown = context if context is not None else part.context(room)
        return render_to_string(f"stage/parts/{name}.html", _common(room) | shown)

    if bound and name in _WITH_FORMS:
        text = make(_WITH_FORMS[name](room, bound))
    else:
        rights = "+".join(sorted(room.rights))
        reader = room.actor.user_id if part.own else None
        text = kept.text((room.conference.pk, name, rights, reader), stamp_of(room), make)
    return text.replace(HIDDEN_MARK, hidden)


def part_texts(room: Room, names: Iterable[str], hidden: str, bound: Bound | None = None) -> dict[str, str]:
    return {name: part_text(room, name, hidden, bound) for name in names}


_WITH_FORMS: Mapping[str, Callable[[Room, Bound], dict[str, Any]]] = {
    "outcomes": outcomes.outcomes_of,
    "commitments": outcomes.commitments_of,
    "screen": announcing.screen_of,
}


def _common(room: Room) -> dict[str, Any]:
    return {
        "conference": room.conference,
        "dialogue_id": room.conference.dialogue_id,
        "rights": room.rights,
        "hidden": mark_safe(HIDDEN_MARK),
        "now": room.now,
    }
