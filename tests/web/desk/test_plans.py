"""Plans at the desk: upload, review, correction, issue, dialogues."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast, make_plan
from tests.web.desk.office import Desk

from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.states import PlanState
from dienhong.engines.files.models import StoredFile

TEXT = """ỦY BAN NHÂN DÂN
XÃ HÒA PHÚ
Số:     /KH-UBND
Hòa Phú, ngày 05 tháng 02 năm 2026
KẾ HOẠCH
Tổ chức đối thoại với Nhân dân năm 2026

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;
Ủy ban nhân dân xã Hòa Phú xây dựng Kế hoạch đối thoại với Nhân dân năm 2026 như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Lắng nghe ý kiến của Nhân dân.
II. NỘI DUNG ĐỐI THOẠI
1. Đối thoại với Nhân dân thôn Đông về đường giao thông liên thôn.
2. Đối thoại với Hội Nông dân xã về tiêu thụ nông sản.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng tổng hợp ý kiến, gửi báo cáo trước thời gian tổ chức hội nghị 05 ngày.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Hữu Phúc
"""


def upload(desk: Desk, name: str = "Kế hoạch năm 2026.txt", content: bytes = TEXT.encode()):
    return desk.post("ke-hoach/tai-len/", file=SimpleUploadedFile(name, content))


def test_upload_keeps_file_and_structure_and_shows_both(office: Desk) -> None:
    response = upload(office)
    plan = Plan.objects.get()
    assert response["Location"].endswith(f"/ke-hoach/{plan.pk}/")
    assert plan.source_text.startswith("ỦY BAN NHÂN DÂN")
    assert len(plan.content["dialogues"]) == 2
    page = office.text(f"ke-hoach/{plan.pk}/")
    assert "Cuộc đối thoại 2" in page
    assert "Chỗ cần xem" in page


def test_every_link_to_a_passage_finds_it_in_the_text(office: Desk) -> None:
    upload(office)
    page = office.text(f"ke-hoach/{Plan.objects.get().pk}/")
    wanted = set(re.findall(r'data-dt-mark="([^"]+)"', page))
    assert len(wanted) > 8
    assert wanted - set(re.findall(r'id="([^"]+)"', page)) == set()


def test_unreadable_file_is_refused_at_its_field_and_nothing_is_kept(office: Desk) -> None:
    for content in (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old word", b"\x89PNG\r\n", b"PK\x03\x04 broken", b"%PDF-1.4 x"):
        response = upload(office, "ke-hoach.docx", content)
        page = response.content.decode()
        assert response.status_code == 422
        assert "<title>Lỗi: " in page
        assert 'href="#id_file"' in page
    assert upload(office, "rong.txt", b"").status_code == 422
    assert (Plan.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_original_file_comes_back_under_its_name(office: Desk) -> None:
    upload(office)
    response = office.get(f"ke-hoach/{Plan.objects.get().pk}/tep/")
    assert response.content == TEXT.encode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''K%E1%BA%BF")
    assert response["X-Content-Type-Options"] == "nosniff"


def form_of(page: str) -> dict[str, str]:
    """What a browser would send back from the page's form, unchanged."""
    values = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            values[name[1]] = value[1] if value else ""
    values |= dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL))
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        values[name] = chosen[1] if chosen else ""
    return {name: value for name, value in values.items() if name not in {"csrfmiddlewaretoken", "next", "mode"}}


def test_saving_without_a_change_changes_nothing(office: Desk) -> None:
    upload(office)
    plan = Plan.objects.get()
    before = plan.content
    values = form_of(office.text(f"ke-hoach/{plan.pk}/sua/"))
    assert office.post(f"ke-hoach/{plan.pk}/sua/", **values).status_code == 302
    plan.refresh_from_db()
    assert plan.content == before


def test_correction_keeps_what_the_form_does_not_show(office: Desk) -> None:
    upload(office)
    plan = Plan.objects.get()
    before = plan.content
    values = form_of(office.text(f"ke-hoach/{plan.pk}/sua/"))
    changed = values | {
        "number": "15",
        "dialogues-0-remove": "on",
        "dialogues-1-topics": f"{before['dialogues'][1]['topics'][0]['text']}\nNước sạch nông thôn",
        "dialogues-1-date": "20/10/2026",
        "dialogues-1-half_day": "morning",
        "dialogues-1-start_time": "08:00",
        "dialogues-2-name": "Hội Phụ nữ xã",
        "dialogues-2-kind": "association",
    }
    assert office.post(f"ke-hoach/{plan.pk}/sua/", **changed).status_code == 302
    plan.refresh_from_db()
    farmers, women = plan.content["dialogues"]
    assert plan.content["number"] == "15"
    assert plan.content["legal_bases"] == before["legal_bases"]
    assert (farmers["audience"], farmers["origin"]) == (before["dialogues"][1]["audience"], 1)
    assert (farmers["date"], farmers["half_day"], farmers["start_time"]) == ("2026-10-20", "morning", "08:00")
    assert farmers["topics"][0] == before["dialogues"][1]["topics"][0]
    assert farmers["topics"][1] == {"text": "Nước sạch nông thôn", "fields": ["WATER"]}
    assert (women["audience"], women["origin"]) == ({"kind": "association", "name": "Hội Phụ nữ xã"}, None)
    page = office.text(f"ke-hoach/{plan.pk}/")
    assert 'href="#s-dialogues-1-audience"' in page
    assert 'href="#s-dialogues-0-audience"' not in page


def test_faulty_correction_is_shown_at_its_row_and_keeps_what_was_typed(office: Desk) -> None:
    upload(office)
    plan = Plan.objects.get()
    values = form_of(office.text(f"ke-hoach/{plan.pk}/sua/")) | {
        "day": "31", "month": "2", "signed_year": "2026", "dialogues-2-venue": "Sân đình",
    }  # fmt: skip
    response = office.post(f"ke-hoach/{plan.pk}/sua/", **values)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_day">Không có ngày này trong lịch.' in page
    assert 'href="#id_dialogues-2-name">Hãy ghi đối thoại với ai.' in page
    assert 'value="Sân đình"' in page


def test_chairman_issues_and_the_office_makes_the_dialogues(hoa_phu: Cast, office: Desk, chairman: Desk) -> None:
    plan = make_plan(hoa_phu, PlanState.DRAFT)
    assert office.get(f"ke-hoach/{plan.pk}/ban-hanh/").status_code == 403
    wrong = chairman.post(f"ke-hoach/{plan.pk}/ban-hanh/", number="muoi", issued_on="09/03/2026")
    assert wrong.status_code == 422
    assert 'href="#id_number">Hãy ghi số của kế hoạch' in wrong.content.decode()
    assert chairman.post(f"ke-hoach/{plan.pk}/ban-hanh/", number="15", issued_on="09/03/2026").status_code == 302
    assert "Lập các cuộc đối thoại" in office.text(f"ke-hoach/{plan.pk}/")
    assert office.post(f"ke-hoach/{plan.pk}/lap-doi-thoai/").status_code == 302
    plan.refresh_from_db()
    assert (plan.state, plan.dialogues.count()) == (PlanState.ISSUED, 2)
    assert "Lập các cuộc đối thoại" not in office.text(f"ke-hoach/{plan.pk}/")


def test_issued_plan_is_not_corrected(hoa_phu: Cast, office: Desk) -> None:
    plan = make_plan(hoa_phu)
    assert office.get(f"ke-hoach/{plan.pk}/sua/").status_code == 422


def test_empty_list_says_what_to_do(office: Desk) -> None:
    assert "Chưa có kế hoạch nào" in office.text("ke-hoach/")
