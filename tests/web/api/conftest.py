"""A key of Hòa Phú, and requests as another system sends them."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast

from dienhong.civic.keys.actions.issue import Issued, create_key
from dienhong.civic.keys.states import Scope

ROOT = "/hoa-phu/api/v1"
Send = Callable[..., Any]


def make_key(cast: Cast, *scopes: Scope, name: str = "Cổng dịch vụ thử nghiệm") -> Issued:
    until = date(timezone.localdate().year + 1, 1, 1)
    return create_key(
        cast.khoa, name=name, scopes=scopes, expires_on=until, random_below=secrets.randbelow, now=timezone.now()
    )


@pytest.fixture
def token(hoa_phu: Cast) -> str:
    return make_key(hoa_phu, Scope.INTAKE).token


@pytest.fixture
def send(token: str) -> Send:
    """Send `body` as an opinion under an Idempotency-Key."""

    def post(body: Any, key: str = "lan-gui-0001", token: str = token, **headers: str) -> Any:
        told = {"Idempotency-Key": key, "Authorization": f"Bearer {token}"} | headers
        return Client().post(f"{ROOT}/opinions", body, content_type="application/json", headers=told)

    return post


def problem(response: Any) -> tuple[int, str]:
    """Status and code of a refusal; fails unless it has the form of RFC 9457."""
    assert response.headers["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == response.status_code
    assert told["title"]
    assert told["detail"]
    return response.status_code, told["code"]
