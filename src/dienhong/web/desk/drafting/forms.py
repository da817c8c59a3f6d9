"""What a draft may need beside the records."""

from datetime import date
from typing import Any

from django import forms

from dienhong.civic.documents.states import Medium
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area

_LONGEST_LIST = 60_000


def _hour(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text="Ví dụ 08:00",
        widget=forms.TimeInput(format="%H:%M"),
        error_messages={"invalid": "Ghi giờ theo dạng 08:00."},
    )


class MediumForm(DeskForm):
    medium = forms.ChoiceField(
        label="Hình thức",
        choices=Medium.choices,
        help_text="Bản giấy: ký tay, văn thư cấp số. Bản điện tử: cấp số khi ký.",
    )


class CollectionForm(MediumForm):
    due = day_field("Các nơi gửi bản tổng hợp trước ngày", help_text="Trước ngày đối thoại, ví dụ 05/11/2026")
    field_order = ["due", "medium"]


class BriefForm(MediumForm):
    period = LineField(label="Kỳ báo cáo", max_length=80, help_text="Ví dụ 6 tháng đầu năm 2026")
    field_order = ["period", "medium"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].initial = f"{max(today.month - 1, 1)} tháng đầu năm {today.year}"


class MinutesForm(MediumForm):
    started = _hour("Bắt đầu lúc")
    ended = _hour("Kết thúc lúc")
    secretary = LineField(label="Thư ký", max_length=120, help_text="Họ và tên người ghi biên bản")
    post = LineField(label="Chức vụ của thư ký", max_length=160, required=False)
    field_order = ["started", "ended", "secretary", "post", "medium"]


class GuestsForm(MediumForm):
    guests = forms.CharField(
        label="Người được mời",
        max_length=_LONGEST_LIST,
        widget=text_area(12, spellcheck="false"),
        help_text="Mỗi người một dòng: họ tên, dấu phẩy, chức vụ. Cơ quan, đoàn thể thì chỉ ghi tên.",
        error_messages={"max_length": "Danh sách quá dài. Hãy chia làm nhiều lần."},
    )
    again = forms.BooleanField(label="Mời lại cả những người đã có giấy mời", required=False)
    field_order = ["guests", "medium", "again"]


class SignerForm(DeskForm):
    signer = forms.TypedChoiceField(label="Trình ai ký", coerce=int)

    def __init__(self, *args: Any, signers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signer"].choices = signers  # type: ignore[attr-defined]
