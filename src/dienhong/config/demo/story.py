"""What happened in the demonstration commune, told through the actions, in the order of time."""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar
from dienhong.civic.sealed.models import SealedCase
from dienhong.config.demo.places import Place
from dienhong.cycle.dialogues.actions.arrange import arrange_dialogue
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState, HalfDay
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.merging import merge_opinion
from dienhong.cycle.opinions.actions.sealing import release_to_register
from dienhong.cycle.opinions.actions.settle import (
    close_opinion,
    reject_opinion,
    reopen_opinion,
    transfer_opinion,
    withdraw_opinion,
)
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import Channel, OpinionKind, Urgency
from dienhong.cycle.privacy.actions.wording import publish_reply
from dienhong.cycle.privacy.rules import KEEP, questions
from dienhong.cycle.replies.actions.draft import Promise, draft_reply, submit_reply
from dienhong.cycle.replies.actions.rate import fulfil_commitment, rate_reply
from dienhong.cycle.replies.actions.review import approve_reply
from dienhong.cycle.replies.models import Commitment, Reply
from dienhong.cycle.replies.states import Satisfaction
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor

Deed = Callable[[datetime], object]
_STEPS = {
    "announced": ("announce",),
    "intake_open": ("announce", "open_intake"),
    "held": ("announce", "open_intake", "close_intake", "hold"),
    "concluded": ("announce", "open_intake", "close_intake", "hold", "conclude"),
}
_BEFORE_INTAKE = timedelta(days=3)
# Days from arrival to the draft of the reply, by urgency: the demonstration's office is quick, though not always.
_DRAFTED_AFTER = {1: 19, 2: 12, 3: 6, 4: 1}


@dataclass
class Story:
    """Deeds collected with their times, then done in that order, so that the journal reads like a year."""

    place: Place
    seal: Seal
    now: datetime
    chance: random.Random = field(default_factory=lambda: random.Random(1284))  # noqa: S311 (invented codes)
    deeds: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    dialogues: dict[str, Dialogue] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def at(self, moment: datetime, deed: Deed) -> None:
        self.deeds.append((moment, len(self.deeds), deed))

    def tell(self) -> None:
        """Do everything that was collected."""
        for moment, _, deed in sorted(self.deeds, key=lambda item: item[:2]):
            deed(moment)

    def below(self, limit: int) -> int:
        return self.chance.randrange(limit)

    def moment(self, day: date, hour: int) -> datetime:
        """Some minute of that hour, never later than now."""
        minute = timedelta(minutes=self.chance.randrange(55))
        return min(timezone.make_aware(datetime.combine(day, time(hour))) + minute, self.now)

    # ── dialogues ────────────────────────────────────────────────────────────────────────────────────────────

    def hold_dialogues(self, dialogues: list[Dialogue], opinions: list[dict[str, Any]]) -> None:
        """Schedule each dialogue and take it to the state that its file names."""
        for row, dialogue in zip(self.place.rows["dialogue"], dialogues, strict=True):
            self.dialogues[row["key"]] = dialogue
            day = self.day_of(row)
            first = max((o["received_days_before"] for o in opinions if o.get("dialogue") == row["key"]), default=10)
            opened = day - timedelta(days=first) - _BEFORE_INTAKE
            self.at(self.moment(opened, 8), self._arrangement(row, dialogue, day))
            days = {"announce": opened, "open_intake": opened, "close_intake": day, "hold": day}
            for hour, step in enumerate(_STEPS[row["state"]], start=9):
                on = days.get(step, day + timedelta(days=4))
                self.at(self.moment(on, hour if step == "announce" else min(hour + 3, 17)), self._step(dialogue, step))

    def day_of(self, row: dict[str, Any]) -> date:
        """The dialogue's day: the offset of the file, kept in the plan's year, moved off Sundays and holidays."""
        last = date(self.year, 12, 31) - timedelta(days=self.place.rows["dialogue"].index(row))
        return _workday(min(self._day_after(row["day_offset"]), last))

    @property
    def year(self) -> int:
        """The year of the plan: that of its first dialogue."""
        return _workday(self._day_after(min(row["day_offset"] for row in self.place.rows["dialogue"]))).year

    def _day_after(self, days: int) -> date:
        return timezone.localdate(self.now) + timedelta(days=days)

    def _arrangement(self, row: dict[str, Any], dialogue: Dialogue, day: date) -> Deed:
        chairs = {"chairman", "vice_chairman", "party_secretary", "council"}
        roles = {person["username"]: person["role"] for person in self.place.rows["person"]}
        beside = [self.place.people[name].pk for name in row["co_presiders"] if roles[name] in chairs]

        def arrange(now: datetime) -> None:
            arrange_dialogue(
                self.place.someone("coordinator"),
                dialogue.pk,
                on=day,
                half_day=HalfDay(row["half_day"]),
                start_time=row["start_time"],
                venue_id=self.place.venues[row["venue"]].pk,
                chair_id=self.place.people[row["chair"]].pk,
                co_presider_ids=beside,
                intake_until=day - timedelta(days=2),
                now=now,
            )

        return arrange

    def _step(self, dialogue: Dialogue, step: str) -> Deed:
        return lambda now: move_dialogue(self.place.someone("coordinator"), dialogue.pk, step, now=now)

    # ── opinions ─────────────────────────────────────────────────────────────────────────────────────────────

    def hear(self, row: dict[str, Any]) -> None:
        """One opinion, from its arrival to where it stands today."""
        day = self._conference_day(row)
        came = day - timedelta(days=row["received_days_before"])
        self.at(self.moment(came, 7 + self.below(10)), lambda now: self._submit(row, now))
        later = _Later(self, row, day, came)
        if row.get("release"):
            later.then(1, 9, lambda now: self._release(row, now))
        if row.get("sealed"):
            return
        later.tell()

    def _conference_day(self, row: dict[str, Any]) -> date:
        for dialogue in self.place.rows["dialogue"]:
            if dialogue["key"] == row.get("dialogue"):
                return self.day_of(dialogue)
        return timezone.localdate(self.now)

    def _submit(self, row: dict[str, Any], now: datetime) -> None:
        channel = Channel(row["channel"])
        village = self.place.villages.get(row.get("village", ""))
        dialogue = self.dialogues.get(row.get("dialogue", ""))
        told = any(row.get(key) for key in ("name", "phone", "email"))
        submission = Submission(
            text=row["text"].strip(),
            key=uuid.UUID(int=self.chance.getrandbits(128), version=4),
            dialogue_id=dialogue.pk if dialogue and self._accepts(dialogue, channel) else None,
            village_id=village.pk if village else None,
            name=row.get("name", ""),
            phone=_international(row.get("phone", "")),
            email=row.get("email", ""),
            consents=told,
            channel=channel,
        )
        actor = self.place.citizen() if channel == Channel.WEB else self._writer(channel, row.get("village"))
        self.codes[row["key"]] = submit_opinion(actor, submission, seal=self.seal, random=self.below, now=now).code

    @staticmethod
    def _accepts(dialogue: Dialogue, channel: Channel) -> bool:
        dialogue.refresh_from_db()
        return channel != Channel.WEB or dialogue.state == DialogueState.INTAKE_OPEN

    def _writer(self, channel: Channel, village: str | None) -> Actor:
        if channel == Channel.VILLAGE_HEAD:
            return self.place.someone("village_head", village=village)
        return self.place.someone("coordinator")

    def _release(self, row: dict[str, Any], now: datetime) -> None:
        case = SealedCase.objects.get(code=self.codes[row["key"]])
        release_to_register(self.place.someone("petition_officer"), case.pk, seal=self.seal, now=now)


@dataclass
class _Later:
    """What officials and the sender did with one opinion after it came."""

    story: Story
    row: dict[str, Any]
    conference: date
    came: date

    def tell(self) -> None:
        state, reply = self.row["state"], self.row.get("reply")
        if state in {"triaged", "assigned", "replied", "closed", "transferred"}:
            self.then(1, 9, self._triage)
        if state in {"assigned", "replied", "closed"}:
            self.then(1, 14, self._assign)
        if reply:
            self._tell_reply(reply)
        ends: dict[str, Deed] = {
            "transferred": lambda now: transfer_opinion(
                self.office, self.pk, to=self.row["transfer_to"], reason=self.row["reason"], now=now
            ),
            "rejected": lambda now: reject_opinion(self.office, self.pk, reason=self.row["reason"], now=now),
            "withdrawn": lambda now: withdraw_opinion(self.story.place.citizen(), self.pk, now=now),
            "merged": lambda now: merge_opinion(
                self.office, self.pk, into_code=self.story.codes[self.row["merge_into"]], now=now
            ),
        }
        if state in ends:
            self.then(2, 10, ends[state])

    def _tell_reply(self, reply: dict[str, Any]) -> None:
        written = min(max((self.conference - self.came).days - 5, 2), _DRAFTED_AFTER[self.row["urgency"]])
        known = {"in_review": 1, "approved": 2, "published": 3}.get(reply["state"], 0)
        self.then(written, 9, self._draft)
        for step, (days, deed) in enumerate([(0, self._submit), (1, self._approve), (2, self._publish)], start=1):
            if step <= known:
                self.then(written + days, 15, deed)
        if self.row.get("commitment", {}).get("state") == "done":
            self.then(written + 9, 16, self._fulfil)
        if "rating" in self.row:
            self.then(written + 10, 19, self._rate)
        if "reopen_reason" in self.row:
            self.then(written + 11, 19, self._reopen)
        if self.row["state"] == "closed":
            self.then(written + 12, 16, lambda now: close_opinion(self.office, self.pk, now=now))

    def then(self, days: int, hour: int, deed: Deed) -> None:
        self.story.at(self.story.moment(self.came + timedelta(days=days), hour), deed)

    @property
    def office(self) -> Actor:
        return self.story.place.someone("coordinator")

    @property
    def unit_actor(self) -> Actor:
        place, unit = self.story.place, self.row["unit"]
        return place.someone("coordinator") if unit in {"office", "front"} else place.someone("unit", unit=unit)

    @property
    def pk(self) -> int:
        return Opinion.objects.get(code=self.story.codes[self.row["key"]]).pk

    @property
    def reply(self) -> Reply:
        return Reply.objects.get(opinion_id=self.pk)

    def _triage(self, now: datetime) -> None:
        kind, urgency = OpinionKind(self.row["kind"]), Urgency(self.row["urgency"])
        triage_opinion(self.office, self.pk, kind=kind, fields=self.row["fields"], urgency=urgency, now=now)

    def _assign(self, now: datetime) -> None:
        assign_opinion(self.office, self.pk, unit_id=self.story.place.units[self.row["unit"]].pk, now=now)

    def _draft(self, now: datetime) -> None:
        reply, promise = self.row["reply"], self.row.get("commitment")
        promises = []
        if promise:
            due = self.conference + timedelta(days=promise["due_days"])
            promises.append(Promise(promise["text"], self.story.place.units[promise["unit"]].pk, due))
        draft_reply(
            self.unit_actor,
            self.pk,
            text=reply["text"].strip(),
            legal_basis=reply.get("legal_basis", ""),
            promises=promises,
            now=now,
        )

    def _submit(self, now: datetime) -> None:
        submit_reply(self.unit_actor, self.reply.pk, now=now)

    def _approve(self, now: datetime) -> None:
        reply = self.reply
        approve_reply(self.story.place.someone("chairman"), reply.pk, seen_version=reply.version, now=now)

    def _publish(self, now: datetime) -> None:
        reply, public_text = self.reply, self.row["public_text"].strip()
        beside = [reply.legal_basis, *reply.commitments.values_list("text", flat=True)]
        kept = {find.key: KEEP for find in questions(public_text, reply.text, *beside)}
        publish_reply(
            self.office, reply.pk, seen_version=reply.version, public_text=public_text, decisions=kept, now=now
        )

    def _fulfil(self, now: datetime) -> None:
        commitment = Commitment.objects.get(reply=self.reply)
        fulfil_commitment(
            self.story.place.someone("coordinator"),
            commitment.pk,
            on=timezone.localdate(now),
            evidence=self.row["commitment"]["evidence"],
            now=now,
        )

    def _rate(self, now: datetime) -> None:
        rating = self.row["rating"]
        rate_reply(
            self.story.place.citizen(),
            self.reply.pk,
            score=Satisfaction(rating["score"]),
            comment=rating.get("comment", ""),
            now=now,
        )

    def _reopen(self, now: datetime) -> None:
        reopen_opinion(self.story.place.citizen(), self.pk, reason=self.row["reopen_reason"], now=now)


def _workday(day: date) -> date:
    """`day`, or the last working day before it."""
    while not calendar().is_workday(day):
        day -= timedelta(days=1)
    return day


def _international(phone: str) -> str:
    digits = "".join(char for char in phone if char.isdigit())
    return f"+84{digits[1:]}" if digits.startswith("0") else ""
