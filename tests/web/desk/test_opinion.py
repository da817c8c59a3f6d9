"""One opinion at the desk: sorting, assigning, other ends, entering for others."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import DENUNCIATION, LAN, ROAD, Cast, make_opinion
from tests.web.desk.office import Desk

from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions.actions.suggest import suggest_for
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import Channel, OpinionState


def version(opinion: Opinion) -> str:
    """What the page carries along of what its reader saw."""
    return str(Opinion.objects.get(pk=opinion.pk).version)


def test_page_shows_words_contact_and_history_to_those_who_may(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    page = office.text(f"y-kien/{opinion.pk}/")
    for words in (ROAD, LAN.name, "Tiếp nhận ý kiến", "Giao đơn vị giải quyết", "Phòng Kinh tế"):
        assert words in page


def test_contact_is_hidden_from_the_registrar(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    page = Desk("van").text(f"y-kien/{opinion.pk}/")
    assert LAN.name not in page
    assert LAN.phone not in page


def test_suggestion_fills_the_form_on_demand_and_says_why(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, text="Đề nghị xã sửa đường liên thôn, rất nguy hiểm")
    suggest_for(opinion.pk)
    page = office.text(f"y-kien/{opinion.pk}/")
    assert "“nguy hiem”" in page
    assert '<option value="TRANS" selected>' not in page
    filled = office.text(f"y-kien/{opinion.pk}/", **{"goi-y": "1"})
    for chosen in ("kien_nghi", "TRANS", "3"):
        assert f'<option value="{chosen}" selected>' in filled


def test_triage_sets_kind_fields_and_urgency(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    response = office.post(
        f"y-kien/{opinion.pk}/phan-loai/",
        seen_version=version(opinion),
        kind="kien_nghi",
        lead="TRANS",
        others=["WATER", "TRANS"],
        urgency="2",
    )
    opinion.refresh_from_db()
    assert response.status_code == 302
    assert (opinion.state, opinion.fields, opinion.urgency) == (OpinionState.TRIAGED, ["TRANS", "WATER"], 2)


def test_incomplete_triage_keeps_what_was_chosen(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    response = office.post(
        f"y-kien/{opinion.pk}/phan-loai/", seen_version=version(opinion), kind="cau_hoi", lead="", urgency="4"
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Lỗi: " in page
    assert page.count("Hãy chọn lĩnh vực chính.") == 2
    assert '<option value="cau_hoi" selected>' in page


def test_assign_proposes_the_unit_of_the_field(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRIAGED, now=timezone.now())
    page = office.text(f"y-kien/{opinion.pk}/")
    assert f'<option value="{hoa_phu.units["economy"].pk}" selected>' in page
    assert f'value="{opinion.due_date:%d/%m/%Y}"' in page


def test_assign_with_a_past_day_is_refused_at_its_field(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRIAGED)
    response = office.post(
        f"y-kien/{opinion.pk}/phan-cong/",
        seen_version=version(opinion),
        unit=str(hoa_phu.units["office"].pk),
        due_date="01/01/2020",
        note="Gấp",
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_due_date">Hạn trả lời phải từ hôm nay trở đi.' in page
    assert "Gấp</textarea>" in page


def test_assign_moves_the_opinion_to_the_unit(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRIAGED, now=timezone.now())
    due = timezone.localdate() + timedelta(days=5)
    office.post(
        f"y-kien/{opinion.pk}/phan-cong/",
        seen_version=version(opinion),
        unit=str(hoa_phu.units["culture"].pk),
        due_date=f"{due:%d/%m/%Y}",
        note="",
    )
    opinion.refresh_from_db()
    assert (opinion.state, opinion.unit_id, opinion.due_date) == (
        OpinionState.ASSIGNED, hoa_phu.units["culture"].pk, due,
    )  # fmt: skip


def test_second_clerk_is_told_what_the_first_one_did(hoa_phu: Cast, office: Desk, chairman: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRIAGED, now=timezone.now())
    seen = version(opinion)
    assert f'name="seen_version" value="{seen}"' in office.text(f"y-kien/{opinion.pk}/")
    economy, culture = (str(hoa_phu.units[key].pk) for key in ("economy", "culture"))
    chairman.post(f"y-kien/{opinion.pk}/phan-cong/", seen_version=seen, unit=economy, note="")
    late = office.post(f"y-kien/{opinion.pk}/phan-cong/", seen_version=seen, unit=culture, note="Gấp")
    page = late.content.decode()
    assert late.status_code == 409
    for words in ("Trần Văn Dũng vừa xử lý ý kiến này", "Phòng Kinh tế", "Gấp</textarea>"):
        assert words in page
    assert f'<option value="{culture}" selected>' in page
    opinion.refresh_from_db()
    assert (opinion.unit_id, opinion.assignments.count()) == (hoa_phu.units["economy"].pk, 1)
    again = office.post(f"y-kien/{opinion.pk}/phan-cong/", seen_version=version(opinion), unit=culture, note="Gấp")
    assert again.status_code == 302


def test_second_triage_does_not_overwrite_the_first(hoa_phu: Cast, office: Desk, chairman: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    seen = version(opinion)
    chairman.post(f"y-kien/{opinion.pk}/phan-loai/", seen_version=seen, kind="phan_anh", lead="TRANS", urgency="2")
    late = office.post(f"y-kien/{opinion.pk}/phan-loai/", seen_version=seen, kind="cau_hoi", lead="LAND", urgency="1")
    assert late.status_code == 409
    assert '<option value="cau_hoi" selected>' in late.content.decode()
    opinion.refresh_from_db()
    assert (opinion.kind, opinion.lead_field) == ("phan_anh", "TRANS")


@pytest.mark.parametrize(
    ("path", "values", "state"),
    [
        ("chuyen-don-thu/", {}, OpinionState.DIVERTED),
        ("rut/", {"reason": "Gọi điện sáng nay, đọc đúng mã."}, OpinionState.WITHDRAWN),
    ],
)
def test_other_ends_ask_first_and_then_happen(
    hoa_phu: Cast, office: Desk, path: str, values: dict[str, str], state: OpinionState
) -> None:
    opinion = make_opinion(hoa_phu)
    assert "Thôi, quay lại" in office.text(f"y-kien/{opinion.pk}/{path}")
    opinion.refresh_from_db()
    assert opinion.state == OpinionState.RECEIVED
    assert office.post(f"y-kien/{opinion.pk}/{path}", **values).status_code == 302
    opinion.refresh_from_db()
    assert opinion.state == state


def test_withdrawal_for_the_sender_is_offered_and_needs_its_reason(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    assert "Rút theo đề nghị của người gửi" in office.text(f"y-kien/{opinion.pk}/")
    response = office.post(f"y-kien/{opinion.pk}/rut/", reason="")
    assert response.status_code == 422
    assert "Hãy ghi người gửi đề nghị rút lúc nào, bằng cách nào." in response.content.decode()


def test_merge_takes_a_code_as_people_type_it(hoa_phu: Cast, office: Desk) -> None:
    target, opinion = make_opinion(hoa_phu), make_opinion(hoa_phu)
    office.post(f"y-kien/{opinion.pk}/gop/", into_code=f" {target.code.lower().replace('-', ' ')} ")
    opinion.refresh_from_db()
    assert opinion.merged_into_id == target.pk


def test_merge_into_an_unknown_code_is_refused_at_its_field(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    response = office.post(f"y-kien/{opinion.pk}/gop/", into_code="DH-XXXX")
    assert response.status_code == 422
    assert 'href="#id_into_code">Không có ý kiến đang xử lý với mã này.' in response.content.decode()


def test_step_that_is_over_is_refused_with_a_page(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.REJECTED)
    response = office.get(f"y-kien/{opinion.pk}/huong-xu-ly/refused/")
    assert response.status_code == 422
    assert "Tải lại trang" in response.content.decode()


def entry(**values: str) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), "channel": "paper", "text": ROAD, "name": "", "phone": ""} | values


def test_village_head_enters_for_the_own_village_and_gets_the_code(hoa_phu: Cast) -> None:
    desk = Desk("sau")
    page = desk.text("y-kien/nhap/")
    assert f'<option value="{hoa_phu.villages["Thôn Đông"].pk}" selected>' in page
    assert [line for line in page.splitlines() if "checked" in line and 'value="village_head"' in line] != []
    village = str(hoa_phu.villages["Thôn Đông"].pk)
    desk.post("y-kien/nhap/", **entry(channel="village_head", village=village))
    opinion = Opinion.objects.get()
    assert (opinion.channel, opinion.village_id) == (Channel.VILLAGE_HEAD, int(village))
    assert opinion.code in desk.text("y-kien/nhap/xong/")
    assert opinion.code in desk.text("")


def test_entry_without_consent_keeps_no_contact(hoa_phu: Cast, office: Desk) -> None:
    response = office.post("y-kien/nhap/", **entry(name="Lý Thị Tư", phone="0912 345 678"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Hãy đánh dấu đồng ý" in page
    assert 'value="Lý Thị Tư"' in page
    office.post("y-kien/nhap/", **entry(name="Lý Thị Tư", phone="0912 345 678", consents="on"))
    assert Submitter.objects.get().phone == "+84912345678"


def test_entry_shows_all_faults_at_once(office: Desk) -> None:
    response = office.post("y-kien/nhap/", **entry(channel="", text="Hỏng", name="Lý Thị Tư", phone="12"))
    page = response.content.decode()
    assert response.status_code == 422
    for fault in (
        'href="#id_channel_0">Hãy chọn cách ý kiến đến.<',
        'href="#id_text">Hãy viết rõ hơn nội dung ý kiến',
        'href="#id_phone">Số điện thoại chưa đúng.',
        'href="#id_consents">Hãy đánh dấu đồng ý',
    ):
        assert fault in page


def test_own_last_entries_stand_below_the_form(hoa_phu: Cast) -> None:
    desk = Desk("sau")
    desk.post("y-kien/nhap/", **entry(channel="village_head"))
    assert Opinion.objects.get().code in desk.text("y-kien/nhap/")


def test_wrong_telephone_number_is_refused_at_its_field(office: Desk) -> None:
    response = office.post("y-kien/nhap/", **entry(phone="12", consents="on"))
    assert response.status_code == 422
    assert 'href="#id_phone">Số điện thoại chưa đúng.' in response.content.decode()


def test_save_and_go_on_keeps_channel_and_village(hoa_phu: Cast, office: Desk) -> None:
    village = str(hoa_phu.villages["Thôn Đoài"].pk)
    response = office.post("y-kien/nhap/", another="1", **entry(village=village))
    assert response["Location"].endswith(f"/y-kien/nhap/?channel=paper&village={village}")
    assert Opinion.objects.get().code in office.client.get(response["Location"]).content.decode()


def test_sending_the_same_entry_twice_makes_one_opinion(office: Desk) -> None:
    once = entry()
    for _ in range(2):
        office.post("y-kien/nhap/", **once)
    assert Opinion.objects.count() == 1


def test_entered_denunciation_looks_like_any_other(office: Desk) -> None:
    response = office.post("y-kien/nhap/", **entry(text=DENUNCIATION))
    assert response.status_code == 302
    assert SealedCase.objects.get().code in office.text("y-kien/nhap/xong/")
    assert Opinion.objects.count() == 0
