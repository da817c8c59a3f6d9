"""A document that came in: registered once, with a sound scan, handed on, answered, and seen by those whom it concerns."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from pypdf import PdfWriter
from tests.cast import NOW, Cast
from tests.civic.documents.office import make_document
from tests.web.desk.office import Desk
from tests.web.desk.registry.test_registers import arrive

from dienhong.civic.documents.actions.dossiers import open_dossier
from dienhong.civic.documents.actions.incoming import forward_incoming
from dienhong.civic.documents.models import IncomingDocument
from dienhong.civic.documents.states import DocumentState

LIST, NEW = "so-van-ban/van-ban-den/", "so-van-ban/van-ban-den/moi/"


def typed(**changes: Any) -> dict[str, Any]:
    today = f"{timezone.localdate():%d/%m/%Y}"
    answers = {
        "author": "UBND tỉnh Thử Nghiệm",
        "reference": "152/UBND-NC",
        "day": "05/03/2026",
        "subject": "Công văn về việc báo cáo kết quả đối thoại",
        "on": today,
        "urgency": "0",
        "due_on": "",
        "dossier": "",
        "note": "",
    }
    return answers | changes


def pdf(password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 50), "white").save(made, kind)
    return made.getvalue()


def sent(content: bytes, name: str = "quet.pdf", told: str = "application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, told)


def test_from_arrival_to_answer(clerk: Desk, unit: Desk, office: Desk, hoa_phu: Cast, folder: Path) -> None:
    """Vân registers and hands on, Tuấn's unit works and answers; each step shows on the page and in the registers."""
    answer = clerk.post(NEW, **typed(due_on="01/04/2036", scan=sent(pdf(), "công văn 152.pdf")))
    row = IncomingDocument.objects.get()
    page = f"{LIST}{row.pk}/"
    assert answer["Location"].endswith(page)
    assert unit.get(page).status_code == 404
    scan = clerk.get(f"{page}ban-chup/")
    assert scan.content == pdf()
    assert scan["Content-Type"] == "application/pdf"
    assert scan["X-Content-Type-Options"] == "nosniff"
    economy = hoa_phu.units["economy"].pk
    assert clerk.post(f"{page}chuyen/", unit=economy, received_by="Ngô Anh Tuấn", due_on="").status_code == 302
    assert "Công văn về việc báo cáo" in unit.text(LIST)
    assert unit.post(f"{page}tien-do/", progress="Đang dự thảo", reply="").status_code == 302
    assert "Đang dự thảo" in office.text(page)
    reply = make_document(hoa_phu, DocumentState.ISSUED, folder=folder)
    assert clerk.post(f"{page}tien-do/", progress="Đã trả lời", reply=reply.pk).status_code == 302
    row.refresh_from_db()
    assert row.reply_id == reply.pk
    assert row.done_on == timezone.localdate()
    year = str(timezone.localdate().year)
    assert "01/KH-UBND" in office.text("so-van-ban/theo-doi/", nam=year)
    assert "Đăng ký văn bản đến" in office.text(page)


def test_second_arrival_is_asked_about_and_keeps_its_scan(clerk: Desk, hoa_phu: Cast) -> None:
    clerk.post(NEW, **typed())
    again = clerk.post(NEW, **typed(reference="152 / ubnd-nc", scan=sent(pdf())))
    assert again.status_code == 422
    page = again.content.decode()
    assert "Có thể đã đăng ký" in page
    assert "Vẫn đăng ký" in page
    assert "quet.pdf" in page
    assert IncomingDocument.objects.count() == 1
    kept = again.context["sealed_scan"]
    assert clerk.post(NEW, **typed(even_if_known="on", kept_scan=kept)).status_code == 302
    second = IncomingDocument.objects.latest("pk")
    assert second.number.number == 2
    assert second.file is not None
    assert second.file.name == "quet.pdf"


def test_confirmation_is_not_offered_without_a_warning(clerk: Desk) -> None:
    assert "Vẫn đăng ký" not in clerk.text(NEW)
    faulty = clerk.post(NEW, **typed(author=""))
    assert faulty.status_code == 422
    assert "Vẫn đăng ký" not in faulty.content.decode()


def test_scan_of_somebody_else_is_not_taken_over(clerk: Desk, hoa_phu: Cast) -> None:
    kept = clerk.post(NEW, **typed(author="", scan=sent(pdf()))).context["sealed_scan"]
    assert kept
    for forged in (kept[:-2], "1", ""):
        answer = clerk.post(NEW, **typed(author="", kept_scan=forged))
        assert answer.context["scan"] is None
    assert clerk.post(NEW, **typed(author="", kept_scan=kept)).context["scan"] is not None


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"<html><script>alert(1)</script>", "quet.pdf", "chỉ"),
        (b"MZ\x90\x00" * 30, "quet.jpg", ""),
        (b"%PDF-1.7 broken", "quet.pdf", ""),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "quet.png", ""),
        (b"\xff\xd8\xff" + b"\x00" * 100, "quet.jpg", ""),
        (pdf("bí mật"), "quet.pdf", ""),
        (b"", "quet.pdf", ""),
        (b"PK\x03\x04" + b"\x00" * 100, "quet.pdf", ""),
    ],
    ids=["html", "program", "broken pdf", "broken png", "broken jpg", "locked pdf", "empty", "archive"],
)
def test_what_is_no_sound_scan_is_refused(clerk: Desk, content: bytes, name: str, told: str) -> None:
    answer = clerk.post(NEW, **typed(scan=sent(content, name)))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["scan"]
    assert IncomingDocument.objects.count() == 0


def test_scan_beyond_the_limit_is_refused(clerk: Desk) -> None:
    answer = clerk.post(NEW, **typed(scan=sent(pdf() + b"\x00" * (20 * 1024 * 1024))))
    assert answer.context["form"].errors["scan"] == ["Tệp lớn hơn 20 MB. Hãy quét ở 200–300 dpi hoặc chia nhỏ."]


@pytest.mark.parametrize(("kind", "content_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_type_comes_from_the_content_and_the_name_is_no_path(clerk: Desk, kind: str, content_type: str) -> None:
    clerk.post(NEW, **typed(scan=sent(picture(kind), "../../etc/quet.html", "text/html")))
    row = IncomingDocument.objects.get()
    answer = clerk.get(f"{LIST}{row.pk}/ban-chup/")
    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"] == 'attachment; filename="quet.html"'


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"author": ""}, "author"),
        ({"subject": "x" * 501}, "subject"),
        ({"reference": "x" * 61}, "reference"),
        ({"day": "31/02/2026"}, "day"),
        ({"day": "01/01/2036"}, "day"),
        ({"on": "01/01/2036"}, "on"),
        ({"dossier": "999999"}, "dossier"),
        ({"urgency": "9"}, "urgency"),
    ],
)
def test_faulty_answer_is_told_at_its_field(clerk: Desk, changes: dict[str, str], field: str) -> None:
    answer = clerk.post(NEW, **typed(**changes))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_late_arrivals_are_marked(clerk: Desk, hoa_phu: Cast) -> None:
    late = arrive(hoa_phu, due_on=timezone.localdate() - timedelta(days=4))
    arrive(hoa_phu, due_on=timezone.localdate() + timedelta(days=40))
    assert "Quá hạn 4 ngày" in clerk.text(LIST, muc="qua-han")
    assert clerk.text(LIST, muc="qua-han").count("data-desk-row") == 1
    assert "Quá hạn 4 ngày" in clerk.text(f"{LIST}{late}/")
    assert "Quá hạn 4 ngày" in clerk.text("so-van-ban/theo-doi/", nam="2026")


def test_units_see_and_follow_their_own_alone(unit: Desk, hoa_phu: Cast) -> None:
    own, other = arrive(hoa_phu, "Công văn 001"), arrive(hoa_phu, "Công văn 002")
    forward_incoming(hoa_phu.van, own, unit_id=hoa_phu.units["economy"].pk, now=NOW)
    forward_incoming(hoa_phu.van, other, unit_id=hoa_phu.units["culture"].pk, now=NOW)
    page = unit.text(LIST, muc="tat-ca")
    assert "Công văn 001" in page
    assert "Công văn 002" not in page
    assert unit.get(f"{LIST}{own}/").status_code == 200
    assert unit.get(f"{LIST}{other}/").status_code == 404
    assert unit.get(f"{LIST}{other}/ban-chup/").status_code == 404
    assert unit.post(f"{LIST}{other}/tien-do/", progress="x", reply="").status_code == 404
    assert unit.post(f"{LIST}{own}/chuyen/", unit=hoa_phu.units["culture"].pk).status_code == 403
    assert unit.get(NEW).status_code == 403


def test_readers_without_that_duty_cannot_follow(chairman: Desk, hoa_phu: Cast) -> None:
    pk = arrive(hoa_phu)
    assert "Ghi tiến độ" not in chairman.text(f"{LIST}{pk}/")
    assert chairman.post(f"{LIST}{pk}/tien-do/", progress="x", reply="").status_code == 403


def test_arrival_of_another_commune_does_not_exist(clerk: Desk, hoa_phu: Cast, binh_an: Cast) -> None:
    pk = arrive(hoa_phu)
    home = Desk("ngoc", "/binh-an/ban-lam-viec/")
    assert {home.get(f"{LIST}{pk}/{part}").status_code for part in ("", "ban-chup/")} == {404}
    assert home.post(f"{LIST}{pk}/tien-do/", progress="x").status_code == 404


def test_draft_cannot_be_the_answer(clerk: Desk, hoa_phu: Cast) -> None:
    pk, draft = arrive(hoa_phu), make_document(hoa_phu)
    answer = clerk.post(f"{LIST}{pk}/tien-do/", progress="x", reply=draft.pk)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["reply"]


def test_arrival_goes_into_an_open_dossier(clerk: Desk, hoa_phu: Cast) -> None:
    dossier = open_dossier(hoa_phu.ha, code="01.VP", title="Đối thoại năm 2026", on=NOW.date(), now=NOW)
    clerk.post(NEW, **typed(dossier=dossier.pk, scan=sent(pdf())))
    assert "152/UBND-NC" in clerk.text(f"so-van-ban/ho-so/{dossier.pk}/")


def test_three_arrivals_cost_no_more_queries_than_one(clerk: Desk, hoa_phu: Cast) -> None:
    def one_more() -> None:
        forward_incoming(hoa_phu.van, arrive(hoa_phu), unit_id=hoa_phu.units["economy"].pk, now=NOW)

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            clerk.text(LIST, muc="tat-ca")
        return len(seen)

    one_more()
    one = count()
    one_more()
    one_more()
    assert count() == one
    assert one <= 12
