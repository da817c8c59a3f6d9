"""By when the plan's duties fall due."""

from datetime import date

import pytest

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.plans.models import Duty
from dienhong.web.portal.plans.duties import duty_rows

HELD = [Dialogue(date=date(2026, 6, 20)), Dialogue(date=None), Dialogue(date=date(2026, 4, 15))]


@pytest.mark.parametrize(
    ("due", "words", "days"),
    [
        ({"due_kind": "none"}, "", []),
        ({"due_kind": "absolute", "due_value": "2026-03-30"}, "30/03/2026", []),
        ({"due_kind": "absolute", "due_value": "cuối tháng 3"}, "cuối tháng 3", []),
        ({"due_kind": "period", "due_value": "hằng quý"}, "hằng quý", []),
        (
            {"due_kind": "relative", "offset_days": -5, "basis": "conference", "due_value": "trước 05 ngày"},
            "5 ngày trước ngày đối thoại",
            [date(2026, 4, 10), date(2026, 6, 15)],
        ),
        (
            {"due_kind": "relative", "offset_days": 10, "basis": "conference"},
            "10 ngày sau ngày đối thoại",
            [date(2026, 4, 25), date(2026, 6, 30)],
        ),
        ({"due_kind": "relative", "offset_days": 3, "basis": "receipt", "due_value": "sau 3 ngày"}, "sau 3 ngày", []),
    ],
)
def test_due_dates_of_duties(due: dict[str, object], words: str, days: list[date]) -> None:
    duty = Duty(who="Văn phòng", what="Tổng hợp ý kiến", **due)
    assert duty_rows([duty], HELD) == [{"who": "Văn phòng", "what": "Tổng hợp ý kiến", "due": words, "days": days}]
