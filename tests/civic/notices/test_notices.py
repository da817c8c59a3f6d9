import pytest
from tests.cast import NOW, Cast

from dienhong.civic.notices.actions import mark_all_read, notify
from dienhong.civic.notices.models import Notice
from dienhong.civic.notices.queries import notices_of, unread_count
from dienhong.civic.people.models import User
from dienhong.kernel.errors import Forbidden


def tell(key: str = "assigned:1") -> None:
    people = User.objects.filter(username__in=["ha", "tuan"])
    notify(people, key=key, text="Được giao ý kiến", subject="opinion", subject_id=1, now=NOW)


def test_same_key_tells_once(hoa_phu: Cast) -> None:
    tell()
    tell()
    assert Notice.objects.count() == 2


def test_each_reads_their_own(hoa_phu: Cast) -> None:
    tell()
    assert mark_all_read(hoa_phu.ha, NOW) == 1
    assert (unread_count(hoa_phu.ha), unread_count(hoa_phu.tuan), notices_of(hoa_phu.ha).count()) == (0, 1, 1)


def test_long_text_is_cut(hoa_phu: Cast) -> None:
    notify(User.objects.filter(username="ha"), key="k", text="x" * 900, subject="opinion", subject_id=1, now=NOW)
    assert len(Notice.objects.get().text) == 300


def test_citizen_has_no_notices(hoa_phu: Cast) -> None:
    with pytest.raises(Forbidden):
        unread_count(hoa_phu.citizen)
