"""The part “Thời hạn” of an opinion's page: questions to the sender and more time, through HTTP."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from tests.cast import Cast, make_opinion
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.actions.messages import answer_question
from dienhong.cycle.opinions.models import Extension, Opinion, Pause
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.secrets.seal import Seal

QUESTION = "Đoạn sụt nằm gần nhà nào, dài khoảng mấy mét?"
ANSWER = "Gần nhà văn hóa thôn, dài chừng năm mét."
WHY = "Phải đo đạc lại cùng đơn vị thi công."


def fresh(cast: Cast) -> Opinion:
    return make_opinion(cast, OpinionState.ASSIGNED, now=timezone.now())


def test_unit_asks_and_the_page_tells_the_pause_and_the_answer(hoa_phu: Cast, unit: Desk, office: Desk) -> None:
    opinion = fresh(hoa_phu)
    place = f"y-kien/{opinion.pk}/"
    assert "30 ngày từ" in unit.text(place)
    assert unit.post(f"{place}hoi-nguoi-gui/", question=QUESTION).status_code == 302
    page = office.text(place)
    assert (QUESTION in page, "đang tạm dừng từ" in page, "Đang chờ người gửi trả lời" in page) == (True, True, True)
    assert Pause.objects.count() == 1
    seal = Seal(settings.SEALED_KEYS)
    answer_question(
        hoa_phu.citizen, opinion.pk, text=ANSWER, seal=seal, random=lambda below: below - 1, now=timezone.now()
    )
    page = office.text(place)
    assert (ANSWER in page, "đang tạm dừng" in page) == (True, False)


def test_refused_question_keeps_what_was_typed(hoa_phu: Cast, unit: Desk) -> None:
    opinion = fresh(hoa_phu)
    response = unit.post(f"y-kien/{opinion.pk}/hoi-nguoi-gui/", question="Ở đâu?")
    assert response.status_code == 422
    assert "Ở đâu?" in response.content.decode()


def test_extension_from_the_unit_to_the_chairman(hoa_phu: Cast, unit: Desk, chairman: Desk) -> None:
    opinion = fresh(hoa_phu)
    assert opinion.due_date is not None
    place, until = f"y-kien/{opinion.pk}/", opinion.due_date + timedelta(days=7)
    too_far = unit.post(f"{place}gia-han/", until=f"{until + timedelta(days=20):%d/%m/%Y}", reason=WHY)
    assert too_far.status_code == 422
    assert unit.post(f"{place}gia-han/", until=f"{until:%d/%m/%Y}", reason=WHY).status_code == 302
    assert unit.get(f"{place}duyet-gia-han/").status_code == 404
    assert WHY in chairman.text(f"{place}duyet-gia-han/")
    assert chairman.post(f"{place}duyet-gia-han/", answer="grant", note="").status_code == 302
    assert Opinion.objects.get(pk=opinion.pk).due_date == until
    assert Extension.objects.get().state == "granted"
    assert f"được ấn định, gia hạn ngày {timezone.localdate():%d/%m/%Y}" in unit.text(place)


def test_other_unit_finds_no_way_in(hoa_phu: Cast) -> None:
    opinion = fresh(hoa_phu)
    other = Desk("thuy")
    assert other.get(f"y-kien/{opinion.pk}/hoi-nguoi-gui/").status_code == 404
    assert Desk("van").get(f"y-kien/{opinion.pk}/hoi-nguoi-gui/").status_code == 404
