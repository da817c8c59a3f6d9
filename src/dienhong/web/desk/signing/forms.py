"""What signers bring: a key and its passphrase for this once, a signed file, pictures. Nothing is shown again."""

from django import forms

from dienhong.civic.documents.models.choices import SYSTEMS
from dienhong.engines.signing.errors import PDF_MESSAGES
from dienhong.engines.signing.files import MAX_PDF_BYTES
from dienhong.engines.signing.picture import MAX_PICTURE_BYTES
from dienhong.web.desk.forms import DeskForm, LineField
from dienhong.web.kit.uploads import BoundedFileField

MAX_KEY_BYTES = 256 * 1024
_PICTURE_TOO_LARGE = "Ảnh lớn hơn 2 MB. Hãy thu nhỏ ảnh rồi tải lên lại."


def _other_name() -> forms.BooleanField:
    return forms.BooleanField(
        label="Chứng thư mang tên khác nhưng đúng là của tôi",
        required=False,
        help_text="Chỉ đánh dấu khi hệ thống báo tên trên chứng thư không khớp. Việc này được ghi lại.",
    )


class KeyForm(DeskForm):
    key = BoundedFileField(
        label="Tệp khóa ký (.p12, .pfx)",
        most=MAX_KEY_BYTES,
        accept=".p12,.pfx",
        too_large="Tệp này quá lớn, không phải tệp khóa ký .p12, .pfx.",
        help_text="Chỉ dùng một lần cho văn bản này; không lưu lại trên máy chủ.",
    )
    passphrase = forms.CharField(
        label="Mật khẩu của tệp khóa",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
    )
    even_if_other_name = _other_name()


class SignedFileForm(DeskForm):
    file = BoundedFileField(
        label="Tệp PDF đã ký",
        most=MAX_PDF_BYTES,
        accept=".pdf,application/pdf",
        too_large=PDF_MESSAGES["too_large"],
        help_text="Chính tệp tải ở bước 1, đã ký bằng phần mềm của ông/bà.",
    )
    even_if_other_name = _other_name()


class AttachmentForm(DeskForm):
    title = LineField(label="Tên phụ lục", max_length=200, help_text="Ví dụ Phụ lục I")
    file = BoundedFileField(
        label="Tệp phụ lục", most=MAX_PDF_BYTES, accept=".pdf,application/pdf", too_large=PDF_MESSAGES["too_large"]
    )


class PictureForm(DeskForm):
    file = BoundedFileField(
        label="Ảnh chữ ký",
        most=MAX_PICTURE_BYTES,
        accept=".png,image/png",
        too_large=_PICTURE_TOO_LARGE,
        help_text="Tệp PNG không quá 2 MB: ký trên giấy trắng rồi chụp hoặc quét. Nét chữ được đổi sang mực xanh.",
    )


class SealForm(DeskForm):
    refused_at = {"seal": "file"}

    system = forms.ChoiceField(label="Con dấu của", choices=SYSTEMS)
    file = BoundedFileField(
        label="Ảnh con dấu",
        most=MAX_PICTURE_BYTES,
        accept=".png,image/png",
        too_large=_PICTURE_TOO_LARGE,
        help_text="Tệp PNG nền trong suốt, màu đỏ, không quá 2 MB.",
    )
    width_mm = forms.IntegerField(
        label="Đường kính thật (mm)",
        initial=36,
        min_value=20,
        max_value=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "dt-input--short", "autocomplete": "off"}),
        error_messages={
            "invalid": "Ghi đường kính bằng chữ số, ví dụ 36.",
            "min_value": "Đường kính con dấu từ 20 đến 60 mm.",
            "max_value": "Đường kính con dấu từ 20 đến 60 mm.",
        },
    )
