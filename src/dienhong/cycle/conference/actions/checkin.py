"""Who came: by the code of the invitation, by name, or walking in. A second scan never signs anybody out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dienhong.civic.communes.models import Village
from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.events import PeopleExpected
from dienhong.cycle.conference.models import Act, Attendance, Conference
from dienhong.cycle.conference.permissions import may_prepare, may_receive
from dienhong.cycle.invitations.queries import guests_of
from dienhong.cycle.invitations.states import Answer
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import fold, nfc

NAME_LENGTH = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Somebody who is invited. `key` names the row on every device, `code` is what their QR says."""

    key: UUID
    name: str
    group: str = ""
    village_id: int | None = None
    code: str = ""


@transaction.atomic
def expect(actor: Actor, conference_id: int, people: Iterable[Expected], *, now: datetime) -> int:
    """Put those who are invited on the list; who stands there already stays as they are. Returns how many are new."""
    may_prepare(actor).require()
    conference = Conference.objects.select_for_update().filter(pk=conference_id).first()
    if conference is None:
        raise Missing
    known = set(Attendance.objects.filter(conference=conference).values_list("key", flat=True))
    fresh = [_row(conference, person) for person in people if person.key not in known]
    for row in fresh:
        row.save(force_insert=True)
    if fresh:
        record(actor, PeopleExpected(subject_id=conference.pk, count=len(fresh)), now)
    return len(fresh)


@transaction.atomic
def expect_invited(actor: Actor, conference_id: int, *, now: datetime) -> int:
    """Put the dialogue's guests on the list with the code of their letter, but not who declined; how many are new.

    Called again, it takes in who was invited since; who sends somebody else is expected under that name.
    """
    may_prepare(actor).require()
    conference = Conference.objects.filter(pk=conference_id).first()
    if conference is None:
        raise Missing
    guests = list(guests_of(conference.dialogue_id).exclude(answer=Answer.NO))
    people = [
        Expected(
            key=guest.key,
            name=guest.coming,
            group=(guest.substitute_post or guest.post or guest.get_group_display())[:NAME_LENGTH],
            village_id=guest.village_id,
            code=guest.token,
        )
        for guest in guests
    ]
    for person in people:
        _rename(conference, person)
    return expect(actor, conference_id, people, now=now)


def check_in(actor: Actor, conference_id: int, key: UUID, *, remote: bool = False, press: Press, now: datetime) -> Act:
    """Somebody on the list is here. `result` tells since when and who wrote it down, also at a second scan."""

    def do(acting: Acting) -> None:
        row = Attendance.objects.filter(conference_id=conference_id, key=key, taken_back=False).first()
        if row is None:
            raise Missing("Không có người này trong danh sách. Hãy ghi là khách vãng lai.")
        again = row.present_at is not None
        if again:
            acting.change(row, scans=row.scans + 1)
        else:
            acting.change(row, present_at=press.at or now, present_by=actor.name, scans=row.scans + 1, is_remote=remote)
        acting.result = _told(row, again=again)
        acting.topics.add("attendance")

    return perform(actor, conference_id, "check_in", do, needs=may_receive, press=press, now=now)


def walk_in(actor: Actor, conference_id: int, person: Expected, *, press: Press, now: datetime) -> Act:
    """Somebody who was not on the list is here: one line, name and village."""

    def do(acting: Acting) -> None:
        rules.speakable(person.name, longest=NAME_LENGTH).enforce("name")
        if person.village_id is not None and not Village.objects.filter(pk=person.village_id).exists():
            raise Refused("Hãy chọn thôn, tổ dân phố trong danh sách.", field="village")
        row = _row(acting.conference, person)
        row.present_at, row.present_by, row.scans = press.at or now, actor.name, 1
        acting.make(row, taken_back=True)
        acting.result = _told(row, again=False)
        acting.topics.add("attendance")

    return perform(actor, conference_id, "walk_in", do, needs=may_receive, press=press, now=now)


def _rename(conference: Conference, person: Expected) -> None:
    """Whoever is sent instead, unless somebody has come already under the earlier name."""
    row = Attendance.objects.filter(conference=conference, key=person.key, present_at=None).exclude(name=person.name)
    row.update(name=person.name, folded_name=fold(person.name)[:NAME_LENGTH], group=person.group)


def _row(conference: Conference, person: Expected) -> Attendance:
    name = nfc(person.name).strip()
    return Attendance(
        conference=conference,
        key=person.key,
        name=name,
        folded_name=fold(name)[:NAME_LENGTH],
        group=nfc(person.group).strip(),
        village_id=person.village_id,
        code=person.code,
    )


def _told(row: Attendance, *, again: bool) -> dict[str, object]:
    at = row.present_at.isoformat() if row.present_at else ""
    return {"attendance": row.pk, "again": again, "at": at, "by": row.present_by}
