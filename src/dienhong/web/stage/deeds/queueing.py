"""The speakers' queue: calling, the clock, names added at the desk."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms

from dienhong.civic.communes.queries import active_villages
from dienhong.cycle.conference.actions import queue
from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.actions.register import Registration, register_turn
from dienhong.cycle.conference.models import Act, Turn
from dienhong.cycle.conference.states import Door, RegistrantKind
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.web.stage.deeds.form import Deed, DeedForm, Line, TurnForm, Typed

_MORE = 60
"""Seconds that one press gives."""


class RegisterForm(DeedForm):
    """One line for a walk-in; the rest is on demand."""

    name = Line(label="Họ và tên", max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    village = forms.TypedChoiceField(label="Thôn, tổ dân phố", coerce=int, empty_value=None, required=False)
    subject = Line(label="Nói về việc gì (hiện trên màn chiếu)", max_length=300, required=False)
    kind = forms.ChoiceField(label="Người đăng ký", choices=RegistrantKind.choices, initial=RegistrantKind.CITIZEN)
    is_woman = forms.BooleanField(label="Phụ nữ", required=False)
    is_elderly = forms.BooleanField(label="Người cao tuổi", required=False)
    is_pressing = forms.BooleanField(label="Việc bức xúc", required=False)
    is_order = forms.BooleanField(label="Ý kiến về trình tự hội nghị", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = active_villages().values_list("pk", "name")
        self.fields["village"].choices = [("", "Không ghi"), *villages]  # type: ignore[attr-defined]


def _register(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    registration = Registration(
        name=typed["name"],
        door=Door.ORDER if typed["is_order"] else Door.DESK,
        kind=RegistrantKind(typed["kind"]),
        village_id=typed["village"],
        subject=typed["subject"],
        is_woman=typed["is_woman"],
        is_elderly=typed["is_elderly"],
        is_pressing=typed["is_pressing"],
    )
    return register_turn(actor, hall, registration, press=press, now=now)


def _follow_up(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    turn = Turn.objects.filter(conference_id=hall, pk=typed["turn"]).first()
    if turn is None:
        raise Missing
    registration = Registration(
        name=turn.name,
        door=Door.FOLLOW_UP,
        kind=RegistrantKind(turn.kind),
        village_id=turn.village_id,
        subject=turn.subject,
        opinion_id=turn.opinion_id,
        follows_id=turn.pk,
    )
    return register_turn(actor, hall, registration, press=press, now=now)


def _extend(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    return queue.extend_turn(actor, hall, typed["turn"], seconds=_MORE, press=press, now=now)


def _on(act: Callable[..., Act], told: str) -> Deed:
    return Deed(
        lambda actor, hall, typed, press, now: act(actor, hall, typed["turn"], press=press, now=now), told, TurnForm
    )


DEEDS = {
    "call_next": Deed(
        lambda actor, hall, _, press, now: queue.call_next(actor, hall, press=press, now=now), "Đã mời người tiếp theo."
    ),
    "call_turn": _on(queue.call_turn, "Đã mời phát biểu."),
    "finish_turn": _on(queue.finish_turn, "Đã ghi: nói xong."),
    "pause_turn": _on(queue.pause_turn, "Đồng hồ tạm dừng."),
    "resume_turn": _on(queue.resume_turn, "Đồng hồ chạy tiếp."),
    "extend_turn": Deed(_extend, "Đã thêm một phút.", TurnForm),
    "mark_absent": _on(queue.mark_absent, "Đã ghi vắng; người này trở lại được."),
    "return_turn": _on(queue.return_turn, "Đã trở lại hàng chờ."),
    "withdraw_turn": _on(queue.withdraw_turn, "Đã rút khỏi hàng chờ."),
    "pin_turn": _on(queue.pin_turn, "Đã đưa lên đầu hàng chờ."),
    "register": Deed(_register, "Đã ghi vào danh sách phát biểu.", RegisterForm),
    "follow_up": Deed(_follow_up, "Đã ghi lượt hỏi thêm.", TurnForm),
}
