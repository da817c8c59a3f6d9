"""The reminder of the sealed track's clocks: once, to those who keep the case, without a word of it."""

from datetime import timedelta

from tests.cast import DENUNCIATION, NOW, Cast, send, submission

from dienhong.civic.notices.models import Notice
from dienhong.config.sealed_clocks import remind_of_clocks


def test_officer_is_reminded_once_two_days_ahead(hoa_phu: Cast) -> None:
    send(hoa_phu, submission(DENUNCIATION))
    remind_of_clocks(now=NOW + timedelta(days=6))
    assert Notice.objects.count() == 0
    for days in (7, 8):
        remind_of_clocks(now=NOW + timedelta(days=days))
    assert list(Notice.objects.values_list("user__username", "text")) == [
        ("quyen", "Có nội dung ở mục Đơn thư sắp hoặc đã đến hạn.")
    ]
