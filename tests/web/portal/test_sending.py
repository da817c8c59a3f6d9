"""Sending an opinion, one thing a page."""

import uuid

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.cast import DENUNCIATION, HELD_ON, ROAD, Cast, make_dialogue
from tests.web.portal.conftest import Clock, Visitor, page_text

from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.engines.limits.tallies import count_try
from dienhong.web.portal.opinions import gate

TEXT, PLACE, CONTACT, CHECK, DONE = (
    f"/gui-y-kien/{page}/" for page in ("noi-dung", "noi-o", "lien-he", "kiem-tra", "xong")
)


def asked_again(visitor: Visitor, path: str, **answers: str) -> HttpResponse:
    """Answers that are not right lead to the same page, which shows them with what is wrong."""
    answer = visitor.post(path, **answers)
    assert (answer.status_code, answer["Location"]) == (302, f"{visitor.root}{path}")
    return visitor.get(path)


def test_a_whole_opinion_with_contact(hoa_phu: Cast, visitor: Visitor) -> None:
    dialogue = make_dialogue(hoa_phu)
    village = hoa_phu.villages["Thôn Đông"]
    visitor.fill_in(
        village=str(village.pk), dialogue=str(dialogue.pk), name="Phạm Thị Lan", phone="0084 900.000.001", email=""
    )
    answer = visitor.post(CHECK, consents="on", trap="")
    assert (answer.status_code, answer["Location"]) == (302, DONE)
    opinion = Opinion.objects.get()
    assert (opinion.text, opinion.village, opinion.dialogue, opinion.channel) == (ROAD, village, dialogue, "web")
    sender = Submitter.objects.get()
    assert (sender.name, sender.phone, sender.consented_at, sender.entered_by_id) == (
        "Phạm Thị Lan",
        "+84900000001",
        opinion.received_at,
        None,
    )
    done = page_text(visitor.get(DONE))
    assert opinion.code in done
    assert f"{opinion.due_date:%d/%m/%Y}" in done
    assert 'src="data:image/svg+xml' in done


def test_without_name_no_consent_is_asked(hoa_phu: Cast, visitor: Visitor) -> None:
    visitor.fill_in()
    assert "consents" not in visitor.get(CHECK).context["form"].fields
    visitor.post(CHECK, trap="")
    sender = Submitter.objects.get()
    assert (sender.name, sender.phone, sender.consented_at) == ("", "", None)


def test_consent_is_unticked_and_needed(hoa_phu: Cast, visitor: Visitor) -> None:
    visitor.fill_in(name="Phạm Thị Lan")
    assert "checked" not in page_text(visitor.get(CHECK))
    answer = asked_again(visitor, CHECK, trap="")
    assert "consents" in answer.context["form"].errors
    assert Opinion.objects.count() == 0
    assert "<title>Lỗi: " in page_text(answer)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Hãy viết nội dung ý kiến."),
        ("ngắn quá", "ít nhất 10 ký tự"),
        ("dài " * 1500, "tối đa là 5000"),
    ],
)
def test_a_text_that_cannot_be_sent_is_shown_again(visitor: Visitor, text: str, says: str) -> None:
    answer = asked_again(visitor, TEXT, text=text)
    assert says in page_text(answer)
    assert text.strip() in page_text(answer)


def test_wrong_answers_are_shown_once(visitor: Visitor) -> None:
    asked_again(visitor, TEXT, text="ngắn quá")
    page = visitor.get(TEXT)
    assert (page.context["form"].errors, page.context["form"]["text"].value()) == ({}, "")


def test_a_text_too_long_to_wait_is_shown_at_once(visitor: Visitor) -> None:
    text = "dài " * 6000
    answer = visitor.post(TEXT, text=text)
    assert answer.status_code == 422
    assert text.strip() in page_text(answer)


def test_the_chosen_dialogue_survives_a_wrong_answer(hoa_phu: Cast, visitor: Visitor) -> None:
    dialogue = make_dialogue(hoa_phu)
    address = f"{TEXT}?doi-thoai={dialogue.pk}"
    assert visitor.client.post(address, {"text": ""})["Location"] == address


def test_line_ends_of_browsers_count_once(hoa_phu: Cast, visitor: Visitor) -> None:
    text = "\r\n".join(["đường hư "] * 499 + ["lắm rồi"])  # 4,997 characters; 5,496 as browsers send them
    assert visitor.post(TEXT, text=text).status_code == 302


def test_a_dialogue_is_chosen_by_the_address(hoa_phu: Cast, visitor: Visitor) -> None:
    dialogue = make_dialogue(hoa_phu)
    start = page_text(visitor.get(f"/gui-y-kien/?doi-thoai={dialogue.pk}"))
    assert f'href="{TEXT}?doi-thoai={dialogue.pk}"' in start
    visitor.client.post(f"{TEXT}?doi-thoai={dialogue.pk}", {"text": ROAD})
    assert visitor.get(PLACE).context["form"]["dialogue"].initial == str(dialogue.pk)


@pytest.mark.parametrize("strange", ["abc", "99999999", "1 or 1=1", "²"])
def test_a_strange_dialogue_in_the_address_changes_nothing(hoa_phu: Cast, visitor: Visitor, strange: str) -> None:
    make_dialogue(hoa_phu)
    assert visitor.client.get("/gui-y-kien/", {"doi-thoai": strange}).status_code == 200
    visitor.client.post(f"{TEXT}?{'doi-thoai'}={strange}", {"text": ROAD})
    assert visitor.get(PLACE).context["form"]["dialogue"].initial == "chung"


def test_no_question_about_dialogues_when_none_is_open(visitor: Visitor) -> None:
    visitor.post(TEXT, text=ROAD)
    assert "dialogue" not in visitor.get(PLACE).context["form"].fields
    assert visitor.post(PLACE, village="khong-ro")["Location"] == CONTACT


def test_the_village_is_asked(hoa_phu: Cast, visitor: Visitor) -> None:
    visitor.post(TEXT, text=ROAD)
    answer = asked_again(visitor, PLACE, village="")
    assert "Ngoài xã / không rõ" in answer.context["form"].errors["village"][0]


@pytest.mark.parametrize(
    ("contact", "field"), [({"phone": "12345"}, "phone"), ({"email": "lan@"}, "email"), ({"name": "x" * 161}, "name")]
)
def test_contact_that_is_mistyped(visitor: Visitor, contact: dict[str, str], field: str) -> None:
    visitor.post(TEXT, text=ROAD)
    visitor.post(PLACE, village="khong-ro")
    answer = asked_again(visitor, CONTACT, **contact)
    assert list(answer.context["form"].errors) == [field]


def test_going_back_shows_what_was_typed(hoa_phu: Cast, visitor: Visitor) -> None:
    village = str(hoa_phu.villages["Thôn Đoài"].pk)
    visitor.fill_in(village=village, name="Phạm Thị Lan", phone="0900000001")
    assert visitor.get(TEXT).context["form"]["text"].value() == ROAD
    assert visitor.get(PLACE).context["form"]["village"].value() == village
    contact = visitor.get(CONTACT).context["form"]
    assert (contact["name"].value(), contact["phone"].value()) == ("Phạm Thị Lan", "0900 000 001")


def test_changing_an_answer_leads_back_to_the_check(visitor: Visitor) -> None:
    visitor.fill_in()
    assert f"{TEXT}?sua=1#id_text" in page_text(visitor.get(CHECK))
    answer = visitor.client.post(f"{TEXT}?sua=1", {"text": "Đèn đường xóm trên tắt ba tuần nay."})
    assert answer["Location"] == CHECK
    assert "Đèn đường xóm trên tắt ba tuần nay." in page_text(visitor.get(CHECK))


@pytest.mark.parametrize("page", [PLACE, CONTACT, CHECK])
def test_pages_in_the_middle_lead_to_the_beginning(visitor: Visitor, page: str) -> None:
    answer = visitor.get(page)
    assert answer["Location"] in {TEXT, "/gui-y-kien/"}


def test_sending_twice_gives_one_opinion(hoa_phu: Cast, visitor: Visitor) -> None:
    visitor.fill_in()
    kept = dict(visitor.client.session)
    visitor.post(CHECK, trap="")
    first = visitor.get(DONE).context["sent"].code
    session = visitor.client.session  # the second click, whose request had read the draft already
    session.update(kept)
    session.save()
    visitor.post(CHECK, trap="")
    assert visitor.get(DONE).context["sent"].code == first
    assert Opinion.objects.count() == 1


def test_pressing_again_after_sending_shows_the_code(visitor: Visitor) -> None:
    visitor.send()
    assert visitor.post(CHECK, trap="")["Location"] == DONE


def test_the_draft_is_gone_once_it_is_sent(visitor: Visitor) -> None:
    visitor.send()
    assert visitor.get(TEXT).context["form"]["text"].value() == ""


def test_the_code_is_shown_for_half_an_hour(visitor: Visitor, clock: Clock) -> None:
    visitor.send()
    clock.forward(minutes=29)
    assert visitor.get(DONE).status_code == 200
    clock.forward(minutes=2)
    assert visitor.get(DONE)["Location"] == "/gui-y-kien/"


def test_each_opinion_has_its_own_key(visitor: Visitor) -> None:
    assert visitor.send() != visitor.send("Đề nghị mở thêm giờ ở bộ phận một cửa.")
    keys = list(Opinion.objects.values_list("submission_key", flat=True))
    assert len(set(keys)) == 2
    assert {key.version for key in keys} == {uuid.uuid4().version}


def test_a_dialogue_that_closed_meanwhile(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    dialogue = make_dialogue(hoa_phu)
    visitor.fill_in(dialogue=str(dialogue.pk))
    move_dialogue(hoa_phu.ha, dialogue.pk, "close_intake", now=clock.now)
    make_dialogue(hoa_phu, DialogueState.INTAKE_OPEN, venue="Hội trường Ủy ban", chair="phuc")
    assert visitor.post(CHECK, trap="")["Location"] == f"{PLACE}?sua=1"
    answer = visitor.get(f"{PLACE}?sua=1")
    assert "không còn nhận ý kiến" in answer.context["form"].errors["dialogue"][0]
    assert f'action="{PLACE}?sua=1"' in page_text(answer)
    assert visitor.client.post(f"{PLACE}?sua=1", {"village": "khong-ro", "dialogue": "chung"})["Location"] == CHECK


def test_a_dialogue_that_closed_meanwhile_when_no_other_is_open(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    dialogue = make_dialogue(hoa_phu)
    visitor.fill_in(dialogue=str(dialogue.pk))
    move_dialogue(hoa_phu.ha, dialogue.pk, "close_intake", now=clock.now)
    assert visitor.post(CHECK, trap="")["Location"] == f"{PLACE}?sua=1"
    assert "không còn nhận ý kiến" in page_text(visitor.get(f"{PLACE}?sua=1"))
    visitor.client.post(f"{PLACE}?sua=1", {"village": "khong-ro"})
    assert visitor.post(CHECK, trap="")["Location"] == DONE


def test_a_filled_trap_sends_nothing_and_loses_nothing(visitor: Visitor) -> None:
    visitor.fill_in()
    answer = asked_again(visitor, CHECK, trap="http://example.com")
    assert "một lần nữa" in page_text(answer)
    assert ROAD in page_text(answer)
    assert Opinion.objects.count() == 0
    assert visitor.post(CHECK, trap="")["Location"] == DONE


def test_four_pages_in_a_second_are_asked_once_more(visitor: Visitor, clock: Clock) -> None:
    """Nothing was wrong, so nothing is called wrong, and the consent stays ticked."""
    visitor.fill_in(name="Phạm Thị Lan")
    clock.forward(seconds=-39)
    page = page_text(asked_again(visitor, CHECK, trap="", consents="on"))
    assert page.count("một lần nữa") == 1
    assert [word for word in ("Có chỗ cần sửa lại", "Lỗi", "dt-error") if word in page] == []
    assert page.count(" checked") == 1
    clock.forward(seconds=10)
    assert visitor.post(CHECK, trap="", consents="on")["Location"] == DONE


def test_too_many_from_one_browser_keep_their_words(visitor: Visitor, clock: Clock) -> None:
    visitor.send()
    for _ in range(9):
        count_try(gate.BY_BROWSER, str(visitor.client.session.session_key), clock.now)
    visitor.fill_in("Ý kiến thứ mười một, về nước sạch.")
    answer = visitor.post(CHECK, trap="")
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert "Ý kiến thứ mười một, về nước sạch." in page_text(answer)
    clock.forward(hours=1)
    assert visitor.post(CHECK, trap="")["Location"] == DONE


def test_sixty_people_in_a_hall_behind_one_address(hoa_phu: Cast, clock: Clock) -> None:
    for _ in range(60):
        count_try(gate.BY_ADDRESS, "127.0.0.1", clock.now)
    for _ in range(3):
        Visitor(Client(), clock).send()
    assert Opinion.objects.count() == 3


def test_a_machine_that_changes_its_browser_meets_the_ceiling(hoa_phu: Cast, clock: Clock) -> None:
    for _ in range(gate.BY_ADDRESS.most):
        count_try(gate.BY_ADDRESS, "127.0.0.1", clock.now)
    late = Visitor(Client(), clock)
    late.fill_in()
    assert late.post(CHECK, trap="").status_code == 429
    assert Opinion.objects.count() == 0


def test_a_denunciation_is_answered_in_the_same_words(visitor: Visitor) -> None:
    def done(text: str) -> str:
        code = visitor.send(text)
        page = page_text(visitor.get(DONE))
        picture, ref = (visitor.get(DONE).context[name] for name in ("qr", "ref"))
        visitor.clock.forward(seconds=-40)
        return page.replace(code, "CODE").replace(str(picture), "QR").replace(ref, "REF")

    assert done(ROAD) == done(DENUNCIATION)
    assert (Opinion.objects.count(), SealedCase.objects.count()) == (1, 1)


def test_officials_who_use_the_portal_are_citizens_there(hoa_phu: Cast, visitor: Visitor) -> None:
    visitor.client.login(username="ha", password="dien-hong-1284")
    visitor.send(name="Nguyễn Thị Hà")
    assert Submitter.objects.get().entered_by_id is None


def test_drafts_of_two_communes_do_not_meet(hoa_phu: Cast, binh_an: Cast, clock: Clock) -> None:
    here = Visitor(Client(), clock, "/hoa-phu")
    here.post(TEXT, text=ROAD)
    there = Visitor(here.client, clock, "/binh-an")
    assert there.get(TEXT).context["form"]["text"].value() == ""


def test_a_village_of_another_commune_is_no_answer(hoa_phu: Cast, binh_an: Cast, clock: Clock) -> None:
    here = Visitor(Client(), clock, "/hoa-phu")
    here.post(TEXT, text=ROAD)
    theirs = binh_an.villages["Tổ dân phố 1"]
    assert "village" in asked_again(here, PLACE, village=str(theirs.pk)).context["form"].errors


def test_forms_are_guarded_against_forgery(hoa_phu: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse("portal:send_text"), {"text": ROAD}).status_code == 403


def test_dates_of_the_next_steps(visitor: Visitor) -> None:
    visitor.send()
    steps = visitor.get(DONE).context["next_steps"]
    assert [step["at"] for step in steps] == ["09/03/2026", "chậm nhất 23/03/2026", "chậm nhất 08/04/2026"]


def test_the_dialogues_day_is_named(hoa_phu: Cast, visitor: Visitor) -> None:
    make_dialogue(hoa_phu)
    visitor.post(TEXT, text=ROAD)
    assert f"buổi sáng {HELD_ON:%d/%m/%Y}" in page_text(visitor.get(PLACE))
