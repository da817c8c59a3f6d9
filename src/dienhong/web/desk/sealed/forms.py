"""What is asked for when somebody looks at a sealed case or works on it. Nothing typed is kept in a browser."""

from typing import cast

from django import forms

from dienhong.civic.sealed.states import LookReason
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area

_OFF = {"autocomplete": "off"}


class LookForm(DeskForm):
    reason = forms.ChoiceField(label="Xem để làm gì?", choices=LookReason.choices, widget=forms.RadioSelect)
    note = LineField(
        label="Ghi thêm",
        required=False,
        max_length=300,
        help_text="Ví dụ số, ngày văn bản giao việc. Bắt buộc khi chọn việc khác.",
        widget=forms.TextInput(attrs=_OFF),
    )


class CopyForm(DeskForm):
    text = forms.CharField(label="Nội dung bản sao", max_length=20000, widget=text_area(14, **_OFF))


class ReasonForm(DeskForm):
    reason = forms.CharField(label="Lý do", max_length=2000, widget=text_area(3, **_OFF))


class PersonForm(ReasonForm):
    field_order = ("person", "reason")
    person = forms.TypedChoiceField(label="Cán bộ", coerce=int)

    def __init__(self, *args: object, people: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["person"]).choices = [("", "Chọn một người"), *people]


class AccusedForm(ReasonForm):
    field_order = ("people", "name", "reason")
    people = forms.TypedMultipleChoiceField(
        label="Cán bộ của xã bị tố cáo",
        required=False,
        coerce=int,
        help_text="Người được chọn lập tức không còn thấy đơn này, kể cả Chủ tịch và người xử lý đơn.",
        widget=forms.CheckboxSelectMultiple,
    )
    name = LineField(
        label="Người khác bị tố cáo",
        required=False,
        max_length=300,
        help_text="Họ tên, chức vụ người không có tài khoản. Chưa rõ thì ghi “chưa rõ”.",
        widget=forms.TextInput(attrs=_OFF),
    )

    def __init__(self, *args: object, people: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["people"]).choices = people


class DayForm(DeskForm):
    on = day_field("Ngày")
    note = forms.CharField(label="Ghi chú", required=False, max_length=2000, widget=text_area(3, **_OFF))


class PassOnForm(DayForm):
    field_order = ("to", "on", "note")
    to = LineField(label="Cơ quan nhận", max_length=200, widget=forms.TextInput(attrs=_OFF))


class ExtendForm(DeskForm):
    very_complex = forms.BooleanField(
        label="Vụ việc đặc biệt phức tạp", required=False, help_text="Được gia hạn 2 lần; phức tạp: 1 lần."
    )
    note = forms.CharField(label="Lý do", max_length=2000, widget=text_area(3, **_OFF))
