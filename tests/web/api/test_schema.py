"""The interface keeps its own description: generated requests, right and wrong ones, get answers that stand in it."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from tests.cast import Cast, make_dialogue, make_reply
from tests.web.api.conftest import ROOT, make_key

from dienhong.civic.keys.states import Scope
from dienhong.config.wsgi import application
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.limits.models import Tally
from dienhong.web.api.machine import description

EXAMPLES = 20
_RIGHT, _WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
CASES = [
    pytest.param(method.upper(), path, mode, id=f"{method} {path} {mode.value}")
    for path, operations in description(ROOT)["paths"].items()
    for method, told in operations.items()
    for mode in ((_RIGHT, _WRONG) if told["parameters"] else (_RIGHT,))  # where nothing is asked nothing can be wrong
]
# What JSON Schema cannot say (a text must be words, a village must exist) is refused by a rule, with 422.
_SAID_OTHERWISE = [negative_data_rejection, positive_data_acceptance]
_QUICK = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def in_one_transaction() -> Iterator[None]:
    """The server closes its connection after a request; here it holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize(("method", "path", "mode"), CASES)
@pytest.mark.usefixtures("in_one_transaction")
def test_generated_requests_get_described_answers(hoa_phu: Cast, method: str, path: str, mode: GenerationMode) -> None:
    make_dialogue(hoa_phu)
    make_reply(hoa_phu, ReplyState.PUBLISHED)
    token = make_key(hoa_phu, Scope.INTAKE, Scope.READ).token
    operation = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", application)[path][method]
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    asked = []

    @_QUICK
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        Tally.objects.all().delete()
        answer = case.call(headers=headers)
        case.validate_response(answer, headers=headers, excluded_checks=_SAID_OTHERWISE)
        asked.append(answer.status_code)

    ask()
    assert asked
    assert max(asked) < 500
