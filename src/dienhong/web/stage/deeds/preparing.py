"""Before the day, and hand-overs during it: agenda, duties, policies, the hall itself, speakers from opinions."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.timezone import localdate

from dienhong.civic.people.queries import people_who_can_log_in
from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.actions.agenda import LONGEST_MINUTES, StepPlan, add_step, change_step, move_step
from dienhong.cycle.conference.actions.arrange import arrange_hall, show_message
from dienhong.cycle.conference.actions.prepare import give_duty
from dienhong.cycle.conference.actions.queue import set_policies
from dienhong.cycle.conference.actions.register import Registration, register_turn
from dienhong.cycle.conference.models import Act
from dienhong.cycle.conference.states import Door, Duty, Policy
from dienhong.cycle.opinions.queries import visible_to
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.web.stage.deeds.form import Deed, DeedForm, Line, Typed


class StepPlanForm(DeedForm):
    title = Line(label="Bước", max_length=300)
    owner = Line(label="Người thực hiện", max_length=160, required=False)
    minutes = forms.IntegerField(label="Số phút", min_value=1, max_value=LONGEST_MINUTES)


class ChangeStepForm(StepPlanForm):
    step = forms.IntegerField(widget=forms.HiddenInput)


class MoveForm(DeedForm):
    step = forms.IntegerField(widget=forms.HiddenInput)


class DutyForm(DeedForm):
    duty = forms.ChoiceField(label="Nhiệm vụ", choices=Duty.choices)
    user = forms.TypedChoiceField(label="Cán bộ", coerce=int, empty_value=None, required=False)
    name = Line(label="Hoặc ghi họ tên người không có tài khoản", max_length=160, required=False)
    post = Line(label="Chức vụ", max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_who_can_log_in(localdate()).values_list("pk", "full_name")
        self.fields["user"].choices = [("", "Chọn trong danh sách"), *people]  # type: ignore[attr-defined]


class PolicyForm(DeedForm):
    """Each policy has its place in the order, or none."""

    speaking_minutes = forms.FloatField(
        label="Số phút mỗi lượt phát biểu (để trống: không giới hạn)", min_value=0.5, max_value=30, required=False
    )
    list_closed = forms.BooleanField(label="Khóa danh sách, không nhận thêm người", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", "Không áp dụng"), *((place, f"Xét thứ {place}") for place in range(1, len(Policy) + 1))]
        for policy in Policy:
            self.fields[f"place_{policy.value}"] = forms.TypedChoiceField(
                label=policy.label, choices=places, coerce=int, empty_value=None, required=False
            )

    def policies(self) -> list[Policy]:
        """Those with a place, in their order."""
        placed = [(self.cleaned_data[f"place_{policy.value}"], policy) for policy in Policy]
        return [policy for place, policy in sorted(row for row in placed if row[0] is not None)]

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "policies": self.policies()}


class HallForm(DeedForm):
    capacity = forms.IntegerField(label="Hội trường chứa được (người)", min_value=1, max_value=10_000, required=False)
    stream_url = forms.URLField(label="Địa chỉ truyền trực tiếp", required=False, assume_scheme="https")
    names_shown = forms.BooleanField(label="Hiện đủ họ tên người phát biểu trên màn chiếu", required=False)


class MessageForm(DeedForm):
    message = Line(label="Lời nhắn trên màn chiếu (để trống: cất đi)", max_length=200, required=False)
    minutes = forms.IntegerField(label="Đếm ngược (phút)", min_value=1, max_value=120, required=False)


class OpinionForm(DeedForm):
    opinion = forms.IntegerField(widget=forms.HiddenInput)
    name = Line(label="Người phát biểu", max_length=160)


def _plan(typed: Typed) -> StepPlan:
    return StepPlan(title=typed["title"], minutes=typed["minutes"], owner=typed["owner"])


def _duty(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    return give_duty(
        actor, hall, Duty(typed["duty"]), user_id=typed["user"], name=typed["name"], post=typed["post"],
        press=press, now=now,
    )  # fmt: skip


def _take_minutes(actor: Actor, hall: int, _: Typed, press: Press, now: datetime) -> Act:
    return give_duty(actor, hall, Duty.SECRETARY, user_id=actor.person_id, press=press, now=now)


def _policies(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    minutes = typed["speaking_minutes"]
    return set_policies(
        actor, hall, typed["policies"], list_closed=typed["list_closed"],
        speaking_seconds=round(minutes * 60) if minutes else None, press=press, now=now,
    )  # fmt: skip


def _hall(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    return arrange_hall(
        actor, hall, capacity=typed["capacity"], stream_url=typed["stream_url"], names_shown=typed["names_shown"],
        press=press, now=now,
    )  # fmt: skip


def _message(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    return show_message(actor, hall, typed["message"], minutes=typed["minutes"], press=press, now=now)


def _from_opinion(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    """Whoever wrote before speaks from the list, with the opinion beside them."""
    opinion = visible_to(actor).filter(pk=typed["opinion"], dialogue__conference=hall).first()
    if opinion is None:
        raise Missing
    registration = Registration(
        name=typed["name"],
        door=Door.PREPARED,
        village_id=opinion.village_id,
        subject=Truncator(" ".join(opinion.text.split())).chars(120),
        opinion_id=opinion.pk,
    )
    return register_turn(actor, hall, registration, press=press, now=now)


DEEDS = {
    "change_step": Deed(
        lambda actor, hall, typed, press, now: change_step(
            actor, hall, typed["step"], _plan(typed), press=press, now=now
        ),
        "Đã sửa bước.",
        ChangeStepForm,
    ),
    "add_step": Deed(
        lambda actor, hall, typed, press, now: add_step(actor, hall, _plan(typed), press=press, now=now),
        "Đã thêm bước.",
        StepPlanForm,
    ),
    "step_up": Deed(
        lambda actor, hall, typed, press, now: move_step(actor, hall, typed["step"], up=True, press=press, now=now),
        "Đã đưa lên.",
        MoveForm,
    ),
    "step_down": Deed(
        lambda actor, hall, typed, press, now: move_step(actor, hall, typed["step"], up=False, press=press, now=now),
        "Đã đưa xuống.",
        MoveForm,
    ),
    "give_duty": Deed(_duty, "Đã giao nhiệm vụ.", DutyForm),
    "take_minutes": Deed(_take_minutes, "Ông/bà đang là thư ký; người trước được ghi đã bàn giao."),
    "set_policies": Deed(_policies, "Đã đặt lệ mời phát biểu; mọi người đều thấy.", PolicyForm),
    "arrange_hall": Deed(_hall, "Đã lưu.", HallForm),
    "show_message": Deed(_message, "Màn chiếu đã đổi.", MessageForm),
    "opinion_speaker": Deed(_from_opinion, "Đã ghi vào danh sách phát biểu.", OpinionForm),
}
