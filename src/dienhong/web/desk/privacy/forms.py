"""What is decided before something becomes public, and what is answered to owners of data."""

from django import forms

from dienhong.cycle.privacy.states import About, RequestKind
from dienhong.web.desk.forms import DeskForm, LineField, text_area
from dienhong.web.desk.privacy.wording_form import WordingForm


class ReviewForm(WordingForm):
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
