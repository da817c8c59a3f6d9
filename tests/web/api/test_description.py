"""The description is valid OpenAPI, and the guide tells all of it."""

from typing import Any

import schemathesis
from django.test import Client
from tests.cast import Cast
from tests.web.api.conftest import ROOT

REFUSED = range(400, 500)


def described() -> dict[str, Any]:
    told: dict[str, Any] = Client().get(f"{ROOT}/openapi.json").json()
    return told


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    paths = described()["paths"]
    return [(method.upper(), path, told) for path, methods in paths.items() for method, told in methods.items()]


def test_description_is_valid_openapi(hoa_phu: Cast) -> None:
    schemathesis.openapi.from_dict(described()).validate()


def test_every_operation_has_a_name_and_a_sentence_of_its_own(hoa_phu: Cast) -> None:
    for attribute in ("operationId", "summary", "description"):
        told = [operation[attribute] for _, _, operation in operations()]
        assert len(set(told)) == len(told) == 10


def test_refusals_are_described_as_problems(hoa_phu: Cast) -> None:
    for _, path, operation in operations():
        answers = operation["responses"]
        kinds = {kind for status, told in answers.items() if int(status) in REFUSED for kind in told["content"]}
        assert kinds == {"application/problem+json"}, path
        assert {"422", "429"} <= set(answers), path


def test_guide_lists_every_operation_with_its_answers(hoa_phu: Cast) -> None:
    page = Client().get(f"{ROOT}/")
    assert page.status_code == 200
    written = page.content.decode()
    for method, path, operation in operations():
        assert f"{method} {path}</span>" in written
        assert operation["summary"] in written
        assert ", ".join(operation["responses"]) in written


def test_description_and_guide_stand_at_the_commune_s_own_address(hoa_phu: Cast) -> None:
    assert (described()["openapi"], described()["servers"]) == ("3.1.0", [{"url": ROOT}])
    assert f"http://testserver{ROOT}" in Client().get(f"{ROOT}/").content.decode()
