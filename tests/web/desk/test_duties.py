"""Duties on screens: mine, the checklist, one duty, the year, the calendar, the template, the budget."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from tests.cast import Cast
from tests.web.desk.office import Desk

from dienhong.civic.communes.models import Venue
from dienhong.civic.people.models import Membership
from dienhong.cycle.dialogues.actions.arrange import arrange_dialogue
from dienhong.cycle.dialogues.models import BudgetLine, CalendarFeed, Dialogue, DialogueDuty, OwnDuty
from dienhong.cycle.dialogues.states import AudienceKind, DutyState, HalfDay

DESK = "viec-doi-thoai/"


def held_in(cast: Cast, days: int) -> Dialogue:
    now = timezone.now()
    dialogue = Dialogue.objects.create(
        title="Đối thoại với Nhân dân thôn Đông",
        audience_kind=AudienceKind.VILLAGE,
        audience_name="Nhân dân thôn Đông",
        village=cast.villages["Thôn Đông"],
        topics=[{"text": "Giao thông nông thôn", "fields": ["TRANS"]}],
    )
    return arrange_dialogue(
        cast.ha, dialogue.pk, on=timezone.localdate(now) + timedelta(days=days), half_day=HalfDay.MORNING,
        start_time=None, venue_id=Venue.objects.create(name=f"Nhà {days}").pk, chair_id=cast.dung.person_id, now=now,
    )  # fmt: skip


def duty(key: str) -> DialogueDuty:
    return DialogueDuty.objects.get(key=key)


def test_officials_without_duties_read_that_there_are_none(hoa_phu: Cast, unit: Desk, office: Desk) -> None:
    assert "Không có việc nào" in unit.text(DESK)
    assert "Năm này chưa có cuộc đối thoại nào" in unit.text(f"{DESK}nam/", nam="2031")
    assert "Năm này chưa có dự toán nào" in office.text(f"{DESK}kinh-phi/")
    assert "Việc đối thoại đến hạn" not in unit.text()


def test_duty_is_done_with_a_file_from_the_list(hoa_phu: Cast) -> None:
    dialogue = held_in(hoa_phu, 12)
    head = Desk("sau")
    row = duty("village_posting")
    assert row.what in head.text()
    assert row.what in head.text(DESK)
    page = head.text(f"{DESK}{row.pk}/")
    assert "Ảnh bảng tin của thôn" in page
    day = f"{timezone.localdate():%d/%m/%Y}"
    bare = head.post(f"{DESK}{row.pk}/xong/", done_on=day, note="")
    assert (bare.status_code, "Hãy đính kèm tệp" in bare.content.decode()) == (422, True)
    wrong = SimpleUploadedFile("a.exe", b"MZ")
    assert head.post(f"{DESK}{row.pk}/xong/", done_on=day, note="", proof=wrong).status_code == 422
    photo = SimpleUploadedFile("bang tin.jpg", b"\xff\xd8\xff", content_type="text/html")
    assert head.post(f"{DESK}{row.pk}/xong/", done_on=day, note="", proof=photo).status_code == 302
    kept = head.get(f"{DESK}{row.pk}/tep/")
    assert (kept.content, kept["Content-Type"], kept["Content-Disposition"]) == (
        b"\xff\xd8\xff", "image/jpeg", 'attachment; filename="bang tin.jpg"',
    )  # fmt: skip
    assert row.what not in head.text(DESK)
    checklist = head.text(f"{DESK}cuoc/{dialogue.pk}/")
    assert "Đã xong" in checklist
    assert head.post(f"{DESK}{row.pk}/mo-lai/").status_code == 302
    assert duty("village_posting").state == DutyState.OPEN


def test_office_hands_over_and_leaves_out_but_not_what_the_law_sets(hoa_phu: Cast, office: Desk, unit: Desk) -> None:
    held_in(hoa_phu, 12)
    notice, invitations = duty("notice"), duty("invitations")
    assert "Việc này không cần làm" not in office.text(f"{DESK}{notice.pk}/")
    assert office.post(f"{DESK}{notice.pk}/bo-qua/", reason="Bận").status_code == 422
    tuan = hoa_phu.tuan.person_id
    assert office.post(f"{DESK}{notice.pk}/giao/", holder=str(tuan)).status_code == 302
    assert notice.what in unit.text(DESK)
    assert office.post(f"{DESK}{notice.pk}/giao/", holder="999999").status_code == 422
    assert office.post(f"{DESK}{invitations.pk}/bo-qua/", reason="Mời qua loa").status_code == 302
    assert "Mời qua loa" in office.text(f"{DESK}{invitations.pk}/")
    assert unit.post(f"{DESK}{duty('minutes').pk}/giao/", holder=str(tuan)).status_code == 403


def test_arranging_too_early_a_day_warns(hoa_phu: Cast, office: Desk) -> None:
    dialogue = held_in(hoa_phu, 4)
    assert "trái Luật Tổ chức chính quyền địa phương" in office.text(f"{DESK}cuoc/{dialogue.pk}/")


@pytest.mark.parametrize("path", ["nam/", "", "cuoc/{first}/"])
def test_number_of_queries_does_not_grow(hoa_phu: Cast, office: Desk, path: str) -> None:
    counts = []
    for days in (20, 21, 22):
        first = held_in(hoa_phu, days)
        address = f"{DESK}{path.format(first=first.pk)}"
        office.text(address)
        with CaptureQueriesContext(connection) as found:
            office.text(address)
        counts.append(len(found))
    assert counts == [counts[0]] * 3


def test_year_is_drawn_in_whole_numbers(hoa_phu: Cast, office: Desk) -> None:
    dialogue = held_in(hoa_phu, 0)
    page = office.text(f"{DESK}nam/", nam=str(dialogue.date.year if dialogue.date else 0))
    assert page.count('class="gantt-held"') == 1
    assert page.count("<title>") >= 10
    assert 'viewBox="0 0 1300 68"' in page


def test_calendar_is_read_by_its_address_until_another_is_made(hoa_phu: Cast) -> None:
    held_in(hoa_phu, 30)
    head = Desk("sau")
    assert "Tạo đường dẫn" in head.text(f"{DESK}lich/")
    addresses = []
    for _ in range(2):
        shown = head.post(f"{DESK}lich/").content.decode()
        addresses.append(shown.partition('<span class="dt-code">')[2].partition("</span>")[0])
    nobody = Desk(None)
    first, second = (nobody.client.get(address) for address in addresses)
    assert (first.status_code, second.status_code, second["Content-Type"]) == (
        404, 200, "text/calendar; charset=utf-8",
    )  # fmt: skip
    events = Calendar.from_ical(second.content).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [
        duty("village_opinions").due_date, duty("village_posting").due_date,
    ]  # fmt: skip
    token = addresses[1].rpartition("/")[2].removesuffix(".ics")
    assert not CalendarFeed.objects.filter(digest__contains=token).exists()
    Membership.objects.filter(user_id=hoa_phu.sau.person_id).update(
        valid_from=timezone.localdate() - timedelta(days=9), valid_to=timezone.localdate()
    )
    assert nobody.client.get(addresses[1]).status_code == 404


def test_template_of_the_commune_is_kept(hoa_phu: Cast, office: Desk, unit: Desk) -> None:
    assert unit.get(f"{DESK}mau/").status_code == 403
    sent = {"what": "Mời y tế trực", "role": "unit", "days": "2", "side": "before"}
    assert office.post(f"{DESK}mau/", **sent | {"what": " "}).status_code == 422
    assert office.post(f"{DESK}mau/", **sent).status_code == 302
    assert office.post(f"{DESK}mau/invitations/", used="0").status_code == 302
    assert office.post(f"{DESK}mau/notice/", used="0").status_code == 422
    held_in(hoa_phu, 30)
    own = OwnDuty.objects.get(is_used=True)
    assert duty(own.key).what == "Mời y tế trực"
    assert not DialogueDuty.objects.filter(key="invitations").exists()
    assert office.post(f"{DESK}mau/invitations/", used="1").status_code == 302
    assert office.post(f"{DESK}mau/{own.key}/", used="0").status_code == 302
    assert OwnDuty.objects.count() == 0
    assert office.post(f"{DESK}mau/nothing/", used="0").status_code == 404


def test_budget_is_added_up_and_printed(hoa_phu: Cast, office: Desk, unit: Desk) -> None:
    dialogue = held_in(hoa_phu, 30)
    path = f"{DESK}cuoc/{dialogue.pk}/kinh-phi/"
    line = {"kind": "cost", "name": "Nước uống", "quantity": "120", "unit_name": "chai", "unit_price": "8.500"}
    assert unit.get(path).status_code == 403
    assert office.post(path, **line | {"quantity": "0"}).status_code == 422
    assert office.post(path, **line | {"unit_price": "99999999999"}).status_code == 422
    assert office.post(path, **line).status_code == 302
    assert (
        office.post(
            path, **line | {"kind": "facility", "name": "Ghế", "quantity": "2,5", "unit_price": "1"}
        ).status_code
        == 302
    )
    drink = BudgetLine.objects.get(name="Nước uống")
    assert (drink.planned, BudgetLine.objects.get(name="Ghế").planned) == (1_020_000, 3)
    assert office.post(f"{path}{drink.pk}/", **line | {"spent": "1.000.000"}).status_code == 302
    page = office.text(path)
    assert "<strong>1.020.003</strong>" in page
    assert "Còn lại 20.003" in page
    year = dialogue.date.year if dialogue.date else 0
    assert "<strong>1.000.000</strong>" in office.text(f"{DESK}kinh-phi/", nam=str(year))
    assert "Một triệu không trăm hai mươi nghìn không trăm linh ba đồng" in office.text(f"{path}du-toan/")
    assert office.post(f"{path}{drink.pk}/xoa/").status_code == 302
    assert office.post(f"{path}{drink.pk}/xoa/").status_code == 404
