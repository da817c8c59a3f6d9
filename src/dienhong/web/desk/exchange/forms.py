"""Where a document goes as a package, and what is said to a recall."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from dienhong.civic.documents.models import ExchangePartner
from dienhong.web.desk.forms import DeskForm, text_area


class SendForm(DeskForm):
    partners = forms.TypedMultipleChoiceField(
        label="Nơi nhận", coerce=int, widget=forms.CheckboxSelectMultiple, choices=[]
    )

    def __init__(self, *args: Any, partners: Iterable[ExchangePartner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(row.pk, f"{row.name} ({row.organ_code})") for row in partners]
        cast(forms.TypedMultipleChoiceField, self.fields["partners"]).choices = choices


class RecallForm(DeskForm):
    agreed = forms.TypedChoiceField(
        label="Trả lời nơi gửi",
        choices=[("1", "Đồng ý: đã hủy hoặc trả lại văn bản"), ("0", "Không đồng ý")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Lý do", required=False, max_length=500, widget=text_area(3), help_text="Phải ghi khi không đồng ý."
    )
