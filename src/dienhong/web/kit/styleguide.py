"""Invented examples for the style guide page, which shows every part in both layouts (only while developing)."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.datastructures import MultiValueDict

_PLAN = (
    "KẾ HOẠCH\nTổ chức đối thoại với Nhân dân năm 2026\n\nThực hiện Quy chế dân chủ, Ủy ban nhân dân xã tổ chức các "
    "cuộc đổi thoại như sau:\n1. Thôn Bình An: đường liên thôn và nước sạch.\n2. Hội Nông dân xã: tiêu thụ nông sản.\n"
    "Các đơn vị gửi báo cáo trước thời gian tổ chức hội nghị 05 ngày."
)


def _mark(name: str, passage: str, kind: str, label: str = "") -> dict[str, Any]:
    start = _PLAN.index(passage)
    return {"id": name, "start": start, "end": start + len(passage), "kind": kind, "label": label}


class ExampleForm(forms.Form):
    """One field of each kind that the kit draws."""

    body = forms.CharField(
        label="Nội dung ý kiến",
        help_text="Nêu việc, nơi xảy ra và điều mong muốn. Không cần viết trang trọng.",
        max_length=3000,
        widget=forms.Textarea(
            attrs={"rows": 5, "data-visibility": "Nội dung được công khai sau khi che thông tin riêng."}
        ),
        error_messages={"required": "Hãy viết nội dung ý kiến"},
    )
    village = forms.ChoiceField(
        label="Thôn, tổ dân phố", choices=[("", "Chọn thôn"), ("ba", "Thôn Bình An"), ("x", "Ngoài xã hoặc không rõ")]
    )
    name = forms.CharField(
        label="Họ và tên",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "data-visibility": "Chỉ cán bộ xử lý nhìn thấy."}),
    )
    phone = forms.CharField(
        label="Số điện thoại",
        required=False,
        help_text="Ví dụ 0912 345 678",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "dt-input--short"}),
    )
    email = forms.EmailField(label="Thư điện tử", required=False)
    seen_on = forms.DateField(
        label="Ngày xảy ra",
        required=False,
        help_text="Ngày/tháng/năm, ví dụ 05/11/2026",
        widget=forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/11/2026"},
    )
    answer_by = forms.ChoiceField(
        label="Muốn nhận trả lời bằng cách nào?",
        choices=[("sms", "Tin nhắn điện thoại"), ("paper", "Thư giấy"), ("self", "Tôi sẽ tự tra cứu bằng mã")],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label="Việc thuộc lĩnh vực nào?",
        required=False,
        choices=[("road", "Đường giao thông"), ("water", "Nước sạch"), ("land", "Đất đai")],
        widget=forms.CheckboxSelectMultiple,
    )
    photo = forms.FileField(label="Ảnh", required=False, help_text="Ảnh JPG hoặc PNG, tối đa 10 MB.")
    password = forms.CharField(label="Mật khẩu", required=False, widget=forms.PasswordInput)
    consent = forms.BooleanField(
        label="Tôi đồng ý để Ủy ban nhân dân dùng thông tin trên để trả lời tôi",
        help_text="Thông tin liên hệ được xóa sau khi việc kết thúc 12 tháng.",
        error_messages={"required": "Hãy đánh dấu nếu đồng ý, hoặc để trống họ tên và số điện thoại"},
    )


def context(*, desk: bool = False, faulty: bool = False) -> dict[str, Any]:
    """What kit/styleguide.html shows; `faulty` gives the form with its errors."""
    sent: MultiValueDict[str, str] = MultiValueDict({"seen_on": ["31-02"], "answer_by": ["sms"], "village": ["ba"]})
    return {
        "layout": "kit/base_desk.html" if desk else "kit/base_citizen.html",
        "desk": desk,
        "form": ExampleForm(sent) if faulty else ExampleForm(),
        "page": Paginator(range(200), 20).page(3),
        "step_labels": ["Nội dung", "Nơi và ảnh", "Liên hệ", "Kiểm tra"],
        "states": [
            ("received", "Đã tiếp nhận"), ("triaged", "Đã phân loại"), ("assigned", "Đã giao"),
            ("replied", "Đã trả lời"),
            ("closed", "Đã kết thúc"), ("transferred", "Đã chuyển nơi khác"), ("rejected", "Không thụ lý"),
        ],
        "tab_items": [
            {"label": "Chờ phân công", "href": "#", "count": 12, "current": True},
            {"label": "Sắp hạn", "href": "#", "count": 3},
            {"label": "Quá hạn", "href": "#", "count": 0},
        ],
        "rows": [
            {"key": "Nội dung", "value": "Đường liên thôn ngập sau mưa, xe máy không qua được.", "href": "#"},
            {"key": "Thôn", "value": "Bình An", "href": "#"},
            {"key": "Số điện thoại", "value": "", "href": "#"},
        ],
        "columns": [
            {"key": "dialogue", "label": "Cuộc đối thoại"},
            {"key": "day", "label": "Ngày"},
            {"key": "count", "label": "Số ý kiến", "numeric": True},
        ],
        "lines": [
            {"dialogue": {"text": "Thôn Bình An", "href": "#"}, "day": "12/11/2026", "count": 48},
            {"dialogue": {"text": "Hội Nông dân xã", "href": "#"}, "day": "19/11/2026", "count": 9},
        ],
        "tasks": [
            {"title": "Gửi thông báo tới các thôn", "href": "#", "state": "done", "label": "Đã xong"},
            {"title": "Gửi giấy mời đại biểu", "href": "#", "hint": "Trước hội nghị 5 ngày", "state": "not_started",
             "label": "Chưa làm"},
            {"title": "In báo cáo giải trình", "state": "blocked", "label": "Chờ duyệt báo cáo"},
        ],
        "entries": [
            {"title": "Đã tiếp nhận", "at": "8:15, 02/11/2026", "by": "Văn phòng"},
            {"title": "Đã giao Phòng Kinh tế", "at": "14:30, 03/11/2026", "by": "Chánh Văn phòng", "state": "current",
             "body": "Trả lời trước ngày 17/11/2026."},
            {"title": "Trả lời", "state": "pending"},
        ],
        "register": [
            {"code": "TH-7K4P-92Q", "subject": "Đường liên thôn ngập sau mưa", "village": "Bình An", "due": -4},
            {"code": "TH-3MXR-5WD", "subject": "Nước sạch yếu vào buổi tối", "village": "Đồng Tâm", "due": 2},
            {"code": "TH-8HNC-4TA", "subject": "Đề nghị lắp đèn đường", "village": "Bình An", "due": 12},
        ],
        "figures": [
            {"value": "1.248", "label": "ý kiến đã tiếp nhận", "href": "#"},
            {"value": "96 %", "label": "trả lời đúng hạn", "colour": "green", "hint": "1.198 trên 1.248"},
            {"value": "7", "label": "quá hạn", "colour": "red", "href": "#"},
        ],
        "plan_text": _PLAN,
        "plan_marks": [
            _mark("dialogue-1", "Thôn Bình An: đường liên thôn và nước sạch", "value", "Cuộc đối thoại 1"),
            _mark("topic-1", "đường liên thôn", "note", "Nội dung"),
            _mark("typo-1", "đổi thoại", "error", "Có thể viết nhầm"),
            _mark("due-1", "trước thời gian tổ chức hội nghị 05 ngày", "warning", "Thời hạn"),
        ],
    }  # fmt: skip
