"""What is typed about series of numbers."""

from typing import Any

from django import forms

from dienhong.civic.documents.kinds import KINDS
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area

_LAST_NUMBER = 999_999


class SeriesForm(DeskForm):
    """`system` None offers the kinds of both; the Party's need the first day of the term."""

    title = LineField(label="Tên hệ thống số", max_length=120, help_text="Ví dụ Văn bản hành chính, Quyết định.")
    kinds = forms.MultipleChoiceField(
        label="Các loại văn bản lấy số chung",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một loại văn bản."},
    )
    term_from = day_field(
        "Ngày đầu nhiệm kỳ của cấp ủy",
        required=False,
        help_text="Số của Đảng chạy suốt nhiệm kỳ, bắt đầu lại từ 01 vào ngày này. Chính quyền: để trống.",
    )

    def __init__(self, *args: Any, system: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = [  # type: ignore[attr-defined]
            (key, f"{kind.title} (Đảng)" if kind.system == "party" else kind.title)
            for key, kind in KINDS.items()
            if system in {None, kind.system}
        ]
        if system == "state":
            del self.fields["term_from"]


class OutsideForm(DeskForm):
    last = forms.IntegerField(
        label="Số cuối cùng đã dùng",
        min_value=1,
        max_value=_LAST_NUMBER,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "dt-input--short", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Ghi một số, ví dụ 168."),
    )
    day = day_field("Ngày của số cuối cùng")
    reason = LineField(
        label="Lý do",
        max_length=300,
        widget=text_area(2),
        help_text="Sổ đăng ký ghi lại lý do này, ví dụ: đã cấp ở sổ giấy trước khi dùng phần mềm.",
    )
