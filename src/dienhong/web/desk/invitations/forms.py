"""What the office types about contacts and guests."""

from typing import Any

from django import forms

from dienhong.civic.communes.queries import active_villages
from dienhong.cycle.invitations.models import NAME_LENGTH
from dienhong.cycle.invitations.states import Answer, ContactGroup
from dienhong.engines.outbox.states import ChannelKind
from dienhong.kernel.reading.file import MAX_FILE_BYTES
from dienhong.web.desk.forms import DeskForm, LineField, text_area
from dienhong.web.kit.uploads import BoundedFileField


class ContactForm(DeskForm):
    name = LineField(label="Họ tên hoặc tên đơn vị", max_length=NAME_LENGTH)
    post = LineField(label="Chức vụ", max_length=NAME_LENGTH, required=False)
    group = forms.ChoiceField(label="Nhóm", choices=[("", "Chọn nhóm"), *ContactGroup.choices])
    village = forms.TypedChoiceField(label="Thôn, tổ dân phố", required=False, coerce=int, empty_value=None)
    phone = LineField(label="Điện thoại", max_length=40, required=False)
    email = LineField(label="Thư điện tử", max_length=254, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = active_villages().values_list("pk", "name")
        self.fields["village"].choices = [("", "Không ghi"), *villages]  # type: ignore[attr-defined]


class ContactTableForm(DeskForm):
    file = BoundedFileField(
        label="Tệp bảng tính",
        most=MAX_FILE_BYTES,
        accept=".xlsx,.xls,.ods,.csv",
        help_text="Cột: họ tên, chức vụ, nhóm, thôn, điện thoại, thư điện tử. Không quá 20 MB.",
        too_large="Tệp lớn hơn 20 MB. Hãy tách thành nhiều tệp nhỏ hơn.",
    )
    group = forms.ChoiceField(
        label="Nhóm của các dòng không ghi nhóm", choices=ContactGroup.choices, initial=ContactGroup.OTHER
    )


class GroupsForm(DeskForm):
    groups = forms.MultipleChoiceField(
        label="Mời từ danh bạ", required=False, widget=forms.CheckboxSelectMultiple, choices=ContactGroup.choices
    )
    guests = forms.CharField(
        label="Mời thêm, mỗi người một dòng",
        required=False,
        widget=text_area(4),
        max_length=60_000,
        help_text="Họ tên, chức vụ. Ví dụ: Bùi Văn Sáu, Trưởng thôn Đông",
    )

    def __init__(self, *args: Any, counts: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(group.value, f"{group.label} ({counts[group]})") for group in ContactGroup if group in counts]
        self.fields["groups"].choices = told  # type: ignore[attr-defined]
        if not told:
            del self.fields["groups"]


class SendForm(DeskForm):
    channel = forms.ChoiceField(label="Gửi qua", choices=[(kind.value, kind.label) for kind in ChannelKind][:2])


class AnswerForm(DeskForm):
    answer = forms.ChoiceField(
        label="Khách trả lời", widget=forms.RadioSelect, choices=[row for row in Answer.choices if row[0] != "none"]
    )
    substitute_name = LineField(label="Người đi thay", max_length=NAME_LENGTH, required=False)
    substitute_post = LineField(label="Chức vụ của người đi thay", max_length=NAME_LENGTH, required=False)


class TurnoutForm(DeskForm):
    village = forms.TypedChoiceField(label="Thôn, tổ dân phố", coerce=int)
    expected = forms.IntegerField(label="Số người sẽ dự", min_value=0)

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].choices = places  # type: ignore[attr-defined]
