"""The forms' common ground: Vietnamese errors, refusals at their field, dates as offices write them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest

from dienhong.kernel.errors import DienHongError, Refused
from dienhong.kernel.vietnamese import nfc

_ORDERS = frozenset({"chọn", "ghi", "nhập", "điền", "đánh", "tải"})


class DeskForm(forms.Form):
    """`refused_at` maps the field named by a domain's refusal to the field of this form, where they differ."""

    refused_at: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _required(field)

    def refuse(self, error: DienHongError) -> None:
        """Show a domain's refusal at the answer that it names, else above the form."""
        named = error.field if isinstance(error, Refused) else None
        place = self.refused_at.get(named or "", named)
        self.add_error(place if place in self.fields else None, error.message)


class LineField(forms.CharField):
    """One line of text, in NFC."""

    def to_python(self, value: object) -> str:
        return nfc(super().to_python(value) or "")


def faulty_forms(*forms_of_page: forms.BaseForm) -> list[forms.BaseForm]:
    """Those of a page's forms that were sent with faults, for one summary of them all."""
    return [form for form in forms_of_page if form.errors]


def seen_version(request: HttpRequest) -> int:
    """The version of the record on the page that was sent; 0, which no record has, when the page does not tell."""
    told = request.POST.get("seen_version", "")
    return int(told) if told.isascii() and told.isdigit() else 0


def text_area(rows: int = 5, **attrs: Any) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows} | attrs)


def day_field(label: str, *, required: bool = True, help_text: str = "Ví dụ 05/11/2026") -> forms.DateField:
    """A day typed as dd/mm/yyyy."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/11/2026."},
    )


def _required(field: forms.Field) -> str:
    """ "Hãy ghi …" with the label as object; a label that is a question or an order of its own is not one."""
    label = str(field.label or "").strip()
    thing = f"{label[:1].lower()}{label[1:]}"
    chooses = isinstance(field, forms.ChoiceField)
    if not label or label.endswith("?"):
        return "Hãy chọn một câu trả lời." if chooses else "Hãy điền ô này."
    if thing.split(maxsplit=1)[0] in _ORDERS:
        return f"Hãy {thing}."
    return f"Hãy {'chọn' if chooses else 'ghi'} {thing}."
