"""The answer of a guest."""

from django import forms

from dienhong.cycle.invitations.models import NAME_LENGTH
from dienhong.cycle.invitations.states import Answer
from dienhong.cycle.opinions.rules import TEXT_LENGTH
from dienhong.kernel.errors import DienHongError, Refused
from dienhong.kernel.vietnamese import nfc

_FIELDS = {"text": "question", "name": "substitute_name"}


class RsvpForm(forms.Form):
    answer = forms.ChoiceField(
        label="Ông/bà có dự không?",
        widget=forms.RadioSelect,
        choices=[(Answer.YES, "Tôi dự"), (Answer.NO, "Tôi không dự được"), (Answer.DELEGATE, "Tôi cử người khác")],
        error_messages={"required": "Hãy chọn một câu trả lời."},
    )
    substitute_name = forms.CharField(
        label="Họ tên người đi thay", required=False, max_length=NAME_LENGTH, help_text="Chỉ ghi khi cử người khác."
    )
    substitute_post = forms.CharField(label="Chức vụ người đi thay", required=False, max_length=NAME_LENGTH)
    question = forms.CharField(
        label="Câu hỏi, ý kiến gửi hội nghị",
        required=False,
        max_length=TEXT_LENGTH,
        help_text="Không bắt buộc. Ý kiến vào sổ của xã và được trả lời như mọi ý kiến khác.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    consents = forms.BooleanField(
        label="Tôi đồng ý để xã ghi tên tôi cùng câu hỏi, để trả lời. Tên không công khai.", required=False
    )

    def clean_question(self) -> str:
        return nfc(self.cleaned_data["question"])

    def refuse(self, error: DienHongError) -> None:
        """Show a refusal at the answer that it names, else above the form."""
        named = error.field if isinstance(error, Refused) else None
        place = _FIELDS.get(named or "", named)
        self.add_error(place if place in self.fields else None, error.message)
