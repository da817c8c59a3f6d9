"""The questions of an opinion: one form a page."""

from collections.abc import Iterable
from typing import Any

from django import forms

from dienhong.civic.communes.models import Village
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.albums import MOST_PHOTOS
from dienhong.cycle.opinions.signers import read_signers, write_signers
from dienhong.kernel.errors import Refused
from dienhong.kernel.phones import parse_phone
from dienhong.kernel.vietnamese import nfc
from dienhong.web.kit.photos import add_photo_fields

NOWHERE = "khong-ro"
GENERAL = "chung"
_SIGNERS_LENGTH = 20_000
_OFFICE_ONLY = "Chỉ cán bộ xử lý ý kiến của xã nhìn thấy, không công khai."


class TextForm(forms.Form):
    """The opinion itself."""

    text = forms.CharField(
        label="Nội dung ý kiến",
        help_text="Việc gì, xảy ra ở đâu, từ bao giờ, ông/bà mong xã làm gì. Viết như nói chuyện, không dấu cũng được.",
        strip=True,
        max_length=rules.TEXT_LENGTH,
        widget=forms.Textarea(
            attrs={
                "rows": 8,
                "data-visibility": "Cán bộ đọc nguyên văn. Khi công khai, tên, số điện thoại, địa chỉ được bỏ đi.",
            }
        ),
        error_messages={"required": "Hãy viết nội dung ý kiến."},
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(_plain_line_ends(data), **kwargs)
        self.fields["text"].error_messages["max_length"] = (
            f"Ý kiến dài %(show_value)s ký tự; tối đa là {rules.TEXT_LENGTH}. Hãy rút gọn hoặc gửi thành hai ý kiến."
        )

    def clean_text(self) -> str:
        text = nfc(self.cleaned_data["text"])
        verdict = rules.acceptable_text(text)
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return text


class PlaceForm(forms.Form):
    """Where the sender lives, which dialogue the opinion is for, and photos of the matter."""

    village = forms.ChoiceField(
        label="Ông/bà ở thôn, tổ dân phố nào?",
        help_text="Để xã biết việc ở đâu và tổng hợp theo thôn.",
        error_messages={"required": "Hãy chọn thôn, tổ dân phố; nếu ở nơi khác, chọn “Ngoài xã / không rõ”."},
    )
    dialogue = forms.ChoiceField(
        label="Gửi tới cuộc đối thoại nào?",
        required=True,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Hãy chọn một cuộc đối thoại, hoặc chọn “Ý kiến chung”.",
            "invalid_choice": "Cuộc đối thoại này không còn nhận ý kiến. Ông/bà vẫn có thể gửi ý kiến chung cho xã.",
        },
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        villages: Iterable[Village],
        dialogues: Iterable[Dialogue],
        free_photos: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, files, **kwargs)
        add_photo_fields(self, free_photos, MOST_PHOTOS)
        places = [(str(village.pk), village.name) for village in villages]
        _choices(self, "village", [("", "Chọn…"), *places, (NOWHERE, "Ngoài xã / không rõ")])
        meetings = [(str(row.pk), _meeting(row)) for row in dialogues]
        _choices(self, "dialogue", [*meetings, (GENERAL, "Ý kiến chung, không theo cuộc đối thoại nào")])
        if not meetings:
            del self.fields["dialogue"]


class ContactForm(forms.Form):
    """Who sends it, as far as they like to say."""

    name = forms.CharField(
        label="Họ và tên",
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name", "data-visibility": _OFFICE_ONLY}),
    )
    phone = forms.CharField(
        label="Số điện thoại",
        help_text="Ví dụ 0912 345 678. Để cán bộ hỏi thêm khi cần; bốn số cuối dùng khi tra cứu.",
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "class": "dt-input--medium", "data-visibility": _OFFICE_ONLY}
        ),
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=254,
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "spellcheck": "false", "data-visibility": _OFFICE_ONLY}
        ),
        error_messages={"invalid": "Thư điện tử chưa đúng. Ví dụ ten@thidu.vn; nếu không muốn để lại, hãy bỏ trống."},
    )

    organisation = forms.CharField(
        label="Tên cơ quan, tổ chức, đoàn thể",
        help_text="Ghi khi ông/bà gửi thay tổ chức. Họ và tên ở trên là của người đại diện.",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "data-visibility": _OFFICE_ONLY}),
    )
    signers = forms.CharField(
        label="Những người cùng ký",
        help_text="Mỗi dòng một người: họ tên, thôn, số điện thoại (thôn và số điện thoại không bắt buộc). "
        "Chép từ Excel hoặc Word vào đây được.",
        required=False,
        max_length=_SIGNERS_LENGTH,
        widget=forms.Textarea(
            attrs={
                "rows": 5,
                "data-visibility": "Chỉ cán bộ xử lý nhìn thấy tên. Mọi người chỉ thấy có bao nhiêu người cùng ký.",
            }
        ),
        error_messages={"max_length": "Danh sách quá dài. Hãy gửi phần còn lại trên giấy tới trụ sở xã."},
    )

    def clean_signers(self) -> str:
        """In its one written form, a line for each."""
        try:
            return write_signers(read_signers(self.cleaned_data["signers"]))
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def clean_organisation(self) -> str:
        return nfc(self.cleaned_data["organisation"])

    def clean_name(self) -> str:
        return nfc(self.cleaned_data["name"])

    def clean_phone(self) -> str:
        """As E.164."""
        typed = self.cleaned_data["phone"]
        number = parse_phone(typed)
        if typed and number is None:
            raise forms.ValidationError(
                "Số điện thoại chưa đúng. Ví dụ 0912 345 678; nếu không muốn để lại, hãy bỏ trống."
            )
        return number or ""


_CONSENT_OF_ALL = (
    "Tôi và mọi người có tên trong danh sách đồng ý để Ủy ban nhân dân xã lưu họ tên và liên hệ "
    "để giải quyết ý kiến này."
)


class SendForm(forms.Form):
    """The last page: consent when there is something to consent to, and a field that only machines fill in."""

    consents = forms.BooleanField(
        label="Tôi đồng ý để Ủy ban nhân dân xã lưu họ tên và liên hệ của tôi để giải quyết ý kiến này.",
        required=True,
        error_messages={
            "required": "Hãy đánh dấu đồng ý để xã lưu tên và liên hệ, hoặc bấm “Sửa” và để trống các ô đó."
        },
    )
    trap = forms.CharField(required=False)

    def __init__(self, data: Any = None, *, asks_consent: bool, for_others: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not asks_consent:
            del self.fields["consents"]
        elif for_others:
            self.fields["consents"].label = _CONSENT_OF_ALL


def _plain_line_ends(data: Any) -> Any:
    """Browsers send CR LF; a line end counts as one character, as the counter on the page counts it."""
    if data is None:
        return None
    copy = data.copy()
    copy["text"] = copy.get("text", "").replace("\r\n", "\n")
    return copy


def _choices(form: forms.Form, name: str, pairs: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = pairs


def _meeting(dialogue: Dialogue) -> str:
    if dialogue.date is None:
        return dialogue.title
    return f"{dialogue.title}, {dialogue.get_half_day_display()} {dialogue.date:%d/%m/%Y}"
