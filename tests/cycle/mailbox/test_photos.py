"""Photos that come by mail: kept with the letter, or said where they are."""

import secrets
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.utils import timezone
from tests.cast import DENUNCIATION, ROAD, Cast
from tests.cycle.mailbox.letters import message
from tests.engines.photos.hostile import jpeg

from dienhong.civic.sealed.models import SealedCase
from dienhong.config.photos import sweep_all
from dienhong.cycle.mailbox.actions.receive import Ways, receive_mail
from dienhong.cycle.mailbox.actions.register import register_mail
from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.mailbox.permissions import mail_robot
from dienhong.cycle.mailbox.reading.message import read_letter
from dienhong.cycle.opinions.models import Opinion, Photo
from dienhong.engines.files.models import StoredFile
from dienhong.engines.secrets.seal import Seal

NOW = timezone.now()
MORE = "Nhà tôi ở ngay đầu ngõ, cạnh cây đa, xin gửi thêm ảnh."


@pytest.fixture
def choices(tmp_path: Path, seal: Seal) -> Ways:
    return Ways(registers_alone=False, keeps_sender=True, seal=seal, random=secrets.randbelow, folder=tmp_path)


def with_files(made: EmailMessage, *names: str) -> EmailMessage:
    for name in names:
        made.add_attachment(jpeg(), maintype="image", subtype="jpeg", filename=name)
    return made


def take(cast: Cast, made: EmailMessage, choices: Ways) -> None:
    assert receive_mail(mail_robot(cast.commune.pk), read_letter(made.as_bytes()), choices, now=NOW)


def register(cast: Cast, choices: Ways, *, days: int = 0) -> Opinion:
    given = {"seal": choices.seal, "random": choices.random, "folder": choices.folder, "now": NOW + timedelta(days)}
    register_mail(cast.ha, Mail.objects.get().pk, text=ROAD, keeps_sender=True, **given)  # type: ignore[arg-type]
    return Opinion.objects.get()


def said(subject: str) -> list[str]:
    return [one["said"] for one in Mail.objects.get(subject=subject).attachments]


def test_photos_wait_as_long_as_their_letter(hoa_phu: Cast, choices: Ways) -> None:
    take(hoa_phu, with_files(message(), "duong.jpg"), choices)
    assert sweep_all(folder=choices.folder, now=NOW + timedelta(days=30)) == 0
    opinion = register(hoa_phu, choices, days=30)
    assert opinion.photos.count() == 1
    assert said("Đường hỏng") == ["Ảnh đi cùng ý kiến."]


def test_photos_of_a_reply_go_to_its_opinion(hoa_phu: Cast, choices: Ways) -> None:
    take(hoa_phu, with_files(message(), "mot.jpg", "hai.jpg"), choices)
    opinion = register(hoa_phu, choices)
    subject = f"Re: {opinion.code}"
    take(
        hoa_phu,
        with_files(message(MORE, Subject=subject, Message_ID="<hai@thu.example>"), "ba.jpg", "bon.jpg"),
        choices,
    )
    assert list(opinion.photos.values_list("place", "is_public")) == [(0, False), (1, False), (2, False)]
    assert said(subject) == [
        "Ảnh đã bổ sung vào ý kiến.",
        "Ý kiến đã đủ ba ảnh nên không lưu thêm; hãy xem trong hộp thư của xã.",
    ]


@pytest.mark.parametrize("headers", [{"Precedence": "bulk"}, {"X_Spam_Flag": "YES"}])
def test_photos_of_other_piles_are_not_kept_and_that_is_said(
    hoa_phu: Cast, choices: Ways, headers: dict[str, str]
) -> None:
    take(hoa_phu, with_files(message(**headers), "anh.jpg"), choices)
    assert (Photo.objects.count(), said("Đường hỏng")) == (
        0,
        ["Ảnh không lưu ở đây; hãy xem trong hộp thư của xã."],
    )


def test_what_is_no_photo_is_told_beside_its_name(hoa_phu: Cast, choices: Ways) -> None:
    made = message()
    made.add_attachment(b"<svg onload='x()'/>", maintype="image", subtype="svg+xml", filename="a.svg")
    take(hoa_phu, made, choices)
    [sentence] = said("Đường hỏng")
    assert (Photo.objects.count(), sentence.endswith(".")) == (0, True)


def test_photos_of_a_denunciation_leave_no_file(hoa_phu: Cast, choices: Ways, seal: Seal) -> None:
    take(hoa_phu, with_files(message(DENUNCIATION), "anh.jpg"), choices)
    assert (Photo.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert '"image"' in seal.open(SealedCase.objects.get().sealed)
