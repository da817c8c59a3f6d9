"""What is typed about a dossier."""

from django import forms

from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area

_MOST_YEARS = 200


class DossierForm(DeskForm):
    code = LineField(
        label="Ký hiệu hồ sơ",
        max_length=20,
        help_text="Số thứ tự và chữ viết tắt của đơn vị, ví dụ 01.VP.",
        widget=forms.TextInput(attrs={"class": "dt-input--short", "autocomplete": "off"}),
    )
    title = LineField(
        label="Tiêu đề",
        max_length=500,
        widget=text_area(2),
        help_text="Ví dụ Hồ sơ đối thoại của Chủ tịch Ủy ban nhân dân xã với Nhân dân thôn Đông năm 2026.",
    )
    on = day_field("Ngày bắt đầu")
    retention_years = forms.IntegerField(
        label="Bảo quản bao nhiêu năm",
        required=False,
        min_value=1,
        max_value=_MOST_YEARS,
        localize=False,
        help_text="Để trống nếu bảo quản vĩnh viễn hoặc chưa rõ.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "dt-input--short", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Số năm là số từ 1 đến {_MOST_YEARS}, ví dụ 20."
        ),
    )
    maintenance = LineField(
        label="Thời hạn bảo quản bằng chữ",
        required=False,
        max_length=30,
        help_text="Ví dụ Vĩnh viễn. Để trống thì lấy số năm ở trên.",
    )


class CloseForm(DeskForm):
    on = day_field("Ngày kết thúc")
