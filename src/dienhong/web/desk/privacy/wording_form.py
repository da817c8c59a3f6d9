"""What is asked wherever words of citizens become public: one choice for each uncertain find, and a reader's word."""

from collections.abc import Iterable
from typing import Any

from django import forms

from dienhong.cycle.privacy.rules import HIDE, KEEP, NEUTRAL, TYPE_NAMES, Find
from dienhong.web.desk.forms import DeskForm

_PREFIX = "cho-"


class WordingForm(DeskForm):
    """Subclasses add the texts as everybody will read them; these stand between the choices and the confirmations."""

    confirmed = forms.BooleanField(label="Chỗ còn lại được phép công khai", required=False)
    checked = forms.BooleanField(
        label="Tôi đã đọc lại: không còn tên, số điện thoại, địa chỉ hay điều riêng tư của người dân",
        error_messages={"required": "Hãy đọc lại rồi đánh dấu trước khi công khai."},
    )

    def __init__(self, *args: Any, asked: Iterable[Find], exposed: Iterable[Find], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = [name for name in self.fields if name not in ("confirmed", "checked")]
        self._asked = {f"{_PREFIX}{find.key}": find for find in asked}
        for name, find in self._asked.items():
            self.fields[name] = forms.ChoiceField(
                label=f"“{find.text}” ({TYPE_NAMES[find.type]})",
                choices=[(KEEP, "Giữ nguyên"), (HIDE, f"Thay bằng {NEUTRAL[find.type]}")],
                widget=forms.RadioSelect,
                required=False,
            )
        told = ", ".join(sorted({f"“{find.text}”" for find in exposed}))
        if told:
            self.fields["confirmed"].label = f"Nội dung vẫn còn {told}: tôi xác nhận được phép công khai"
        else:
            del self.fields["confirmed"]
        self.order_fields([*self._asked, *texts, "confirmed", "checked"])

    @property
    def decisions(self) -> dict[str, str]:
        """What was chosen so far, by the key of the find."""
        return {find.key: self.data[name] for name, find in self._asked.items() if self.data.get(name) in (KEEP, HIDE)}
