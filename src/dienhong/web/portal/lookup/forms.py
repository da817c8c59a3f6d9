"""What is asked of somebody who looks up an opinion."""

from django import forms

from dienhong.cycle.opinions import rules
from dienhong.cycle.replies.states import Satisfaction
from dienhong.kernel.codes import parse_code
from dienhong.kernel.vietnamese import nfc

NOT_FOUND = (
    "Không tìm thấy ý kiến với mã này. Hãy so lại từng chữ, từng số với mã được cấp khi gửi. "
    "Trong mã không bao giờ có chữ O, I, L, U, Z và số 0, 1."
)
_COMMENT_LENGTH = 1000


class CodeForm(forms.Form):
    """A code, or a message that holds one."""

    code = forms.CharField(
        label="Mã tra cứu",
        help_text="Ví dụ DH-7K4P-92QX. Chữ hoa hay thường, có gạch hay không đều được.",
        max_length=500,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "dt-input--medium",
            }
        ),
        error_messages={
            "required": "Hãy nhập mã tra cứu.",
            "max_length": "Đoạn này quá dài. Hãy chỉ nhập mã tra cứu, ví dụ DH-7K4P-92QX.",
        },
    )

    def clean_code(self) -> str:
        """In its one written form."""
        code = parse_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(NOT_FOUND)
        return code


class SenderForm(forms.Form):
    """The last four digits of the telephone number that was given with the opinion."""

    digits = forms.CharField(
        label="Bốn số cuối điện thoại đã ghi khi gửi",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "dt-input--short"}),
        error_messages={"required": "Hãy nhập bốn số cuối điện thoại.", "max_length": "Chỉ nhập bốn số cuối."},
    )

    def clean_digits(self) -> str:
        """The last four, when somebody typed the whole number."""
        digits = "".join(char for char in self.cleaned_data["digits"] if char.isascii() and char.isdigit())
        if len(digits) < 4:  # noqa: PLR2004 (said in the label)
            raise forms.ValidationError("Hãy nhập đủ bốn số cuối điện thoại, ví dụ 5678.")
        return digits[-4:]


class MessageForm(forms.Form):
    """What the sender writes to the office about their opinion."""

    text = forms.CharField(
        label="Ông/bà viết",
        max_length=rules.TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6, "data-visibility": "Chỉ cán bộ xử lý ý kiến đọc được."}),
        error_messages={"required": "Hãy viết nội dung trước khi gửi."},
    )

    def clean_text(self) -> str:
        text = nfc(self.cleaned_data["text"])
        verdict = rules.acceptable_text(text)
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return text


class CorrectionForm(forms.Form):
    """What the minutes should say of the speaker's turn; `key` names this sending."""

    wanted = forms.CharField(
        label="Lời đúng của ông/bà",
        max_length=rules.TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8, "data-visibility": "Thư ký và Văn phòng đọc được."}),
        error_messages={"required": "Hãy ghi lời đúng."},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def clean_wanted(self) -> str:
        return nfc(self.cleaned_data["wanted"])


class ReopenForm(forms.Form):
    """What is still amiss, in the sender's words."""

    reason = forms.CharField(
        label="Việc còn vướng là gì?",
        required=False,
        max_length=_COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "data-visibility": "Chỉ cán bộ của xã đọc được."}),
        error_messages={"max_length": f"Hãy viết ngắn hơn, tối đa {_COMMENT_LENGTH} ký tự."},
    )


class RatingForm(forms.Form):
    """What the sender thinks of the reply."""

    score = forms.TypedChoiceField(
        label="Ông/bà có hài lòng với câu trả lời không?",
        choices=[(str(value), label) for value, label in reversed(Satisfaction.choices)],
        coerce=lambda value: Satisfaction(int(value)),
        widget=forms.RadioSelect(attrs={"data-visibility": "Mức hài lòng được công khai, không kèm tên."}),
        error_messages={"required": "Hãy chọn một mức hài lòng."},
    )
    comment = forms.CharField(
        label="Ông/bà muốn nói thêm điều gì?",
        required=False,
        max_length=_COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "data-visibility": "Chỉ cán bộ của xã đọc được."}),
        error_messages={"max_length": f"Hãy viết ngắn hơn, tối đa {_COMMENT_LENGTH} ký tự."},
    )

    def clean_comment(self) -> str:
        return nfc(self.cleaned_data["comment"])
