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


def begin(count: int, texts: int = 0) -> None:
    """As many recipients by e-mail, and `texts` by SMS."""
    found()
    letter = Letter(key="moi", topic="invitation", title="Giấy mời", text="Kính mời ông/bà dự đối thoại.")
    mails = [Recipient(channel=ChannelKind.EMAIL, address=f"nguoi{n}@thu.example") for n in range(count)]
    phones = [Recipient(channel=ChannelKind.SMS, address=f"09{n:08d}") for n in range(texts)]
    with in_commune(Commune.objects.get().pk):
        send(letter, [*mails, *phones], now=NOW)


def work() -> None:
    while send_all(lambda: NOW):
        pass


if __name__ == "__main__":
    globals()[sys.argv[1]](*map(int, sys.argv[2:]))
