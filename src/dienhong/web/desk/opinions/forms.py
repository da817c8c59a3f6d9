"""What an official fills in about an opinion."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from dienhong.cycle.opinions.rules import CONSENT_NEEDED, acceptable_text
from dienhong.cycle.opinions.signers import read_signers, write_signers
from dienhong.cycle.opinions.states import SELF_SENT, Channel, OpinionKind, Urgency
from dienhong.kernel.errors import Refused
from dienhong.kernel.phones import parse_phone
from dienhong.kernel.vietnamese import nfc
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area

Choices = Iterable[tuple[Any, str]]


class TriageForm(DeskForm):
    refused_at = {"fields": "lead"}

    kind = forms.ChoiceField(label="Loại ý kiến", choices=[("", "Chọn loại"), *OpinionKind.choices])
    lead = forms.ChoiceField(label="Lĩnh vực chính", help_text="Quyết định đơn vị giải quyết.")
    others = forms.MultipleChoiceField(
        label="Lĩnh vực khác có liên quan", required=False, widget=forms.CheckboxSelectMultiple
    )
    urgency = forms.TypedChoiceField(
        label="Mức độ cấp thiết",
        choices=[("", "Chọn mức độ"), *Urgency.choices],
        coerce=int,
        help_text="Hạn trả lời được tính theo mức độ.",
    )

    def __init__(self, *args: Any, topics: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(topics)
        self.fields["lead"].choices = [("", "Chọn lĩnh vực"), *listed]  # type: ignore[attr-defined]
        self.fields["others"].choices = listed  # type: ignore[attr-defined]

    @property
    def fields_chosen(self) -> list[str]:
        """The lead first, then the others."""
        lead = self.cleaned_data["lead"]
        return [lead, *(code for code in self.cleaned_data["others"] if code != lead)]


class AssignForm(DeskForm):
    unit = forms.TypedChoiceField(label="Đơn vị giải quyết", coerce=int)
    due_date = day_field("Hạn trả lời", required=False)
    note = forms.CharField(label="Lời dặn cho đơn vị", required=False, max_length=1000, widget=text_area(2))

    def __init__(self, *args: Any, units: Choices, kept_due: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Chọn đơn vị"), *units]  # type: ignore[attr-defined]
        if kept_due is not None:
            self.fields["due_date"].help_text = f"Để trống thì giữ hạn {kept_due:%d/%m/%Y}."


class MergeForm(DeskForm):
    into_code = LineField(
        label="Mã của ý kiến sẽ trả lời chung",
        max_length=40,
        help_text="Ví dụ DH-7K4P-92QX. Người gửi ý kiến này sẽ đọc được câu trả lời của ý kiến đó.",
        widget=forms.TextInput(attrs={"class": "dt-input--medium", "autocapitalize": "characters"}),
    )


class WithdrawForm(DeskForm):
    reason = forms.CharField(
        label="Người gửi đề nghị rút lúc nào, bằng cách nào",
        max_length=1000,
        widget=text_area(3),
        help_text="Ví dụ: gọi điện sáng 05/11, đọc đúng mã và số điện thoại đã để lại. Người gửi sẽ đọc được.",
    )


class ConfirmForm(DeskForm):
    """Nothing to fill in: the button is the answer."""


class EntryForm(DeskForm):
    """An opinion that somebody said or wrote; contacts may stay empty."""

    refused_at = {"village_id": "village"}

    key = forms.UUIDField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label="Ý kiến đến bằng cách nào?",
        error_messages={"required": "Hãy chọn cách ý kiến đến."},
        choices=[choice for choice in Channel.choices if choice[0] not in SELF_SENT],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="Nội dung",
        strip=True,
        max_length=5000,
        widget=text_area(6),
        help_text="Ghi đúng lời người dân, không sửa ý. Tên và số điện thoại ghi ở dưới, đừng ghi trong ô này.",
    )
    village = forms.TypedChoiceField(label="Thôn, tổ dân phố", required=False, coerce=int, empty_value=None)
    dialogue = forms.TypedChoiceField(label="Gửi tới cuộc đối thoại", required=False, coerce=int, empty_value=None)
    name = LineField(
        label="Họ và tên", required=False, max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label="Số điện thoại",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "class": "dt-input--medium"}),
    )
    organisation = LineField(
        label="Cơ quan, tổ chức, đoàn thể",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    signers = forms.CharField(
        label="Những người cùng ký",
        required=False,
        max_length=20_000,
        widget=text_area(4, autocomplete="off"),
        help_text="Mỗi dòng một người: họ tên, thôn, số điện thoại. Chép từ Excel vào được.",
    )
    consents = forms.BooleanField(
        label="Người gửi đồng ý để xã lưu tên và liên hệ, chỉ dùng để trả lời",
        required=False,
        help_text="Hỏi rồi mới đánh dấu. Không đồng ý thì để trống tên và số điện thoại; ý kiến vẫn được nhận.",
    )

    def __init__(self, *args: Any, villages: Choices, dialogues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].choices = [("", "Không rõ hoặc ngoài xã"), *villages]  # type: ignore[attr-defined]
        self.fields["dialogue"].choices = [("", "Không thuộc cuộc đối thoại nào"), *dialogues]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        text = nfc(self.cleaned_data["text"])
        verdict = acceptable_text(text)
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return text

    def clean_signers(self) -> str:
        try:
            return write_signers(read_signers(self.cleaned_data["signers"]))
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def clean_phone(self) -> str:
        """In the international form."""
        typed = self.cleaned_data["phone"].strip()
        number = parse_phone(typed) if typed else ""
        if number is None:
            raise forms.ValidationError("Số điện thoại chưa đúng. Ví dụ 0912 345 678.")
        return number

    def clean(self) -> dict[str, Any]:
        """Asks for the consent here already, so that all faults are shown at once: one is typed in, not understood."""
        typed = self.cleaned_data
        named = any(self.data.get(field, "").strip() for field in ("name", "phone", "organisation", "signers"))
        if named and not typed.get("consents"):
            self.add_error("consents", CONSENT_NEEDED)
        return typed
