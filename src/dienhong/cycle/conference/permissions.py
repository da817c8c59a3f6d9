"""Who may do what in the hall: by the duty held at this conference, or as an organiser of dialogues."""

from collections.abc import Collection
from dataclasses import replace

from dienhong.civic.people.roles import ROLE_PERMISSIONS, Permission, Role
from dienhong.cycle.conference.states import Duty
from dienhong.kernel.actors import Actor, system
from dienhong.kernel.verdicts import YES, Verdict, only_if

_LEADS = {Duty.CHAIR, Duty.CO_PRESIDER}
_RECORDS = {Duty.SECRETARY}
RECEPTION = "reception"
"""What whoever holds the token of a reception desk may do, and nothing else."""
_QUEUES = {Duty.CHAIR, Duty.CO_PRESIDER, Duty.SECRETARY, Duty.INTAKE, Duty.TIMEKEEPER}


def may_prepare(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.MANAGE_DIALOGUE), "Chỉ Văn phòng và Chủ tịch được chuẩn bị hội nghị.")


def may_lead(actor: Actor, duties: Collection[Duty]) -> Verdict:
    """Steps of the agenda, outcomes, closing. `duties` are the actor's at this conference now."""
    leads = bool(_LEADS.intersection(duties)) or actor.may(Permission.MANAGE_DIALOGUE)
    return only_if(leads, "Chỉ chủ tọa và Văn phòng được điều hành hội nghị.")


def may_queue(actor: Actor, duties: Collection[Duty]) -> Verdict:
    """The list of speakers and the clock."""
    queues = bool(_QUEUES.intersection(duties)) or actor.may(Permission.MANAGE_DIALOGUE)
    return only_if(queues, "Chỉ chủ tọa, thư ký và bộ phận tiếp nhận được ghi danh sách phát biểu.")


def may_receive(actor: Actor, duties: Collection[Duty]) -> Verdict:
    """Who came: at the reception desk, which has no log-in of its own, or with the list of speakers."""
    return may_queue(actor, duties) if not actor.may(RECEPTION) else YES


def may_announce(actor: Actor, duties: Collection[Duty]) -> Verdict:
    """What stands over the projector for a while."""
    may = bool(may_lead(actor, duties)) or bool(may_record(actor, duties))
    return only_if(may, "Chỉ chủ tọa, thư ký và Văn phòng được đặt lời nhắn trên màn chiếu.")


def may_record(actor: Actor, duties: Collection[Duty]) -> Verdict:
    """The minutes."""
    records = bool(_RECORDS.intersection(duties)) or actor.may(Permission.MANAGE_DIALOGUE)
    return only_if(records, "Chỉ thư ký và Văn phòng được ghi biên bản.")


def may_decide(actor: Actor, duties: Collection[Duty]) -> Verdict:
    """Outcomes and promises: the chair decides, the secretary writes them down."""
    return only_if(
        bool(may_lead(actor, duties)) or bool(may_record(actor, duties)),
        "Chỉ chủ tọa, thư ký và Văn phòng được ghi kết quả ý kiến.",
    )


def for_the_office(commune_id: int) -> Actor:
    """The system with the office's rights: it carries out what the chair decided before everybody."""
    role = Role.COORDINATOR
    return replace(system(commune_id), roles=frozenset({role}), permissions=ROLE_PERMISSIONS[role])
