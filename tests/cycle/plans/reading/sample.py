"""A small plan around the lines that a test is about."""

from dienhong.cycle.plans.reading import PlanReading, read_plan

_PLAN = """ỦY BAN NHÂN DÂN
XÃ LÂM TRƯỜNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Lâm Trường, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Đối thoại giữa Chủ tịch UBND xã với Nhân dân năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Ủy ban nhân dân xã Lâm Trường ban hành Kế hoạch đối thoại như sau:
I. MỤC ĐÍCH, YÊU CẦU
Lắng nghe Nhân dân.
II. NỘI DUNG
{content}
{heading}
{duties}
Trên đây là Kế hoạch đối thoại năm 2026./.

Nơi nhận:
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lý A Sình
"""
_CONTENT = (
    "1. Đối thoại với Nhân dân thôn Đầu Nguồn về rừng phòng hộ.\n2. Đối thoại với Nhân dân thôn Cuối Bãi về đê kè."
)


def plan_with(content: str = _CONTENT, duties: str = "", heading: str = "III. TỔ CHỨC THỰC HIỆN") -> PlanReading:
    """The reading of a plan of an invented commune with these lines."""
    return read_plan(_PLAN.format(content=content, duties=duties, heading=heading))


def audiences(reading: PlanReading) -> list[tuple[str, str | None]]:
    """Kind and name of each dialogue's audience; ("", None) where unknown."""
    named = (dialogue.audience.value if dialogue.audience else None for dialogue in reading.dialogues)
    return [(audience.kind, audience.name) if audience else ("", None) for audience in named]


def topics(reading: PlanReading) -> list[list[str]]:
    """The words of each dialogue's topics."""
    return [[topic.text.value for topic in dialogue.topics] for dialogue in reading.dialogues]


def duties(reading: PlanReading) -> list[tuple[str, str | int | None]]:
    """Who, and the deadline as an offset of days, a date, a period's words or None."""
    found: list[tuple[str, str | int | None]] = []
    for duty in reading.duties:
        due = duty.due.value if duty.due else None
        when = None if due is None else due.value if due.offset_days is None else due.offset_days
        found.append((duty.who.value, when))
    return found
