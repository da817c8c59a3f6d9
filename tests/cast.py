"""The cast. Hòa Phú and Bình An are invented communes, their people and telephone numbers too.

Lan and Minh are citizens; Hà runs the office, Dũng is Chairman, Phúc Vice-chairman, Tuấn answers for the economy unit,
Sáu heads a village, Quyên reads petitions, Khoa administers; Ngọc works in the other commune.
Records are made by the product's own actions, so that they look as they do in life.
"""

import random
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django_tasks_db.models import DBTaskResult

from dienhong.civic.communes.models import Commune, CommuneKind, Unit, Venue, Village
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.queries import actor_for
from dienhong.civic.people.roles import Role
from dienhong.civic.topics.catalogue import FIELDS
from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.actions.arrange import arrange_dialogue
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import AudienceKind, DialogueState, HalfDay
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.merging import merge_opinion
from dienhong.cycle.opinions.actions.routing import take_route
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.actions.settle import (
    close_opinion,
    reject_opinion,
    transfer_opinion,
    withdraw_opinion,
)
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.routes import RouteChoice
from dienhong.cycle.opinions.states import OpinionKind, OpinionState, Urgency
from dienhong.cycle.plans.actions.discard import discard_plan
from dienhong.cycle.plans.actions.issue import issue_plan
from dienhong.cycle.plans.actions.keep import keep_plan
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.states import PlanState
from dienhong.cycle.privacy.actions.wording import publish_reply
from dienhong.cycle.replies.actions.draft import draft_reply, submit_reply
from dienhong.cycle.replies.actions.review import approve_reply
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import Actor, citizen

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 3, 9, 8, 30, tzinfo=VIETNAM)
"""A Monday morning, three weeks after Tết."""
TODAY = NOW.date()
HELD_ON = date(2026, 4, 15)

ROAD = "Đường vào thôn Đông bị sụt một đoạn gần cống, trời mưa xe máy hay trượt ngã."
DENUNCIATION = "Tôi tố cáo ông trưởng thôn lập danh sách khống để lấy tiền hỗ trợ lũ lụt của dân."
ANSWER = "Ủy ban nhân dân xã đã kiểm tra, sẽ đổ bê tông lại đoạn đường này trong quý II năm 2026."
PUBLIC_ROAD = "Đường vào thôn bị sụt một đoạn gần cống."

# Not for secrets: codes must differ from test to test, not be unguessable.
_numbers = random.Random(1284)


@dataclass(frozen=True, slots=True)
class Person:
    """A citizen as they introduce themselves."""

    name: str
    phone: str


LAN = Person("Phạm Thị Lan", "0900000001")
MINH = Person("Vũ Đức Minh", "0900000002")


@dataclass(frozen=True, slots=True)
class Cast:
    """One commune with its parts and the people who act in it."""

    commune: Commune
    units: dict[str, Unit]
    villages: dict[str, Village]
    venues: dict[str, Venue]
    actors: dict[str, Actor]

    @property
    def citizen(self) -> Actor:
        return citizen(self.commune.pk)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.actors[name]
        except KeyError:
            raise AttributeError(name) from None


def found_hoa_phu() -> Cast:
    return _found(
        Commune(code="99001", name="Hòa Phú", kind=CommuneKind.XA, province_name="tỉnh Thử Nghiệm", slug="hoa-phu"),
        units={"office": "Văn phòng HĐND và UBND", "economy": "Phòng Kinh tế", "culture": "Phòng Văn hóa - Xã hội"},
        villages=("Thôn Đông", "Thôn Đoài"),
        venues=("Nhà văn hóa thôn Đông", "Hội trường Ủy ban"),
        people=(
            ("ha", "Nguyễn Thị Hà", Role.COORDINATOR, "office", None),
            ("dung", "Trần Văn Dũng", Role.CHAIRMAN, None, None),
            ("phuc", "Lê Hữu Phúc", Role.VICE_CHAIRMAN, None, None),
            ("tuan", "Hoàng Anh Tuấn", Role.UNIT, "economy", None),
            ("thuy", "Đỗ Bích Thủy", Role.UNIT, "culture", None),
            ("sau", "Bùi Văn Sáu", Role.VILLAGE_HEAD, None, "Thôn Đông"),
            ("quyen", "Mai Lệ Quyên", Role.PETITION_OFFICER, None, None),
            ("khoa", "Phan Đăng Khoa", Role.ADMIN, None, None),
            ("van", "Tạ Hồng Vân", Role.REGISTRAR, "office", None),
        ),
    )


def found_binh_an() -> Cast:
    return _found(
        Commune(code="99002", name="Bình An", kind=CommuneKind.PHUONG, province_name="tỉnh Thử Nghiệm", slug="binh-an"),
        units={"office": "Văn phòng HĐND và UBND"},
        villages=("Tổ dân phố 1",),
        venues=("Hội trường phường",),
        people=(
            ("ngoc", "Lương Bảo Ngọc", Role.COORDINATOR, "office", None),
            ("son", "Đinh Trường Sơn", Role.CHAIRMAN, None, None),
        ),
    )


def _found(
    commune: Commune,
    *,
    units: dict[str, str],
    villages: tuple[str, ...],
    venues: tuple[str, ...],
    people: tuple[tuple[str, str, Role, str | None, str | None], ...],
) -> Cast:
    commune.save()
    with in_commune(commune.pk):
        unit_rows = {key: Unit.objects.create(key=key, name=name) for key, name in units.items()}
        village_rows = {name: Village.objects.create(name=name) for name in villages}
        venue_rows = {name: Venue.objects.create(name=name) for name in venues}
        Topic.objects.bulk_create(
            Topic(
                commune=commune,
                code=field.code,
                name=field.name,
                unit_key=field.unit_key,
                keywords=list(field.phrases),
                position=position,
            )
            for position, field in enumerate(FIELDS, start=1)
        )
        actors = {}
        for key, name, role, unit, village in people:
            user = User.objects.create_user(username=key, full_name=name, password="dien-hong-1284")
            Membership.objects.create(
                user=user,
                role=role,
                unit=unit_rows.get(unit or ""),
                village=village_rows.get(village or ""),
                valid_from=date(2025, 7, 1),
            )
            actor = actor_for(user, TODAY)
            assert actor is not None
            actors[key] = actor
    return Cast(commune, unit_rows, village_rows, venue_rows, actors)


def make_plan(
    cast: Cast, state: PlanState = PlanState.ISSUED, *, year: int = 2026, content: dict | None = None
) -> Plan:
    """A plan with two dialogues, brought to `state`; REPLACED makes its successor too."""
    found = {
        "system": "state",
        "subject": f"Tổ chức đối thoại với Nhân dân năm {year}",
        "symbol": "KH-UBND",
        "year": year,
        "date": {"day": None, "month": None, "year": year},
        "dialogues": [
            {"audience": {"kind": "village", "name": "Thôn Đông"}, "topics": [{"text": "Đường", "fields": ["TRANS"]}]},
            {"audience": {"kind": "commune", "name": "Nhân dân toàn xã"}, "topics": []},
        ],
        "duties": [
            {
                "who": "Văn phòng",
                "what": "Tổng hợp ý kiến",
                "due": {"kind": "relative", "value": "trước 05 ngày", "offset_days": -5, "basis": "conference"},
            }
        ],
        "findings": [],
    }
    plan = keep_plan(cast.ha, content=content or found, source_text="KẾ HOẠCH", source_file=None, now=NOW)
    if state == PlanState.DISCARDED:
        discard_plan(cast.ha, plan.pk, now=NOW)
    elif state != PlanState.DRAFT:
        issue_plan(cast.dung, plan.pk, number="15", issued_on=TODAY, now=NOW)
    if state == PlanState.REPLACED:
        newer = make_plan(cast, PlanState.DRAFT, year=year)
        issue_plan(cast.dung, newer.pk, number="16", issued_on=TODAY, replaces=True, now=NOW)
    plan.refresh_from_db()
    return plan


def make_dialogue(
    cast: Cast,
    state: DialogueState = DialogueState.INTAKE_OPEN,
    *,
    on: date = HELD_ON,
    half_day: HalfDay = HalfDay.MORNING,
    venue: str = "Nhà văn hóa thôn Đông",
    chair: str = "dung",
) -> Dialogue:
    """A dialogue with the people of Thôn Đông, arranged and moved along to `state`."""
    dialogue = Dialogue.objects.create(
        title="Đối thoại với Nhân dân thôn Đông",
        audience_kind=AudienceKind.VILLAGE,
        audience_name="Nhân dân thôn Đông",
        village=cast.villages["Thôn Đông"],
        topics=[{"text": "Giao thông nông thôn", "fields": ["TRANS"]}],
    )
    arrange(cast, dialogue.pk, on=on, half_day=half_day, venue=venue, chair=chair)
    way = ("announce", "open_intake", "close_intake", "hold", "conclude")
    states = tuple(DialogueState)[1:6]
    if state == DialogueState.CANCELLED:
        move_dialogue(cast.ha, dialogue.pk, "cancel", reason="Bão số 3", now=NOW)
    elif state != DialogueState.PLANNED:
        for step in way[: states.index(state) + 1]:
            then = datetime.combine(on, time(17), VIETNAM) if step in {"hold", "conclude"} else NOW
            move_dialogue(cast.ha, dialogue.pk, step, now=then)
    dialogue.refresh_from_db()
    return dialogue


def arrange(
    cast: Cast,
    dialogue_id: int,
    *,
    on: date = HELD_ON,
    half_day: HalfDay = HalfDay.MORNING,
    venue: str = "Nhà văn hóa thôn Đông",
    chair: str = "dung",
) -> Dialogue:
    """Hà arranges a dialogue."""
    return arrange_dialogue(
        cast.ha,
        dialogue_id,
        on=on,
        half_day=half_day,
        start_time=None,
        venue_id=cast.venues[venue].pk,
        chair_id=cast.actors[chair].person_id,
        now=NOW,
    )


def submission(text: str = ROAD, *, sender: Person | None = LAN, **details: object) -> Submission:
    """What `sender` writes; None is somebody who gives no name."""
    told = {"name": sender.name, "phone": sender.phone, "consents": True} if sender else {}
    return Submission(**({"text": text, "key": new_key()} | told | details))  # type: ignore[arg-type]


def new_key() -> uuid.UUID:
    return uuid.UUID(int=_numbers.getrandbits(128), version=4)


def send(cast: Cast, what: Submission | None = None, *, now: datetime = NOW) -> str:
    """Send an opinion as a citizen; its code."""
    seal = Seal(settings.SEALED_KEYS)
    return submit_opinion(cast.citizen, what or submission(), seal=seal, random=_numbers.randrange, now=now).code


def make_opinion(
    cast: Cast,
    state: OpinionState = OpinionState.RECEIVED,
    *,
    text: str = ROAD,
    sender: Person | None = LAN,
    unit: str = "economy",
    urgency: Urgency = Urgency.ORDINARY,
    dialogue: Dialogue | None = None,
    now: datetime = NOW,
) -> Opinion:
    """An opinion brought to `state` by the people whose work that is."""
    what = submission(text, sender=sender, dialogue_id=dialogue and dialogue.pk)
    opinion = Opinion.objects.get(code=send(cast, what, now=now))
    ends: dict[OpinionState, Callable[[], None]] = {
        OpinionState.TRANSFERRED: lambda: transfer_opinion(
            cast.ha, opinion.pk, to="Điện lực huyện", reason="Đúng thẩm quyền", now=now
        ),
        OpinionState.WITHDRAWN: lambda: withdraw_opinion(cast.citizen, opinion.pk, now=now),
        OpinionState.REJECTED: lambda: reject_opinion(cast.ha, opinion.pk, reason="Trùng nội dung quảng cáo", now=now),
        OpinionState.SEPARATE: lambda: take_route(
            cast.ha, opinion.pk, "dispute", RouteChoice(body="Tổ hòa giải thôn", cause="land"), now=now
        ),
        OpinionState.DIVERTED: lambda: divert_opinion(cast.ha, opinion.pk, seal=Seal(settings.SEALED_KEYS), now=now),
        OpinionState.MERGED: lambda: merge_opinion(
            cast.ha, opinion.pk, into_code=make_opinion(cast, sender=MINH, now=now).code, now=now
        ),
    }
    if state in ends:
        ends[state]()
    elif state != OpinionState.RECEIVED:
        triage_opinion(cast.ha, opinion.pk, kind=OpinionKind.PETITION, fields=["TRANS"], urgency=urgency, now=now)
        if state != OpinionState.TRIAGED:
            assign_opinion(cast.ha, opinion.pk, unit_id=cast.units[unit].pk, now=now)
        if state in {OpinionState.REPLIED, OpinionState.CLOSED}:
            make_reply(cast, ReplyState.PUBLISHED, opinion=opinion, now=now)
        if state == OpinionState.CLOSED:
            close_opinion(cast.ha, opinion.pk, now=now)
    opinion.refresh_from_db()
    return opinion


def make_reply(
    cast: Cast,
    state: ReplyState = ReplyState.DRAFT,
    *,
    opinion: Opinion | None = None,
    text: str = ANSWER,
    now: datetime = NOW,
) -> Reply:
    """Tuấn's reply to an opinion given to his unit, brought to `state`."""
    answered = opinion or make_opinion(cast, OpinionState.ASSIGNED, now=now)
    reply = draft_reply(cast.tuan, answered.pk, text=text, now=now)
    if state != ReplyState.DRAFT:
        submit_reply(cast.tuan, reply.pk, now=now + timedelta(hours=1))
    if state in {ReplyState.APPROVED, ReplyState.PUBLISHED}:
        reply.refresh_from_db()
        approve_reply(cast.dung, reply.pk, seen_version=reply.version, now=now + timedelta(hours=2))
    if state == ReplyState.PUBLISHED:
        publish_reply(
            cast.ha, reply.pk, seen_version=reply.version, public_text=PUBLIC_ROAD, now=now + timedelta(hours=3)
        )
    reply.refresh_from_db()
    return reply


def do_jobs() -> int:
    """Do what the worker would do next, in this test's transaction; how many jobs.

    The worker itself (`engines.jobs.work.drain`) closes connections and so needs a test with committed rows.
    """
    waiting = list(DBTaskResult.objects.ready())
    for row in waiting:
        row.task.call(*row.args_kwargs["args"])
        row.set_successful(None)
    return len(waiting)


def run_at_once(cast: Cast, *functions: Callable[[], object]) -> list[object]:
    """Run each function in a thread of its own, with its own connection, all released together.

    Gives the result or the exception of each, in order.
    """
    gate = threading.Barrier(len(functions))
    results: list[object] = [None] * len(functions)

    def run(place: int, function: Callable[[], object]) -> None:
        try:
            with in_commune(cast.commune.pk):
                gate.wait(timeout=10)
                results[place] = function()
        except Exception as error:  # noqa: BLE001 (the test judges it)
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(functions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results
