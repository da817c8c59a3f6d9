"""Writing and returning a reply."""

from datetime import date
from typing import Any

from django import forms

from dienhong.cycle.replies.actions.draft import Promise
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.rules import promisable
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area

_SPARE_ROWS = 2
_MOST_PROMISES = 12


class DraftForm(DeskForm):
    text = forms.CharField(
        label="Nội dung trả lời",
        max_length=20000,
        widget=text_area(14, **{"data-visibility": "Người gửi và mọi người dân đọc được sau khi công khai."}),
        help_text="Trả lời từng ý; nói rõ việc gì làm, ai làm, bao giờ xong, hoặc vì sao không làm được.",
    )
    legal_basis = forms.CharField(
        label="Căn cứ",
        required=False,
        max_length=2000,
        widget=text_area(2),
        help_text="Số, ngày, tên văn bản và điều khoản.",
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class PromiseForm(DeskForm):
    """One row; all three parts, or none."""

    text = LineField(label="Cam kết làm gì", required=False, max_length=500)
    unit = forms.TypedChoiceField(label="Đơn vị làm", required=False, coerce=int, empty_value=None)
    due_date = day_field("Xong trước ngày", required=False, help_text="")

    def __init__(self, *args: Any, units: list[tuple[int, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["unit"].choices = [("", "Chọn đơn vị"), *units]  # type: ignore[attr-defined]

    def clean_due_date(self) -> date | None:
        due: date | None = self.cleaned_data["due_date"]
        if due is not None:
            verdict = promisable(due, self.today)
            if not verdict:
                raise forms.ValidationError(verdict.reason)
        return due

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if any(typed.values()) and not self.errors:
            for name, message in (
                ("text", "Hãy ghi việc cam kết làm."),
                ("unit", "Hãy chọn đơn vị làm."),
                ("due_date", "Hãy ghi ngày hoàn thành."),
            ):
                if not typed.get(name):
                    self.add_error(name, message)
        return typed


PromiseRows = forms.formset_factory(PromiseForm, extra=_SPARE_ROWS, max_num=_MOST_PROMISES)


def promise_rows(reply: Reply | None, **row: Any) -> Any:
    """The promises of the draft, with spare rows to add; `row` is what each row is made with."""
    kept = reply.commitments.all() if reply else ()
    initial = [{"text": row.text, "unit": row.unit_id, "due_date": row.due_date} for row in kept]
    return PromiseRows(initial=initial, prefix="promises", form_kwargs=row)


def promises(rows: Any) -> list[Promise]:
    """The filled rows; an emptied row is a promise taken out."""
    typed = [row.cleaned_data for row in rows]
    return [Promise(row["text"], row["unit"], row["due_date"]) for row in typed if row.get("text")]


class ReturnForm(DeskForm):
    reason = forms.CharField(
        label="Cần sửa điều gì?",
        max_length=1000,
        widget=text_area(3),
        help_text="Người soạn sẽ đọc được.",
        error_messages={"required": "Hãy ghi điều cần sửa."},
    )


class FulfilForm(DeskForm):
    fulfilled_on = day_field("Làm xong ngày")
    evidence = forms.CharField(
        label="Kết quả đã làm được",
        max_length=500,
        widget=text_area(3, **{"data-visibility": "Người dân sẽ đọc được."}),
        help_text="Ghi cụ thể để ai cũng có thể ra xem, ví dụ: đã đổ bê tông 120 m từ cống đến nhà văn hóa.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_fulfilled_on(self) -> date:
        on: date = self.cleaned_data["fulfilled_on"]
        if on > self.today:
            raise forms.ValidationError("Ngày làm xong không thể sau hôm nay.")
        return on
