"""What is decided before something becomes public, and what is answered to owners of data."""

from collections.abc import Iterable
from typing import Any

from django import forms

from dienhong.cycle.privacy.rules import HIDE, KEEP, NEUTRAL, TYPE_NAMES, Find
from dienhong.cycle.privacy.states import About, RequestKind
from dienhong.web.desk.forms import DeskForm, LineField, text_area

_PREFIX = "cho-"


class ReviewForm(DeskForm):
    """Question and answer as everybody will read them, one choice for each uncertain find."""

    public_text = forms.CharField(
        label="Nội dung ý kiến khi công khai",
        max_length=5000,
        widget=text_area(7, **{"data-visibility": "Người dân sẽ đọc được đúng như ghi ở đây."}),
        help_text="Máy đã thay chỗ chắc chắn là dữ liệu cá nhân bằng từ trung tính. Hãy đọc lại: máy có thể bỏ sót.",
    )
    public_answer = forms.CharField(
        label="Nội dung trả lời khi công khai",
        max_length=20000,
        widget=text_area(9, **{"data-visibility": "Người dân sẽ đọc được đúng như ghi ở đây."}),
        help_text="Người hỏi vẫn nhận bản trả lời đầy đủ dưới mã của mình.",
    )
    confirmed = forms.BooleanField(label="Chỗ còn lại được phép công khai", required=False)
    checked = forms.BooleanField(
        label="Tôi đã đọc lại: không còn tên, số điện thoại, địa chỉ hay điều riêng tư của người dân",
        error_messages={"required": "Hãy đọc lại rồi đánh dấu trước khi công khai."},
    )

    def __init__(self, *args: Any, asked: Iterable[Find], exposed: Iterable[Find], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = {f"{_PREFIX}{find.key}": find for find in asked}
        for name, find in self._asked.items():
            self.fields[name] = forms.ChoiceField(
                label=f"“{find.text}” ({TYPE_NAMES[find.type]})",
                choices=[(KEEP, "Giữ nguyên"), (HIDE, f"Thay bằng {NEUTRAL[find.type]}")],
                widget=forms.RadioSelect,
                required=False,
            )
        told = ", ".join(sorted({f"“{find.text}”" for find in exposed}))
        if told:
            self.fields["confirmed"].label = f"Nội dung vẫn còn {told}: tôi xác nhận được phép công khai"
        else:
            del self.fields["confirmed"]
        self.order_fields([*self._asked, "public_text", "public_answer", "confirmed", "checked"])

    @property
    def decisions(self) -> dict[str, str]:
        """What was chosen so far, by the key of the find."""
        return {find.key: self.data[name] for name, find in self._asked.items() if self.data.get(name) in (KEEP, HIDE)}


class TakeBackForm(DeskForm):
    reason = forms.CharField(
        label="Lý do thu hồi",
        max_length=500,
        widget=text_area(2),
        help_text="Ghi trong lịch sử rà soát, không công khai.",
    )


class NewRequestForm(DeskForm):
    """A request that somebody makes at the counter, by telephone or on paper."""

    code = LineField(label="Mã tra cứu của ý kiến", max_length=40)
    kind = forms.ChoiceField(label="Người gửi yêu cầu gì?", choices=RequestKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label="Lời yêu cầu", required=False, max_length=3000, widget=text_area(4), help_text="Ghi đúng lời người gửi."
    )
    checked = forms.BooleanField(
        label="Tôi đã đối chiếu người yêu cầu là người gửi ý kiến",
        error_messages={"required": "Hãy đối chiếu giấy tờ hoặc số điện thoại đã ghi rồi đánh dấu."},
    )


class AnswerForm(DeskForm):
    answer = forms.CharField(
        label="Trả lời người yêu cầu", max_length=3000, widget=text_area(4), help_text="Người gửi đọc dưới mã của mình."
    )


class AmendForm(AnswerForm):
    about = forms.ChoiceField(label="Sửa điều gì?", choices=About.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label="Nội dung đúng",
        max_length=3000,
        widget=text_area(2),
        help_text="Lời đã gửi không bị sửa: nội dung đúng được ghi bên cạnh.",
    )
    field_order = ("about", "text", "answer")


class ReasonForm(DeskForm):
    reason = forms.CharField(label="Lý do", max_length=1000, widget=text_area(2), help_text="Người gửi đọc được.")
