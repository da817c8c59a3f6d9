"""Forms about duties, their template and the budget."""

from pathlib import PurePath
from typing import Any

from django import forms

from dienhong.civic.people.roles import Role
from dienhong.cycle.dialogues.actions.duties import Proof
from dienhong.cycle.dialogues.states import BudgetKind
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area
from dienhong.web.kit.uploads import BoundedFileField, sent_bytes

_MOST_BYTES = 20 * 1024 * 1024
TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "mp3": "audio/mpeg", "wav": "audio/wav", "mp4": "video/mp4",
}  # fmt: skip
_WORKERS = [role for role in Role if role not in (Role.PETITION_OFFICER, Role.ADMIN)]


class ProofField(BoundedFileField):
    """A file that need not be sent; of a kind that shows something."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        if not data:
            return None
        file = super().clean(data, initial)
        if file.name.rpartition(".")[2].lower() not in TYPES:
            raise forms.ValidationError(f"Chỉ nhận tệp {', '.join(TYPES)}. Hãy chọn tệp khác.")
        return file


class FinishForm(DeskForm):
    done_on = day_field("Làm xong ngày")
    note = LineField(
        label="Ghi rõ đã làm thế nào, xem ở đâu",
        max_length=500,
        required=False,
        widget=text_area(2),
        help_text="Ví dụ: Thông báo số 12/TB-UBND; niêm yết tại nhà văn hóa thôn.",
    )
    proof = ProofField(
        label="Tệp chứng minh",
        most=_MOST_BYTES,
        accept=",".join(f".{ending}" for ending in TYPES),
        help_text="Ảnh niêm yết, văn bản đã ký, bản ghi âm. Không quá 20 MB. Có tệp thì không cần ghi ô trên.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"].required = False


class WaiveForm(DeskForm):
    reason = LineField(label="Vì sao không cần làm", max_length=300)


class HandOverForm(DeskForm):
    holder = forms.TypedChoiceField(label="Giao cho", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, people: list[tuple[int, str]], default: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = [("", f"Theo mặc định: {default}"), *people]  # type: ignore[attr-defined]


class OwnDutyForm(DeskForm):
    what = LineField(label="Việc cần làm", max_length=300)
    role = forms.ChoiceField(
        label="Vai trò phụ trách", choices=[("", "Chọn vai trò"), *((role.value, role.label) for role in _WORKERS)]
    )
    days = forms.IntegerField(
        label="Số ngày", min_value=0, max_value=180, help_text="Ngày lịch, tính từ ngày đối thoại."
    )
    side = forms.ChoiceField(
        label="Trước hay sau ngày đối thoại?",
        choices=[("before", "Trước"), ("after", "Sau")],
        widget=forms.RadioSelect,
        initial="before",
    )
    evidence = LineField(label="Bằng chứng cần có", max_length=300, required=False)
    source = LineField(label="Văn bản của xã quy định", max_length=200, required=False)


class BudgetForm(DeskForm):
    kind = forms.ChoiceField(label="Loại", choices=BudgetKind.choices, initial=BudgetKind.COST)
    name = LineField(label="Nội dung", max_length=200, help_text="Ví dụ: Nước uống cho đại biểu; Thuê âm thanh")
    quantity = forms.DecimalField(label="Số lượng", max_digits=9, decimal_places=2, localize=True)
    unit_name = LineField(label="Đơn vị tính", max_length=40, required=False, help_text="Ví dụ: chai, bộ, buổi")
    unit_price = forms.IntegerField(label="Đơn giá (đồng)", required=False, min_value=0, localize=True)
    spent = forms.IntegerField(
        label="Đã chi (đồng)", required=False, min_value=0, localize=True, help_text="Để trống khi chưa chi."
    )
    remark = LineField(label="Ghi chú, nguồn", max_length=200, required=False)


def proof_of(typed: dict[str, Any]) -> Proof | None:
    """The file that a form let in; its kind is that of its ending, never what the browser says."""
    file = typed["proof"]
    if file is None:
        return None
    ending = PurePath(file.name).suffix.removeprefix(".").lower()
    return Proof(name=file.name, content_type=TYPES[ending], content=sent_bytes(typed, "proof"))
