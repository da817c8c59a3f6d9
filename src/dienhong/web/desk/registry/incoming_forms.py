"""What văn thư types of a document that came in, and a unit of its progress."""

from collections.abc import Iterable
from typing import Any

from django import forms

from dienhong.civic.communes.queries import active_units
from dienhong.civic.documents.actions.incoming import Arrival
from dienhong.civic.documents.models.choices import URGENCIES
from dienhong.engines.typeset.model import Urgency
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area
from dienhong.web.desk.registry.scans import ScanField

_SHORT = {"class": "dt-input--medium", "autocomplete": "off"}


class ArrivalForm(DeskForm):
    """`even_if_known` is shown after the warning only."""

    author = LineField(label="Cơ quan ban hành", max_length=200, help_text="Ví dụ UBND tỉnh, Sở Nội vụ.")
    reference = LineField(
        label="Số, ký hiệu",
        max_length=60,
        required=False,
        help_text="Ghi như trên văn bản, ví dụ 152/UBND-NC. Để trống nếu văn bản không có số.",
        widget=forms.TextInput(attrs=_SHORT),
    )
    day = day_field("Ngày văn bản")
    subject = LineField(
        label="Tên loại và trích yếu",
        max_length=500,
        widget=text_area(2),
        help_text="Ví dụ Công văn về việc báo cáo kết quả đối thoại.",
    )
    on = day_field("Ngày đến", help_text="Không ghi sớm hơn văn bản đã đăng ký trước.")
    urgency = forms.TypedChoiceField(label="Độ khẩn", coerce=int, choices=URGENCIES)
    due_on = day_field("Hạn giải quyết", required=False, help_text="Nếu văn bản yêu cầu, ví dụ 05/11/2026.")
    dossier = forms.TypedChoiceField(label="Hồ sơ", required=False, coerce=int, empty_value=None)
    scan = ScanField(label="Bản chụp", required=False, help_text="Tệp PDF, JPG hoặc PNG, không quá 20 MB.")
    note = LineField(label="Ghi chú", required=False, max_length=300)
    even_if_known = forms.BooleanField(
        label="Vẫn đăng ký, vì đây là văn bản khác hoặc phải đăng ký lần nữa", required=False
    )
    refused_at = {"file": "scan"}

    def __init__(self, *args: Any, dossiers: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dossier"].choices = [("", "Chưa đưa vào hồ sơ"), *dossiers]  # type: ignore[attr-defined]

    def arrival(self, file_id: int | None) -> Arrival:
        """What was typed, once the form is whole."""
        typed = self.cleaned_data
        return Arrival(
            author=typed["author"],
            reference=typed["reference"],
            day=typed["day"],
            subject=typed["subject"],
            urgency=Urgency(typed["urgency"]),
            due_on=typed["due_on"],
            note=typed["note"],
            file_id=file_id,
            dossier_id=typed["dossier"],
        )


class ForwardForm(DeskForm):
    unit = forms.TypedChoiceField(label="Chuyển cho đơn vị", coerce=int)
    received_by = LineField(label="Người ký nhận", required=False, max_length=120)
    due_on = day_field("Hạn giải quyết", required=False, help_text="Để trống là giữ hạn đã ghi.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Chọn đơn vị"), *active_units().values_list("pk", "name")]  # type: ignore[attr-defined]


class FollowForm(DeskForm):
    progress = LineField(
        label="Tiến độ",
        required=False,
        max_length=300,
        widget=text_area(2),
        help_text="Ví dụ: đã lấy ý kiến các thôn, đang dự thảo báo cáo.",
    )
    reply = forms.TypedChoiceField(
        label="Văn bản trả lời",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Chọn văn bản đã ban hành để trả lời; văn bản đến được ghi là đã giải quyết.",
    )
    is_done = forms.BooleanField(label="Đã giải quyết xong, không cần văn bản trả lời", required=False)

    def __init__(self, *args: Any, replies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply"].choices = [("", "Chưa có"), *replies]  # type: ignore[attr-defined]
