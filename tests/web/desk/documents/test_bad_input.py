"""What strangers paste: taken, cleaned, or refused with a sentence; never a broken page."""

from typing import Any

import pytest
from tests.cast import Cast
from tests.civic.documents.office import make_document
from tests.web.desk.documents.test_journey import written
from tests.web.desk.office import Desk

from dienhong.civic.documents.states import DocumentState


@pytest.mark.parametrize(
    ("field", "text", "status"),
    [
        ("body", "Nhân dân " * 22_000, 302),
        ("body", "a" * 300_001, 422),
        ("body", "Có \0 ký tự\u202e lạ\u200b", 302),
        ("body", "{{ request }} {% url 'x' %} &lt;b&gt; <script>alert(1)</script>", 302),
        ("body", "=HYPERLINK(1)\n|a|b|\n|1|", 302),
        ("body", "Vui quá 😀", 422),
        ("body", "", 302),
        ("subject", "", 422),
        ("subject", "x" * 501, 422),
        ("subject", "Dòng một\nDòng hai", 302),
        ("symbol", "x" * 41, 422),
        ("urgency", "9", 422),
        ("urgency", "một", 422),
        ("dossier", "99", 422),
        ("recipients", "x" * 20_001, 422),
        ("bases", "漢字", 422),
        ("seen_version", "", 409),
        ("seen_version", "x", 422),
    ],
)
def test_writing(office: Desk, hoa_phu: Cast, field: str, text: str, status: int) -> None:
    row = make_document(hoa_phu)
    assert office.post(f"van-ban/{row.pk}/sua/", **written(row, **{field: text})).status_code == status
    assert office.get(f"van-ban/{row.pk}/").status_code == 200
    assert office.get(f"van-ban/{row.pk}/sua/").status_code == 200


def test_pasted_markup_stays_words(office: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    nasty = "<script>alert(1)</script> {{ 7*7 }}"
    office.post(f"van-ban/{row.pk}/sua/", **written(row, body=nasty, subject=nasty, recipients=nasty))
    page = office.text(f"van-ban/{row.pk}/")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page


def test_missing_fields_are_named(office: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    response = office.post(f"van-ban/{row.pk}/sua/")
    assert response.status_code == 422
    assert "Hãy ghi trích yếu." in response.content.decode()
    assert office.post("van-ban/moi/?loai=plan").status_code == 422


@pytest.mark.parametrize(
    "typed",
    [
        {"day": "31/02/2026"},
        {"day": "09/3/2026", "behind": "abc"},
        {"day": "09/3/2026", "behind": "5", "reason": "x"},
        {"day": "01/01/2099"},
        {"day": "01/01/2026"},
        {},
    ],
)
def test_numbers_that_cannot_be_given(clerk: Desk, hoa_phu: Cast, typed: dict[str, Any]) -> None:
    row = make_document(hoa_phu, DocumentState.SIGNED)
    assert clerk.post(f"van-ban/{row.pk}/buoc/cap-so/", seen_version=row.version, **typed).status_code == 422
    row.refresh_from_db()
    assert row.state == DocumentState.SIGNED


def test_foreign_signer_is_refused(office: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    for signer in ("", "999", "x"):
        response = office.post(f"van-ban/{row.pk}/buoc/trinh/", signer=signer, seen_version=1)
        assert response.status_code == 422


def test_step_out_of_turn_is_refused(office: Desk, clerk: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    assert clerk.post(f"van-ban/{row.pk}/buoc/ban-hanh/").status_code == 422
    assert office.get(f"van-ban/{row.pk}/ban/99/").status_code == 404
    assert office.get(f"van-ban/{row.pk}/", **{"hoan-tac": "abc"}).status_code == 200
    assert office.post(f"van-ban/{row.pk}/sua-loi/", loi="x", seen_version="1").status_code in {302, 409}
    assert office.post(f"van-ban/{row.pk}/ban/1/lay-lai/", seen_version="0").status_code == 409
