"""Fixing the day, the place and who presides."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils import timezone

from dienhong.civic.communes.models import Venue
from dienhong.civic.people.queries import possible_chairs
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.actions.clashes import clash
from dienhong.cycle.dialogues.actions.layout import lay_out_duties
from dienhong.cycle.dialogues.actions.move import dialogue_for_update
from dienhong.cycle.dialogues.events import DialogueScheduled
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.permissions import may_manage_dialogues
from dienhong.cycle.dialogues.states import DialogueState, HalfDay
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def arrange_dialogue(
    actor: Actor,
    dialogue_id: int,
    *,
    on: date,
    half_day: HalfDay,
    start_time: time | None,
    venue_id: int,
    chair_id: int,
    co_presider_ids: Sequence[int] = (),
    intake_until: date | None = None,
    now: datetime,
) -> Dialogue:
    """Set or change the schedule of a dialogue that is not held yet.

    `Refused` names the field when the venue or the chair is taken in that half-day (the database decides, so two
    clerks at once cannot both win), or the day or the hour cannot be meant.
    """
    may_manage_dialogues(actor).require()
    try:
        with transaction.atomic():
            dialogue = dialogue_for_update(dialogue_id)
            if dialogue.state not in (DialogueState.PLANNED, DialogueState.ANNOUNCED, DialogueState.INTAKE_OPEN):
                raise Refused("Cuộc đối thoại này không còn xếp lại lịch được.")
            plan_year = dialogue.plan.year if dialogue.plan else None
            rules.may_be_scheduled(on, timezone.localdate(now), plan_year).enforce("on")
            rules.hour_fits(start_time, half_day).enforce("start_time")
            if intake_until is not None and intake_until > on:
                raise Refused("Ngày hết hạn gửi ý kiến phải trước hoặc trùng ngày đối thoại.", field="intake_until")
            chairs = {person.pk for person in possible_chairs(on)}
            if not chairs:
                raise Refused(
                    f"Ngày {on:%d/%m/%Y} không có lãnh đạo nào đang giữ chức vụ. Hãy chọn ngày khác.", field="on"
                )
            if chair_id not in chairs or not set(co_presider_ids) <= chairs:
                raise Refused(
                    "Người chủ trì phải là lãnh đạo đang giữ chức vụ trong xã vào ngày đối thoại.", field="chair"
                )
            if not Venue.objects.filter(pk=venue_id).exists():
                raise Refused("Hãy chọn địa điểm trong danh sách.", field="venue")
            dialogue.date, dialogue.half_day, dialogue.start_time = on, half_day, start_time
            dialogue.venue_id, dialogue.chair_id, dialogue.intake_until = venue_id, chair_id, intake_until
            dialogue.save()
            dialogue.co_presiders.set(co_presider_ids)
            lay_out_duties(actor, dialogue, now=now)
            event = DialogueScheduled(
                subject_id=dialogue.pk, date=on.isoformat(), half_day=half_day.value, venue=venue_id
            )
            record(actor, event, now)
            return dialogue
    except IntegrityError as error:
        raise clash(error) from error
