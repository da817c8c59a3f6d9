"""Letters on their way: written once, claimed once, tried again, kept back, folded."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from tests.cast import NOW, VIETNAM, Cast
from tests.engines.outbox.servers import MailServer, mail_server, unused_port

from dienhong.engines.outbox import changing, claiming
from dienhong.engines.outbox.addresses import EVERYTHING, address_row, agree, by_token, refuse, verify
from dienhong.engines.outbox.channels.protocol import Channel
from dienhong.engines.outbox.channels.smtp import Server, SmtpChannel
from dienhong.engines.outbox.channels.trial import FolderChannel
from dienhong.engines.outbox.delivering import deliver, expire
from dienhong.engines.outbox.folding import fold_due
from dienhong.engines.outbox.guards import Asked, bind_guards
from dienhong.engines.outbox.hours import is_quiet, last_digest
from dienhong.engines.outbox.letters import About, File, Letter, Recipient
from dienhong.engines.outbox.models import Address, Attachment, ChannelRest, Delivery, Message
from dienhong.engines.outbox.packing import Site
from dienhong.engines.outbox.states import DELIVERY_FLOW, ChannelKind, DeliveryState, Pace
from dienhong.engines.outbox.texts import fill, one_segment
from dienhong.engines.outbox.writing import clean_address, draft, send

EMAIL = ChannelKind.EMAIL
SITE = Site("https://hoaphu.example", lambda token, topic: f"https://hoaphu.example/nhan-tin/{token}/{topic}/")
HOUR = timedelta(hours=1)

pytestmark = pytest.mark.usefixtures("hoa_phu")


@pytest.fixture
def mail() -> Iterator[tuple[MailServer, SmtpChannel]]:
    with mail_server() as (server, port):
        yield server, SmtpChannel(smtp(port))


def smtp(port: int, *, drops_repeats: bool = True) -> Server:
    return Server(
        host="127.0.0.1",
        port=port,
        security="none",
        sender="xa@hoaphu.example",
        drops_repeats=drops_repeats,
        timeout=5.0,
    )


def letter(key: str = "moi:1", **changes: object) -> Letter:
    values: dict[str, object] = {
        "key": key,
        "topic": "invitation",
        "title": "Giấy mời",
        "text": "Mời {name}: {site}/m/{ma}",
    }
    return Letter(**values | changes)  # type: ignore[arg-type]


def to(address: str, **changes: object) -> Recipient:
    return Recipient(channel=EMAIL, address=address, **changes)  # type: ignore[arg-type]


def go(channel: Channel, now: datetime = NOW, *, quiet: bool = False, worker: str = "may:1") -> int:
    return deliver(EMAIL, channel, SITE, worker=worker, quiet=quiet, clock=lambda: now, go_on=lambda: True)


def states() -> dict[str, int]:
    return dict(Counter(Delivery.objects.values_list("state", flat=True)))


def test_every_state_is_reached_by_the_flow() -> None:
    assert {step.target for step in DELIVERY_FLOW.steps} | {DELIVERY_FLOW.start} == set(DeliveryState)


def test_letter_is_written_once_and_each_recipient_has_one(mail: tuple[MailServer, SmtpChannel]) -> None:
    server, channel = mail
    guests = [to("Lan@Thu.example", name="Lan", values={"ma": "x1"}), to("minh@thu.example", name="Minh")]
    first = send(letter(), guests, now=NOW)
    again = send(letter(text="Lời khác"), [*guests, to("minh@thu.example", key="con")], now=NOW)
    assert (first.pk, go(channel), go(channel)) == (again.pk, 3, 0)
    assert server.recipients == ["lan@thu.example", "minh@thu.example", "minh@thu.example"]
    assert (
        server.letters[0]
        .get_body()
        .get_content()
        .startswith("Mời Lan: https://hoaphu.example/m/x1\r\n\r\n-- \r\nKhông")
    )
    assert states() == {"sent": 3}


def test_address_that_cannot_be_one_fails_without_stopping_the_others(mail: tuple[MailServer, SmtpChannel]) -> None:
    rows = [to("không phải"), to("a@b@c"), to("x@thu.example\nBcc: y@thu.example"), to(""), to("lan@thu.example")]
    send(letter(), rows, now=NOW)
    assert (go(mail[1]), states()) == (1, {"failed": 4, "sent": 1})
    failed = Delivery.objects.filter(state="failed")
    assert set(failed.values_list("reason", flat=True)) == {"Địa chỉ không hợp lệ."}


def test_draft_waits_for_approval_and_what_is_cancelled_never_leaves(mail: tuple[MailServer, SmtpChannel]) -> None:
    one, other = (
        draft(letter(), [to("lan@thu.example")], now=NOW),
        draft(letter("moi:2"), [to("b@thu.example")], now=NOW),
    )
    assert (go(mail[1]), states()) == (0, {"drafted": 2})
    assert (changing.approve(one.pk, now=NOW), changing.approve(one.pk, now=NOW)) == (1, 0)
    assert changing.cancel(other.pk, reason="Đổi ngày họp.") == 1
    assert (go(mail[1]), states()) == (1, {"sent": 1, "cancelled": 1})
    assert changing.approve(other.pk, now=NOW) == 0


def test_greylisted_is_tried_later_and_refused_is_not(mail: tuple[MailServer, SmtpChannel]) -> None:
    _server, channel = mail
    send(letter(), [to("grey@thu.example"), to("gone@thu.example")], now=NOW)
    assert (go(channel), states()) == (2, {"waiting": 1, "failed": 1})
    assert go(channel, NOW + timedelta(seconds=59)) == 0
    assert (go(channel, NOW + timedelta(minutes=1)), states()) == (1, {"sent": 1, "failed": 1})
    gone = Delivery.objects.get(state="failed")
    assert gone.reason == "550 5.1.1 No such user"
    assert (changing.retry(gone.pk, now=NOW), states()) == (1, {"sent": 1, "waiting": 1})


def test_answer_that_was_lost_is_asked_again_under_the_same_message_id(mail: tuple[MailServer, SmtpChannel]) -> None:
    server, channel = mail
    send(letter(), [to("cut@thu.example")], now=NOW)
    assert (go(channel), go(channel, NOW + HOUR), states()) == (1, 1, {"sent": 1})
    assert (len(server.letters), Delivery.objects.get().is_doubtful) == (1, False)


def test_where_nobody_can_tell_the_log_and_the_row_say_so(caplog: pytest.LogCaptureFixture) -> None:
    send(letter(), [to("cut@thu.example")], now=NOW)
    with mail_server(drops_repeats=False) as (server, port):
        channel = SmtpChannel(smtp(port, drops_repeats=False))
        assert (go(channel), go(channel, NOW + HOUR)) == (1, 1)
        assert len(server.letters) == 2
    assert (Delivery.objects.get().is_doubtful, states()) == (True, {"sent": 1})
    assert [record.getMessage() for record in caplog.records if "nobody can tell" in record.getMessage()] == [
        (
            f"delivery {Delivery.objects.get().pk} by email: nobody can tell whether the try before arrived; "
            "it is tried again and may arrive twice"
        )
    ]


def test_server_away_counts_no_try_and_the_channel_rests_longer_each_time() -> None:
    send(letter(), [to("lan@thu.example"), to("minh@thu.example")], now=NOW)
    away = SmtpChannel(smtp(unused_port()))
    waits = []
    moment = NOW
    for _ in range(3):
        go(away, moment)
        rest = ChannelRest.objects.get()
        waits.append(int((rest.until - moment).total_seconds()))
        moment = rest.until
    assert waits == [60, 120, 240]
    assert set(Delivery.objects.values_list("state", "attempts")) == {("waiting", 0)}
    with mail_server() as (_server, port):
        assert (go(SmtpChannel(smtp(port)), moment), ChannelRest.objects.count()) == (2, 0)


def test_claim_of_a_dead_worker_heals_and_a_living_ones_stays(tmp_path: Path) -> None:
    send(letter(), [to("lan@thu.example"), to("minh@thu.example")], now=NOW)
    first, second = Delivery.objects.order_by("pk")
    assert (claiming.claim(first.pk, "may:7", NOW) is None, claiming.claim(second.pk, "may:8", NOW) is None) == (
        False,
        False,
    )
    assert claiming.claim(first.pk, "may:9", NOW) is None

    def heal(now: datetime) -> int:
        return claiming.heal(now, worker="may:1", is_alive=lambda pid: pid == 8, tells_repeats=lambda _: True)

    assert (heal(NOW), states()) == (1, {"waiting": 1, "sending": 1})
    assert (heal(NOW + HOUR), states()) == (1, {"waiting": 2})
    assert go(FolderChannel(tmp_path), NOW + HOUR) == 2


def test_end_of_a_try_that_lost_its_lease_changes_nothing() -> None:
    send(letter(), [to("lan@thu.example")], now=NOW)
    late = claiming.claim(Delivery.objects.get().pk, "may:7", NOW)
    claiming.heal(NOW + HOUR, worker="may:1", is_alive=lambda _: True, tells_repeats=lambda _: True)
    now_held = claiming.claim(Delivery.objects.get().pk, "may:7", NOW + HOUR)
    assert late is not None
    assert now_held is not None
    claiming.withhold(late, "muộn")
    assert states() == {"sending": 1}


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        (lambda _: "", {"sent": 1}),
        (lambda asked: f"Ý kiến {asked.subject_id} đã rút.", {"withheld": 1}),
        (lambda _: 1 / 0, {"waiting": 1}),
        (None, {"withheld": 1}),
    ],
)
def test_guard_is_asked_again_when_it_leaves(
    tmp_path: Path, guard: Callable[[Asked], str] | None, expected: dict[str, int], restored_guards: None
) -> None:
    bind_guards({"opinion": guard} if guard else {})
    send(letter(about=About("opinion", 5)), [to("lan@thu.example")], now=NOW)
    go(FolderChannel(tmp_path))
    assert (states(), len(list(tmp_path.iterdir()))) == (expected, expected.get("sent", 0))


@pytest.fixture
def restored_guards() -> Iterator[None]:
    from dienhong.config.outgoing import GUARDS

    yield
    bind_guards(GUARDS)


def test_what_its_owner_refused_does_not_leave(tmp_path: Path) -> None:
    row = address_row(EMAIL, "lan@thu.example")
    refuse(row, "invitation")
    send(letter(), [to("lan@thu.example")], now=NOW)
    send(letter("tin:1", topic="opinion"), [to("lan@thu.example")], now=NOW)
    go(FolderChannel(tmp_path))
    assert states() == {"withheld": 1, "sent": 1}
    refuse(row, EVERYTHING)
    send(letter("tin:2", topic="opinion"), [to("lan@thu.example")], now=NOW)
    go(FolderChannel(tmp_path))
    assert states() == {"withheld": 2, "sent": 1}
    agree(row)
    assert by_token(row.token) == row
    assert by_token("khác") is None
    assert Address.objects.get().refused == []


def test_address_told_without_log_in_waits_for_its_owner(tmp_path: Path) -> None:
    send(letter(), [to("lan@thu.example", needs_verified=True)], now=NOW)
    assert (go(FolderChannel(tmp_path)), states()) == (0, {"unverified": 1})
    assert verify(address_row(EMAIL, "lan@thu.example"), now=NOW) == 1
    send(letter("moi:2"), [to("lan@thu.example", needs_verified=True)], now=NOW)
    assert (go(FolderChannel(tmp_path)), states()) == (2, {"sent": 2})


def test_quiet_hours_let_only_answers_through(tmp_path: Path) -> None:
    send(letter(), [to("lan@thu.example")], now=NOW)
    send(letter("tin:1", pace=Pace.AT_ONCE), [to("lan@thu.example")], now=NOW)
    assert (go(FolderChannel(tmp_path), quiet=True), go(FolderChannel(tmp_path), quiet=False)) == (1, 1)


@pytest.mark.parametrize(
    ("hour", "quiet"), [(20, False), (21, True), (23, True), (0, True), (6, True), (7, False), (12, False)]
)
def test_quiet_hours_pass_midnight(hour: int, quiet: bool) -> None:
    moment = datetime(2026, 3, 9, hour, 0, tzinfo=VIETNAM)
    assert is_quiet(moment, time(21), time(6, 30)) is quiet
    assert is_quiet(moment, time(8), time(8)) is False


def test_digest_is_one_message_an_address_a_day_of_what_may_still_be_said(
    tmp_path: Path, restored_guards: None
) -> None:
    gone: set[int] = set()
    bind_guards({"notice": lambda asked: "Đã thu hồi." if asked.subject_id in gone else ""})
    for number in range(3):
        about = About("notice", number)
        one = letter(f"tin:{number}", topic="notices", text=f"Việc {number}", pace=Pace.DIGEST, about=about)
        send(one, [to("ha@xa.example"), to("dung@xa.example")], now=NOW - 2 * HOUR)
    send(letter("tin:9", pace=Pace.DIGEST), [to("ha@xa.example")], now=NOW)

    def fold(now: datetime = NOW) -> int:
        return fold_due(last_digest(now, time(7, 30)), title="Tin ngày 9/3", opening="Các tin mới:", now=now)

    assert (go(FolderChannel(tmp_path)), fold(), fold(), states()) == (0, 2, 0, {"folded": 6, "waiting": 3})
    gone.add(1)
    assert (go(FolderChannel(tmp_path)), states()) == (2, {"sent": 6, "withheld": 2, "waiting": 1})
    assert [path.read_text("utf-8").count("Vi=E1=BB=87c") for path in tmp_path.glob("*.eml")] == [2, 2]
    assert fold(NOW + 24 * HOUR) == 1


def test_digest_of_which_nothing_is_left_does_not_leave(tmp_path: Path, restored_guards: None) -> None:
    bind_guards({"notice": lambda _: "Đã thu hồi."})
    one = letter(topic="notices", pace=Pace.DIGEST, about=About("notice", 1))
    send(one, [to("ha@xa.example")], now=NOW - 2 * HOUR)
    fold_due(NOW, title="Tin", opening="Các tin:", now=NOW)
    assert (go(FolderChannel(tmp_path)), states()) == (0, {"withheld": 2})


def test_after_an_outage_of_days_what_is_late_stays_here(tmp_path: Path) -> None:
    send(letter(expires_at=NOW + 24 * HOUR), [to("lan@thu.example")], now=NOW)
    send(letter("moi:2"), [to("lan@thu.example"), to("minh@thu.example", needs_verified=True)], now=NOW)
    assert (expire(NOW + 72 * HOUR), go(FolderChannel(tmp_path), NOW + 72 * HOUR)) == (1, 1)
    assert (expire(NOW + 8 * 24 * HOUR), states()) == (1, {"withheld": 2, "sent": 1})


def test_what_is_forgotten_leaves_nothing_behind() -> None:
    one = letter(about=About("opinion", 5), files=(File("a.ics", "text/calendar", b"x"),))
    send(one, [to("lan@thu.example", files=(File("b.pdf", "application/pdf", b"y"),))], now=NOW)
    send(letter("moi:2", about=About("opinion", 6)), [to("lan@thu.example")], now=NOW)
    assert Attachment.objects.count() == 2
    assert changing.cancel_about("opinion", 6, reason="Đã rút.") == 1
    changing.forget_about("opinion", 5)
    assert (Message.objects.count(), Attachment.objects.count(), states()) == (1, 0, {"cancelled": 1})


def test_own_file_goes_to_its_recipient_only(mail: tuple[MailServer, SmtpChannel]) -> None:
    both, own = File("lich.ics", "text/calendar", b"BEGIN"), File("qr.pdf", "application/pdf", b"%PDF")
    send(letter(files=(both,)), [to("a@thu.example", files=(own,)), to("b@thu.example")], now=NOW)
    go(mail[1])
    names = {
        one["To"].addresses[0].username: [part.get_filename() for part in one.iter_attachments()]
        for one in mail[0].letters
    }
    assert names == {"a": ["lich.ics", "qr.pdf"], "b": ["lich.ics"]}


def test_other_communes_letters_stay_there(binh_an: Cast, tmp_path: Path) -> None:
    from dienhong.engines.tenancy.scope import in_commune

    with in_commune(binh_an.commune.pk):
        send(letter(), [to("lan@thu.example")], now=NOW)
    assert (go(FolderChannel(tmp_path)), Delivery.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("channel", "written", "clean"),
    [
        ("email", " Lan@Thu.Example ", "lan@thu.example"),
        ("email", "lan@máy.vn", ""),
        ("sms", "0912 345 678", "+84912345678"),
        ("sms", "12345", ""),
        ("zalo", "8123456", "8123456"),
        ("zalo", "8 1", ""),
    ],
)
def test_address_is_kept_in_one_form(channel: str, written: str, clean: str) -> None:
    assert clean_address(ChannelKind(channel), written) == clean


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("Đối thoại ở xã Hòa Phú – 8h", "Doi thoai o xa Hoa Phu - 8h"),
        ("ỷ" * 200, "y" * 157 + "..."),
        (f"{'từ ' * 60}https://xa.example/m/1", f"{('tu ' * 60)[:134].rstrip()}... https://xa.example/m/1"),
    ],
)
def test_sms_is_one_segment_with_its_link_whole(text: str, segment: str) -> None:
    assert one_segment(text) == segment
    assert len(segment) <= 160


def test_braces_in_words_harm_nothing() -> None:
    assert fill("{name} {0} {x.y} {la} {}", {"name": "Lan"}) == "Lan {0} {x.y} {la} {}"
