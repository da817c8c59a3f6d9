"""A worker of the outbox that its mail server or gateway kills: `python outbox_story.py PART [COUNT]`."""

import sys

import django

django.setup()

from tests.faults.story import NOW, found  # noqa: E402

from dienhong.civic.communes.models import Commune  # noqa: E402
from dienhong.config.outgoing import send_all  # noqa: E402
from dienhong.engines.outbox.letters import Letter, Recipient  # noqa: E402
from dienhong.engines.outbox.states import ChannelKind  # noqa: E402
from dienhong.engines.outbox.writing import send  # noqa: E402
from dienhong.engines.tenancy.scope import in_commune  # noqa: E402


def begin(count: int) -> None:
    """As many recipients, half by e-mail, half by SMS."""
    found()
    letter = Letter(key="moi", topic="invitation", title="Giấy mời", text="Kính mời ông/bà dự đối thoại.")
    mails = [Recipient(channel=ChannelKind.EMAIL, address=f"nguoi{n}@thu.example") for n in range(count // 2)]
    texts = [Recipient(channel=ChannelKind.SMS, address=f"09{n:08d}") for n in range(count - len(mails))]
    with in_commune(Commune.objects.get().pk):
        send(letter, [*mails, *texts], now=NOW)


def work() -> None:
    while send_all(lambda: NOW):
        pass


if __name__ == "__main__":
    globals()[sys.argv[1]](*map(int, sys.argv[2:]))
