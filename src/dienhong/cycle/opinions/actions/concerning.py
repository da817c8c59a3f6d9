"""Feedback about officials: who is meant, and what follows for those who were to deal with it."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from dienhong.civic.communes.models import Unit
from dienhong.civic.notices.actions import take_back
from dienhong.civic.people.queries import people_of_unit_who_may, people_who_can_log_in, people_who_may
from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.actions.holding import holding
from dienhong.cycle.opinions.concerned import concerned_by
from dienhong.cycle.opinions.events import OfficialsConcerned
from dienhong.cycle.opinions.models import ConcernedOfficial
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.states import OpinionState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def set_concerned(actor: Actor, opinion_id: int, user_ids: Collection[int], *, now: datetime) -> None:
    """The opinion is about exactly these people: from now on they neither see it nor hear of it.

    Who marks themselves hands over to the others who sort. Raises `Refused` when nobody would be left to sort it, or
    nobody of the unit that answers it.
    """
    may_triage(actor).require()
    today = timezone.localdate(now)
    chosen = set(user_ids)
    if not chosen <= set(people_who_can_log_in(today).values_list("pk", flat=True)):
        raise Refused("Hãy chọn cán bộ trong danh sách.", field="officials")
    if not people_who_may(Permission.TRIAGE, today).exclude(pk__in=chosen).exists():
        raise Refused(
            "Không còn ai ngoài những người này được phân loại ý kiến. Hãy chuyển lên cấp trên có thẩm quyền.",
            field="officials",
        )
    with holding(actor, opinion_id, now=now) as move:
        opinion = move.opinion
        if opinion.state == OpinionState.ASSIGNED and opinion.unit is not None:
            _answerer_left(opinion.unit, chosen, today)
        ConcernedOfficial.objects.filter(opinion=opinion).exclude(user_id__in=chosen).delete()
        for user_id in chosen - concerned_by(opinion_id):
            ConcernedOfficial.objects.create(
                opinion=opinion, user_id=user_id, marked_by_id=actor.user_id, marked_at=now
            )
        take_back(chosen, subject="opinion", subject_id=opinion_id)
        move.record(OfficialsConcerned(subject_id=opinion_id, count=len(chosen)))


def require_answerer(unit: Unit, opinion_id: int, today: date) -> None:
    """Raises `Refused` when all who answer for `unit` are people whom the opinion is about."""
    concerned = concerned_by(opinion_id)
    if concerned:
        _answerer_left(unit, concerned, today)


def _answerer_left(unit: Unit, concerned: set[int], today: date) -> None:
    answering = set(people_of_unit_who_may(Permission.DRAFT_REPLY, unit.pk, today).values_list("pk", flat=True))
    if answering and answering <= concerned:
        raise Refused(
            f"Ý kiến phản ánh về chính người trả lời duy nhất của {unit.name}. Hãy giao đơn vị khác.", field="unit"
        )
