"""The common ground of the hall's forms: few fields, plain Vietnamese errors, an act at the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.models import Act
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import DienHongError, Refused
from dienhong.kernel.vietnamese import nfc


class DeedForm(forms.Form):
    """`refused_at` maps the field named by a refusal to the field of this form, where they differ."""

    refused_at: ClassVar[Mapping[str, str]] = {}

    def refuse(self, error: DienHongError) -> None:
        """Show a refusal at the answer that it names, else above the form."""
        named = error.field if isinstance(error, Refused) else None
        place = self.refused_at.get(named or "", named)
        self.add_error(place if place in self.fields else None, error.message)


class TurnForm(DeedForm):
    """A button beside one turn."""

    turn = forms.IntegerField(widget=forms.HiddenInput)


Typed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """`form` reads what was sent, `do` is the act, `told` what the presser reads afterwards."""

    do: Callable[[Actor, int, Typed, Press, datetime], Act]
    told: str = "Đã ghi nhận."
    form: type[DeedForm] = DeedForm


class Line(forms.CharField):
    """One line of text in NFC, trimmed."""

    def to_python(self, value: object) -> str:
        return nfc(super().to_python(value) or "")


def area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def day(label: str) -> forms.DateField:
    """A day typed as dd/mm/yyyy."""
    return forms.DateField(
        label=label,
        help_text="Ví dụ 05/11/2026",
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/11/2026."},
    )
