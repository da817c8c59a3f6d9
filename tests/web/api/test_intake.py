"""Opinions from other systems."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import DENUNCIATION, ROAD, Cast
from tests.web.api.conftest import ROOT, Send, make_key, problem
from tests.web.desk.office import Desk

from dienhong.civic.keys.actions.issue import revoke_key
from dienhong.civic.keys.models import ApiKey, KeyAnswer
from dienhong.civic.keys.queries import channel_name_of
from dienhong.civic.keys.states import Scope
from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.journal.models import Entry

BODY = {"text": ROAD}


def test_opinion_is_received_under_its_channel(hoa_phu: Cast, send: Send) -> None:
    response = send(BODY)
    assert response.status_code == 201
    opinion = Opinion.objects.get()
    assert response.json() == {"code": opinion.code, "due_date": opinion.due_date.isoformat()}
    assert (opinion.text, opinion.channel) == (ROAD, Channel.API)
    assert channel_name_of(opinion.code) == "Cổng dịch vụ thử nghiệm"
    assert not response.cookies


def test_same_key_and_body_get_the_same_answer(hoa_phu: Cast, send: Send) -> None:
    first, second = send(BODY), send(BODY)
    assert (second.status_code, second.json()) == (201, first.json())
    assert (first.headers.get("Idempotency-Replayed"), second.headers["Idempotency-Replayed"]) == (None, "true")
    assert Opinion.objects.count() == 1


def test_same_key_with_another_body_is_refused(hoa_phu: Cast, send: Send) -> None:
    send(BODY)
    assert problem(send({"text": "Đèn đường trước trường học hỏng từ tuần trước."})) == (422, "idempotency_key_reused")
    assert Opinion.objects.count() == 1


def test_refused_opinion_leaves_its_key_free(hoa_phu: Cast, send: Send) -> None:
    assert problem(send({"text": "aaaaaaaaaaaa"})) == (422, "refused")
    assert KeyAnswer.objects.count() == 0
    assert send(BODY).status_code == 201


def test_denunciation_is_sealed_and_answered_alike(hoa_phu: Cast, send: Send) -> None:
    plain, withheld = send(BODY, "lan-gui-0001"), send({"text": DENUNCIATION}, "lan-gui-0002")
    assert withheld.status_code == plain.status_code
    assert set(withheld.json()) == set(plain.json())
    assert withheld.json()["due_date"] == plain.json()["due_date"]
    assert (Opinion.objects.count(), SealedCase.objects.count()) == (1, 1)
    assert send({"text": DENUNCIATION}, "lan-gui-0002").json() == withheld.json()
    assert SealedCase.objects.count() == 1
    stored = str(list(KeyAnswer.objects.values())) + str(list(Entry.objects.values()))
    assert "trưởng thôn" not in stored


def test_status_of_a_denunciation_reads_like_that_of_a_fresh_opinion(hoa_phu: Cast, send: Send, token: str) -> None:
    codes = [send({"text": text}, f"lan-gui-000{n}").json()["code"] for n, text in enumerate((ROAD, DENUNCIATION))]
    plain, withheld = (_status(code, token).json() | {"code": ""} for code in codes)
    assert plain == withheld
    assert plain["state"] == "received"


@pytest.mark.parametrize("code", ["DH-2222-2222", "khong-co", "%20", "DH-7K4P-92QX"])
def test_unknown_codes_get_one_answer(hoa_phu: Cast, token: str, code: str) -> None:
    assert problem(_status(code, token)) == (404, "not_found")


def test_guessing_codes_ends(hoa_phu: Cast, token: str) -> None:
    statuses = [_status("DH-2222-2222", token).status_code for _ in range(61)]
    assert statuses == [404] * 60 + [429]


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer dh_x_y", "Basic abc", f"Bearer dh_{'a' * 10}_{'b' * 43}"])
def test_without_a_key_nothing_is_taken(hoa_phu: Cast, sent: str) -> None:
    headers = {"Idempotency-Key": "lan-gui-0001"} | ({"Authorization": sent} if sent else {})
    response = Client().post(f"{ROOT}/opinions", BODY, content_type="application/json", headers=headers)
    assert problem(response) == (401, "key_needed")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert Opinion.objects.count() == 0


def test_logged_in_official_needs_a_key_as_well(hoa_phu: Cast) -> None:
    response = Desk("ha").client.post(
        f"{ROOT}/opinions", BODY, content_type="application/json", headers={"Idempotency-Key": "lan-gui-0001"}
    )
    assert problem(response) == (401, "key_needed")


def test_revoked_and_ended_keys_work_no_more(hoa_phu: Cast, send: Send, token: str) -> None:
    key = ApiKey.objects.get()
    ApiKey.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert problem(send(BODY)) == (401, "key_needed")
    ApiKey.objects.update(expires_on=timezone.localdate())
    assert send(BODY).status_code == 201
    revoke_key(hoa_phu.khoa, key.pk, now=timezone.now())
    assert problem(send(BODY)) == (401, "key_needed")


def test_key_of_another_commune_is_none_here(hoa_phu: Cast, binh_an: Cast, token: str) -> None:
    response = Client().post(
        "/binh-an/api/v1/opinions",
        BODY,
        content_type="application/json",
        headers={"Idempotency-Key": "lan-gui-0001", "Authorization": f"Bearer {token}"},
    )
    assert problem(response) == (401, "key_needed")


def test_reading_key_may_not_send(hoa_phu: Cast, send: Send) -> None:
    reading = make_key(hoa_phu, Scope.READ, name="Báo điện tử").token
    assert problem(send(BODY, token=reading)) == (403, "scope_missing")


def test_wrong_keys_are_limited(hoa_phu: Cast, send: Send) -> None:
    wrong = f"dh_{'a' * 10}_{'b' * 43}"
    assert [send(BODY, token=wrong).status_code for _ in range(31)] == [401] * 30 + [429]


def test_sender_is_kept_with_consent_only(hoa_phu: Cast, send: Send) -> None:
    body = BODY | {"name": "Phạm Thị Lan", "phone": "0900 000 001"}
    refused = send(body)
    assert problem(refused) == (422, "refused")
    assert refused.json()["errors"] == [{"where": "body.payload.consents", "code": "refused"}]
    assert send(body | {"consents": True}, "lan-gui-0002").status_code == 201
    assert Submitter.objects.values_list("name", "phone").get() == ("Phạm Thị Lan", "+84900000001")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{", (400, "unreadable")),
        (b'{"text": "\xff\xff"}', (400, "unreadable")),
        ('{"text": NaN}', (400, "unreadable")),
        ('{"text": "a", "text": "b"}', (400, "unreadable")),
        ("[" * 5000, (400, "too_deep")),
        ('{"text": "' + "a" * 70_000 + '"}', (413, "too_large")),
        ('{"text": "Đường hỏng \\ud800 nặng lắm"}', (422, "invalid")),
        ('{"text": "Đường hỏng \\u0000 nặng lắm rồi"}', (422, "refused")),
        ({"text": ROAD, "admin": True}, (422, "invalid")),
        ({"text": ROAD, "village_id": 2**70}, (422, "invalid")),
        ({"text": ROAD, "village_id": 999_999}, (422, "refused")),
        ({"text": ROAD, "dialogue_id": 999_999}, (422, "refused")),
        ({"text": ROAD, "phone": "12345", "consents": True}, (422, "refused")),
        ({"text": ROAD, "email": "lan@", "consents": True}, (422, "refused")),
        ({}, (422, "invalid")),
    ],
)
def test_bad_bodies_are_refused_in_words(hoa_phu: Cast, send: Send, body: object, expected: tuple[int, str]) -> None:
    assert problem(send(body)) == expected
    assert Opinion.objects.count() == 0


@pytest.mark.parametrize("key", ["", "ngan", "có dấu cách", "x" * 201])
def test_bad_idempotency_keys_are_named(hoa_phu: Cast, send: Send, key: str) -> None:
    assert problem(send(BODY, key)) == (422, "idempotency_key_invalid")


def test_form_data_is_not_taken(hoa_phu: Cast, token: str) -> None:
    response = Client().post(
        f"{ROOT}/opinions", BODY, headers={"Idempotency-Key": "lan-gui-0001", "Authorization": f"Bearer {token}"}
    )
    assert problem(response) == (415, "json_needed")


def test_intake_is_closed_to_pages_of_other_sites(hoa_phu: Cast, send: Send) -> None:
    response = send(BODY, Origin="https://khac.example")
    assert not [name for name in response.headers if name.lower().startswith("access-control")]
    assert problem(Client().options(f"{ROOT}/opinions")) == (405, "method_not_allowed")


def test_unknown_addresses_and_methods_are_problems(hoa_phu: Cast) -> None:
    assert problem(Client().get(f"{ROOT}/khong-co")) == (404, "not_found")
    assert problem(Client().delete(f"{ROOT}/topics")) == (405, "method_not_allowed")


def _status(code: str, token: str) -> Any:
    return Client().get(f"{ROOT}/opinions/{code}", headers={"Authorization": f"Bearer {token}"})
