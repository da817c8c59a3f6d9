"""Files that people send to be looked at: their size is judged before anything reads them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat


class BoundedFileField(forms.FileField):
    """A file of at most `most` bytes; `too_large` is the sentence for a larger one."""

    def __init__(self, *, label: str, most: int, accept: str, too_large: str = "", help_text: str = "") -> None:
        thing = f"{label[:1].lower()}{label[1:]}"
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=300,
            widget=forms.FileInput(attrs={"accept": accept}),
            error_messages={
                "required": f"Hãy chọn {thing}.",
                "empty": "Tệp không có nội dung. Hãy chọn tệp khác.",
                "missing": f"Hãy chọn {thing}.",
                "max_length": "Tên tệp quá dài. Hãy đặt tên ngắn hơn rồi chọn lại.",
            },
        )
        self.most = most
        self.too_large = too_large or f"Tệp lớn hơn {filesizeformat(most)} nên không được mở. Hãy chọn tệp nhỏ hơn."

    def clean(self, data: Any, initial: Any = None) -> Any:
        file: UploadedFile[bytes] = super().clean(data, initial)
        if (file.size or 0) > self.most:
            raise forms.ValidationError(self.too_large)
        return file


def sent_bytes(values: Mapping[str, Any], name: str = "file") -> bytes:
    """The content of a file that a form has let in."""
    content: bytes = values[name].read()
    return content
