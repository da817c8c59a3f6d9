"""The filters of the published replies, as they stand in the address."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from dienhong.cycle.dialogues.models import Dialogue

_NAMES = {"field": "linh-vuc", "dialogue": "doi-thoai"}


class ReplyFilter(forms.Form):
    """Words, field, dialogue; what is not in the lists counts as not chosen."""

    q = forms.CharField(
        label="Từ khóa",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    dialogue = forms.ChoiceField(label="Cuộc đối thoại", required=False)

    def __init__(self, *args: Any, topics: Mapping[str, str], dialogues: Iterable[Dialogue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"] = _choice("Lĩnh vực", topics.items())
        self.fields["dialogue"] = _choice("Cuộc đối thoại", ((str(row.pk), row.title) for row in dialogues))

    def add_prefix(self, field_name: str) -> str:
        """Vietnamese names in the address."""
        return super().add_prefix(_NAMES.get(field_name, field_name))


def _choice(label: str, pairs: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", "Tất cả"), *pairs])
