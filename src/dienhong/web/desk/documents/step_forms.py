"""The answers that each step asks for, and those of handing out and of batches."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from dienhong.civic.documents.states import Medium
from dienhong.web.desk.documents.forms import copies_field
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area


class StepForm(DeskForm):
    """A step without questions."""

    def __init__(self, *args: Any, signers: Iterable[tuple[int, str]] = (), today: date, **kwargs: Any) -> None:
        self.today = today
        self.signers = list(signers)
        super().__init__(*args, **kwargs)


class SubmitForm(StepForm):
    signer = forms.TypedChoiceField(
        label="Trình ai ký",
        coerce=int,
        widget=forms.RadioSelect,
        help_text="Chỉ hiện người có thẩm quyền ký loại văn bản này hôm nay.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signer"].choices = self.signers  # type: ignore[attr-defined]
        if len(self.signers) == 1:
            self.fields["signer"].initial = self.signers[0][0]


def _reason(label: str, help_text: str = "") -> LineField:
    return LineField(label=label, max_length=500, widget=text_area(3), help_text=help_text)


class ReturnForm(StepForm):
    reason = _reason("Điều cần sửa", "Người soạn sẽ đọc lời này.")


class ReasonForm(StepForm):
    reason = _reason("Lý do", "Được ghi vào sổ, không sửa lại được.")


class VoidForm(StepForm):
    reason = LineField(
        label="Lý do", max_length=300, widget=text_area(3), help_text="Được ghi vào sổ bên cạnh số đã hủy."
    )


class SignForm(StepForm):
    """For paper only: when it was signed."""

    on = day_field("Ngày ký", help_text="Ngày ghi trên bản giấy, không sau hôm nay.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today


class NumberForm(StepForm):
    day = day_field("Ngày văn bản", help_text="Không trước ngày ký và không sau hôm nay.")
    behind = forms.IntegerField(
        label="Chèn sau số",
        required=False,
        min_value=1,
        max_value=999_999,
        localize=False,
        help_text="Chỉ khi phải chèn, ví dụ 168 để được số 168a. Để trống là lấy số tiếp theo.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "dt-input--short", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Ghi số đã cấp, ví dụ 168."),
    )
    reason = LineField(
        label="Lý do",
        required=False,
        max_length=300,
        widget=text_area(2),
        help_text="Bắt buộc khi chèn số, hoặc khi ghi ngày sớm hơn số trước.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = self.today


class DispatchForm(DeskForm):
    recipient = LineField(label="Nơi nhận", max_length=200)
    medium = forms.ChoiceField(label="Hình thức", choices=Medium.choices)
    copies = copies_field()


class AcknowledgeForm(DeskForm):
    by = LineField(label="Người ký nhận", max_length=120, help_text="Họ tên người nhận văn bản.")


class BatchForm(DeskForm):
    title = LineField(label="Tên đợt", max_length=200, help_text="Ví dụ: Giấy mời hội nghị đối thoại thôn Đông")
