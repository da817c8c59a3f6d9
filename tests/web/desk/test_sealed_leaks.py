"""A marker goes in through every door as a denunciation; then everything readable is searched for it."""

import base64
import io
import json
import logging
import random
import re
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.cast import LAN, NOW, ROAD, Cast, do_jobs, make_dialogue, make_opinion, new_key, send, submission
from tests.cycle.intake.tables import LAMP, bring_in, keep
from tests.cycle.mailbox.letters import message, ways
from tests.pages.doors import addresses, knock
from tests.pages.spider import Visit, crawl
from tests.web.api.conftest import make_key
from tests.web.desk.office import HOA_PHU, Desk

from dienhong.civic.keys.states import Scope
from dienhong.civic.people.models import User
from dienhong.civic.sealed.models import SealedCase
from dienhong.config.demo.places import PASSWORD
from dienhong.cycle.conference.actions.prepare import make_token, prepare_conference
from dienhong.cycle.conference.queries import audience_token
from dienhong.cycle.conference.states import Sight
from dienhong.cycle.dialogues.actions.feed import open_calendar_feed
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.mailbox.actions.receive import receive_mail
from dienhong.cycle.mailbox.permissions import mail_robot
from dienhong.cycle.mailbox.reading.message import read_letter
from dienhong.cycle.opinions.actions.messages import add_information
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.actions.submit import submit_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import Channel, OpinionState
from dienhong.engines.secrets.seal import Seal

# No word of any language: found anywhere, it is a leak. Every door gets its own ending.
MARK = "zyqux"
WORDS = "danh+sach+khong"
SENDER = "Zyqux Thị Người Gửi"
ACCUSING = "Tôi tố cáo ông trưởng thôn lập danh sách khống để lấy tiền hỗ trợ, chuyện {}."
QUIET = "Hộ đã chuyển đi từ lâu mà năm nay vẫn được xét hộ nghèo, chuyện {}."

pytestmark = pytest.mark.slow


@pytest.fixture
def cast(hoa_phu: Cast, seal: Seal, settings: Any, tmp_path: Path) -> Cast:
    """Hòa Phú after the marker came in by all doors, and the worker has done its jobs."""
    settings.FILES = tmp_path
    numbers = random.Random(7)
    web = submission(ACCUSING.format(f"{MARK}web"), email=f"{MARK}@example.vn")
    send(hoa_phu, web)
    phone = submission(ACCUSING.format(f"{MARK}phone"), channel=Channel.PHONE, name=SENDER)
    submit_opinion(hoa_phu.ha, phone, seal=seal, random=numbers.randrange, now=NOW)
    batch = keep(hoa_phu.ha, LAMP, ("2", ACCUSING.format(f"{MARK}excel"), "Thôn Đông", SENDER, "0900000009", "x", ""))
    bring_in(hoa_phu, batch)
    told = {"person": hoa_phu.sau.person_id, "key": str(new_key()), "text": ACCUSING.format(f"{MARK}village"),
            "channel": "village_head", "village": hoa_phu.villages["Thôn Đông"].pk, "dialogue": None, "name": SENDER,
            "phone": LAN.phone, "consents": True}  # fmt: skip
    sent = Desk("sau").client.post(f"{HOA_PHU}ghi-y-kien/gui/", json.dumps(told), "application/json")
    assert sent.status_code == 200
    added_to = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    words = ACCUSING.format(f"{MARK}added")
    add_information(hoa_phu.citizen, added_to.pk, text=words, seal=seal, random=numbers.randrange, now=NOW)
    _send_by_machines(hoa_phu)
    _divert(hoa_phu, seal)
    while do_jobs():
        pass
    assert SealedCase.objects.count() == 9
    return hoa_phu


def _send_by_machines(cast: Cast) -> None:
    """Another system sends one, and one comes by mail."""
    headers = {"Idempotency-Key": "zz-gui-0001", "Authorization": f"Bearer {make_key(cast, Scope.INTAKE).token}"}
    told = {"text": ACCUSING.format(f"{MARK}api"), "name": SENDER, "consents": True}
    answer = Client().post("/hoa-phu/api/v1/opinions", told, "application/json", headers=headers)
    assert (answer.status_code, _tells(answer.content.decode())) == (201, False)
    letter = message(ACCUSING.format(f"{MARK}mail"), sender=f"{SENDER} <{MARK}@example.vn>", Subject=f"Thư {MARK}")
    letter.add_attachment(MARK.encode(), maintype="application", subtype="pdf", filename=f"{MARK}.pdf")
    assert receive_mail(
        mail_robot(cast.commune.pk), read_letter(letter.as_bytes()), ways(random.Random(9).randrange), now=NOW
    )


def _divert(cast: Cast, seal: Seal) -> None:
    """Two opinions were suggested, searched and one of them imported before Hà saw what they are."""
    code = send(cast, submission(QUIET.format(f"{MARK}divert"), name=SENDER))
    bring_in(cast, keep(cast.ha, ("1", QUIET.format(f"{MARK}table"), "Thôn Đông", SENDER, "0900000009", "x", "")))
    while do_jobs():
        pass
    Desk("ha").get("y-kien/", q=f"{MARK}divert")
    imported = Opinion.objects.get(text__contains=f"{MARK}table")
    for pk in (Opinion.objects.get(code=code).pk, imported.pk):
        divert_opinion(cast.ha, pk, seal=seal, now=NOW)


def _rows(table: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        for row in cursor.fetchall():
            for cell in row:
                yield bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)


def _plain(content: bytes) -> str:
    """The text in a file, whatever packs it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    return content.decode("utf-8", "ignore")


def _tells(text: str) -> bool:
    return MARK in text.lower() or base64.b64encode(MARK.encode())[:6].decode() in text


def test_no_table_holds_it_in_clear(cast: Cast) -> None:
    """All tables, those of the sealed track, of jobs, of the search and of the journal among them."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    assert {"sealed_sealedcase", "journal_entry", "django_tasks_db_dbtaskresult"} <= set(tables) | {
        "django_tasks_db_dbtaskresult"
    }
    assert [table for table in tables if any(map(_tells, _rows(table)))] == []


def test_no_session_and_no_file_holds_it(cast: Cast, tmp_path: Path) -> None:
    store = import_module(django_settings.SESSION_ENGINE).SessionStore
    sessions = [row.get_decoded() for row in store.get_model_class().objects.all()]
    assert [session for session in sessions if _tells(json.dumps(session, ensure_ascii=False))] == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if _tells(_plain(path.read_bytes()))] == []


def test_no_log_line_tells_it(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> None:
    caplog.set_level(logging.DEBUG)
    request.getfixturevalue("cast")
    assert [line.getMessage() for line in caplog.records if _tells(line.getMessage())] == []


def _crawled(cast: Cast) -> dict[str, list[Visit]]:
    """Every page and file that anybody reaches by links; searching for the marker is tried too."""
    start = {"": ["/hoa-phu/", f"/hoa-phu/tim/?q={WORDS}"]}
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
        start[user.username] = [HOA_PHU, f"{HOA_PHU}y-kien/?tu={WORDS}", f"{HOA_PHU}don-thu/"]
    return {who: crawl(who, addresses) for who, addresses in start.items() if who in {"", *cast.actors}}


def test_no_page_and_no_export_shows_it_to_anybody(cast: Cast) -> None:
    """Not even to the petition officer, who gets the words only after giving a reason."""
    found = [
        (who, visit.address) for who, visits in _crawled(cast).items() for visit in visits if _tells(_plain(visit.body))
    ]
    assert found == []


WITHDRAWN = "qyxuz: đường vào xóm bị ngập, tôi xin rút lại."


def _doors(cast: Cast) -> list[str]:
    """All routes, with the records of this commune, its tokens of the hall and of a calendar, and its codes."""
    dialogue = make_dialogue(cast, DialogueState.INTAKE_CLOSED)
    hall = prepare_conference(cast.ha, dialogue.pk, now=NOW)
    for sight in (Sight.PROJECTOR, Sight.KIOSK, Sight.CHECK_IN):
        make_token(cast.ha, hall.pk, sight, random_token=lambda sight=sight: f"t-{sight}", now=NOW)
    open_calendar_feed(cast.tuan, token="t-calendar", now=NOW)
    withdrawn = make_opinion(cast, OpinionState.WITHDRAWN, text=WITHDRAWN)
    case = SealedCase.objects.latest("pk")
    diverted = Opinion.objects.filter(state=OpinionState.DIVERTED).latest("pk")
    screens = [f"t-{sight}" for sight in (Sight.PROJECTOR, Sight.KIOSK, Sight.CHECK_IN)]
    words = [*screens, audience_token(screens[0]), "t-calendar", diverted.code, withdrawn.code]
    return addresses("/hoa-phu/", {case.pk, diverted.pk, withdrawn.pk, dialogue.pk}, words)


def test_no_address_at_all_shows_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Every route of the resolver, linked or not, for a citizen and for those without the right to read petitions."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    doors = _doors(cast)
    caplog.set_level(logging.DEBUG)
    found, opened, failed = [], set(), []
    for who in ("", "tuan", "khoa", "ha"):
        for visit in knock(Desk(who or None).client, doors):
            text = _plain(visit.body)
            opened |= {visit.address} if visit.status == 200 else set()
            failed += [(who, visit.address)] if visit.status >= 500 else []
            found += [(who, visit.address)] if _tells(text) or (not who and WITHDRAWN[:5] in text) else []
    assert (found, failed) == ([], [])
    assert {line.getMessage() for line in caplog.records if _tells(line.getMessage())} == set()
    assert {f"/hoa-phu/hoi-truong/{door}/" for door in ("man-hinh/t-projector", "ki-ot/t-kiosk")} <= opened
    assert "/hoa-phu/ban-lam-viec/viec-doi-thoai/lich/t-calendar.ics" in opened


_CHANGING = re.compile(r'[A-Za-z0-9]{64}|[0-9a-f]{16}|name="key" value="[^"]*"')
PAGES = {
    "": ("/hoa-phu/", "/hoa-phu/tra-loi/", "/hoa-phu/cam-ket/"),
    "ha": ("", "y-kien/", "nhat-ky/", "thong-bao/"),
    "dung": ("", "y-kien/", "nhat-ky/", "thong-bao/"),
    "tuan": ("", "y-kien/", "thong-bao/"),
    "khoa": ("", "nhat-ky/", "thong-bao/"),
    "van": ("", "y-kien/"),
    "sau": ("",),
}


def _seen() -> dict[tuple[str, str], str]:
    seen = {}
    for who, paths in PAGES.items():
        client = Client() if not who else Desk(who).client
        for path in paths:
            answer = client.get(path if path.startswith("/") else HOA_PHU + path)
            seen[who, path] = _CHANGING.sub("", answer.content.decode())
    return seen


def test_no_count_and_no_page_changes_for_those_without_the_right(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, OpinionState.ASSIGNED)
    make_opinion(hoa_phu, OpinionState.CLOSED, text=LAMP[1])
    do_jobs()
    before = _seen()
    send(hoa_phu, submission(ACCUSING.format(MARK)))
    while do_jobs():
        pass
    after = _seen()
    assert [page for page in before if before[page] != after[page]] == []


def test_code_of_a_sealed_case_reads_like_any_other(hoa_phu: Cast) -> None:
    sealed, ordinary = send(hoa_phu, submission(ACCUSING.format(MARK))), send(hoa_phu, submission(ROAD))
    pages = []
    for code in (sealed, ordinary):
        page = Client().post("/hoa-phu/tra-cuu/", {"code": code}, follow=True).content.decode()
        pages.append(_CHANGING.sub("", page).replace(code, "MÃ"))
    assert pages[0] == pages[1]
