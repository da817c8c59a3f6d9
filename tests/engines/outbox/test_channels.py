"""Each channel against a real local server."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.engines.outbox.servers import Gateway as GatewayServer
from tests.engines.outbox.servers import gateway, mail_server, unused_port

from dienhong.engines.outbox.channels.protocol import Channel, ChannelDown, Outcome, Parcel, Result
from dienhong.engines.outbox.channels.sms import Gateway, SmsChannel
from dienhong.engines.outbox.channels.smtp import Server, SmtpChannel
from dienhong.engines.outbox.channels.trial import ConsoleChannel, FolderChannel
from dienhong.engines.outbox.channels.zalo import Account, ZaloChannel
from dienhong.engines.outbox.letters import File

ICS = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def parcel(address: str = "lan@thu.example", reference: str = "a" * 32, **changes: Any) -> Parcel:
    values: dict[str, Any] = {
        "reference": reference,
        "address": address,
        "name": "Nguyễn Thị Lan",
        "title": "Giấy mời dự đối thoại",
        "text": "Kính mời bà Lan.\n",
        "short_text": "Kính mời bà dự đối thoại 8h ngày 15/4",
        "sent_at": datetime(2026, 3, 9, 8, 30, tzinfo=UTC),
    }
    return Parcel(**values | changes)


def smtp(port: int, **changes: Any) -> SmtpChannel:
    values: dict[str, Any] = {"host": "127.0.0.1", "port": port, "security": "none", "sender": "xa@hoaphu.example"}
    return SmtpChannel(Server(**values | {"timeout": 5.0} | changes))


def results(channel: Channel, parcels: list[Parcel]) -> list[Result]:
    outcomes = [channel.hand_over(one).result for one in parcels]
    channel.close()
    return outcomes


def test_letter_carries_what_mailboxes_need() -> None:
    files = (File("lich.ics", "text/calendar; method=REQUEST; charset=utf-8", ICS),)
    url = "https://hoaphu.example/nhan-tin/abc/invitation/"
    with mail_server() as (server, port):
        channel = smtp(port, sender_name="Ủy ban nhân dân\nxã Hòa Phú", reply_to="vp@hoaphu.example")
        sent = parcel(files=files, refusal_url=url, in_reply_to="<hoi@thu.example>")
        assert results(channel, [sent]) == [Result.ACCEPTED]
        [letter] = server.letters
    heads = (
        "From",
        "To",
        "Reply-To",
        "Subject",
        "Message-ID",
        "In-Reply-To",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
    )
    assert [str(letter[head]) for head in heads] == [
        "Ủy ban nhân dân xã Hòa Phú <xa@hoaphu.example>",
        "Nguyễn Thị Lan <lan@thu.example>",
        "vp@hoaphu.example",
        "Giấy mời dự đối thoại",
        f"<{'a' * 32}@hoaphu.example>",
        "<hoi@thu.example>",
        f"<{url}>",
        "List-Unsubscribe=One-Click",
    ]
    assert letter.get_body().get_content() == "Kính mời bà Lan.\r\n"
    [attached] = letter.iter_attachments()
    assert (attached.get_content_type(), attached.get_param("method"), attached.get_filename()) == (
        "text/calendar",
        "REQUEST",
        "lich.ics",
    )
    assert attached.get_payload(decode=True) == ICS


@pytest.mark.parametrize(
    ("address", "result", "reason"),
    [
        ("grey@thu.example", Result.LATER, "451 4.7.1 Greylisted, come back in 5 minutes"),
        ("gone@thu.example", Result.REFUSED, "550 5.1.1 No such user"),
        ("full@thu.example", Result.REFUSED, "552 5.2.2 Mailbox full"),
        ("cut@thu.example", Result.UNKNOWN, "Mất kết nối khi đang gửi, không rõ máy chủ thư đã nhận chưa."),
    ],
)
def test_each_recipient_has_an_answer_and_the_next_one_is_not_held_up(
    address: str, result: Result, reason: str
) -> None:
    with mail_server() as (_, port):
        channel = smtp(port)
        assert channel.hand_over(parcel(address)) == Outcome(result, reason)
        assert channel.hand_over(parcel(reference="b" * 32)).result == Result.ACCEPTED
        channel.close()


def test_second_letter_of_one_message_id_is_a_repeat_where_mailboxes_tell() -> None:
    with mail_server() as (server, port):
        assert results(smtp(port, drops_repeats=True), [parcel(), parcel()]) == [Result.ACCEPTED, Result.REPEATED]
        assert len(server.letters) == 1


def test_server_that_is_away_or_wrong_is_no_recipients_fault() -> None:
    with pytest.raises(ChannelDown, match="Không kết nối được máy chủ thư"):
        smtp(unused_port()).hand_over(parcel())
    with mail_server() as (server, port):
        server.closing = True
        with pytest.raises(ChannelDown, match="không nhận người gửi: 421"):
            smtp(port).hand_over(parcel())
        with pytest.raises(ChannelDown, match="không có cách bảo mật"):
            smtp(port, security="starttls").hand_over(parcel())
        with pytest.raises(ChannelDown, match="bảo mật"):
            smtp(port, username="xa", password="sai").hand_over(parcel())


@pytest.fixture
def cell() -> Iterator[tuple[GatewayServer, str]]:
    with gateway() as told:
        yield told


def sms(url: str, **changes: Any) -> SmsChannel:
    values: dict[str, Any] = {
        "url": f"{url}/gui",
        "headers": {"Authorization": "Bearer {secret}"},
        "fields": {"phone": "{to}", "sms": {"text": "{text}"}, "id": "{reference}"},
        "secret": "bi-mat",
        "answer": "code",
        "accepted": ("100",),
        "repeated": ("124",),
        "later": ("99",),
        "down": ("103",),
        "id_field": "id",
        "timeout": 5.0,
    }
    return SmsChannel(Gateway(**values | changes))


def test_sms_is_one_plain_segment_in_the_shape_that_the_settings_say(cell: tuple[GatewayServer, str]) -> None:
    server, url = cell
    to = parcel("+84912345678", short_text='Đối thoại "8h" tại {nhà văn hóa} & …')
    assert sms(url).hand_over(to) == Outcome(Result.ACCEPTED, remote_id="a1")
    sms(url, encoding="form", fields={"to": "{to}", "t": "{text}"}, number="0").hand_over(to)
    sms(url, method="GET", fields={"to": "{to}"}, number="+84").hand_over(to)
    posted, form, got = server.requests
    assert (posted[0], posted[1], posted[2]["Authorization"]) == ("POST", "/gui", "Bearer bi-mat")
    assert posted[3] == {
        "phone": "84912345678",
        "sms": {"text": 'Doi thoai "8h" tai (nha van hoa) & ...'},
        "id": "a" * 32,
    }
    assert form[3] == "to=0912345678&t=Doi+thoai+%228h%22+tai+%28nha+van+hoa%29+%26+..."
    assert got[:2] == ("GET", "/gui?to=%2B84912345678")


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        ((200, {}, {"code": 100, "id": 7}), Result.ACCEPTED),
        ((200, {}, {"code": "124"}), Result.REPEATED),
        ((200, {}, {"code": "99"}), Result.LATER),
        ((200, {}, {"code": "777"}), Result.REFUSED),
        ((400, {}, {"code": "777"}), Result.REFUSED),
        ((200, {}, "không phải JSON"), Result.REFUSED),
        ((500, {}, {}), Result.UNKNOWN),
        ((0, {}, {}), Result.UNKNOWN),
    ],
)
def test_sms_gateways_answer_is_understood(
    cell: tuple[GatewayServer, str], answer: tuple[int, dict[str, str], Any], result: Result
) -> None:
    server, url = cell
    server.answers = [answer]
    assert sms(url).hand_over(parcel("+84912345678")).result == result


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        ((429, {"Retry-After": "90"}, {}), timedelta(seconds=90)),
        ((429, {}, {}), timedelta(minutes=1)),
        ((200, {}, {"code": "103"}), None),
        ((401, {}, {}), timedelta(hours=1)),
        ((503, {"Retry-After": "600"}, {}), timedelta(minutes=10)),
        ((302, {"Location": "http://127.0.0.1:1/"}, {}), timedelta(hours=1)),
    ],
)
def test_gateways_own_trouble_rests_the_channel(
    cell: tuple[GatewayServer, str], answer: tuple[int, dict[str, str], Any], wait: timedelta | None
) -> None:
    server, url = cell
    server.answers = [answer]
    with pytest.raises(ChannelDown) as down:
        sms(url).hand_over(parcel("+84912345678"))
    assert (down.value.wait, len(server.requests)) == (wait, 1)


def test_gateway_that_is_away_is_down() -> None:
    with pytest.raises(ChannelDown, match="Không kết nối được cổng tin nhắn"):
        sms(f"http://127.0.0.1:{unused_port()}").hand_over(parcel("+84912345678"))


def zalo(url: str) -> ZaloChannel:
    return ZaloChannel(Account(token=lambda: "ma-truy-cap", url=f"{url}/v3.0/oa/message/cs", timeout=5.0))


def test_zalo_gets_the_documented_request(cell: tuple[GatewayServer, str]) -> None:
    server, url = cell
    server.answers = [(200, {}, {"error": 0, "message": "Success", "data": {"message_id": "m1"}})]
    assert zalo(url).hand_over(parcel("8123")) == Outcome(Result.ACCEPTED, remote_id="m1")
    [(method, path, headers, body)] = server.requests
    assert (method, path, headers["access_token"]) == ("POST", "/v3.0/oa/message/cs", "ma-truy-cap")
    said = {"recipient": {"user_id": "8123"}, "message": {"text": "Kính mời bà dự đối thoại 8h ngày 15/4"}}
    assert body == said


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        ((200, {}, {"error": -213, "message": "not follower"}), Result.REFUSED),
        ((200, {}, {"error": -230, "message": "7 days"}), Result.REFUSED),
        ((200, {}, {"error": -9999, "message": "?"}), Result.REFUSED),
        ((200, {}, {"error": -200, "message": "failed"}), Result.LATER),
        ((200, {}, "?"), Result.UNKNOWN),
        ((502, {}, {}), Result.UNKNOWN),
        ((0, {}, {}), Result.UNKNOWN),
    ],
)
def test_zalos_answer_is_understood(
    cell: tuple[GatewayServer, str], answer: tuple[int, dict[str, str], Any], result: Result
) -> None:
    server, url = cell
    server.answers = [answer]
    assert zalo(url).hand_over(parcel("8123")).result == result


@pytest.mark.parametrize("code", [-216, -32, -211])
def test_zalo_account_in_trouble_rests_the_channel(cell: tuple[GatewayServer, str], code: int) -> None:
    server, url = cell
    server.answers = [(200, {}, {"error": code, "message": "x"})]
    with pytest.raises(ChannelDown):
        zalo(url).hand_over(parcel("8123"))


def test_folder_knows_repeats_and_the_console_writes_all(tmp_path: Path) -> None:
    folder, stream = FolderChannel(tmp_path / "thu"), StringIO()
    assert results(folder, [parcel(), parcel(), parcel("8123", "b" * 32)]) == [
        Result.ACCEPTED,
        Result.REPEATED,
        Result.ACCEPTED,
    ]
    assert sorted(path.name for path in (tmp_path / "thu").iterdir()) == [f"{'a' * 32}.eml", f"{'b' * 32}.txt"]
    assert results(ConsoleChannel(stream), [parcel(), parcel()]) == [Result.ACCEPTED, Result.ACCEPTED]
    assert stream.getvalue().count("lan@thu.example\nGiấy mời dự đối thoại\n\nKính mời bà") == 2
