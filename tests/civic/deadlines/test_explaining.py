"""Sentences that people read under a due date."""

from datetime import date

import pytest

from dienhong.civic.deadlines.counting import Count, Stop
from dienhong.civic.deadlines.explaining import explain, explain_short
from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.kernel.workdays import vietnam

TEN = TimeLimit("x", "Thử", 10, "workday", "less", "Quy định số 11-QĐi/TW", "law")
THIRTY = TimeLimit("x", "Thử", 30, "day", "less", "Quy chế của xã", "local")
MONDAY = date(2026, 3, 9)
PAUSE = Stop(date(2026, 3, 12), date(2026, 3, 15))


@pytest.mark.parametrize(
    ("count", "waiting", "sentence"),
    [
        (
            Count(start=date(2026, 2, 14), limit=TEN),
            False,
            (
                "10 ngày làm việc từ 14/02/2026, trừ Tết Nguyên đán (16/02–20/02); hạn 06/03/2026. "
                "Căn cứ: Quy định số 11-QĐi/TW."
            ),
        ),
        (
            Count(start=MONDAY, limit=THIRTY, stops=(PAUSE,)),
            False,
            (
                "30 ngày từ 09/03/2026; tạm dừng 3 ngày (12/03–15/03) chờ người gửi trả lời; hạn 13/04/2026. "
                "Căn cứ: Quy chế của xã."
            ),
        ),
        (
            Count(start=MONDAY, limit=TEN, stops=(PAUSE,)),
            True,
            (
                "10 ngày làm việc từ 09/03/2026, không tính thứ Bảy, Chủ nhật; đang tạm dừng từ 12/03, lâu nhất đến "
                "15/03, chờ người gửi trả lời; chậm nhất 24/03/2026. Căn cứ: Quy định số 11-QĐi/TW."
            ),
        ),
        (
            Count(start=date(2026, 3, 12), limit=THIRTY),
            False,
            (
                "30 ngày từ 12/03/2026, ngày cuối 11/04 là thứ Bảy nên lùi đến ngày làm việc kế tiếp; hạn 13/04/2026. "
                "Căn cứ: Quy chế của xã."
            ),
        ),
        (
            Count(start=date(2026, 1, 19), limit=THIRTY),
            False,
            (
                "30 ngày từ 19/01/2026, ngày cuối 18/02 là Tết Nguyên đán nên lùi đến ngày làm việc kế tiếp; "
                "hạn 23/02/2026. Căn cứ: Quy chế của xã."
            ),
        ),
    ],
)
def test_sentence_for_the_office(count: Count, waiting: bool, sentence: str) -> None:
    assert explain(count, vietnam(), waiting=waiting) == sentence


def test_date_that_a_person_set_names_who() -> None:
    count = Count(start=MONDAY, fixed=date(2026, 4, 22))
    told = explain(count, vietnam(), fixed_by="gia hạn")
    assert told == "Ngày 22/04/2026 được ấn định, gia hạn ngày 09/03/2026; hạn 22/04/2026."


def test_sentence_for_the_sender_is_short() -> None:
    count = Count(start=MONDAY, limit=THIRTY, stops=(PAUSE,))
    assert explain_short(count, vietnam()) == (
        "Trả lời chậm nhất 13/04/2026 (30 ngày từ 09/03/2026); tạm dừng 3 ngày (12/03–15/03) chờ người gửi trả lời."
    )


def test_swapped_saturday_is_told() -> None:
    told = explain(Count(start=date(2026, 8, 20), limit=TEN), vietnam())
    assert "tính cả thứ Bảy làm bù 22/08" in told
