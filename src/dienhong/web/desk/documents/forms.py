"""Beginning a document and writing it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from dienhong.civic.documents.models.choices import URGENCIES
from dienhong.civic.documents.states import Medium
from dienhong.engines.typeset.clean import clean
from dienhong.kernel.errors import Refused
from dienhong.web.desk.forms import DeskForm, text_area

LONGEST_BODY = 300_000
_LONGEST_LINES = 20_000
_BODY_HELP = "Mỗi dòng là một đoạn. Đề mục: “I.”, “Điều 1.”, “1.”, “a)”; gạch đầu dòng: “- ”, “+ ”."


class PrintedText(forms.CharField):
    """Words that will stand on paper: cleaned by the rules of the typesetter, or refused with its sentence."""

    def __init__(self, *args: Any, where: str, **kwargs: Any) -> None:
        self.where = where
        super().__init__(*args, **kwargs)

    def to_python(self, value: object) -> str:
        try:
            return clean(str(super().to_python(value) or ""), self.where).strip()
        except Refused as error:
            raise forms.ValidationError(error.message) from error


class PrintedLines(PrintedText):
    """One entry a line; blank lines go."""

    widget = forms.Textarea


def _line(label: str, where: str, **how: Any) -> PrintedText:
    return PrintedText(label=label, where=where, **({"max_length": 500} | how))


def _lines(label: str, where: str, rows: int, **how: Any) -> PrintedLines:
    """Long texts are measured without the counter of letters, which nobody needs here."""
    return PrintedLines(
        label=label,
        where=where,
        required=False,
        widget=text_area(rows),
        validators=[_not_longer(_LONGEST_LINES)],
        **how,
    )


def _not_longer(most: int) -> Any:
    def check(text: str) -> None:
        if len(text) > most:
            shown = f"{most:,}".replace(",", ".")
            raise forms.ValidationError(
                f"Dài quá {shown} ký tự. Hãy chuyển bớt sang phụ lục hoặc tách thành nhiều văn bản."
            )

    return check


def medium_field() -> forms.ChoiceField:
    """Paper or electronic: it decides when the number is given."""
    return forms.ChoiceField(
        label="Hình thức",
        choices=Medium.choices,
        initial=Medium.ELECTRONIC,
        widget=forms.RadioSelect,
        help_text="Bản điện tử được cấp số ngay khi ký; bản giấy do văn thư cấp số sau khi ký.",
    )


def copies_field() -> forms.IntegerField:
    """How many copies go out."""
    return forms.IntegerField(
        label="Số bản",
        initial=1,
        min_value=1,
        max_value=10_000,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "dt-input--short", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Số bản là số từ 1 đến 10.000."),
    )


class StartForm(DeskForm):
    """What must be known before a document is begun."""

    copy = forms.TypedChoiceField(
        label="Bắt đầu từ", required=False, coerce=int, empty_value=None, widget=forms.RadioSelect
    )
    subject = _line(
        "Trích yếu",
        "trích yếu",
        required=False,
        help_text="Nói ngắn gọn về việc gì, không ghi tên loại. Để trống nếu giữ trích yếu của văn bản được chép.",
    )
    unit = forms.TypedChoiceField(label="Đơn vị soạn thảo", required=False, coerce=int, empty_value=None)
    dossier = forms.TypedChoiceField(label="Hồ sơ", required=False, coerce=int, empty_value=None)
    medium = medium_field()
    copies = copies_field()

    def __init__(
        self,
        *args: Any,
        earlier: Iterable[tuple[int, str]],
        units: Iterable[tuple[int, str]],
        dossiers: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "copy": [("", "Bản trống theo mẫu của loại này"), *earlier],
            "unit": [("", "Không ghi"), *units],
            "dossier": [("", "Chưa đưa vào hồ sơ"), *dossiers],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not typed.get("subject") and typed.get("copy") is None and "subject" not in self.errors:
            self.add_error("subject", "Hãy ghi trích yếu.")
        return typed


class WriteForm(DeskForm):
    """Everything of a document that a person types."""

    subject = _line("Trích yếu", "trích yếu")
    symbol = _line("Ký hiệu", "ký hiệu", max_length=40, help_text="Ví dụ KH-UBND")
    place = _line("Địa danh", "địa danh", max_length=120, help_text="Ghi tên xã")
    urgency = forms.TypedChoiceField(label="Độ khẩn", coerce=int, choices=URGENCIES)
    dossier = forms.TypedChoiceField(label="Hồ sơ", required=False, coerce=int, empty_value=None)
    addressees = _lines("Kính gửi", "phần Kính gửi", 2, help_text="Mỗi dòng một nơi; để trống nếu không gửi riêng ai.")
    bases = _lines(
        "Căn cứ", "phần căn cứ", 3, help_text="Mỗi dòng một căn cứ, không gõ dấu “;” ở cuối: phần mềm tự đặt dấu."
    )
    body = PrintedLines(
        label="Nội dung",
        where="nội dung",
        required=False,
        widget=text_area(24),
        validators=[_not_longer(LONGEST_BODY)],
        help_text=_BODY_HELP,
    )
    secretary = _line("Thư ký (người ghi biên bản)", "khối chữ ký", required=False, max_length=120)
    recipients = _lines(
        "Nơi nhận", "nơi nhận", 5, help_text="Mỗi dòng một nơi, không gõ “- ” ở đầu và dấu ở cuối dòng."
    )
    archive = _line("Dòng lưu", "nơi nhận", required=False, max_length=120, help_text="Ví dụ Lưu: VT, VP")
    medium = medium_field()
    copies = copies_field()
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, dossiers: Iterable[tuple[int, str]], two_sign: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dossier"].choices = [("", "Chưa đưa vào hồ sơ"), *dossiers]  # type: ignore[attr-defined]
        if not two_sign:
            del self.fields["secretary"]
