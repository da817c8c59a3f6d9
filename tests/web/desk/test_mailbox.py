"""The commune's mail at the desk."""

import secrets

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import ROAD, Cast
from tests.cycle.mailbox.letters import message, ways
from tests.web.desk.office import Desk

from dienhong.cycle.mailbox.actions.receive import receive_mail
from dienhong.cycle.mailbox.models import Mail, Mailbox
from dienhong.cycle.mailbox.permissions import mail_robot
from dienhong.cycle.mailbox.reading.message import read_letter
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.tenancy.scope import in_commune


def take(cast: Cast, number: int = 0) -> int:
    letter = read_letter(message(f"{ROAD} {number}", Message_ID=f"<{number}@thu.example>").as_bytes())
    receive_mail(mail_robot(cast.commune.pk), letter, ways(secrets.randbelow), now=timezone.now())
    return Mail.objects.latest("pk").pk


def test_clerk_sees_and_registers_a_letter(hoa_phu: Cast, office: Desk) -> None:
    pk = take(hoa_phu)
    assert "Phạm Thị Lan" in office.text("thu-den/")
    assert ROAD in office.text(f"thu-den/{pk}/")
    answer = office.post(f"thu-den/{pk}/", text=ROAD, village="", dialogue="", keeps_sender="on")
    assert answer.status_code == 302
    with in_commune(hoa_phu.commune.pk):
        code = Opinion.objects.get().code
    assert code in office.text("thu-den/")
    assert code in office.text("thu-den/", ngan="registered")
    assert code in office.text(f"thu-den/{pk}/")


def test_refusal_keeps_what_was_typed(hoa_phu: Cast, office: Desk) -> None:
    pk = take(hoa_phu)
    answer = office.post(f"thu-den/{pk}/", text="đường", village="", dialogue="")
    assert answer.status_code == 422
    assert "ít nhất 10 ký tự" in answer.content.decode()


def test_letter_is_moved_between_piles(hoa_phu: Cast, office: Desk) -> None:
    pk = take(hoa_phu)
    assert office.post(f"thu-den/{pk}/spam/").status_code == 302
    assert "Phạm Thị Lan" in office.text("thu-den/", ngan="spam")
    assert office.post(f"thu-den/{pk}/register/").status_code == 404


@pytest.mark.parametrize("who", ["sau", "van"])
def test_letters_are_not_for_those_who_may_not_see_senders(hoa_phu: Cast, who: str) -> None:
    pk = take(hoa_phu)
    assert (Desk(who).get("thu-den/").status_code, Desk(who).get(f"thu-den/{pk}/").status_code) == (403, 403)


def test_list_needs_the_same_queries_for_one_and_three(hoa_phu: Cast, office: Desk) -> None:
    counts = []
    for numbers in ((0,), (1, 2)):
        for number in numbers:
            take(hoa_phu, number)
        office.text("thu-den/")
        with CaptureQueriesContext(connection) as queries:
            office.text("thu-den/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_administrator_sets_the_mailbox(hoa_phu: Cast) -> None:
    admin = Desk("khoa")
    typed = {"kind": "imap", "host": "imap.thu.example", "port": "993", "folder": "INBOX", "since": "01/03/2026"}
    refused = admin.post("cau-hinh/hop-thu/", **typed)
    assert refused.status_code == 422
    assert "Hãy ghi máy chủ và tên đăng nhập" in refused.content.decode()
    assert admin.post("cau-hinh/hop-thu/", **typed, username="xa@thu.example", keeps_sender="on").status_code == 302
    with in_commune(hoa_phu.commune.pk):
        assert Mailbox.objects.values_list("kind", "host", "keeps_sender").get() == ("imap", "imap.thu.example", True)
    assert "Hộp thư điện tử" in admin.text("cau-hinh/")
