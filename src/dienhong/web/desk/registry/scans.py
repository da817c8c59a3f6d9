"""Scans of documents that came in: known by their content, never by the name or type that the browser tells."""

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.files.uploadedfile import UploadedFile
from PIL import Image
from pypdf import PdfReader

MOST_BYTES = 20 * 1024 * 1024
_MOST_PIXELS = 60_000_000  # A3 in colour at 600 dpi is 70 million; offices scan at 200 to 300
_PICTURES = {b"\xff\xd8\xff": ("JPEG", "image/jpeg"), b"\x89PNG\r\n\x1a\n": ("PNG", "image/png")}
_WHAT_FITS = "Bản chụp phải là tệp PDF, JPG hoặc PNG."


@dataclass(frozen=True, slots=True)
class Scan:
    """A sound scan."""

    content: bytes
    content_type: str
    name: str


class ScanField(forms.FileField):
    """A PDF or a picture, opened here first; its value is a `Scan`, None when nothing was sent."""

    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})
    default_error_messages = {"empty": "Tệp không có nội dung. Hãy quét lại rồi chọn tệp."}

    def clean(self, value: object, initial: object = None) -> Scan | None:
        file: UploadedFile[bytes] | None = super().clean(value, initial)
        if not file:
            return None
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 20 MB. Hãy quét ở 200–300 dpi hoặc chia nhỏ.")
        return scan_of(file.read(), file.name or "")


def scan_of(content: bytes, name: str) -> Scan:
    """`content` with its real type. Raises `ValidationError` for what is neither, is broken, locked or enormous."""
    if content[:1024].lstrip().startswith(b"%PDF-"):
        _opens(lambda: _check_pdf(content))
        return Scan(content, "application/pdf", name)
    for head, (kind, content_type) in _PICTURES.items():
        if content.startswith(head):
            _opens(lambda kind=kind: _check_picture(content, kind))  # type: ignore[misc]
            return Scan(content, content_type, name)
    raise forms.ValidationError(f"{_WHAT_FITS} Tệp đã chọn không phải loại này.")


def _opens(check: Callable[[], None]) -> None:
    try:
        check()
    except forms.ValidationError:
        raise
    except Exception as error:  # parsers of foreign formats raise whatever they like on hostile bytes
        raise forms.ValidationError(f"Tệp bị hỏng, không mở được. {_WHAT_FITS} Hãy quét lại.") from error


def _check_pdf(content: bytes) -> None:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise forms.ValidationError("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.")
    if not len(reader.pages):
        raise forms.ValidationError("Tệp PDF không có trang nào. Hãy quét lại.")


def _check_picture(content: bytes, kind: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise forms.ValidationError("Ảnh quá lớn (trên 60 triệu điểm ảnh). Hãy quét ở 200–300 dpi.")
            picture.load()
