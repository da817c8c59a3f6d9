"""The consoles: who may open them, what is asked of the database, what is sent again, what a script is told."""

import uuid
from typing import Any

import pytest
from django.conf import LazySettings
from tests.cast import Cast
from tests.cycle.conference.hall import enlist
from tests.web.stage.hall import Console, buttons, console

from dienhong.cycle.conference.models import Act, Conference, MinutesRow, RowText, SightToken, Turn
from dienhong.cycle.conference.states import TurnState


def test_consoles_open_by_duty(hoa_phu: Cast, conference: Conference) -> None:
    paths = ("chu-toa/", "thu-ky/", "hang-cho/", "chuan-bi/", "manh/?phan=minutes", "manh/?phan=queue")

    def answers(username: str) -> list[int]:
        return [console(username, conference).get(path).status_code for path in paths]

    assert answers("ha") == [200] * 6
    assert answers("thuy") == [403] * 6
    console("ha", conference).press("give_duty", duty="secretary", user=hoa_phu.thuy.user_id)
    assert answers("thuy") == [403, 200, 200, 403, 200, 200]
    console("ha", conference).press("give_duty", duty="timekeeper", user=hoa_phu.tuan.user_id)
    assert answers("tuan") == [403, 403, 200, 403, 404, 200]


def test_hall_of_another_commune_does_not_exist(binh_an: Cast, hoa_phu: Cast, conference: Conference) -> None:
    assert console("ngoc", conference).get("chu-toa/").status_code == 404


def test_press_sent_twice_is_done_once(hoa_phu: Cast, conference: Conference) -> None:
    chair, press = console("dung", conference), uuid.uuid4()
    answers = [chair.script("register", press, name="Phạm Văn Bính", kind="citizen").json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert Turn.objects.count() == 1


def test_page_without_script_names_its_presses(hoa_phu: Cast, conference: Conference) -> None:
    """The same button of the same page is one press; another button of that page is another."""
    chair, page = console("dung", conference), uuid.uuid4()
    for _ in range(2):
        chair.press("register", page_id=page, name="Phạm Văn Bính", kind="citizen")
    chair.press("register", page_id=page, name="Ngô Thị Cúc", kind="citizen")
    assert list(Turn.objects.values_list("name", flat=True)) == ["Phạm Văn Bính", "Ngô Thị Cúc"]


def test_refusal_to_a_script_is_a_sentence(hoa_phu: Cast, conference: Conference) -> None:
    chair = console("dung", conference)
    refused = chair.script("call_next")
    assert (refused.status_code, refused.json()["message"]) == (422, "Không còn ai chờ phát biểu.")
    assert chair.script("begin_step", step="x").status_code == 422
    assert chair.script("no_such_verb").status_code == 404


def test_parts_are_unchanged_until_something_happens(hoa_phu: Cast, conference: Conference) -> None:
    chair = console("dung", conference)
    first = chair.parts("queue", "now")
    assert set(first.json()["parts"]) == {"queue", "now"}
    assert chair.parts("queue", "now", **{"If-None-Match": first["ETag"]}).status_code == 304
    enlist(hoa_phu, conference, "Phạm Văn Bính")
    second = chair.parts("queue", "now", **{"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert "Phạm Văn Bính" in second.json()["parts"]["queue"]


def test_part_is_rendered_once_for_all_who_see_the_same(
    hoa_phu: Cast, conference: Conference, django_assert_max_num_queries: Any
) -> None:
    chair = console("dung", conference)
    for name in ("Phạm Văn Bính", "Ngô Thị Cúc", "Đỗ Văn Dần"):
        enlist(hoa_phu, conference, name)
    chair.parts("queue", "outcomes", "now", "acts")
    office = console("ha", conference)
    # Two of them are PostgreSQL being told the commune.
    with django_assert_max_num_queries(10):
        answer = office.parts("queue", "outcomes", "now", "acts")
    assert "Đỗ Văn Dần" in answer.json()["parts"]["queue"]


def test_reader_gets_their_own_form_token(hoa_phu: Cast, conference: Conference) -> None:
    enlist(hoa_phu, conference, "Phạm Văn Bính")
    console("dung", conference).press("call_next")
    texts = [console(name, conference).parts("outcomes").json()["parts"]["outcomes"] for name in ("dung", "ha")]
    assert texts[0] != texts[1]
    assert all("csrfmiddlewaretoken" in text and "hall-hidden" not in text for text in texts)


@pytest.mark.parametrize("count", [1, 3])
def test_console_asks_as_much_for_three_as_for_one(
    hoa_phu: Cast, conference: Conference, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        enlist(hoa_phu, conference, f"Người thứ {number}")
        console("dung", conference).press("call_next")
        console("dung", conference).press("write_row", kind="statement", text="Đề nghị sửa đường.")
    chair, secretary = console("dung", conference), console("ha", conference)
    with django_assert_max_num_queries(60):
        chair.text("chu-toa/")
    with django_assert_max_num_queries(60):
        secretary.text("thu-ky/")


def test_page_may_hold_only_its_own_stream(hoa_phu: Cast, conference: Conference, settings: LazySettings) -> None:
    settings.LIVE_PORT = 8555
    page = console("dung", conference).get("chu-toa/")
    policy = page["Content-Security-Policy"]
    assert "connect-src 'self' http://testserver:8555;" in policy
    settings.LIVE_PORT = 0
    usual = console("dung", conference).get("chu-toa/")["Content-Security-Policy"]
    assert policy.replace(" http://testserver:8555", "") == usual


def test_two_texts_of_a_row_wait_for_a_person(hoa_phu: Cast, conference: Conference) -> None:
    office, chair = console("ha", conference), console("dung", conference)
    office.script("write_row", kind="course", text="Khai mạc.")
    row = MinutesRow.objects.get()
    office.script("save_text", key=row.key, seen_version=1, text="Khai mạc lúc 8 giờ.")
    beside = chair.script("save_text", key=row.key, seen_version=1, text="Khai mạc, chào cờ.").json()["result"]
    later = chair.script("save_text", key=row.key, seen_version=1, text="Khai mạc, chào cờ, hát Quốc ca.").json()
    assert (beside["version"], "conflict" in beside, "conflict" in later["result"]) == (2, True, True)
    page = office.text("thu-ky/")
    assert "Khai mạc lúc 8 giờ." in page
    assert "Khai mạc, chào cờ, hát Quốc ca." in page
    waiting = RowText.objects.get(settled=False)
    chosen = "Khai mạc lúc 8 giờ; chào cờ."
    office.press("choose_text", back="secretary", other=waiting.pk, seen_version=2, chosen=chosen)
    row.refresh_from_db()
    assert (row.text, row.version) == (chosen, 3)
    assert RowText.objects.count() == 5


def test_secretary_takes_over(hoa_phu: Cast, conference: Conference) -> None:
    """The one before keeps what was written, and writes no more."""
    office = console("ha", conference)
    for user in (hoa_phu.thuy, hoa_phu.tuan):
        office.press("give_duty", duty="secretary", user=user.user_id)
    assert console("thuy", conference).get("thu-ky/").status_code == 403
    assert "Hoàng Anh Tuấn" in console("tuan", conference).text("thu-ky/")


def test_act_is_taken_back_by_its_button(hoa_phu: Cast, conference: Conference) -> None:
    enlist(hoa_phu, conference, "Phạm Văn Bính")
    chair = console("dung", conference)
    chair.press("call_next")
    newest = Act.objects.latest("number")
    assert buttons(chair.text("chu-toa/"), "undo")[0] == str(newest.pk)
    chair.press("undo", act=newest.pk)
    assert Turn.objects.get().state == TurnState.WAITING


def test_preparation_by_its_forms(hoa_phu: Cast, prepared: Conference) -> None:
    office = console("ha", prepared)
    first, second, *_ = prepared.steps.all()
    assert office.press("step_down", back="prepare", step=first.pk).status_code == 302
    assert [step.pk for step in prepared.steps.all()[:2]] == [second.pk, first.pk]
    refused = office.press("add_step", back="prepare", title="Văn nghệ", minutes=500)
    assert (refused.status_code, "Văn nghệ" in refused.content.decode()) == (422, True)
    office.press("add_step", back="prepare", title="Văn nghệ", minutes=10, owner="Đoàn Thanh niên")
    assert prepared.steps.last().title == "Văn nghệ"
    office.press(
        "set_policies", back="prepare", place_women=2, place_elderly=1, speaking_minutes="2.5", list_closed="on"
    )
    office.press("arrange_hall", back="prepare", capacity=120, stream_url="https://vidu.vn/truc-tiep")
    prepared.refresh_from_db()
    assert (prepared.policies, prepared.speaking_seconds, prepared.list_closed) == (["elderly", "women"], 150, True)
    assert (prepared.capacity, prepared.stream_url) == (120, "https://vidu.vn/truc-tiep")


def test_unit_may_not_prepare(hoa_phu: Cast, prepared: Conference) -> None:
    unit = Console("tuan", prepared.dialogue_id)
    assert unit.client.post(f"{unit.root}chuan-bi/").status_code == 403
    assert unit.client.post(f"{unit.root}chuan-bi/ma/", {"sight": "projector"}).status_code == 403
    assert not SightToken.objects.exists()
