"""The same request twice at once is one opinion, on either database."""

from django.test import Client
from tests.cast import ROAD, Cast, run_at_once
from tests.web.api.conftest import ROOT, make_key

from dienhong.civic.keys.models import KeyAnswer
from dienhong.civic.keys.states import Scope
from dienhong.cycle.opinions.models import Opinion


def test_twins_at_once_are_one_opinion_with_one_answer(hoa_phu_committed: Cast) -> None:
    token = make_key(hoa_phu_committed, Scope.INTAKE).token
    headers = {"Idempotency-Key": "lan-gui-0001", "Authorization": f"Bearer {token}"}

    def send() -> object:
        response = Client().post(f"{ROOT}/opinions", {"text": ROAD}, content_type="application/json", headers=headers)
        return response.status_code, response.json().get("code", response.content)

    answers = run_at_once(hoa_phu_committed, send, send, send, send)
    assert len(set(answers)) == 1, answers
    assert str(answers[0]).startswith("(201, 'DH-")
    assert (Opinion.objects.count(), KeyAnswer.objects.count()) == (1, 1)
