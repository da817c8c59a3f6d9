"""Dialogues at the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast, make_dialogue, make_opinion, make_plan
from tests.web.desk.office import Desk

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import AudienceKind, DialogueState

IN_A_MONTH = timezone.localdate() + timedelta(days=30)


@pytest.fixture
def dialogue(hoa_phu: Cast) -> Dialogue:
    return Dialogue.objects.create(
        title="Đối thoại với Nhân dân thôn Đông",
        audience_kind=AudienceKind.VILLAGE,
        audience_name="Nhân dân thôn Đông",
        topics=[{"text": "Giao thông nông thôn", "fields": ["TRANS"]}],
    )


def schedule(cast: Cast, **values: str) -> dict[str, str]:
    return {
        "on": f"{IN_A_MONTH:%d/%m/%Y}",
        "half_day": "morning",
        "start_time": "08:00",
        "venue": str(cast.venues["Hội trường Ủy ban"].pk),
        "chair": str(cast.dung.user_id),
        "intake_until": "",
    } | values


def test_dialogue_is_arranged_and_announced_step_by_step(hoa_phu: Cast, office: Desk, dialogue: Dialogue) -> None:
    assert "chưa xếp lịch" in office.text("doi-thoai/")
    assert office.post(f"doi-thoai/{dialogue.pk}/xep-lich/", **schedule(hoa_phu)).status_code == 302
    latest = IN_A_MONTH - timedelta(days=7)
    assert f"<strong>{latest:%d/%m/%Y}</strong>" in office.text(f"doi-thoai/{dialogue.pk}/")
    assert f"Thông báo chậm nhất {latest:%d/%m/%Y}" in office.text("doi-thoai/")
    assert "Bước này không rút lại được." in office.text(f"doi-thoai/{dialogue.pk}/buoc/announce/")
    for step, state in (("announce", DialogueState.ANNOUNCED), ("open_intake", DialogueState.INTAKE_OPEN)):
        assert office.post(f"doi-thoai/{dialogue.pk}/buoc/{step}/").status_code == 302
        dialogue.refresh_from_db()
        assert dialogue.state == state


def test_announcing_is_offered_once_day_place_and_chair_are_known(
    hoa_phu: Cast, office: Desk, dialogue: Dialogue
) -> None:
    assert "Thông báo rộng rãi" not in office.text(f"doi-thoai/{dialogue.pk}/")
    office.post(f"doi-thoai/{dialogue.pk}/xep-lich/", **schedule(hoa_phu))
    assert "Thông báo rộng rãi" in office.text(f"doi-thoai/{dialogue.pk}/")


def test_opening_the_intake_asks_first(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.ANNOUNCED)
    page = office.text(f"doi-thoai/{dialogue.pk}/")
    assert f'href="/hoa-phu/ban-lam-viec/doi-thoai/{dialogue.pk}/buoc/open_intake/"' in page
    assert 'buoc/open_intake/" method' not in page
    assert "Thôi, quay lại" in office.text(f"doi-thoai/{dialogue.pk}/buoc/open_intake/")


def test_day_of_the_week_is_written_as_people_say_it(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu)
    assert "buổi sáng thứ Tư, 15/04/2026" in office.text(f"doi-thoai/{dialogue.pk}/")


def test_taken_venue_and_chair_are_refused_at_their_field(hoa_phu: Cast, office: Desk, dialogue: Dialogue) -> None:
    office.post(f"doi-thoai/{dialogue.pk}/xep-lich/", **schedule(hoa_phu))
    other = Dialogue.objects.create(title="Đối thoại khác", audience_kind="other", audience_name="Nhân dân")
    clash = office.post(f"doi-thoai/{other.pk}/xep-lich/", **schedule(hoa_phu, chair=str(hoa_phu.phuc.user_id)))
    assert clash.status_code == 422
    assert 'href="#id_venue">Địa điểm này đã có cuộc đối thoại khác' in clash.content.decode()
    venue = str(hoa_phu.venues["Nhà văn hóa thôn Đông"].pk)
    clash = office.post(f"doi-thoai/{other.pk}/xep-lich/", **schedule(hoa_phu, venue=venue))
    assert 'href="#id_chair">Người chủ trì đã có cuộc đối thoại khác' in clash.content.decode()


def test_intake_after_the_day_is_refused_at_its_field(hoa_phu: Cast, office: Desk, dialogue: Dialogue) -> None:
    late = f"{IN_A_MONTH + timedelta(days=1):%d/%m/%Y}"
    response = office.post(f"doi-thoai/{dialogue.pk}/xep-lich/", **schedule(hoa_phu, intake_until=late))
    assert 'href="#id_intake_until">Ngày hết hạn gửi ý kiến' in response.content.decode()


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"on": "05/11/2019"}, "on", "Ngày 05/11/2019 đã qua."),
        ({"on": "05/11/2206"}, "on", "Chỉ xếp lịch trong vòng một năm"),
        ({"start_time": "15:30"}, "start_time", "Buổi sáng bắt đầu trước 12:00, mà giờ ghi là 15:30."),
    ],
)
def test_day_and_hour_that_cannot_be_meant_are_refused_at_their_field(
    hoa_phu: Cast, office: Desk, dialogue: Dialogue, values: dict[str, str], field: str, words: str
) -> None:
    response = office.post(f"doi-thoai/{dialogue.pk}/xep-lich/", **schedule(hoa_phu, **values))
    assert response.status_code == 422
    assert f'href="#id_{field}">{words}' in response.content.decode()


def test_day_outside_the_plan_s_year_is_refused_at_its_field(hoa_phu: Cast, office: Desk, dialogue: Dialogue) -> None:
    dialogue.plan = make_plan(hoa_phu, year=IN_A_MONTH.year - 1)
    dialogue.save()
    page = office.post(f"doi-thoai/{dialogue.pk}/xep-lich/", **schedule(hoa_phu)).content.decode()
    assert f'href="#id_on">Cuộc đối thoại này thuộc kế hoạch năm {IN_A_MONTH.year - 1}.' in page


def test_announcing_too_late_names_the_law(hoa_phu: Cast, office: Desk, dialogue: Dialogue) -> None:
    soon = timezone.localdate() + timedelta(days=3)
    office.post(f"doi-thoai/{dialogue.pk}/xep-lich/", **schedule(hoa_phu, on=f"{soon:%d/%m/%Y}"))
    response = office.post(f"doi-thoai/{dialogue.pk}/buoc/announce/")
    assert response.status_code == 422
    assert "Luật Tổ chức chính quyền địa phương" in response.content.decode()


def test_cancelling_needs_a_reason(hoa_phu: Cast, office: Desk, dialogue: Dialogue) -> None:
    assert office.post(f"doi-thoai/{dialogue.pk}/buoc/cancel/", reason="").status_code == 422
    assert office.post(f"doi-thoai/{dialogue.pk}/buoc/cancel/", reason="Bão số 3").status_code == 302
    assert "Bão số 3" in office.text(f"doi-thoai/{dialogue.pk}/")


def test_unknown_step_is_404(office: Desk, dialogue: Dialogue) -> None:
    assert office.get(f"doi-thoai/{dialogue.pk}/buoc/khong-co/").status_code == 404


def test_unit_reads_the_dialogue_and_has_no_buttons(unit: Desk, dialogue: Dialogue) -> None:
    assert "Bước tiếp theo" not in unit.text(f"doi-thoai/{dialogue.pk}/")
    assert unit.get(f"doi-thoai/{dialogue.pk}/xep-lich/").status_code == 403


def test_opinions_are_counted_with_a_way_into_the_register(hoa_phu: Cast, office: Desk, dialogue: Dialogue) -> None:
    opinion = make_opinion(hoa_phu)
    type(opinion).objects.filter(pk=opinion.pk).update(dialogue=dialogue)
    page = office.text(f"doi-thoai/{dialogue.pk}/")
    assert f"/y-kien/?doi-thoai={dialogue.pk}&amp;trang-thai=received" in page
