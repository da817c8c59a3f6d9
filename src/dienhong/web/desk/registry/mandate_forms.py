"""What is typed about a right to sign."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst

from dienhong.civic.documents.kinds import KINDS, Manner
from dienhong.civic.documents.models.choices import SYSTEMS, as_system
from dienhong.civic.documents.rules import MANNER_LABELS, Authority
from dienhong.web.desk.forms import DeskForm, LineField, day_field

_FOR_ANOTHER = {Manner.KT, Manner.TL, Manner.TUQ}


class MandateForm(DeskForm):
    """Who signs, how, since when, by which right."""

    holder = forms.TypedChoiceField(label="Người ký", coerce=int)
    system = forms.ChoiceField(label="Văn bản của", choices=SYSTEMS, initial="state", widget=forms.RadioSelect)
    manner = forms.ChoiceField(
        label="Cách ký",
        choices=[(one.value, capfirst(MANNER_LABELS[one])) for one in Manner],
        widget=forms.RadioSelect,
    )
    post = LineField(
        label="Chức vụ của người ký",
        max_length=120,
        help_text="Như ghi dưới dòng thẩm quyền: Chủ tịch, Phó Chủ tịch, Chánh Văn phòng, Bí thư.",
    )
    head = LineField(
        label="Ký thay cho",
        required=False,
        max_length=120,
        help_text="Chức vụ người đứng đầu, ví dụ Chủ tịch. Cần khi ký thay, thừa lệnh, thừa ủy quyền.",
    )
    collective = LineField(
        label="Thay mặt tập thể",
        required=False,
        max_length=160,
        help_text="Ví dụ Ủy ban nhân dân; với Đảng: Ban Thường vụ. Chỉ hiện ở loại văn bản ký thay mặt tập thể.",
    )
    basis = LineField(
        label="Văn bản ủy quyền, quy chế",
        required=False,
        max_length=200,
        help_text="Số, ngày văn bản. Bắt buộc với thừa lệnh (quy chế làm việc), thừa ủy quyền (văn bản ủy quyền).",
    )
    valid_from = day_field("Ký từ ngày")
    valid_to = day_field(
        "Thôi ký từ ngày",
        required=False,
        help_text="Ngày đầu tiên không còn thẩm quyền. Bắt buộc với thừa ủy quyền.",
    )
    kinds = forms.MultipleChoiceField(
        label="Chỉ các loại văn bản",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(key, f"{kind.title}{' (Đảng)' if kind.system == 'party' else ''}") for key, kind in KINDS.items()],
        help_text="Không chọn loại nào là mọi loại mà cách ký cho phép.",
    )
    note = LineField(label="Ghi chú", required=False, max_length=300)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = [("", "Chọn người ký"), *people]  # type: ignore[attr-defined]

    def authority(self) -> Authority:
        """What the rules need, once the form is whole. Whom one signs for counts only where one signs for another."""
        typed = self.cleaned_data
        manner = Manner(typed["manner"])
        return Authority(
            system=as_system(typed["system"]),
            manner=manner,
            post=typed["post"],
            head=typed["head"] if manner in _FOR_ANOTHER else "",
            collective=typed["collective"],
            basis=typed["basis"],
            valid_from=typed["valid_from"],
            valid_to=typed["valid_to"],
            kinds=tuple(typed["kinds"]),
        )


class EndForm(DeskForm):
    on = day_field("Thôi ký từ ngày", help_text="Ngày đầu tiên không còn thẩm quyền. Văn bản ký trước đó vẫn đúng.")
