"""Uploading a plan, correcting what was read, issuing it."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from dienhong.cycle.dialogues.states import AudienceKind, HalfDay
from dienhong.kernel.reading import MAX_FILE_BYTES
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area

_SPARE_DIALOGUES, _SPARE_DUTIES, _MOST_ROWS = 1, 2, 60


class UploadForm(DeskForm):
    file = forms.FileField(
        label="Tệp kế hoạch",
        help_text="Tệp Word (.docx), PDF có lớp chữ, .odt, .txt hoặc .md; không quá 20 MB.",
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.odt,.txt,.md"}),
        error_messages={
            "required": "Hãy chọn tệp kế hoạch.",
            "empty": "Tệp không có nội dung. Hãy mở tệp trên máy để kiểm tra rồi tải lên lại.",
        },
        max_length=300,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_FILE_BYTES:
            raise forms.ValidationError(
                "Tệp lớn hơn 20 MB. Hãy bỏ bớt hình ảnh hoặc lưu lại dưới dạng .docx, .pdf nhỏ hơn rồi tải lên."
            )
        return file


def _number(label: str, low: int, high: int, css: str = "dt-input--short") -> forms.IntegerField:
    message = f"{label} phải là số từ {low} đến {high}."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=low,
        max_value=high,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": css, "autocomplete": "off"}),
        error_messages={"invalid": message, "min_value": message, "max_value": message},
    )


class PlanForm(DeskForm):
    """The plan's own values; whatever is not known stays empty."""

    issuer = LineField(label="Cơ quan ban hành", required=False, max_length=200)
    number = LineField(
        label="Số", required=False, max_length=20, widget=forms.TextInput(attrs={"class": "dt-input--short"})
    )
    symbol = LineField(label="Ký hiệu", required=False, max_length=40, help_text="Ví dụ KH-UBND")
    place = LineField(label="Nơi ban hành", required=False, max_length=120)
    day = _number("Ngày", 1, 31)
    month = _number("Tháng", 1, 12)
    signed_year = _number("Năm ký", 1990, 2100)
    year = _number("Năm kế hoạch", 1990, 2100)
    subject = forms.CharField(label="Trích yếu", required=False, max_length=300, widget=text_area(2))
    authority = LineField(label="Thẩm quyền ký", required=False, max_length=200, help_text="Ví dụ KT. hoặc TM.")
    post = LineField(label="Chức vụ người ký", required=False, max_length=120)
    signer = LineField(label="Họ và tên người ký", required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if all(typed.get(part) for part in ("day", "month", "signed_year")):
            try:
                date(typed["signed_year"], typed["month"], typed["day"])
            except ValueError:
                self.add_error("day", "Không có ngày này trong lịch.")
        return typed


class _RowForm(DeskForm):
    origin = forms.IntegerField(required=False, widget=forms.HiddenInput)
    remove = forms.BooleanField(label="Bỏ dòng này", required=False)

    _needs: tuple[str, str] = ("", "")

    def clean(self) -> dict[str, Any]:
        """A row that was begun needs its main value."""
        typed = self.cleaned_data
        name, message = self._needs
        begun = any(value for key, value in typed.items() if key not in {"origin", "remove", "kind", "due_kind"})
        if begun and not typed.get("remove") and not typed.get(name) and name not in self.errors:
            self.add_error(name, message)
        return typed


class DialogueRow(_RowForm):
    _needs = ("name", "Hãy ghi đối thoại với ai.")

    kind = forms.ChoiceField(label="Loại đối tượng", required=False, choices=[("", "Chọn loại"), *AudienceKind.choices])
    name = LineField(label="Đối thoại với ai", required=False, max_length=300)
    topics = forms.CharField(label="Nội dung, mỗi dòng một việc", required=False, max_length=4000, widget=text_area(3))
    date = day_field("Ngày", required=False, help_text="")
    half_day = forms.ChoiceField(label="Buổi", required=False, choices=[("", "Chưa rõ"), *HalfDay.choices])
    start_time = forms.TimeField(
        label="Giờ",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00"}),
        error_messages={"invalid": "Ghi giờ theo dạng 08:00."},
    )
    venue = LineField(label="Địa điểm", required=False, max_length=200)
    chair = LineField(label="Chủ trì", required=False, max_length=200)
    preparing_unit = LineField(label="Đơn vị chuẩn bị", required=False, max_length=200)


class DutyRow(_RowForm):
    _needs = ("what", "Hãy ghi việc phải làm.")

    who = LineField(label="Ai làm", required=False, max_length=300)
    what = forms.CharField(label="Việc", required=False, max_length=4000, widget=text_area(2))
    due_kind = forms.ChoiceField(
        label="Kiểu thời hạn",
        required=False,
        choices=[
            ("none", "Không nêu"),
            ("relative", "Tính theo ngày hội nghị"),
            ("absolute", "Ngày cụ thể"),
            ("period", "Khoảng thời gian"),
        ],
    )
    offset_days = forms.IntegerField(
        label="Số ngày",
        required=False,
        min_value=-365,
        max_value=365,
        help_text="Trước hội nghị ghi số âm: -5",
        widget=forms.TextInput(attrs={"class": "dt-input--short"}),
        error_messages={"invalid": "Ghi số ngày, ví dụ -5."},
    )
    value = LineField(label="Ngày hoặc lời văn", required=False, max_length=120, help_text="Ví dụ 05/11/2026")


DialogueRows = forms.formset_factory(DialogueRow, extra=_SPARE_DIALOGUES, max_num=_MOST_ROWS)
DutyRows = forms.formset_factory(DutyRow, extra=_SPARE_DUTIES, max_num=_MOST_ROWS)


class IssueForm(DeskForm):
    number = LineField(
        label="Số",
        max_length=10,
        help_text="Chỉ phần số, ví dụ 15; ký hiệu đã có trong kế hoạch.",
        widget=forms.TextInput(attrs={"class": "dt-input--short"}),
    )
    issued_on = day_field("Ngày ban hành")
    replaces = forms.BooleanField(
        label="Thay thế kế hoạch đang có hiệu lực của năm này",
        required=False,
        help_text="Chỉ đánh dấu khi đã có một kế hoạch cũ; kế hoạch cũ vẫn được lưu.",
    )
