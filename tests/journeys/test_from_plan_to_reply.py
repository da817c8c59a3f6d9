"""The whole way: the office's plan on paper becomes a promise that a citizen checks."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.cast import Cast, do_jobs
from tests.journeys.visitor import Visitor

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.replies.models import Reply
from dienhong.engines.journal.verify import verify_chain

PLAN = Path(__file__).with_name("ke-hoach-hoa-phu.txt")
TEXT = "Đường vào thôn Đông sụt một đoạn dài gần cống, trời mưa xe máy hay ngã. Tôi tên Phạm Thị Lan, gọi 0900000001."
PUBLIC = "Đường vào thôn Đông sụt một đoạn dài gần cống, trời mưa xe máy hay ngã."
ANSWER = "Ủy ban nhân dân xã đã kiểm tra tại chỗ, đoạn sụt dài 30 m sẽ được đổ bê tông lại trước mùa mưa."
BETTER = "Ủy ban nhân dân xã đã đổ bê tông xong cả 60 m, thôn đã nghiệm thu và xe cộ đi lại bình thường."


def day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


@pytest.fixture
def people(hoa_phu: Cast) -> dict[str, Visitor]:
    """Everyone who takes part, each with an own browser."""
    slug = hoa_phu.commune.slug
    officials = {name: Visitor(slug).log_in(name) for name in ("ha", "tuan", "dung", "quyen")}
    return officials | {"lan": Visitor(slug)}


def test_from_a_plan_on_paper_to_a_kept_promise(hoa_phu: Cast, people: dict[str, Visitor], tmp_path: Path) -> None:
    ha, tuan, dung, lan = people["ha"], people["tuan"], people["dung"], people["lan"]

    # The plan of the year in which its dialogues lie, whenever this test runs.
    written = PLAN.read_text("utf-8").replace("2026", day(14)[-4:])
    plan_file = tmp_path / PLAN.name
    plan_file.write_text(written, "utf-8")

    # The office's plan is read, looked over, issued by the Chairman; its dialogues come from it.
    ha.open("ban-lam-viec/ke-hoach/tai-len/").press("Tải lên và đọc", file=plan_file)
    ha.sees("Hòa Phú", "thôn Đông", "đường giao thông")
    plan = re.search(r"/ke-hoach/(\d+)/", ha.address)
    assert plan is not None
    dung.open(f"ban-lam-viec/ke-hoach/{plan[1]}/ban-hanh/").press("Ban hành", number="7", issued_on=day(-20))
    ha.open(f"ban-lam-viec/ke-hoach/{plan[1]}/").press("Lập")
    dialogue = Dialogue.objects.get(audience_kind="village")
    assert Dialogue.objects.count() == 2

    # Hà fixes day and place, announces it in time, and opens the intake.
    venue, chair = hoa_phu.venues["Nhà văn hóa thôn Đông"], hoa_phu.dung
    ha.open(f"ban-lam-viec/doi-thoai/{dialogue.pk}/xep-lich/").press(
        "Lưu",
        on=day(14),
        half_day="morning",
        start_time="08:00",
        venue=str(venue.pk),
        chair=str(chair.user_id),
        intake_until=day(10),
    )
    _take_step(ha, dialogue, "announce")
    _take_step(ha, dialogue, "open_intake")

    # Lan sends an opinion, one thing a page, and keeps the code.
    lan.open("").sees("Đối thoại với Nhân dân thôn Đông")
    code = _send_opinion(lan, TEXT, phone="0900 000 001")

    # Sorted, assigned, drafted, approved, published: each by the one whose work it is.
    opinion = Opinion.objects.get(code=code)
    do_jobs()
    ha.open(f"ban-lam-viec/y-kien/{opinion.pk}/").sees(TEXT, "Phạm Thị Lan")
    ha.press("Lưu phân loại", kind="phan_anh", lead="TRANS", urgency="3")
    ha.open(f"ban-lam-viec/y-kien/{opinion.pk}/").press("Giao đơn vị", unit=str(hoa_phu.units["economy"].pk))
    _answer(people, opinion, ANSWER, promise="Đổ bê tông lại 30 m đường vào thôn Đông")

    # Lan finds the answer under her code, is not content, and is heard once more.
    lan.open("tra-cuu/").press("Tra cứu", code=code.lower().replace("-", " "))
    lan.sees(ANSWER, "Đổ bê tông lại 30 m").does_not_see("0900")
    lan.press("Xác nhận", digits="0001")
    lan.sees(TEXT)
    lan.follow("Đánh giá").press("Gửi đánh giá", score="2", comment="Mới hứa, chưa làm.")
    _look_up(lan, code).follow("xem lại").press("xem lại", reason="Đoạn sụt nay đã dài 60 m.")
    do_jobs()
    tuan.open("ban-lam-viec/").sees(code)
    _answer(people, opinion, BETTER)
    _look_up(lan, code).sees(BETTER).follow("Đánh giá").press("Gửi đánh giá", score="5")

    # Everybody reads the question without Lan's name, and the promise.
    anybody = Visitor(hoa_phu.commune.slug)
    anybody.open("tra-loi/").sees(PUBLIC[:60])
    anybody.open("cam-ket/").sees("Đổ bê tông lại 30 m đường vào thôn Đông", "Phòng Kinh tế")
    for address in ("", "tra-loi/", f"doi-thoai/{dialogue.pk}/"):
        anybody.open(address).does_not_see("Phạm Thị Lan", "0900")
    _look_up(anybody, code).does_not_see("Phạm Thị Lan", "0900")
    assert verify_chain().broken_at is None


def test_a_denunciation_reaches_nobody_but_the_petition_officer(hoa_phu: Cast, people: dict[str, Visitor]) -> None:
    text = "Tôi tố cáo ông Bùi Văn Sáu trưởng thôn lấy tiền hỗ trợ bão của năm hộ nghèo."
    code = _send_opinion(people["lan"], text, general=True)
    do_jobs()
    _look_up(people["lan"], code).sees("Đã tiếp nhận").does_not_see("tố cáo ông", "riêng")
    for name in ("ha", "dung", "tuan"):
        desk = people[name].open("ban-lam-viec/").does_not_see("tố cáo ông", code)
        if name != "tuan":
            desk.open("ban-lam-viec/y-kien/?q=bui+van+sau").does_not_see("tố cáo ông", code)
    people["ha"].open("ban-lam-viec/don-thu/", expect=403)
    people["quyen"].open("ban-lam-viec/don-thu/").does_not_see("Bùi Văn Sáu").follow(f"{timezone.localdate():%d/%m/%Y}")
    people["quyen"].sees(code).does_not_see(text)
    people["quyen"].press("Xem nội dung và người gửi", reason="sort").sees(text)


def test_a_wrong_code_is_answered_like_any_other(hoa_phu: Cast, people: dict[str, Visitor]) -> None:
    people["lan"].open("tra-cuu/").press("Tra cứu", code="DH-2222-2222", expect=422)
    people["lan"].sees("mã")


def test_verify_journal_agrees_after_the_journey(hoa_phu: Cast, people: dict[str, Visitor]) -> None:
    _send_opinion(people["lan"], TEXT, general=True)
    call_command("verify_journal", verbosity=0)


def _take_step(ha: Visitor, dialogue: Dialogue, step: str) -> None:
    ha.open(f"ban-lam-viec/doi-thoai/{dialogue.pk}/buoc/{step}/")
    ha.press({"announce": "Thông báo", "open_intake": "Mở"}[step])


def _look_up(who: Visitor, code: str) -> Visitor:
    return who.open("tra-cuu/").press("Tra cứu", code=code)


def _send_opinion(lan: Visitor, text: str, *, phone: str = "", general: bool = False) -> str:
    """Five short pages; the code stands on the last one."""
    lan.open("gui-y-kien/noi-dung/").press("Tiếp tục", text=text)
    options = [e.get("value") for e in lan.page.iter("input") if e.get("name") == "dialogue"]
    place = {"village": "khong-ro"}
    if options:
        place["dialogue"] = "chung" if general else options[0]
    lan.press("Tiếp tục", **place)
    lan.press("Tiếp tục", **({"name": "Phạm Thị Lan", "phone": phone} if phone else {}))
    consent = {"consents": "on"} if phone else {}
    lan.take_a_minute()
    lan.sees(text[:40]).press("Gửi ý kiến", **consent)
    found = re.search(r"DH-[0-9A-Z]{4}-[0-9A-Z]{4}", lan.text)
    assert found is not None, lan.text
    return found[0]


def _answer(people: dict[str, Visitor], opinion: Opinion, text: str, promise: str = "") -> None:
    tuan, dung, ha = people["tuan"], people["dung"], people["ha"]
    answers = {"text": text}
    tuan.open(f"ban-lam-viec/y-kien/{opinion.pk}/tra-loi/")
    if promise:
        rows = {e.get("name") for e in tuan.page.iter("input", "select", "textarea") if e.get("name")}
        prefix = min(name for name in rows if name.endswith("-0-text")).removesuffix("text")
        unit = opinion.__class__.objects.get(pk=opinion.pk).unit_id
        answers |= {f"{prefix}text": promise, f"{prefix}unit": str(unit), f"{prefix}due_date": day(60)}
    tuan.press("Lưu và trình duyệt", **answers)
    reply = Reply.objects.filter(opinion=opinion).latest("pk")
    dung.open("ban-lam-viec/duyet/").sees(text[:50])
    dung.open(f"ban-lam-viec/y-kien/{opinion.pk}/")
    dung.open("ban-lam-viec/duyet/").press("Duyệt")
    ha.open(f"ban-lam-viec/tra-loi/{reply.pk}/cong-khai/").press("Công khai", public_text=PUBLIC, checked="on")
