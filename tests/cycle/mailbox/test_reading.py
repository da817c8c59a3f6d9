"""Messages of strangers as words: nothing raises, nothing dangerous is kept."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.cast import ROAD
from tests.cycle.mailbox.letters import LAN, message

from dienhong.cycle.mailbox.reading.hypertext import words_of
from dienhong.cycle.mailbox.reading.message import Letter, read_letter
from dienhong.cycle.mailbox.reading.trimming import own_words

HEAD = b"From: Lan <lan@thu.example>\r\nSubject: Duong hong\r\nMessage-ID: <a@b>\r\nMIME-Version: 1.0\r\n"


def read(content: bytes) -> Letter:
    return read_letter(content, own_addresses=frozenset({"xa@hoaphu.example"}))


def test_plain_message_is_read() -> None:
    letter = read(message().as_bytes())
    assert (letter.sender_name, letter.sender_address, letter.subject) == ("Phạm Thị Lan", LAN, "Đường hỏng")
    assert (letter.text, letter.fault, letter.automatic) == (ROAD, "", "")
    assert letter.words == f"Đường hỏng\n\n{ROAD}"


def test_plain_text_is_preferred_to_html() -> None:
    made = message()
    made.add_alternative("<p>khác</p>", subtype="html")
    assert read(made.as_bytes()).text == ROAD


def test_html_leaves_only_words() -> None:
    markup = (
        "<html><head><style>p{}</style><title>t</title></head><body><p>Đường <b>vào thôn</b></p>"
        "<script>alert(1)</script><div style='display: none'>ẩn</div>bị sụt<br>gần cống &lt;b&gt;</body></html>"
    )
    assert words_of(markup) == "Đường vào thôn\nbị sụt\ngần cống <b>"


@pytest.mark.parametrize(
    "below",
    [
        "Vào Th 2, 9 thg 3, 2026 vào lúc 08:00 UBND xã <xa@hoaphu.example> đã viết:\n> Kính gửi ông/bà",
        "On Mon, Mar 9, 2026 at 8:00 AM UBND <xa@hoaphu.example>\nwrote:\n> Kính gửi",
        "-----Original Message-----\nFrom: UBND",
        "Từ: UBND xã\nĐã gửi: Thứ Hai\nKính gửi ông/bà",
        "-- \nPhạm Thị Lan\nThôn Đông",
        "Gửi từ iPhone của tôi",
        "> trích lại",
    ],
)
def test_quotations_and_signatures_are_left_out(below: str) -> None:
    assert own_words(f"{ROAD}\n\n{below}\n") == ROAD


def test_message_that_is_all_quotation_stays_whole() -> None:
    assert own_words("> chỉ có phần trích") == "> chỉ có phần trích"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Auto-Submitted", "auto-replied; x=y"),
        ("Precedence", "bulk"),
        ("List-Id", "<nhom.thu.example>"),
        ("Return-Path", "<>"),
        ("X-Autoreply", "yes"),
    ],
)
def test_automatic_messages_are_recognised(header: str, value: str) -> None:
    assert read(message(**{header.replace("-", "_"): value}).as_bytes()).automatic


def test_loops_and_machines_are_recognised() -> None:
    assert read(message(sender="xa@hoaphu.example").as_bytes()).automatic == "Thư do chính hộp thư này gửi."
    assert read(message(sender="MAILER-DAEMON@thu.example").as_bytes()).automatic
    report = HEAD + b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n\r\nfailed\r\n--x--\r\n"
    assert read(report).automatic == "Thư báo của máy chủ về một thư đã gửi."


@pytest.mark.parametrize(
    ("charset", "content", "expected"),
    [
        ("utf-7", b"Duong +ADw-script+AD4- hong", "Duong +ADw-script+AD4- hong"),
        ("unicode_escape", rb"Duong \x3cb\x3e hong", r"Duong \x3cb\x3e hong"),
        ("khong-co", "Đường hỏng nặng".encode(), "Đường hỏng nặng"),
        ("us-ascii", "Đường hỏng nặng".encode(), "Đường hỏng nặng"),
        ("windows-1258", "Đường hỏng".encode(), None),
    ],
)
def test_broken_charsets_do_no_harm(charset: str, content: bytes, expected: str | None) -> None:
    letter = read(HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + content)
    assert letter.fault == ""
    assert letter.text
    if expected is not None:
        assert letter.text == expected


def test_nul_and_turning_characters_are_dropped() -> None:
    content = "From: =?utf-8?q?Lan=E2=80=AEgpj=00?= <lan@thu.example>\r\n\r\nĐường\x00 \u202ehỏng\u2066 rồi".encode()
    letter = read(content)
    assert (letter.sender_name, letter.text) == ("Langpj", "Đường hỏng rồi")


@pytest.mark.parametrize(
    "content",
    [
        HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 10_000 + b"--x--",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2000)),
        HEAD + b"X-Long: " + b"a" * 400_000 + b"\r\n\r\nbody",
        HEAD + b"X: y\r\n" * 60_000 + b"\r\nbody",
    ],
    ids=["10,000 parts", "2,000 levels", "huge field", "many fields"],
)
def test_hostile_messages_get_a_sentence(content: bytes) -> None:
    assert read(content).fault.endswith(("mở.", "đầu.", "xã."))


def test_beginning_of_a_message_too_large_is_listed() -> None:
    letter = read_letter(message().as_bytes()[:200], whole=False)
    assert (letter.sender_address, letter.text) == (LAN, "")
    assert "20 MB" in letter.fault


def test_archives_are_named_and_never_opened() -> None:
    made = message()
    made.add_attachment(
        b"PK\x03\x04" + b"\0" * 1000, maintype="application", subtype="zip", filename="anh\u202egpj.zip"
    )
    [found] = read(made.as_bytes()).attachments
    assert (found.name, found.size, found.content) == ("anhgpj.zip", 1004, b"")


def test_delivered_again_it_is_the_same_message() -> None:
    content = message().as_bytes()
    again = b"Received: from khac.example by xa\r\nX-Seen: 1\r\n" + content
    assert read(again).digest == read(content).digest
    assert read(message("Nội dung khác hẳn, cùng số hiệu thư.").as_bytes()).digest != read(content).digest


FIELDS = st.sampled_from(["From", "Subject", "Content-Type", "Date", "Message-ID", "References",
                          "Content-Disposition", "Content-Transfer-Encoding", "Return-Path"])  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["multipart/mixed; boundary=a", "text/html; charset=utf-7", "=?utf-8?b?!!!?=", "base64", "<a@b>",
                     "message/rfc822", "attachment; filename*=utf-8''%ff%00", "=?x?q?=ff?=", '"', "a@b, c@d (("]),
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(FIELDS, VALUES), max_size=8), st.binary(max_size=300))
@example([("From", "a@[")], b"")
@example([("Content-Type", "multipart/mixed; boundary=a")], b"--a\n--a\nContent-Type: message/rfc822\n\n--a--")
def test_any_bytes_are_read_without_an_exception(fields: list[tuple[str, str]], body: bytes) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in fields).encode("utf-8", "surrogatepass")
    letter = read(head + b"\n" + body)
    for words in (letter.sender_name, letter.subject, letter.text, letter.raw_text):
        assert "\0" not in words
        words.encode("utf-8")
