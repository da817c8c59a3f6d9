"""What a person says of a table, of its columns, and of a row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from dienhong.cycle.intake.rules import NAME_LENGTH
from dienhong.cycle.intake.states import Column
from dienhong.cycle.intake.tables import column_letters
from dienhong.cycle.opinions.states import SELF_SENT, Channel
from dienhong.kernel.reading.file import MAX_FILE_BYTES
from dienhong.kernel.reading.sheets import MAX_CELL, MAX_ROWS
from dienhong.web.desk.forms import DeskForm, LineField, text_area
from dienhong.web.kit.uploads import BoundedFileField

Choices = Iterable[tuple[Any, str]]
_PASTED_LENGTH = 300_000
_CHANNELS = [choice for choice in Channel.choices if choice[0] not in SELF_SENT]


class _TableField(BoundedFileField):
    """A file, unless the rows were pasted instead."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        return super().clean(data, initial) if data else None


class TableForm(DeskForm):
    file = _TableField(
        label="Tệp bảng tính",
        most=MAX_FILE_BYTES,
        accept=".xlsx,.xls,.ods,.csv",
        help_text="Tệp .xlsx, .xls, .ods hoặc .csv; không quá 20 MB. Dòng tiêu đề không cần ở đầu bảng.",
        too_large="Tệp lớn hơn 20 MB. Hãy tách thành nhiều tệp nhỏ hơn.",
    )
    pasted = forms.CharField(
        label="Hoặc dán từ Excel",
        required=False,
        max_length=_PASTED_LENGTH,
        help_text="Chọn các ô trong Excel, chép (Ctrl+C) rồi dán (Ctrl+V) vào đây, cả dòng tiêu đề.",
        widget=text_area(4, autocomplete="off", spellcheck="false"),
        strip=False,
        error_messages={"max_length": "Phần dán dài quá. Hãy lưu thành tệp rồi tải lên."},
    )
    collector = LineField(
        label="Ai đã thu thập",
        max_length=NAME_LENGTH,
        help_text="Ví dụ: Trưởng thôn Đông; Chi hội Phụ nữ thôn Đoài. Đây không phải là người có ý kiến.",
    )
    channel = forms.ChoiceField(label="Ghi bằng cách nào", choices=_CHANNELS, initial=Channel.VILLAGE_HEAD)
    village = forms.TypedChoiceField(
        label="Thôn của các dòng không ghi thôn", required=False, coerce=int, empty_value=None
    )
    dialogue = forms.TypedChoiceField(label="Thu thập cho cuộc đối thoại", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, villages: Choices, dialogues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.fields["village"].choices = [("", "Để trống"), *villages]  # type: ignore[attr-defined]
        self.fields["dialogue"].choices = [("", "Không"), *dialogues]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two, never both."""
        typed = self.cleaned_data
        has_file, has_text = bool(typed.get("file")), bool((typed.get("pasted") or "").strip())
        if has_file and has_text:
            self.add_error("pasted", "Hãy chỉ tải tệp hoặc chỉ dán, không cả hai.")
        elif not has_file and not has_text and not {"file", "pasted"} & set(self.errors):
            self.add_error("file", "Hãy chọn tệp, hoặc dán các dòng chép từ Excel.")
        return typed


class ColumnsForm(DeskForm):
    """Which column holds what: a choice for each meaning, of the headings that the table has."""

    header_row = forms.IntegerField(
        label="Dòng tiêu đề",
        min_value=0,
        max_value=MAX_ROWS + 10_000_000,
        localize=False,
        help_text="Số dòng như trong Excel; ghi 0 nếu bảng không có dòng tiêu đề.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "dt-input--short", "autocomplete": "off"}),
        error_messages={"invalid": "Ghi số dòng, ví dụ 4.", "max_value": "Ghi số dòng, ví dụ 4."},
    )
    without_contacts = forms.BooleanField(
        label="Dòng chưa ghi đồng ý: bỏ tên và số điện thoại, vẫn nhập nội dung", required=False
    )

    def __init__(self, *args: Any, heading: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Không có"), *((str(i), f"{column_letters(i)}: {name}") for i, name in enumerate(heading))]
        for column in Column:
            self.fields[column] = forms.ChoiceField(label=column.label, required=False, choices=choices)
        self.order_fields(["header_row", *Column, "without_contacts"])

    @property
    def mapping(self) -> dict[Column, int]:
        """Column → place, as chosen."""
        return {column: int(self.cleaned_data[column]) for column in Column if self.cleaned_data.get(column)}


class _Listed(forms.ChoiceField):
    """A list to choose from; what the table says instead may stay, for the rules judge it."""

    def valid_value(self, value: Any) -> bool:  # noqa: ARG002  # the base class names it
        return True

    def offer(self, choices: Iterable[tuple[str, str]], written: str) -> None:
        """Show `choices`, and what was written when it is none of them."""
        listed = list(choices)
        if written not in dict(listed):
            listed.append((written, f"{written[:60]} (không có trong danh sách)"))
        self.choices = listed


class RowForm(DeskForm):
    """One row's cells; `reasons` are shown at their fields."""

    text = forms.CharField(label=Column.TEXT.label, required=False, max_length=MAX_CELL, widget=text_area(4))
    village = _Listed(label=Column.VILLAGE.label, required=False)
    name = LineField(label=Column.NAME.label, required=False, max_length=1000)
    phone = LineField(
        label=Column.PHONE.label, required=False, max_length=200, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    consent = _Listed(label=Column.CONSENT.label, required=False)
    day = LineField(label=Column.DAY.label, required=False, max_length=200)
    field = _Listed(label=Column.FIELD.label, required=False)

    def __init__(
        self,
        *args: Any,
        villages: Iterable[str],
        topics: Iterable[str],
        reasons: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        lists = {
            "village": [("", "Để trống"), *((name, name) for name in villages)],
            "field": [("", "Để trống"), *((name, name) for name in topics)],
            "consent": [("", "Chưa ghi"), ("Có", "Có"), ("Không", "Không")],
        }
        for name, choices in lists.items():
            self.fields[name].offer(choices, self.initial.get(name, ""))  # type: ignore[attr-defined]
        for name, reason in (reasons or {}).items():
            if name in self.fields:
                self.fields[name].help_text = reason

    @property
    def cells(self) -> dict[Column, str]:
        return {column: self.cleaned_data[column] for column in Column}


class UndoForm(DeskForm):
    reason = forms.CharField(
        label="Vì sao rút",
        max_length=1000,
        widget=text_area(3),
        help_text="Ai đã nhận mã tra cứu sẽ đọc được lý do này. Không ghi tên người dân.",
    )
