"""What a clerk decides when a letter goes into the register."""

from typing import Any

from django import forms
from django.utils import timezone

from dienhong.civic.communes.queries import active_villages
from dienhong.cycle.dialogues.queries import accepting_opinions
from dienhong.cycle.opinions.rules import TEXT_LENGTH
from dienhong.web.desk.forms import DeskForm, text_area


class RegisterForm(DeskForm):
    text = forms.CharField(
        label="Lời ghi vào sổ",
        max_length=TEXT_LENGTH,
        widget=text_area(12),
        error_messages={"max_length": f"Lời ghi vào sổ dài %(show_value)s ký tự; tối đa {TEXT_LENGTH}. Hãy rút gọn."},
        help_text=f"Bỏ phần chào hỏi, trích dẫn nếu cần; tối đa {TEXT_LENGTH} ký tự. Thư gốc vẫn giữ nguyên.",
    )
    village = forms.TypedChoiceField(label="Thôn, tổ dân phố", required=False, coerce=int, empty_value=None)
    dialogue = forms.TypedChoiceField(
        label="Cho cuộc đối thoại",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Máy chọn sẵn cuộc đối thoại gần nhất đang nhận ý kiến.",
    )
    keeps_sender = forms.BooleanField(label="Lưu tên và địa chỉ thư của người gửi để trả lời", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dialogues = list(accepting_opinions(timezone.localdate()).order_by("date", "pk"))
        self._choose("village", "Không rõ", list(active_villages().values_list("pk", "name")))
        self._choose("dialogue", "Ý kiến chung cho xã", [(row.pk, row.title) for row in dialogues])
        if dialogues:
            self.fields["dialogue"].initial = dialogues[0].pk

    def _choose(self, name: str, nothing: str, rows: list[tuple[int, str]]) -> None:
        self.fields[name].choices = [("", nothing), *rows]  # type: ignore[attr-defined]
