"""Arranging a dialogue, and the reason when it is cancelled."""

from typing import Any

from django import forms

from dienhong.cycle.dialogues.states import HalfDay
from dienhong.web.desk.forms import DeskForm, day_field, text_area

Choices = list[tuple[int, str]]


class ArrangeForm(DeskForm):
    on = day_field("Ngày đối thoại")
    half_day = forms.ChoiceField(label="Buổi", choices=[("", "Chọn buổi"), *HalfDay.choices])
    start_time = forms.TimeField(
        label="Giờ bắt đầu",
        required=False,
        help_text="Ví dụ 08:00",
        widget=forms.TimeInput(format="%H:%M"),
        error_messages={"invalid": "Ghi giờ theo dạng 08:00."},
    )
    venue = forms.TypedChoiceField(label="Địa điểm", coerce=int)
    chair = forms.TypedChoiceField(label="Người chủ trì", coerce=int)
    co_presiders = forms.TypedMultipleChoiceField(
        label="Cùng chủ trì", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    intake_until = day_field("Nhận ý kiến đến hết ngày", required=False, help_text="Trước hoặc trùng ngày đối thoại")

    def __init__(self, *args: Any, venues: Choices, chairs: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["venue"].choices = [("", "Chọn địa điểm"), *venues]  # type: ignore[attr-defined]
        self.fields["chair"].choices = [("", "Chọn người chủ trì"), *chairs]  # type: ignore[attr-defined]
        self.fields["co_presiders"].choices = chairs  # type: ignore[attr-defined]


class StepForm(DeskForm):
    """Nothing to fill in: the button is the answer."""


class CancelForm(DeskForm):
    reason = forms.CharField(
        label="Lý do không tổ chức", max_length=300, widget=text_area(3), help_text="Lý do sẽ được công khai."
    )
