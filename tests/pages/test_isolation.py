"""An official of another commune gets 404: at the desk of this commune, and for this commune's records at home."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.pages.spider import Visit

from dienhong.civic.communes.models import Commune
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import Role
from dienhong.config.demo.places import PASSWORD
from dienhong.engines.tenancy.scope import in_commune

RECORD = re.compile(r"/(\d+|DH-[0-9A-Z-]+)(/|$)")
HERE, THERE = "/hop-thinh/", "/an-binh/"

pytestmark = pytest.mark.slow


@pytest.fixture
def ngoc(demo: None, db: None) -> Client:
    """Ngọc holds every role there is: in An Bình."""
    user = User.objects.get(username="ngoc")
    with in_commune(Commune.objects.get(slug="an-binh").pk):
        for role in Role:
            Membership.objects.create(user=user, role=role, valid_from=date(2025, 7, 1))
    client = Client()
    assert client.login(username="ngoc", password=PASSWORD)
    return client


def _addresses(visits: dict[str, list[Visit]]) -> list[str]:
    return sorted({visit.address for found in visits.values() for visit in found})


def test_desk_of_another_commune_does_not_exist(visits: dict[str, list[Visit]], ngoc: Client) -> None:
    desk = [a for a in _addresses(visits) if a.startswith(f"{HERE}ban-lam-viec/") and "/dang-" not in a]
    assert len(desk) > 40
    assert {address: ngoc.get(address).status_code for address in desk} == dict.fromkeys(desk, 404)


def test_desk_of_another_commune_takes_no_orders(visits: dict[str, list[Visit]], ngoc: Client) -> None:
    desk = [a for a in _addresses(visits) if a.startswith(f"{HERE}ban-lam-viec/") and "/dang-" not in a]
    answers = {address: ngoc.post(address).status_code for address in desk}
    assert {address: status for address, status in answers.items() if status not in {404, 405}} == {}
    assert 404 in answers.values()


def test_records_of_another_commune_do_not_exist_at_home(visits: dict[str, list[Visit]], ngoc: Client) -> None:
    """Every address that names a record (portal and desk), asked at the own commune's place: the id does not exist."""
    named = [a for a in _addresses(visits) if RECORD.search(a.partition("?")[0]) and "/ke-hoach/2026" not in a]
    at_home = [address.replace(HERE, THERE, 1) for address in named]
    assert len(at_home) > 40
    assert {address: ngoc.get(address).status_code for address in at_home} == dict.fromkeys(at_home, 404)


def test_pages_without_records_show_the_own_commune(visits: dict[str, list[Visit]], ngoc: Client) -> None:
    plain = [a for a in _addresses(visits) if not RECORD.search(a) and "?" not in a and "/dang-" not in a]
    foreign = []
    for address in plain:
        response = ngoc.get(address.replace(HERE, THERE, 1))
        body = b"".join(response.streaming_content) if response.streaming else response.content
        if "Hợp Thịnh" in body.decode(errors="ignore"):
            foreign.append(address)
    assert foreign == []
