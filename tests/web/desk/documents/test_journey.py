"""A document through HTTP, from the empty form to the files that went out."""

import hashlib
import re
from typing import Any

import pytest
from tests.cast import Cast
from tests.civic.documents.office import authority, make_document, mandate, paper
from tests.web.desk.office import Desk

from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import Mandate, OfficialDocument
from dienhong.civic.documents.states import DOCUMENT_FLOW, DocumentState, Medium
from dienhong.engines.typeset.plain import to_text
from dienhong.engines.typeset.stored import from_json
from dienhong.web.desk.documents.findings import shown_findings
from dienhong.web.desk.documents.steps import STEPS, open_steps

BODY = """I. Mục đích
1. Ủy ban nhân dân xã tổ chức đối thoại với Nhân dân để lắng nghe ý kiến
- Thôn Đông
- Thôn Đoài"""


def started(office: Desk, kind: str = "plan", **more: str) -> OfficialDocument:
    """Hà begins a document from the empty form."""
    typed = {"copy": "", "subject": "Đối thoại với Nhân dân năm 2026", "medium": "paper", "copies": "2", "unit": ""}
    response = office.post(f"van-ban/moi/?loai={kind}", **(typed | more))
    assert response.status_code == 302, response.content.decode()
    return OfficialDocument.objects.latest("pk")


def written(row: OfficialDocument, **changes: Any) -> dict[str, Any]:
    """What the form for writing sends."""
    content = from_json(row.content)
    typed = {
        "subject": row.subject,
        "symbol": row.symbol,
        "place": content.place,
        "urgency": "0",
        "dossier": "",
        "addressees": "",
        "bases": "",
        "body": BODY,
        "recipients": "Thường trực Đảng ủy\nTrưởng các thôn",
        "archive": "Lưu: VT, VP",
        "medium": row.medium,
        "copies": str(row.copies),
        "seen_version": str(row.version),
    }
    return typed | changes


def step(desk: Desk, row: OfficialDocument, slug: str, **typed: Any) -> Any:
    """Take a step having seen the document as it is now."""
    row.refresh_from_db()
    return desk.post(f"van-ban/{row.pk}/buoc/{slug}/", seen_version=row.version, **typed)


def state(row: OfficialDocument) -> str:
    return OfficialDocument.objects.get(pk=row.pk).state


def test_paper_document_from_empty_form_to_frozen_files(
    office: Desk, chairman: Desk, clerk: Desk, chairmans: Mandate
) -> None:
    row = started(office)
    assert office.post(f"van-ban/{row.pk}/sua/", **written(row)).status_code == 302
    assert step(office, row, "trinh", signer=chairmans.pk).status_code == 302
    assert step(chairman, row, "duyet").status_code == 302
    today = re.search(r'name="on" value="([^"]+)"', chairman.text(f"van-ban/{row.pk}/buoc/ky/"))
    assert today is not None
    assert step(chairman, row, "ky", on=today[1]).status_code == 302
    assert step(clerk, row, "cap-so", day=today[1], behind="", reason="").status_code == 302
    assert step(clerk, row, "ban-hanh").status_code == 302
    row = OfficialDocument.objects.select_related("number", "docx", "pdf").get(pk=row.pk)
    assert row.state == DocumentState.ISSUED
    assert row.reference == "01/KH-UBND"
    for form, file, kind in (("pdf", row.pdf, "application/pdf"), ("docx", row.docx, "wordprocessingml.document")):
        response = office.get(f"van-ban/{row.pk}/tep/{form}/")
        assert file is not None
        assert hashlib.sha256(response.content).hexdigest() == file.digest
        assert response["Content-Type"].endswith(kind)
        assert response["Content-Disposition"] == f'attachment; filename="01-KH-UBND.{form}"'
        assert response["X-Content-Type-Options"] == "nosniff"
    assert "Ban hành văn bản" in office.text(f"van-ban/{row.pk}/")


def test_electronic_document_is_numbered_when_signed(
    office: Desk, chairman: Desk, clerk: Desk, chairmans: Mandate
) -> None:
    row = started(office, medium="electronic")
    office.post(f"van-ban/{row.pk}/sua/", **written(row))
    step(office, row, "trinh", signer=chairmans.pk)
    step(chairman, row, "duyet")
    step(chairman, row, "ky")
    assert state(row) == DocumentState.NUMBERED
    step(clerk, row, "ban-hanh")
    assert state(row) == DocumentState.ISSUED


def test_fix_of_one_finding_and_its_undo(office: Desk) -> None:
    row = started(office)
    office.post(f"van-ban/{row.pk}/sua/", **written(row, body="Đối thoại với nhân dân tại nhà văn hóa thôn Đông"))
    row = OfficialDocument.objects.get(pk=row.pk)
    before = row.version
    place = next(one.at for one in shown_findings(row) if one.finding.excerpt.startswith("nhân"))
    assert f'name="loi" value="{place}"' in office.text(f"van-ban/{row.pk}/")
    response = office.post(f"van-ban/{row.pk}/sua-loi/", seen_version=before, loi=place)
    assert response["Location"].endswith(f"?hoan-tac={before}#the-thuc")
    row.refresh_from_db()
    assert "Nhân dân tại" in to_text(from_json(row.content).body)
    assert "Hoàn tác" in office.text(f"van-ban/{row.pk}/", **{"hoan-tac": str(before)})
    office.post(f"van-ban/{row.pk}/ban/{before}/lay-lai/", seen_version=row.version)
    row.refresh_from_db()
    assert "nhân dân tại" in to_text(from_json(row.content).body)
    assert row.version == before + 2


def test_all_fixes_at_once_leave_no_fixable_finding(office: Desk) -> None:
    row = started(office)
    sloppy = "Đối thoại với nhân dân ,nhân dân  phát biểu ; nhân dân được trả lời"
    office.post(f"van-ban/{row.pk}/sua/", **written(row, body=sloppy, recipients="như trên;\ntrưởng các thôn."))
    for _ in range(3):
        row.refresh_from_db()
        office.post(f"van-ban/{row.pk}/sua-loi/", seen_version=row.version)
    assert 'name="loi"' not in office.text(f"van-ban/{row.pk}/")


def test_return_keeps_the_reason_for_the_writer(office: Desk, chairman: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, DocumentState.SUBMITTED)
    assert step(chairman, row, "tra-lai", reason="").status_code == 422
    assert step(chairman, row, "tra-lai", reason="Ghi rõ địa điểm").status_code == 302
    assert state(row) == DocumentState.DRAFT
    assert "Ghi rõ địa điểm" in office.text(f"van-ban/{row.pk}/")
    assert "Ghi rõ địa điểm" in office.text(f"van-ban/{row.pk}/sua/")


def test_decision_on_an_older_version_is_not_taken(chairman: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, DocumentState.SUBMITTED)
    response = chairman.post(f"van-ban/{row.pk}/buoc/duyet/", seen_version=row.version - 1)
    assert response.status_code == 409
    assert state(row) == DocumentState.SUBMITTED


def test_two_writers_keep_both_texts(office: Desk, chairman: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    chairman.post(f"van-ban/{row.pk}/sua/", **written(row, body="Bản của Chủ tịch"))
    response = office.post(f"van-ban/{row.pk}/sua/", **written(row, body="Bản của Văn phòng"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Bản của Chủ tịch" in page
    assert "Bản của Văn phòng" in page
    row.refresh_from_db()
    assert f'name="seen_version" value="{row.version}"' in page
    assert office.post(f"van-ban/{row.pk}/sua/", **written(row, body="Hai bản ghép")).status_code == 302


def test_preview_shows_what_is_typed_and_saves_nothing(office: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    response = office.post(f"van-ban/{row.pk}/sua/", **written(row, body="Chữ mới <b>đậm</b>"), preview="1")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Chữ mới &lt;b&gt;đậm&lt;/b&gt;" in page
    assert "<b>đậm" not in page
    row.refresh_from_db()
    assert row.version == 1


def test_errors_stop_the_issue_until_a_leader_gives_a_reason(
    clerk: Desk, chairman: Desk, hoa_phu: Cast, chairmans: Mandate
) -> None:
    wrong = paper(symbol="KH UBND")
    row = make_document(hoa_phu, DocumentState.NUMBERED, document=wrong)
    assert step(clerk, row, "ban-hanh").status_code == 422
    assert "Còn lỗi thể thức" in clerk.text(f"van-ban/{row.pk}/buoc/ban-hanh/")
    assert clerk.post(f"van-ban/{row.pk}/bo-qua-loi/", **{"bo-qua-reason": "Vội"}).status_code == 403
    assert chairman.post(f"van-ban/{row.pk}/bo-qua-loi/", **{"bo-qua-reason": ""}).status_code == 422
    assert chairman.post(f"van-ban/{row.pk}/bo-qua-loi/", **{"bo-qua-reason": "Theo mẫu cũ"}).status_code == 302
    assert step(clerk, row, "ban-hanh").status_code == 302
    assert state(row) == DocumentState.ISSUED


def test_recall_correction_and_replacement(
    office: Desk, chairman: Desk, clerk: Desk, hoa_phu: Cast, tmp_path: Any
) -> None:
    row = make_document(hoa_phu, DocumentState.ISSUED, folder=tmp_path)
    response = step(office, row, "dinh-chinh")
    letter = OfficialDocument.objects.latest("pk")
    assert response["Location"].endswith(f"/van-ban/{letter.pk}/sua/")
    assert (letter.kind, letter.corrects_id) == ("letter", row.pk)
    assert "01/KH-UBND" in letter.subject
    step(office, row, "thay-the")
    newer = OfficialDocument.objects.latest("pk")
    assert (newer.kind, newer.replaces_id, newer.subject) == ("plan", row.pk, row.subject)
    assert step(clerk, row, "thu-hoi", reason="Sai").status_code == 403
    assert step(chairman, row, "thu-hoi", reason="Sai thẩm quyền").status_code == 302
    page = office.text(f"van-ban/{row.pk}/")
    assert "Đã thu hồi: Sai thẩm quyền" in page


def test_voided_number_stays_with_its_reason(clerk: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, DocumentState.NUMBERED)
    assert step(clerk, row, "huy-so", reason="").status_code == 422
    assert step(clerk, row, "huy-so", reason="Cấp nhầm").status_code == 302
    assert "Số đã hủy: Cấp nhầm" in clerk.text(f"van-ban/{row.pk}/")


def test_dropped_draft_is_gone(office: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    assert step(office, row, "bo").status_code == 302
    assert office.get(f"van-ban/{row.pk}/").status_code == 404


def test_copy_of_an_earlier_document(office: Desk, hoa_phu: Cast) -> None:
    earlier = make_document(hoa_phu)
    assert "Chép" in office.text("van-ban/moi/", loai="plan", chep=str(earlier.pk))
    row = started(office, copy=str(earlier.pk), subject="")
    assert row.subject == earlier.subject
    assert row.content["body"] == earlier.content["body"]


@pytest.mark.parametrize("medium", Medium.values)
def test_dispatch_and_acknowledgement(clerk: Desk, hoa_phu: Cast, tmp_path: Any, medium: str) -> None:
    row = make_document(hoa_phu, DocumentState.ISSUED, folder=tmp_path)
    sent = {"recipient": "Trưởng thôn Đông", "medium": medium, "copies": "1"}
    assert clerk.post(f"van-ban/{row.pk}/chuyen/", **(sent | {"copies": "0"})).status_code == 422
    assert clerk.post(f"van-ban/{row.pk}/chuyen/", **sent).status_code == 302
    assert clerk.post(f"van-ban/{row.pk}/chuyen/", **sent).status_code == 422
    dispatch = row.dispatches.get()
    clerk.post(f"van-ban/{row.pk}/chuyen/{dispatch.pk}/ky-nhan/", by="Bùi Văn Sáu")
    assert "Bùi Văn Sáu ký nhận" in clerk.text(f"van-ban/{row.pk}/")
    assert clerk.post(f"van-ban/{row.pk}/chuyen/{dispatch.pk}/da-huy/").status_code == 422


def test_only_mandates_for_the_kind_are_offered(office: Desk, hoa_phu: Cast, chairmans: Mandate) -> None:
    mandate(hoa_phu, "phuc", authority(kinds=("invitation",)))
    row = make_document(hoa_phu)
    page = office.text(f"van-ban/{row.pk}/buoc/trinh/")
    assert page.count('name="signer"') == 1
    assert "Trần Văn Dũng" in page


def test_file_changed_on_the_disk_is_not_given_out(office: Desk, hoa_phu: Cast, tmp_path: Any) -> None:
    row = make_document(hoa_phu, DocumentState.ISSUED, folder=tmp_path)
    assert row.pdf is not None
    path = next(tmp_path.rglob(row.pdf.digest))
    path.write_bytes(b"%PDF-1.7 other")
    response = office.get(f"van-ban/{row.pk}/tep/pdf/")
    assert response.status_code == 422
    assert "không còn như lúc ban hành" in response.content.decode()
    path.unlink()
    assert office.get(f"van-ban/{row.pk}/tep/pdf/").status_code == 404


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_files_of_a_draft_are_made_on_the_fly(office: Desk, hoa_phu: Cast, form: str, start: bytes) -> None:
    row = make_document(hoa_phu)
    response = office.get(f"van-ban/{row.pk}/tep/{form}/")
    assert response.content.startswith(start)
    assert response["Content-Disposition"] == f'attachment; filename="du-thao-ke-hoach-{row.pk}.{form}"'
    assert office.get(f"van-ban/{row.pk}/tep/pdf-ky-so/").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_begins_with_a_form_that_can_be_shown(office: Desk, kind: str) -> None:
    row = started(office, kind)
    assert "dt-paper" in office.text(f"van-ban/{row.pk}/")
    assert office.get(f"van-ban/{row.pk}/sua/").status_code == 200
    assert office.get(f"van-ban/{row.pk}/tep/pdf/").status_code == 200


def test_recalled_document_is_confirmed_destroyed(clerk: Desk, chairman: Desk, hoa_phu: Cast, tmp_path: Any) -> None:
    row = make_document(hoa_phu, DocumentState.ISSUED, folder=tmp_path)
    clerk.post(f"van-ban/{row.pk}/chuyen/", recipient="Trưởng thôn Đông", medium="paper", copies="1")
    step(chairman, row, "thu-hoi", reason="Sai thẩm quyền")
    dispatch = row.dispatches.get()
    assert clerk.post(f"van-ban/{row.pk}/chuyen/{dispatch.pk}/da-huy/").status_code == 302
    assert "Đã hủy hoặc trả lại" in clerk.text(f"van-ban/{row.pk}/")
    assert clerk.post(f"van-ban/{row.pk}/chuyen/{dispatch.pk}/da-huy/").status_code == 409


def test_every_step_of_the_flow_has_its_page() -> None:
    assert {page.name for page in STEPS.values()} == {step.name for step in DOCUMENT_FLOW.steps}


def test_steps_onward_come_first(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, DocumentState.SUBMITTED)
    assert [page.slug for page in open_steps(hoa_phu.dung, row)] == ["duyet", "tra-lai"]
    assert open_steps(hoa_phu.ha, row) == []
