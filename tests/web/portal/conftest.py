"""The portal as citizens meet it, on the cast's Monday morning."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import set_script_prefix
from django.utils import timezone
from tests.cast import NOW, ROAD, Cast


@dataclass
class Clock:
    """What time it is for the pages."""

    now: datetime = NOW

    def forward(self, **amount: float) -> None:
        self.now += timedelta(**amount)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Django's clock stands still until a test moves it."""
    set_script_prefix("/")
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@dataclass
class Visitor:
    """Somebody with a browser, in one commune."""

    client: Client
    clock: Clock
    root: str = ""

    def get(self, path: str, **more: str) -> HttpResponse:
        set_script_prefix("/")  # as the server does before each request, and Django's test client does not
        return self.client.get(f"{self.root}{path}", **more)

    def post(self, path: str, **answers: str) -> HttpResponse:
        set_script_prefix("/")
        return self.client.post(f"{self.root}{path}", answers)

    def look_up(self, code: str) -> str:
        """Type the code in; the address that this browser has for the opinion from then on."""
        return str(self.post("/tra-cuu/", code=code)["Location"]).removeprefix(self.root)

    def fill_in(self, text: str = ROAD, *, village: str = "khong-ro", dialogue: str = "chung", **contact: str) -> None:
        """Answer everything up to the page on which the answers are checked, as slowly as people do."""
        self.post("/gui-y-kien/noi-dung/", text=text)
        self.post("/gui-y-kien/noi-o/", village=village, dialogue=dialogue)
        self.post("/gui-y-kien/lien-he/", **{"name": "", "phone": "", "email": ""} | contact)
        self.clock.forward(seconds=40)

    def send(self, text: str = ROAD, **answers: str) -> str:
        """Send an opinion through the pages; its code."""
        self.fill_in(text, **answers)
        self.post("/gui-y-kien/kiem-tra/", consents="on", trap="")
        return str(self.get("/gui-y-kien/xong/").context["sent"].code)


@pytest.fixture
def visitor(hoa_phu: Cast, clock: Clock) -> Visitor:
    return Visitor(Client(), clock)


def page_text(response: HttpResponse) -> str:
    return response.content.decode()
