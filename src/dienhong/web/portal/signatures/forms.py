"""The file whose signatures somebody wants to know about."""

from django import forms

from dienhong.engines.signing.errors import PDF_MESSAGES
from dienhong.engines.signing.files import MAX_PDF_BYTES
from dienhong.web.kit.uploads import BoundedFileField


class CheckForm(forms.Form):
    file = BoundedFileField(
        label="Tệp PDF đã ký số",
        most=MAX_PDF_BYTES,
        accept=".pdf,application/pdf",
        too_large=PDF_MESSAGES["too_large"],
        help_text="Tệp .pdf không quá 20 MB.",
    )
