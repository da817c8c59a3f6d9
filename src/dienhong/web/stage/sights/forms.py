"""What people type for themselves: on a phone, at the kiosk."""

from typing import Any

from django import forms

from dienhong.civic.communes.queries import active_villages
from dienhong.cycle.conference.actions.questions import QUESTION_LENGTH
from dienhong.web.stage.deeds.form import DeedForm, Line, area


class _VillageForm(DeedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = active_villages().values_list("pk", "name")
        self.fields["village"].choices = [("", "Không ghi"), *villages]  # type: ignore[attr-defined]


class SpeakForm(_VillageForm):
    """One line: who, from where, about what."""

    name = Line(label="Họ và tên", max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    village = forms.TypedChoiceField(label="Thôn, tổ dân phố", coerce=int, empty_value=None, required=False)
    subject = Line(label="Nói về việc gì", max_length=300, required=False)


class PhoneSpeakForm(SpeakForm):
    is_elderly = forms.BooleanField(label="Tôi từ 60 tuổi trở lên", required=False)
    is_woman = forms.BooleanField(label="Tôi là phụ nữ", required=False)


class KioskForm(SpeakForm):
    """Nobody's name is offered to the next one."""

    name = Line(label="Họ và tên", max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class AskForm(_VillageForm):
    text = forms.CharField(
        label="Câu hỏi",
        max_length=QUESTION_LENGTH,
        widget=area(4),
        help_text="Xin đừng ghi số điện thoại hay địa chỉ nhà. Câu hỏi được duyệt trước khi hiện trên màn chiếu.",
    )
    name = Line(
        label="Họ và tên",
        max_length=160,
        required=False,
        help_text="Chỉ ban tổ chức đọc.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    village = forms.TypedChoiceField(label="Thôn, tổ dân phố", coerce=int, empty_value=None, required=False)
