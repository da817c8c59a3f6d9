"""From draft to issue and beyond, by those whose work it is."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.cast import NOW, TODAY, Cast
from tests.civic.documents.office import authority, make_document, mandate, paper, party_term

from dienhong.civic.documents.actions.decide import (
    approve_document,
    override_findings,
    return_document,
    sign_document,
)
from dienhong.civic.documents.actions.dispatch import acknowledge_dispatch, confirm_destroyed, dispatch_document
from dienhong.civic.documents.actions.draft import discard_document, draft_document, save_document, submit_document
from dienhong.civic.documents.actions.register import (
    issue_document,
    number_document,
    recall_document,
    void_number,
)
from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.kinds import Manner
from dienhong.civic.documents.models import Dispatch
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.queries import documents, late_to_go_out, versions_of
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.civic.people.roles import Permission
from dienhong.engines.files.store import fetch
from dienhong.engines.journal.queries import entries_about
from dienhong.engines.tenancy.scope import in_commune
from dienhong.engines.typeset.model import Paragraph, Signature, inline
from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused

S = DocumentState


def verbs(document_id: int) -> list[str]:
    return list(entries_about("document", document_id).values_list("verb", flat=True))


def test_paper_is_numbered_after_its_signature(hoa_phu: Cast, tmp_path: Path) -> None:
    row = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
    assert (row.state, row.reference, row.day, row.issued_at) == (S.ISSUED, "01/KH-UBND", TODAY, NOW)
    assert verbs(row.pk) == [
        "document_drafted",
        "document_submitted",
        "document_approved",
        "document_signed",
        "document_numbered",
        "document_issued",
    ]


def test_electronic_document_is_numbered_by_the_system_when_signed(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.NUMBERED, medium=Medium.ELECTRONIC)
    assert (row.state, row.reference) == (S.NUMBERED, "01/KH-UBND")
    assert verbs(row.pk)[-2:] == ["document_signed", "document_numbered"]


def test_number_before_the_signature_is_refused(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.APPROVED)
    with pytest.raises(Refused):
        number_document(hoa_phu.van, row.pk, now=NOW)


def test_frozen_files_carry_number_and_signer(hoa_phu: Cast, tmp_path: Path) -> None:
    mandate(hoa_phu, "phuc", authority(Manner.KT, "Phó Chủ tịch"))
    row = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
    document = document_of(row)
    assert (document.number, document.day) == ("01", TODAY)
    assert document.signatures[0].authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert document.signatures[0].name == "Lê Hữu Phúc"
    assert row.pdf is not None
    assert row.docx is not None
    assert (fetch(tmp_path, row.pdf)[:5], fetch(tmp_path, row.docx)[:2]) == (b"%PDF-", b"PK")
    details = entries_about("document", row.pk).get(verb="document_issued").details
    assert details == {"docx": row.docx.digest, "pdf": row.pdf.digest}
    assert (row.pages, row.pdf.name) == (1, "01_KH-UBND.pdf")


def test_every_content_saved_is_kept(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    save_document(hoa_phu.ha, row.pk, paper(subject="Đối thoại với thanh niên"), seen_version=1, now=NOW)
    assert [version.content["subject"] for version in versions_of(row.pk)] == [
        "Tiếp xúc, đối thoại với Nhân dân năm 2026",
        "Đối thoại với thanh niên",
    ]
    assert document_by_id(row.pk).subject == "Đối thoại với thanh niên"


def test_saving_over_an_unseen_version_is_refused(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    save_document(hoa_phu.ha, row.pk, paper(), seen_version=1, now=NOW)
    with pytest.raises(Overtaken):
        save_document(hoa_phu.ha, row.pk, paper(), seen_version=1, now=NOW)
    assert versions_of(row.pk).count() == 2


def test_submitted_document_cannot_be_changed(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.SUBMITTED)
    with pytest.raises(Refused):
        save_document(hoa_phu.ha, row.pk, paper(), seen_version=row.version, now=NOW)


def test_return_sends_back_to_the_writer_with_a_reason(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.SIGNED)
    with pytest.raises(Refused):
        return_document(hoa_phu.van, row.pk, seen_version=row.version, reason=" ", now=NOW)
    return_document(hoa_phu.van, row.pk, seen_version=row.version, reason="Sai tên thôn", now=NOW)
    row = document_by_id(row.pk)
    assert (row.state, row.return_reason, row.signed_on, row.approved_by) == (S.DRAFT, "Sai tên thôn", None, None)


def test_decision_on_a_document_handed_in_anew_is_refused(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.SUBMITTED)
    seen = row.version
    return_document(hoa_phu.dung, row.pk, seen_version=seen, reason="Sửa trích yếu", now=NOW)
    save_document(hoa_phu.ha, row.pk, paper(subject="Khác"), seen_version=seen, now=NOW)
    assert row.signer_id is not None
    submit_document(hoa_phu.ha, row.pk, signer_id=row.signer_id, seen_version=seen + 1, now=NOW)
    with pytest.raises(Overtaken):
        approve_document(hoa_phu.dung, row.pk, seen_version=seen, now=NOW)


def test_incomplete_document_is_not_handed_in(hoa_phu: Cast) -> None:
    signer = mandate(hoa_phu)
    row = draft_document(hoa_phu.ha, "decision", paper("decision"), now=NOW)
    with pytest.raises(Refused, match="còn thiếu: căn cứ"):
        submit_document(hoa_phu.ha, row.pk, signer_id=signer.pk, seen_version=1, now=NOW)


def test_voided_number_stays_with_its_reason(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.NUMBERED)
    with pytest.raises(Refused):
        void_number(hoa_phu.van, row.pk, reason="", now=NOW)
    void_number(hoa_phu.van, row.pk, reason="Cấp nhầm loại văn bản", now=NOW)
    row = document_by_id(row.pk)
    assert row.number is not None
    assert (row.state, row.reference, row.number.void_reason) == (S.VOIDED, "01/KH-UBND", "Cấp nhầm loại văn bản")
    assert make_document(hoa_phu, S.NUMBERED).reference == "02/KH-UBND"


def test_form_errors_block_the_issue_unless_a_leader_lets_them_pass(hoa_phu: Cast, tmp_path: Path) -> None:
    wrong = paper(body=(Paragraph(inline("Ủy ban nhân dân huyện và nhân dân xã tổ chức đối thoại")),))
    row = make_document(hoa_phu, S.NUMBERED, document=wrong)
    with pytest.raises(Refused, match="lỗi thể thức"):
        issue_document(hoa_phu.van, row.pk, folder=tmp_path, now=NOW)
    with pytest.raises(Forbidden):
        override_findings(hoa_phu.van, row.pk, reason="Trích nguyên văn", now=NOW)
    override_findings(hoa_phu.dung, row.pk, reason="Trích nguyên văn nghị quyết cũ", now=NOW)
    issue_document(hoa_phu.van, row.pk, folder=tmp_path, now=NOW)
    assert document_by_id(row.pk).state == S.ISSUED


def test_correction_by_letter_marks_the_corrected_document(hoa_phu: Cast, tmp_path: Path) -> None:
    plan = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
    with pytest.raises(Refused, match="công văn"):
        draft_document(hoa_phu.ha, "notice", paper("notice"), corrects_id=plan.pk, now=NOW)
    letter = paper("letter", subject="đính chính Kế hoạch", addressees=("Trưởng thôn Đông",))
    by = make_document(hoa_phu, S.ISSUED, kind="letter", document=letter, corrects_id=plan.pk, folder=tmp_path)
    assert document_by_id(plan.pk).state == S.CORRECTED
    assert entries_about("document", plan.pk).last().details == {"by": by.pk}


def test_replacement_marks_the_replaced_document(hoa_phu: Cast, tmp_path: Path) -> None:
    plan = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
    make_document(hoa_phu, S.ISSUED, replaces_id=plan.pk, folder=tmp_path)
    assert document_by_id(plan.pk).state == S.REPLACED
    with pytest.raises(Refused):
        draft_document(hoa_phu.ha, "plan", paper(), replaces_id=plan.pk, now=NOW)


def test_recalled_document_is_frozen_and_its_files_stay(hoa_phu: Cast, tmp_path: Path) -> None:
    row = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
    with pytest.raises(Refused):
        recall_document(hoa_phu.dung, row.pk, reason="", now=NOW)
    recall_document(hoa_phu.dung, row.pk, reason="Trái quy chế", now=NOW)
    recalled = document_by_id(row.pk)
    assert (recalled.state, recalled.recall_reason, recalled.pdf_id) == (S.RECALLED, "Trái quy chế", row.pdf_id)
    with pytest.raises(Refused):
        save_document(hoa_phu.ha, row.pk, paper(), seen_version=recalled.version, now=NOW)


def test_dispatch_is_noted_once_and_signed_for(hoa_phu: Cast, tmp_path: Path) -> None:
    row = make_document(hoa_phu, S.NUMBERED)
    with pytest.raises(Refused):
        dispatch_document(hoa_phu.van, row.pk, recipient="Thôn Đông", medium=Medium.PAPER, now=NOW)
    issue_document(hoa_phu.van, row.pk, folder=tmp_path, now=NOW)
    sent = dispatch_document(hoa_phu.van, row.pk, recipient="Thôn Đông", medium=Medium.PAPER, now=NOW)
    with pytest.raises(Refused):
        dispatch_document(hoa_phu.van, row.pk, recipient="Thôn Đông", medium=Medium.PAPER, now=NOW)
    acknowledge_dispatch(hoa_phu.van, sent.pk, by="Bùi Văn Sáu", now=NOW)
    assert Dispatch.objects.get().acknowledged_by == "Bùi Văn Sáu"
    with pytest.raises(Overtaken):
        acknowledge_dispatch(hoa_phu.van, sent.pk, by="Ai đó", now=NOW)


def test_recipient_of_a_recalled_document_confirms_its_destruction(hoa_phu: Cast, tmp_path: Path) -> None:
    row = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
    sent = dispatch_document(hoa_phu.van, row.pk, recipient="Thôn Đông", medium=Medium.ELECTRONIC, now=NOW)
    with pytest.raises(Refused):
        confirm_destroyed(hoa_phu.van, sent.pk, now=NOW)
    recall_document(hoa_phu.dung, row.pk, reason="Trái quy chế", now=NOW)
    confirm_destroyed(hoa_phu.van, sent.pk, now=NOW)
    with pytest.raises(Overtaken):
        confirm_destroyed(hoa_phu.van, sent.pk, now=NOW)
    assert Dispatch.objects.get().destroyed_at == NOW


def test_late_documents_are_told(hoa_phu: Cast) -> None:
    """Signed on Monday: to be numbered and sent out on Tuesday at the latest, late on Wednesday."""
    row = make_document(hoa_phu, S.SIGNED)
    assert late_to_go_out(TODAY + timedelta(days=1)) == []
    assert [late.pk for late in late_to_go_out(TODAY + timedelta(days=2))] == [row.pk]


def test_minutes_keep_both_blocks_and_get_the_name_of_the_chair(hoa_phu: Cast) -> None:
    blocks = (Signature(("THƯ KÝ",), "Nguyễn Thị Hà"), Signature(("CHỦ TỌA",)))
    signer = mandate(hoa_phu, "dung", authority(Manner.DIRECT))
    minutes = paper("minutes", signatures=blocks)
    row = make_document(hoa_phu, S.NUMBERED, kind="minutes", document=minutes, signer=signer)
    assert [(block.authority, block.name) for block in document_of(row).signatures] == [
        (("THƯ KÝ",), "Nguyễn Thị Hà"),
        (("CHỦ TỌA",), "Trần Văn Dũng"),
    ]


def test_discarded_draft_leaves_the_lists(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    discard_document(hoa_phu.ha, row.pk, now=NOW)
    assert list(documents()) == []


def test_rights(hoa_phu: Cast) -> None:
    draft = make_document(hoa_phu)
    submitted = make_document(hoa_phu, S.SUBMITTED)
    approved = make_document(hoa_phu, S.APPROVED)
    signed = make_document(hoa_phu, S.SIGNED)
    for refused in (
        lambda: draft_document(hoa_phu.sau, "plan", paper(), now=NOW),
        lambda: submit_document(hoa_phu.van, draft.pk, signer_id=1, seen_version=1, now=NOW),
        lambda: approve_document(hoa_phu.ha, submitted.pk, seen_version=submitted.version, now=NOW),
        lambda: sign_document(hoa_phu.phuc, approved.pk, seen_version=approved.version, now=NOW),
        lambda: number_document(hoa_phu.ha, signed.pk, now=NOW),
        lambda: issue_document(hoa_phu.ha, signed.pk, folder=Path(), now=NOW),
        lambda: recall_document(hoa_phu.ha, signed.pk, reason="x", now=NOW),
    ):
        with pytest.raises(Forbidden):
            refused()


def test_a_unit_does_not_find_the_drafts_of_others(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    assert hoa_phu.tuan.may(Permission.DRAFT_DOCUMENT)
    for reached in (
        lambda: save_document(hoa_phu.tuan, row.pk, paper(), seen_version=1, now=NOW),
        lambda: submit_document(hoa_phu.tuan, row.pk, signer_id=1, seen_version=1, now=NOW),
        lambda: discard_document(hoa_phu.tuan, row.pk, now=NOW),
    ):
        with pytest.raises(Missing):
            reached()


def test_medium_and_copies_change_while_it_is_a_draft(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    saved = save_document(hoa_phu.ha, row.pk, paper(), seen_version=1, medium=Medium.ELECTRONIC, copies=7, now=NOW)
    kept = save_document(hoa_phu.ha, row.pk, paper(), seen_version=2, now=NOW)
    assert [(each.medium, each.copies) for each in (saved, kept)] == [(Medium.ELECTRONIC, 7)] * 2


def test_registrar_records_a_signature_on_paper_but_not_an_electronic_one(hoa_phu: Cast) -> None:
    on_paper = make_document(hoa_phu, S.APPROVED)
    electronic = make_document(hoa_phu, S.APPROVED, medium=Medium.ELECTRONIC)
    sign_document(hoa_phu.van, on_paper.pk, seen_version=on_paper.version, on=TODAY, now=NOW)
    assert document_by_id(on_paper.pk).state == S.SIGNED
    with pytest.raises(Forbidden):
        sign_document(hoa_phu.van, electronic.pk, seen_version=electronic.version, now=NOW)


def test_party_document_needs_its_own_leader_and_counts_by_term(hoa_phu: Cast) -> None:
    party = authority(Manner.TM, "Bí thư", system="party", collective="Đảng ủy")
    signer = mandate(hoa_phu, "phuc", party)
    with pytest.raises(Refused, match="nhiệm kỳ"):
        make_document(hoa_phu, S.NUMBERED, kind="party_plan", signer=signer)
    party_term(hoa_phu)
    row = make_document(hoa_phu, S.NUMBERED, kind="party_plan", signer=signer)
    assert (row.reference, row.number and row.number.period.label) == ("01-KH/ĐU", "2025-07-26")


def test_document_of_another_commune_is_missing(hoa_phu: Cast, binh_an: Cast) -> None:
    row = make_document(hoa_phu)
    with in_commune(binh_an.commune.pk), pytest.raises(Missing):
        discard_document(binh_an.ngoc, row.pk, now=NOW)
