"""What a sender may ask about their data."""

from django import forms

from dienhong.cycle.privacy.states import RequestKind


class RequestForm(forms.Form):
    kind = forms.ChoiceField(
        label="Ông/bà yêu cầu gì?",
        choices=RequestKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một yêu cầu."},
    )
    text = forms.CharField(
        label="Nói rõ thêm",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4, "data-visibility": "Chỉ Văn phòng và lãnh đạo Ủy ban đọc được."}),
        help_text="Muốn sửa thì ghi điều đang sai và điều đúng.",
    )
