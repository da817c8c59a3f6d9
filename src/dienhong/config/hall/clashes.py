"""What both sides changed, in words for whoever brings the record in."""

from collections.abc import Sequence
from typing import Any

from dienhong.cycle.conference.models import Clash

_TABLES = {
    "conference": "Hội nghị", "step": "Bước chương trình", "duty": "Nhiệm vụ", "turn": "Lượt phát biểu",
    "outcome": "Kết quả ý kiến", "commitment": "Cam kết", "attendance": "Người dự", "question": "Câu hỏi",
    "row": "Dòng biên bản",
}  # fmt: skip
_LONGEST = 80


def told(clashes: Sequence[Clash]) -> list[str]:
    """A heading and a line for each value; nothing where nothing was changed twice."""
    if not clashes:
        return []
    heading = (
        f"{len(clashes)} chỗ được sửa ở cả hai nơi. Bản của hội trường có hiệu lực; bản trên máy chủ được giữ lại, "
        "xem dưới đây và sửa trên trang thư ký nếu cần:"
    )
    return [heading, *(_line(clash) for clash in clashes)]


def _line(clash: Clash) -> str:
    place = f"{_TABLES.get(clash.table, clash.table)} {clash.row}, {clash.column}"
    return f"  {place}: máy chủ “{_short(clash.here)}”, hội trường “{_short(clash.there)}”"


def _short(value: Any) -> str:
    words = " ".join(str("" if value is None else value).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
