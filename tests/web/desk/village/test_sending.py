"""What a phone sends: taken in once, by whom it may, whatever stands in it."""

import json
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.cast import DENUNCIATION, LAN, ROAD, Cast, new_key
from tests.web.desk.office import HOA_PHU, Desk

from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import Role
from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.limits.tallies import Limit
from dienhong.web.desk.village import sending
from dienhong.web.desk.village.records import LARGEST

PAGE = f"{HOA_PHU}ghi-y-kien/"
TEXT = f"{ROAD}\nXin xã xem giúp 🙏."


@pytest.fixture
def head(hoa_phu: Cast) -> Desk:
    """Sáu, who heads Thôn Đông."""
    return Desk("sau")


def record(cast: Cast, **details: Any) -> dict[str, Any]:
    told = {"person": cast.sau.person_id, "key": str(new_key()), "text": TEXT, "channel": "village_head",
            "village": cast.villages["Thôn Đông"].pk, "dialogue": None, "name": "", "phone": "", "consents": False}  # fmt: skip
    return told | details


def send(desk: Desk, what: object) -> Any:
    return desk.client.post(f"{PAGE}gui/", what if isinstance(what, bytes) else json.dumps(what), "application/json")


def test_record_becomes_an_opinion(hoa_phu: Cast, head: Desk) -> None:
    answer = send(head, record(hoa_phu, name=LAN.name, phone=LAN.phone, consents=True))
    opinion = Opinion.objects.get()
    assert (answer.status_code, answer.json()) == (200, {"code": opinion.code, "due": f"{opinion.due_date:%d/%m/%Y}"})
    assert (opinion.text, opinion.channel, opinion.village_id) == (
        TEXT,
        "village_head",
        hoa_phu.villages["Thôn Đông"].pk,
    )
    submitter = opinion.submitter
    assert (submitter.name, submitter.phone, submitter.entered_by_id) == (
        LAN.name,
        "+84900000001",
        hoa_phu.sau.person_id,
    )


def test_same_key_again_gives_the_same_code(hoa_phu: Cast, head: Desk) -> None:
    what = record(hoa_phu)
    first, second = send(head, what), send(head, what | {"text": "Một nội dung khác hẳn lần trước."})
    assert first.json() == second.json()
    assert list(Opinion.objects.values_list("text", flat=True)) == [TEXT]


def test_denunciation_is_answered_in_the_same_words(hoa_phu: Cast, head: Desk) -> None:
    what = record(hoa_phu, text=DENUNCIATION)
    plain, sealed = send(head, record(hoa_phu)), send(head, what)
    assert (sealed.status_code, set(sealed.json())) == (200, set(plain.json()))
    assert sealed.json()["code"] == SealedCase.objects.get().code == send(head, what).json()["code"]
    assert Opinion.objects.count() == 1


def test_head_of_one_village_does_not_enter_for_another(hoa_phu: Cast, head: Desk) -> None:
    answer = send(head, record(hoa_phu, village=hoa_phu.villages["Thôn Đoài"].pk))
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["village"])
    assert "thôn, tổ dân phố của mình" in answer.json()["message"]
    assert Opinion.objects.count() == 0


def test_head_with_a_role_in_the_office_enters_for_every_village(hoa_phu: Cast, head: Desk) -> None:
    user = User.objects.get(username="sau")
    Membership.objects.create(user=user, role=Role.FRONT, valid_from=date(2025, 7, 1))
    assert send(head, record(hoa_phu, village=hoa_phu.villages["Thôn Đoài"].pk)).status_code == 200


def test_village_of_another_commune_is_not_known(hoa_phu: Cast, binh_an: Cast, head: Desk) -> None:
    answer = send(head, record(hoa_phu, village=binh_an.villages["Tổ dân phố 1"].pk))
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["village"])


@pytest.mark.parametrize(("who", "status", "problem"), [("tuan", 403, "forbidden"), ("ha", 409, "other_person")])
def test_others_are_refused(hoa_phu: Cast, who: str, status: int, problem: str) -> None:
    answer = send(Desk(who), record(hoa_phu))
    assert (answer.status_code, answer.json()["problem"]) == (status, problem)
    assert Opinion.objects.count() == 0


def test_log_in_that_ended_leads_to_the_log_in(hoa_phu: Cast) -> None:
    answer = send(Desk(None), record(hoa_phu))
    assert (answer.status_code, Opinion.objects.count()) == (302, 0)
    assert answer.headers["Location"].startswith(f"{HOA_PHU}dang-nhap/")


def test_official_of_another_commune_finds_nothing(hoa_phu: Cast, binh_an: Cast) -> None:
    ngoc = Desk("ngoc")
    answers = [
        send(ngoc, record(hoa_phu)),
        *(ngoc.get(f"ghi-y-kien/{path}") for path in ("", "ngoai-tuyen/", "phien/")),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4


def test_faults_are_told_at_their_fields(hoa_phu: Cast, head: Desk) -> None:
    answer = send(head, record(hoa_phu, text="ngắn", name="Lan", channel="web", phone="12"))
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"text", "channel", "phone", "consents"})
    assert answer.json()["message"] == next(iter(answer.json()["errors"].values()))[0]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b" ", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b"\xff\xfe", 400),
        (b"[" * 60_000, 400),
        (b'{"person": ' + b"9" * 6000 + b"}", 400),
        (b"x" * (LARGEST + 1), 413),
        (b"x" * (1024 * 1024 + 1), 413),
    ],
    ids=["blank", "cut", "list", "null", "bytes", "deep", "long number", "large", "huge"],
)
def test_what_is_no_record_is_refused_in_words(head: Desk, body: bytes, status: int) -> None:
    answer = send(head, body)
    assert (answer.status_code, answer.json()["problem"]) == (status, "unreadable")


@pytest.mark.parametrize(
    "name", ["person", "key", "text", "channel", "village", "dialogue", "name", "phone", "consents"]
)
@pytest.mark.parametrize("value", [["a"], {"a": 1}, 1.5, True, 2**70, "\ud800", "\0"], ids=repr)
def test_wrong_types_never_break_it(hoa_phu: Cast, head: Desk, name: str, value: object) -> None:
    answer = send(head, record(hoa_phu, **{name: value}))
    is_fine = (name, value) == ("consents", True)
    assert answer.status_code in ({200} if is_fine else {409, 422})
    assert Opinion.objects.count() == is_fine


def test_form_from_elsewhere_is_no_record(hoa_phu: Cast, head: Desk) -> None:
    assert head.post("ghi-y-kien/gui/", text=TEXT).status_code == 415


def test_token_is_needed_and_is_given(hoa_phu: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="sau"))
    body = json.dumps(record(hoa_phu))
    assert client.post(f"{PAGE}gui/", body, "application/json").status_code == 403
    token = client.get(f"{PAGE}phien/").json()["token"]
    answer = client.post(f"{PAGE}gui/", body, "application/json", headers={"X-CSRFToken": token})
    assert (answer.status_code, Opinion.objects.count()) == (200, 1)


def test_too_many_in_an_hour_are_put_off(hoa_phu: Cast, head: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "BY_PERSON", Limit(f"test {uuid.uuid4()}", most=1, seconds=3600))
    answers = [send(head, record(hoa_phu)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1].json()["problem"] == "too_many"


def test_session_tells_own_places_only(hoa_phu: Cast, head: Desk) -> None:
    told = head.get("ghi-y-kien/phien/")
    place = hoa_phu.villages["Thôn Đông"]
    assert (told.json()["person"], told.json()["villages"]) == (hoa_phu.sau.person_id, [[place.pk, "Thôn Đông"]])
    assert "no-store" in told.headers["Cache-Control"]
    assert len(Desk("ha").get("ghi-y-kien/phien/").json()["villages"]) == 2
