"""The form of one record."""

from typing import Any

from django import forms

from dienhong.cycle.publicity.states import Channel, Matter
from dienhong.web.desk.duties.forms import TYPES, ProofField
from dienhong.web.desk.forms import DeskForm, LineField, day_field

_MOST_BYTES = 20 * 1024 * 1024


class ShowingForm(DeskForm):
    channel = forms.ChoiceField(label="Kênh", choices=[("", "Chọn kênh"), *Channel.choices])
    matter = forms.ChoiceField(label="Nội dung", choices=Matter.choices)
    village = forms.TypedChoiceField(label="Ở đâu", required=False, coerce=int, empty_value=None)
    since = day_field("Ngày công bố, ngày bắt đầu niêm yết")
    until = day_field("Ngày gỡ", required=False, help_text="Chỉ cho niêm yết; để trống khi còn treo.")
    minutes = forms.IntegerField(
        label="Tổng số phút phát trong ngày", required=False, min_value=1, help_text="Chỉ cho loa truyền thanh."
    )
    note = LineField(
        label="Ai xác nhận, xem ở đâu",
        max_length=300,
        required=False,
        help_text="Ví dụ: trưởng thôn báo qua điện thoại",
    )
    proof = ProofField(
        label="Ảnh hoặc tệp", most=_MOST_BYTES, accept=",".join(f".{ending}" for ending in TYPES),
        help_text="Không quá 20 MB. Có tệp thì không cần ghi ô trên.",
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[tuple[int, str]], everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"].required = False
        self.fields["village"].required = not everywhere
        whole = [("", "Toàn xã")] if everywhere else []
        self.fields["village"].choices = [*whole, *places]  # type: ignore[attr-defined]
