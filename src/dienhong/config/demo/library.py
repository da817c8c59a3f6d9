"""A starter set of answer templates (invented) and passages of law for the demonstration."""

from datetime import date, datetime

from dienhong.cycle.replies.actions.library import keep_snippet, keep_template
from dienhong.kernel.actors import Actor

_OPENING = "Ngày {ngay_nhan}, Ủy ban nhân dân {xa} nhận được ý kiến của ông/bà về {linh_vuc}.\n\n"
_CLOSING = "\n\nTrên đây là trả lời của Ủy ban nhân dân {xa}, kính gửi ông/bà được biết."
_TEMPLATES = {
    "Nhận làm, có ngày xong": "{don_vi} đã kiểm tra tại {thon} và sẽ làm như sau:\n- Việc làm: …\n- Đơn vị làm: …\n"
    "- Xong trước ngày: …",
    "Chưa làm được, nói rõ vì sao": "Việc này chưa làm được trong năm nay vì: …\n\nTrong lúc chờ, {don_vi} sẽ: …\n"
    "Thời điểm xem xét lại: …",
    "Đã làm xong": "Việc ông/bà nêu đã làm xong ngày …, kết quả: …\n\nChỗ nào chưa đạt, xin báo lại {don_vi}.",
}
_LAWS = (
    ("Điều 11 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15", "Những nội dung chính quyền cấp xã phải công khai.",
     date(2023, 7, 1)),
    ("Điều 25 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15", "Nhân dân tham gia ý kiến trước khi quyết định.",
     date(2023, 7, 1)),
    ("Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15", "Bảo vệ thông tin cá nhân của người gửi ý kiến.", date(2026, 1, 1)),
)  # fmt: skip


def stock_library(actor: Actor, now: datetime) -> None:
    for name, text in _TEMPLATES.items():
        keep_template(actor, None, name=name, field="", text=f"{_OPENING}{text}{_CLOSING}", now=now)
    for citation, gist, since in _LAWS:
        keep_snippet(actor, None, citation=citation, gist=gist, source="Công báo", valid_from=since, now=now)
