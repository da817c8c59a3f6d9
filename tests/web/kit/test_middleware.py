"""Which commune a request is for."""

import pytest
from django.test import Client
from tests.cast import Cast

from dienhong.civic.communes.models import Commune


@pytest.fixture
def two(hoa_phu: Cast, binh_an: Cast) -> tuple[Commune, Commune]:
    return hoa_phu.commune, binh_an.commune


def test_path_chooses_the_commune(two: tuple[Commune, Commune], client: Client) -> None:
    for commune in two:
        assert commune.full_name in client.get(f"/{commune.slug}/").content.decode()


def test_addresses_stay_in_the_commune_of_the_path(two: tuple[Commune, Commune], client: Client) -> None:
    page = client.get(f"/{two[0].slug}/").content.decode()
    assert f'href="/{two[0].slug}/' in page
    assert f'href="/{two[1].slug}/' not in page


def test_host_chooses_before_the_path(
    two: tuple[Commune, Commune], client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.ALLOWED_HOSTS = ["hoa-phu.example"]
    Commune.objects.filter(pk=two[0].pk).update(host="hoa-phu.example")
    assert two[0].full_name in client.get("/", headers={"host": "hoa-phu.example"}).content.decode()
    assert client.get(f"/{two[1].slug}/", headers={"host": "hoa-phu.example"}).status_code == 404


def test_several_communes_without_a_choice_are_listed(two: tuple[Commune, Commune], client: Client) -> None:
    page = client.get("/").content.decode()
    assert [f'href="/{commune.slug}/"' in page for commune in two] == [True, True]


def test_only_commune_needs_no_path(hoa_phu: Cast, client: Client) -> None:
    assert hoa_phu.commune.full_name in client.get("/").content.decode()


def test_unknown_commune_is_not_found(two: tuple[Commune, Commune], client: Client) -> None:
    assert client.get("/khong-co/gui-y-kien/").status_code == 404


def test_every_answer_carries_the_policy(two: tuple[Commune, Commune], client: Client) -> None:
    for address in (f"/{two[0].slug}/", "/khong-co/", "/song/"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_alive_answers_without_a_commune(db: None, client: Client) -> None:
    assert client.get("/song/").content == b"ok"
