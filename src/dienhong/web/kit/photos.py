"""Photos in forms and as answers: chosen one by one, judged by the domain, shown only by a view that may."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse

from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import fetch
from dienhong.engines.photos.judging import LARGEST_BYTES, PhotoFault

ACCEPT = "image/jpeg,image/png,image/webp"
PREFIX = "photo_"


class PhotoField(forms.FileField):
    """One photo that may be left out. Whether it is a photo is not asked here: only its bytes can tell."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            allow_empty_file=True,
            widget=forms.FileInput(attrs={"accept": ACCEPT, "data-photo": ""}),
            error_messages={"invalid": "Ảnh chưa tải lên được. Hãy chọn lại ảnh."},
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuses what is too heavy before anybody reads it."""
        file = super().clean(data, initial)
        if file and (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(PhotoFault.TOO_HEAVY.value)
        return file


def add_photo_fields(form: forms.Form, free: int, most: int) -> None:
    """As many fields as there are free places."""
    for number in range(most - free + 1, most + 1):
        form.fields[f"{PREFIX}{number}"] = PhotoField(label=f"Ảnh {number}")


def chosen_photos(form: forms.Form) -> dict[str, bytes]:
    """The bytes of the files that were chosen, by field."""
    cleaned = getattr(form, "cleaned_data", {})
    return {name: cleaned[name].read() for name in form.fields if name.startswith(PREFIX) and cleaned.get(name)}


def photo_response(file: StoredFile, *, for_all: bool = False) -> HttpResponse:
    """The stored photo; the caller has made sure that this person may see it, or that everybody may."""
    try:
        content = fetch(settings.FILES, file)
    except FileNotFoundError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=file.content_type)
    response.headers["Content-Disposition"] = 'inline; filename="anh.jpg"'
    response.headers["Cache-Control"] = "private, no-cache" if for_all else "private, no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
