"""What an administrator types about the commune and its parts."""

from django import forms
from django.core.exceptions import ValidationError

from dienhong.kernel.vietnamese import nfc
from dienhong.web.desk.forms import DeskForm, LineField, text_area

_PHONE_SIGNS = frozenset("0123456789 +().-")


class CommuneForm(DeskForm):
    hotline = LineField(
        label="Điện thoại đường dây nóng",
        required=False,
        max_length=30,
        help_text="Ví dụ 0204 000 0000",
        widget=forms.TextInput(attrs={"type": "tel", "class": "dt-input--medium", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=254,
        error_messages={"invalid": "Ghi thư điện tử theo dạng ten@noi.vn."},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    address = LineField(label="Địa chỉ trụ sở", required=False, max_length=200)
    responsible = LineField(
        label="Người chịu trách nhiệm nội dung",
        required=False,
        max_length=120,
        help_text="Họ tên và chức vụ; hiện ở chân mọi trang công khai.",
    )

    def clean_hotline(self) -> str:
        hotline: str = self.cleaned_data["hotline"]
        if hotline and (set(hotline) - _PHONE_SIGNS or sum(sign.isdigit() for sign in hotline) < 3):  # noqa: PLR2004
            raise ValidationError("Ghi số điện thoại bằng chữ số, ví dụ 0204 000 0000.")
        return hotline


class UnitForm(DeskForm):
    name = LineField(label="Tên đơn vị", max_length=160)
    short_name = LineField(
        label="Tên gọn", required=False, max_length=60, help_text="Hiện ở bảng hẹp; ví dụ Phòng VH-XH."
    )


class UnitEditForm(UnitForm):
    is_active = forms.BooleanField(
        label="Đang hoạt động",
        required=False,
        help_text="Bỏ chọn thì không giao việc mới cho đơn vị này được nữa; việc cũ vẫn giữ.",
    )


class VillagesForm(DeskForm):
    names = forms.CharField(
        label="Tên thôn, tổ dân phố",
        widget=text_area(6),
        max_length=20_000,
        help_text="Mỗi dòng một tên, có cả chữ thôn hoặc tổ dân phố; tên đã có thì bỏ qua.",
    )

    def clean_names(self) -> str:
        return nfc(self.cleaned_data["names"])


class VillageForm(DeskForm):
    name = LineField(label="Tên thôn, tổ dân phố", max_length=160)
    head_name = LineField(label="Trưởng thôn, tổ trưởng", required=False, max_length=120)
    is_active = forms.BooleanField(
        label="Đang dùng",
        required=False,
        help_text="Bỏ chọn thì người dân không chọn được nữa; ý kiến cũ vẫn giữ.",
    )


class VenueForm(DeskForm):
    name = LineField(label="Tên địa điểm", max_length=160)
    address = LineField(label="Địa chỉ", required=False, max_length=200)
    capacity = forms.IntegerField(
        label="Số chỗ",
        required=False,
        min_value=1,
        max_value=20_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "dt-input--short", "autocomplete": "off"}),
        error_messages={
            "invalid": "Ghi số chỗ bằng chữ số, ví dụ 120.",
            "min_value": "Số chỗ từ 1 trở lên.",
            "max_value": "Số chỗ nhiều nhất là 20000.",
        },
    )
