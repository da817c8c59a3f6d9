"""One message, one effect: kept, added, registered or sealed."""

import secrets
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from tests.cast import DENUNCIATION, LAN, ROAD, Cast
from tests.cycle.mailbox.letters import LAN as ADDRESS
from tests.cycle.mailbox.letters import message, ways

from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.mailbox.actions.receive import receive_mail
from dienhong.cycle.mailbox.actions.register import move_mail, register_mail
from dienhong.cycle.mailbox.fetching import fetch_maildir
from dienhong.cycle.mailbox.models import FetchedMail, Mail
from dienhong.cycle.mailbox.permissions import mail_robot
from dienhong.cycle.mailbox.queries import mailbox_of
from dienhong.cycle.mailbox.reading.message import read_letter
from dienhong.cycle.mailbox.states import Pile, SourceKind
from dienhong.cycle.opinions.models import Message, Opinion, Submitter
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.errors import Forbidden, Refused

NOW = timezone.now()
WAYS = ways(secrets.randbelow)


def take(cast: Cast, made: object, **choices: bool) -> bool:
    letter = read_letter(made.as_bytes())  # type: ignore[attr-defined]
    return receive_mail(mail_robot(cast.commune.pk), letter, ways(secrets.randbelow, **choices), now=NOW)


def enter(cast: Cast, mail: Mail, text: str = ROAD) -> str:
    return register_mail(
        cast.ha,
        mail.pk,
        text=text,
        keeps_sender=True,
        seal=WAYS.seal,
        random=WAYS.random,
        folder=WAYS.folder,
        now=NOW,
    ).code


def test_message_waits_for_a_clerk_once(hoa_phu: Cast) -> None:
    assert (take(hoa_phu, message()), take(hoa_phu, message())) == (True, False)
    mail = Mail.objects.get()
    assert (mail.pile, mail.subject, mail.text, mail.sender_address) == (Pile.WAITING, "Đường hỏng", ROAD, ADDRESS)
    assert Opinion.objects.count() == 0


def test_clerk_registers_it(hoa_phu: Cast) -> None:
    take(hoa_phu, message())
    code = enter(hoa_phu, Mail.objects.get())
    opinion = Opinion.objects.get()
    assert (opinion.code, opinion.channel, opinion.text) == (code, Channel.EMAIL, ROAD)
    told = ("name", "email", "consented_at")
    assert Submitter.objects.values_list(*told).get() == (LAN.name, ADDRESS, None)  # who writes in agrees to nothing
    assert Mail.objects.values_list("pile", "opinion", "raw_text").get() == (Pile.REGISTERED, opinion.pk, ROAD)
    with pytest.raises(Refused):
        enter(hoa_phu, Mail.objects.get())


def test_it_is_registered_alone_when_so_chosen(hoa_phu: Cast) -> None:
    take(hoa_phu, message(), registers_alone=True, keeps_sender=False)
    assert Opinion.objects.get().text == f"Đường hỏng\n\n{ROAD}"
    assert Submitter.objects.values_list("name", "email").get() == ("", "")


def test_what_cannot_be_registered_alone_waits_with_the_reason(hoa_phu: Cast) -> None:
    take(hoa_phu, message("aaaa", Subject=""), registers_alone=True)
    mail = Mail.objects.get()
    assert (mail.pile, mail.remark) == (Pile.WAITING, "Hãy viết rõ hơn nội dung ý kiến (ít nhất 10 ký tự).")


@pytest.mark.parametrize(
    "made",
    [message(DENUNCIATION), message("Xin xem tệp.", Subject="Đơn tố cáo ông trưởng thôn lấy tiền hỗ trợ của dân"),
     message(DENUNCIATION, Auto_Submitted="auto-replied"), message(f"{DENUNCIATION} {'Thêm nữa. ' * 800}")],
    ids=["body", "subject", "automatic", "long"],
)  # fmt: skip
def test_denunciation_is_sealed_and_leaves_no_words(hoa_phu: Cast, made: object, seal: Seal) -> None:
    take(hoa_phu, made)
    assert (Mail.objects.count(), Opinion.objects.count(), SealedCase.objects.count()) == (0, 0, 1)
    assert "trưởng thôn" in seal.open(SealedCase.objects.get().sealed)
    rest = str([list(table.objects.values()) for table in (FetchedMail, Entry)])
    assert "trưởng thôn" not in rest
    assert ADDRESS not in rest
    assert not take(hoa_phu, made)


def test_what_goes_on_about_a_sealed_code_is_sealed_too(hoa_phu: Cast) -> None:
    take(hoa_phu, message(DENUNCIATION))
    code = SealedCase.objects.get().code
    take(
        hoa_phu, message("Tôi xin gửi thêm giấy tờ về việc này.", Subject=f"Re: {code}", Message_ID="<hai@thu.example>")
    )
    assert (Mail.objects.count(), SealedCase.objects.count()) == (0, 2)


def test_words_found_only_at_registration_leave_the_mail_table(hoa_phu: Cast) -> None:
    take(hoa_phu, message())
    enter(hoa_phu, Mail.objects.get(), DENUNCIATION)
    assert (Mail.objects.count(), Opinion.objects.count(), SealedCase.objects.count()) == (0, 0, 1)


def test_reply_of_the_known_sender_is_added(hoa_phu: Cast) -> None:
    take(hoa_phu, message())
    code = enter(hoa_phu, Mail.objects.get())
    more = "Nhà tôi ở ngay đầu ngõ, số nhà 12, cạnh cây đa."
    take(hoa_phu, message(more, Subject=f"Re: Ý kiến {code}", Message_ID="<hai@thu.example>"))
    assert Message.objects.get().text == more
    assert Mail.objects.get(message_id="<hai@thu.example>").pile == Pile.ADDED


def test_reply_is_threaded_by_the_message_it_answers(hoa_phu: Cast) -> None:
    take(hoa_phu, message())
    enter(hoa_phu, Mail.objects.get())
    again = message(
        "Nhà tôi ở ngay đầu ngõ, cạnh cây đa.", Message_ID="<hai@thu.example>", In_Reply_To="<mot@thu.example>"
    )
    take(hoa_phu, again)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "headers", [{"sender": "khac@thu.example"}, {"Authentication_Results": "mx.xa; dmarc=fail header.from=thu.example"}]
)
def test_reply_of_somebody_else_is_reviewed(hoa_phu: Cast, headers: dict[str, str]) -> None:
    take(hoa_phu, message())
    code = enter(hoa_phu, Mail.objects.get())
    take(
        hoa_phu,
        message("Tôi xin rút lại ý kiến này.", Subject=f"Re: {code}", Message_ID="<hai@thu.example>", **headers),
    )
    assert Mail.objects.get(message_id="<hai@thu.example>").pile == Pile.REVIEW
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("headers", "pile"),
    [
        ({"Auto_Submitted": "auto-generated"}, Pile.AUTOMATIC),
        ({"Precedence": "list"}, Pile.AUTOMATIC),
        ({"X_Spam_Flag": "YES"}, Pile.SPAM),
    ],
)
def test_machines_register_nothing(hoa_phu: Cast, headers: dict[str, str], pile: Pile) -> None:
    take(hoa_phu, message(**headers), registers_alone=True)
    assert Mail.objects.get().pile == pile
    assert Opinion.objects.count() == 0


def test_flood_from_one_address_is_set_apart(hoa_phu: Cast) -> None:
    for number in range(22):
        take(hoa_phu, message(f"{ROAD} Lần {number}.", Message_ID=f"<{number}@thu.example>"))
    assert sorted(Mail.objects.values_list("pile", flat=True)) == [Pile.REVIEW] * 2 + [Pile.WAITING] * 20


def test_mail_is_for_those_who_may_see_senders(hoa_phu: Cast) -> None:
    take(hoa_phu, message())
    with pytest.raises(Forbidden):
        move_mail(hoa_phu.sau, Mail.objects.get().pk, "spam", now=NOW)
    move_mail(hoa_phu.ha, Mail.objects.get().pk, "spam", now=NOW)
    move_mail(hoa_phu.ha, Mail.objects.get().pk, "take_back", now=NOW)
    assert Mail.objects.get().pile == Pile.WAITING


def test_maildir_is_read_and_ticked_off(hoa_phu: Cast, tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.a").write_bytes(message().as_bytes())
    (tmp_path / "new" / "2.b").symlink_to(settings.HOME)
    (tmp_path / "new" / "3.c").write_bytes(b"\0\xff not a message at all")
    box = mailbox_of(timezone.localdate() - timedelta(days=1))
    box.kind = SourceKind.MAILDIR
    box.save()
    assert fetch_maildir(box, tmp_path, WAYS, own_addresses=frozenset(), now=NOW) == 2
    assert sorted(path.name for path in (tmp_path / "cur").iterdir()) == ["1.a:2,S", "3.c:2,S"]
    (tmp_path / "cur" / "1.a:2,S").rename(tmp_path / "new" / "1.a")  # killed before it was ticked off
    assert fetch_maildir(box, tmp_path, WAYS, own_addresses=frozenset(), now=NOW) == 0
    assert Mail.objects.count() == 2
