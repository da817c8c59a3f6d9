"""The papers of a year: from the plan's draft to the letter with the answer, nothing typed twice."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone
from tests.cast import Cast, do_jobs
from tests.civic.documents.office import authority
from tests.journeys.visitor import Visitor

from dienhong.civic.documents.actions.mandates import Given, give_mandate
from dienhong.civic.documents.models import Dossier, Mandate, OfficialDocument
from dienhong.civic.documents.queries import issued_in
from dienhong.civic.documents.states import DocumentState
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.replies.models import Reply
from dienhong.engines.journal.verify import verify_chain
from dienhong.engines.typeset.plain import to_text
from dienhong.engines.typeset.stored import from_json

PLAN = Path(__file__).with_name("ke-hoach-hoa-phu.txt")
DESK = "ban-lam-viec"
GUESTS = "\n".join(f"Nguyễn Văn {name}, Trưởng ban công tác Mặt trận" for name in "ABCDEGHIKLMNOPQRST") + (
    "\nHội Nông dân xã\nBùi Văn Sáu, Trưởng thôn Đông"
)
SAID = "Cống đầu thôn Đông nhỏ quá, mưa là ngập cả đoạn đường ra chợ, đề nghị xã làm cống to hơn."
ANSWER = "Ủy ban nhân dân xã đã kiểm tra, sẽ thay cống hộp khẩu độ 1,5 m trong quý này."


def day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


@pytest.fixture
def people(hoa_phu: Cast, settings: LazySettings, tmp_path: Path) -> dict[str, Visitor]:
    """Hà writes, Dũng approves and signs, Vân numbers and issues, Tuấn answers; each with an own browser."""
    settings.FILES = tmp_path
    return {name: Visitor(hoa_phu.commune.slug).log_in(name) for name in ("ha", "dung", "van", "tuan")}


@pytest.fixture
def chairmans(hoa_phu: Cast) -> Mandate:
    """Dũng signs for the Committee."""
    return give_mandate(hoa_phu.dung, hoa_phu.dung.person_id, Given(authority()), now=timezone.now())


@pytest.mark.slow
def test_papers_of_a_dialogue_from_plan_to_letter(
    hoa_phu: Cast, people: dict[str, Visitor], chairmans: Mandate, tmp_path: Path
) -> None:
    ha = people["ha"]
    plan = _plan_is_read(ha, tmp_path)

    # The plan becomes a document; its number puts the plan in force.
    ha.open(f"{DESK}/ke-hoach/{plan.pk}/").press("Kế hoạch", medium="electronic")
    document = _issue(people, _opened(ha), chairmans)
    assert document.dossier is not None
    plan.refresh_from_db()
    assert (plan.state, plan.reference, plan.issued_on) == ("issued", document.reference, timezone.localdate())
    ha.open(f"{DESK}/ke-hoach/{plan.pk}/").sees(document.reference, document.dossier.code).press("Lập các cuộc")

    # A dialogue is arranged; its notice announces it.
    dialogue = _arranged(ha, hoa_phu)
    ha.open(f"{DESK}/doi-thoai/{dialogue.pk}/").press("Thông báo tổ chức đối thoại")
    notice = _issue(people, _opened(ha), chairmans)
    assert f"/doi-thoai/{dialogue.pk}/" in _text(notice)
    dialogue.refresh_from_db()
    assert dialogue.state == "announced"

    # Asked twice, it says so instead of making a second one.
    ha.open(f"{DESK}/doi-thoai/{dialogue.pk}/").press("Thông báo tổ chức đối thoại", expect=409)
    ha.sees("đã được soạn", notice.reference)
    assert OfficialDocument.objects.filter(kind="notice").count() == 1

    # Twenty guests, one list, one letter each, issued together.
    ha.open(f"{DESK}/doi-thoai/{dialogue.pk}/").press("Giấy mời")
    ha.press("Xem trước", guests=GUESTS).sees("Đọc được 20", "Ông (Bà) Bùi Văn Sáu, Trưởng thôn Đông")
    ha.press("Lập 20 giấy mời").sees("Giấy mời (20)")
    ha.press("Trình duyệt tất cả", signer=str(chairmans.pk))
    invitations = f"{DESK}/doi-thoai/{dialogue.pk}/giay-moi/"
    people["dung"].open(invitations).press("Duyệt tất cả").press("Ký tất cả")
    people["van"].open(invitations).press("Ban hành tất cả").sees("Giấy mời: ")
    while do_jobs():
        pass
    letters = OfficialDocument.objects.filter(kind="invitation", state=DocumentState.ISSUED)
    assert letters.count() == 20
    assert len({row.reference for row in letters}) == 20
    ha.open(invitations).sees("Hội Nông dân xã", letters[0].reference)

    # The day comes; what was said in the hall stands in the minutes, what was promised in the conclusions.
    for step in ("open_intake", "close_intake"):
        ha.open(f"{DESK}/doi-thoai/{dialogue.pk}/buoc/{step}/").press("nhận ý kiến")
    Dialogue.objects.filter(pk=dialogue.pk).update(date=timezone.localdate())
    ha.open(f"{DESK}/doi-thoai/{dialogue.pk}/buoc/hold/").press("Ghi nhận đã tổ chức")
    reply = _said_and_answered(people, dialogue, hoa_phu)
    ha.open(f"{DESK}/doi-thoai/{dialogue.pk}/").press("Biên bản hội nghị")
    ha.press("Lập dự thảo", secretary="Nguyễn Thị Hà", started="08:00", ended="11:00")
    minutes = _text(_opened(ha))
    assert SAID.rstrip(".") in minutes
    assert "11 giờ 00" in minutes
    ha.open(f"{DESK}/doi-thoai/{dialogue.pk}/").press("Thông báo kết luận")
    assert "Thay cống đầu thôn Đông" in _text(_opened(ha))

    # The letter to the one who asked, with the answer as approved.
    ha.open(f"{DESK}/y-kien/{reply.opinion_id}/").press("Công văn trả lời", medium="electronic")
    letter = _issue(people, _opened(ha), chairmans)
    assert ANSWER in _text(letter)
    ha.open(f"{DESK}/y-kien/{reply.opinion_id}/").sees("Công văn trả lời", letter.reference)

    # All of it lies in the dialogue's dossier, which opened by itself.
    dossier = Dossier.objects.get(code__endswith=f".DT{plan.year}")
    assert dossier.code == f"01.DT{plan.year}"
    assert len(issued_in(dossier.pk)) == 22
    ha.open(f"{DESK}/ke-hoach/{plan.pk}/").press("Báo cáo kết quả năm")
    assert f"năm {plan.year}" in _text(_opened(ha))
    assert verify_chain().broken_at is None


def _plan_is_read(ha: Visitor, folder: Path) -> Plan:
    """The year's plan, uploaded as a text."""
    written = PLAN.read_text("utf-8").replace("2026", day(14)[-4:])
    file = folder / PLAN.name
    file.write_text(written, "utf-8")
    ha.open(f"{DESK}/ke-hoach/tai-len/").press("Tải lên và đọc", file=file)
    return Plan.objects.get()


def _opened(visitor: Visitor) -> OfficialDocument:
    """The document whose page is open."""
    found = re.search(r"/van-ban/(\d+)/", visitor.address)
    assert found is not None, visitor.address
    return OfficialDocument.objects.get(pk=found[1])


def _text(document: OfficialDocument) -> str:
    return to_text(from_json(document.content).body)


def _issue(people: dict[str, Visitor], document: OfficialDocument, signer: Mandate) -> OfficialDocument:
    """A draft on its way: handed in, approved, signed with a number, issued; faults of form with a leader's reason."""
    page = f"{DESK}/van-ban/{document.pk}/"
    people["ha"].open(f"{page}buoc/trinh/").press("Trình duyệt", signer=str(signer.pk))
    people["dung"].open(f"{page}buoc/duyet/").press("Duyệt")
    people["dung"].open(f"{page}buoc/ky/").press("Ký")
    people["dung"].open(page)
    if "Cho ban hành dù còn lỗi" in people["dung"].text:
        reason = next(e.get("name") for e in people["dung"].page.iter("textarea") if "reason" in e.get("name"))
        people["dung"].press("dù còn lỗi", **{reason: "Văn bản thử của hành trình"})
    people["van"].open(f"{page}buoc/ban-hanh/").press("Ban hành")
    do_jobs()
    issued = OfficialDocument.objects.select_related("number", "dossier").get(pk=document.pk)
    assert issued.state == DocumentState.ISSUED, people["van"].text
    return issued


def _arranged(ha: Visitor, cast: Cast) -> Dialogue:
    dialogue = Dialogue.objects.get(audience_kind="village")
    ha.open(f"{DESK}/doi-thoai/{dialogue.pk}/xep-lich/").press(
        "Lưu",
        on=day(14),
        half_day="morning",
        start_time="08:00",
        venue=str(cast.venues["Nhà văn hóa thôn Đông"].pk),
        chair=str(cast.dung.user_id),
        intake_until=day(10),
    )
    return dialogue


def _said_and_answered(people: dict[str, Visitor], dialogue: Dialogue, cast: Cast) -> Reply:
    """What somebody said in the hall, entered, sorted, answered with a promise, approved."""
    ha, tuan, dung = people["ha"], people["tuan"], people["dung"]
    ha.open(f"{DESK}/y-kien/nhap/").press("Lưu", text=SAID, channel="hall", dialogue=str(dialogue.pk))
    opinion = Opinion.objects.get()
    ha.open(f"{DESK}/y-kien/{opinion.pk}/").press("Lưu phân loại", kind="phan_anh", lead="TRANS", urgency="3")
    ha.open(f"{DESK}/y-kien/{opinion.pk}/").press("Giao đơn vị", unit=str(cast.units["economy"].pk))
    tuan.open(f"{DESK}/y-kien/{opinion.pk}/tra-loi/")
    rows = {e.get("name") for e in tuan.page.iter("input", "select", "textarea") if e.get("name")}
    prefix = min(name for name in rows if name.endswith("-0-text")).removesuffix("text")
    promise = {"text": "Thay cống đầu thôn Đông", "unit": str(cast.units["economy"].pk), "due_date": day(60)}
    tuan.press("Lưu và trình duyệt", text=ANSWER, **{f"{prefix}{key}": value for key, value in promise.items()})
    dung.open(f"{DESK}/duyet/").press("Duyệt")
    return Reply.objects.get(opinion=opinion)
