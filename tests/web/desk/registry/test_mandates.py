"""Rights to sign: seen before they are recorded, ended with a day, given by those who may."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast
from tests.civic.documents.office import authority, mandate
from tests.web.desk.office import Desk

from dienhong.civic.documents.kinds import Manner
from dienhong.civic.documents.models import Mandate

ALL, NEW = "so-van-ban/tham-quyen-ky/", "so-van-ban/tham-quyen-ky/moi/"


def typed(cast: Cast, who: str = "phuc", **changes: Any) -> dict[str, Any]:
    """Phúc signs for the Chairman."""
    answers = {
        "holder": cast.actors[who].person_id,
        "system": "state",
        "manner": "kt",
        "post": "Phó Chủ tịch",
        "head": "Chủ tịch",
        "collective": "Ủy ban nhân dân",
        "basis": "",
        "valid_from": "01/01/2026",
        "valid_to": "",
        "note": "",
        "act": "give",
    }
    return answers | changes


def test_block_is_shown_before_anything_is_recorded(office: Desk, hoa_phu: Cast) -> None:
    page = office.post(NEW, **typed(hoa_phu, act="preview"))
    assert page.status_code == 200
    assert [(block.lines, len(block.kinds)) for block in page.context["preview"]] == [
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), 7),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), 4),
    ]
    assert page.context["name"] in page.content.decode()
    assert Mandate.objects.count() == 0


def test_from_giving_to_ending(office: Desk, hoa_phu: Cast) -> None:
    assert office.post(NEW, **typed(hoa_phu)).status_code == 302
    row = Mandate.objects.get()
    assert (row.manner, row.post, row.head, row.valid_from) == ("kt", "Phó Chủ tịch", "Chủ tịch", date(2026, 1, 1))
    assert "KT. CHỦ TỊCH" in office.text(ALL)
    end = f"{ALL}{row.pk}/thoi/"
    assert "không lùi lại được" in office.text(end)
    yesterday = timezone.localdate() - timedelta(days=1)
    assert office.post(end, on=f"{yesterday:%d/%m/%Y}").status_code == 302
    page = office.text(ALL)
    assert "Thẩm quyền ký đã hết" in page
    assert end not in page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"post": "Chủ tịch"}, "Chỉ cấp phó được ký thay"),
        ({"manner": "tl", "post": "Chánh Văn phòng"}, "quy chế làm việc"),
        ({"manner": "tuq", "basis": "Giấy ủy quyền số 1"}, "ngày hết hạn"),
        ({"manner": "tuq", "system": "party", "basis": "1", "valid_to": "01/02/2026"}, "không ký thừa ủy quyền"),
        ({"head": "", "collective": ""}, "người đứng đầu mà người này ký thay"),
        ({"valid_to": "01/01/2026"}, "phải sau ngày bắt đầu"),
        ({"kinds": ["party_plan"]}, "Không loại văn bản nào"),
        ({"holder": "999999"}, 'href="#id_holder"'),
        ({"post": "x" * 121}, "120"),
    ],
)
def test_right_that_cannot_be_is_refused_in_words(
    office: Desk, hoa_phu: Cast, changes: dict[str, Any], told: str
) -> None:
    page = office.post(NEW, **typed(hoa_phu, **changes))
    assert page.status_code == 422
    assert told in page.content.decode()
    assert Mandate.objects.count() == 0


def test_nobody_but_the_chairman_records_for_themselves(office: Desk, chairman: Desk, hoa_phu: Cast) -> None:
    own = typed(hoa_phu, "ha", manner="tl", post="Chánh Văn phòng", basis="Quy chế làm việc số 3")
    assert office.post(NEW, **own).status_code == 403
    assert chairman.post(NEW, **typed(hoa_phu, "dung", manner="tm", post="Chủ tịch")).status_code == 302


def test_each_manner_is_explained_with_an_example(office: Desk) -> None:
    page = office.text(ALL)
    for line in (
        "KT. CHỦ TỊCH",
        "TL. CHỦ TỊCH",
        "TUQ. CHỦ TỊCH",
        "Q. CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN",
        "T/M BAN THƯỜNG VỤ",
    ):
        assert line in page


def test_rights_on_rights(hoa_phu: Cast) -> None:
    row = mandate(hoa_phu)
    people = ("dung", "ha", "van", "tuan", "sau", "khoa")
    answers = {path: [Desk(who).get(path).status_code for who in people] for path in (ALL, NEW, f"{ALL}{row.pk}/thoi/")}
    assert list(answers.values()) == [
        [200, 200, 200, 200, 403, 403],
        [200, 200, 403, 403, 403, 403],
        [200, 200, 403, 403, 403, 403],
    ]


def test_right_of_another_commune_does_not_exist(hoa_phu: Cast, binh_an: Cast) -> None:
    row = mandate(hoa_phu)
    home = Desk("ngoc", "/binh-an/ban-lam-viec/")
    assert home.get(f"{ALL}{row.pk}/thoi/").status_code == 404
    assert home.post(f"{ALL}{row.pk}/thoi/", on="01/01/2027").status_code == 404
    assert "Trần Văn Dũng" not in home.text(ALL)
    assert home.post(NEW, **typed(hoa_phu)).status_code == 422


def test_three_rights_cost_no_more_queries_than_one(office: Desk, hoa_phu: Cast) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            office.text(ALL)
        return len(seen)

    mandate(hoa_phu)
    one = count()
    mandate(hoa_phu, "phuc", authority(Manner.KT, "Phó Chủ tịch"))
    mandate(hoa_phu, "phuc", authority(Manner.Q, "Chủ tịch"))
    assert count() == one
