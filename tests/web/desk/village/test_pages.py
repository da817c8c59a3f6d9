"""The page without scripts, what is kept of it on the phone, and the worker's script."""

import json
import re

import pytest
from tests.cast import ROAD, Cast, new_key
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.models import Opinion

PAGE = "ghi-y-kien/"


@pytest.fixture
def head(hoa_phu: Cast) -> Desk:
    """Sáu, who heads Thôn Đông."""
    return Desk("sau")


def test_without_scripts_it_is_an_ordinary_form(hoa_phu: Cast, head: Desk) -> None:
    village = hoa_phu.villages["Thôn Đông"].pk
    answer = head.post(PAGE, key=str(new_key()), text=ROAD, channel="village_head", village=village)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{head.root}{PAGE}")
    assert Opinion.objects.get().code in head.text(PAGE)


def test_faults_are_shown(hoa_phu: Cast, head: Desk) -> None:
    other = hoa_phu.villages["Thôn Đoài"].pk
    answer = head.post(PAGE, key=str(new_key()), text=ROAD, channel="village_head", village=other)
    assert answer.status_code == 422
    assert "Ông/bà chỉ ghi ý kiến cho thôn, tổ dân phố của mình." in answer.content.decode()


def test_own_village_and_channel_are_chosen(hoa_phu: Cast, head: Desk) -> None:
    page = head.text(PAGE)
    assert re.search(rf'<option value="{hoa_phu.villages["Thôn Đông"].pk}"\s+selected>', page)
    assert "Thôn Đoài" not in page


def test_kept_page_has_nothing_of_anybody(hoa_phu: Cast, head: Desk) -> None:
    pages = {who: Desk(who).get(f"{PAGE}ngoai-tuyen/") for who in ("sau", "ha")}
    texts = {re.sub(r'value="[0-9a-f-]{36}"', "", page.content.decode()) for page in pages.values()}
    assert len(texts) == 1
    (text,) = texts
    found = [
        word
        for word in ("Bùi Văn Sáu", "Thôn Đông", "csrfmiddlewaretoken", "X-CSRFToken", "data-person")
        if word in text
    ]
    assert found == []
    assert pages["sau"].headers["X-Village-Version"]


def test_page_is_for_those_who_enter_opinions(hoa_phu: Cast) -> None:
    statuses = {who: Desk(who).get(PAGE).status_code for who in ("sau", "ha", "van", "tuan", "khoa", None)}
    assert statuses == {"sau": 200, "ha": 200, "van": 200, "tuan": 403, "khoa": 403, None: 302}


def test_worker_script_names_page_version_and_files(hoa_phu: Cast) -> None:
    answer = Desk("sau").get(f"{PAGE}sw.js")
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "text/javascript; charset=utf-8",
        "no-cache, private",
    )
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    told = json.loads(answer.content.decode().splitlines()[0].removeprefix("self.VILLAGE = "))
    assert told["page"] == "/hoa-phu/ban-lam-viec/ghi-y-kien/"
    assert told["version"] == Desk("sau").get(f"{PAGE}ngoai-tuyen/").headers["X-Village-Version"]


def test_every_file_of_the_kept_page_is_kept(hoa_phu: Cast, head: Desk) -> None:
    script = head.client.get(f"{head.root}{PAGE}sw.js").content.decode()
    needed = re.findall(r'(?:src|href)="(/static/[^"]+)"', head.text(f"{PAGE}ngoai-tuyen/"))
    assert [name for name in needed if f'"{name}"' not in script] == []


@pytest.mark.parametrize(("who", "shown"), [("sau", True), ("ha", False)])
def test_menu_leads_village_heads_there(hoa_phu: Cast, who: str, shown: bool) -> None:
    assert ("Ghi khi mạng yếu" in Desk(who).text()) is shown


def test_both_ways_of_entering_lead_to_each_other(hoa_phu: Cast, head: Desk) -> None:
    assert 'href="/hoa-phu/ban-lam-viec/ghi-y-kien/"' in head.text("y-kien/nhap/")
    assert 'href="/hoa-phu/ban-lam-viec/y-kien/nhap/"' in head.text(PAGE)
