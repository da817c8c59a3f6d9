"""A dialogue's page tells machines and feed readers what it tells people."""

from datetime import timedelta
from xml.etree import ElementTree as ET

from django.test import Client
from django.utils import timezone
from tests.cast import Cast, make_dialogue
from tests.web.desk.test_duties import held_in

from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState

ATOM = "{http://www.w3.org/2005/Atom}"


def feed() -> ET.Element:
    response = Client().get("/hoa-phu/doi-thoai/tin.atom")
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ET.fromstring(response.content)


def test_feed_tells_of_what_was_announced_alone(hoa_phu: Cast) -> None:
    assert feed().findall(f"{ATOM}entry") == []
    planned = make_dialogue(hoa_phu, DialogueState.PLANNED)
    known = held_in(hoa_phu, 20)
    move_dialogue(hoa_phu.ha, known.pk, "announce", now=timezone.now())
    addresses = [entry.findtext(f"{ATOM}id") for entry in feed().findall(f"{ATOM}entry")]
    assert addresses == [f"http://testserver/hoa-phu/doi-thoai/{known.pk}/"]
    assert Client().get(f"/hoa-phu/doi-thoai/{planned.pk}/").status_code == 404


def test_page_is_an_event_for_machines_and_counts_the_days(hoa_phu: Cast) -> None:
    known = held_in(hoa_phu, 20)
    for step in ("announce", "open_intake"):
        move_dialogue(hoa_phu.ha, known.pk, step, now=timezone.now())
    last = timezone.localdate() + timedelta(days=12)
    Dialogue.objects.filter(pk=known.pk).update(intake_until=last)
    page = Client().get(f"/hoa-phu/doi-thoai/{known.pk}/?x=1").content.decode()
    wanted = (
        'itemtype="https://schema.org/Event"',
        f'itemprop="startDate" content="{known.date:%Y-%m-%d}"',
        '<meta property="og:url" content="http://testserver/hoa-phu/doi-thoai/',
        "(còn 12 ngày)",
        'type="application/atom+xml"',
    )
    assert [part for part in wanted if part not in page] == []
    Dialogue.objects.filter(pk=known.pk).update(intake_until=timezone.localdate())
    assert "(hôm nay là ngày cuối)" in Client().get(f"/hoa-phu/doi-thoai/{known.pk}/").content.decode()
