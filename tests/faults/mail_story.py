"""One round of reading the commune's mail, killed where its part's name tells: `python mail_story.py PART`."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from tests.cycle.mailbox.letters import message  # noqa: E402
from tests.faults.story import NOW, die, found  # noqa: E402

from dienhong.civic.communes.models import Commune  # noqa: E402
from dienhong.config.mail import fetch_all  # noqa: E402
from dienhong.cycle.mailbox.models import Mailbox  # noqa: E402
from dienhong.cycle.mailbox.sources import imap, maildir  # noqa: E402
from dienhong.cycle.mailbox.sources.place import Found  # noqa: E402
from dienhong.cycle.mailbox.states import SourceKind  # noqa: E402
from dienhong.engines.tenancy.scope import in_commune  # noqa: E402


def begin() -> None:
    """Two letters wait; the commune enters what comes by itself."""
    commune = _founded(SourceKind.MAILDIR)
    new = Path(settings.MAIL) / commune.code / "new"
    new.mkdir(parents=True)
    for number, text in enumerate(("Đường vào thôn Đông bị sụt một đoạn.", "Đèn đường trước trường học hỏng.")):
        (new / f"{number}.thu").write_bytes(message(text, Message_ID=f"<{number}@thu.example>").as_bytes())


def begin_imap() -> None:
    """The letters wait at a server, which the environment names."""
    host, port, user = os.environ["STORY_IMAP"].split()
    _founded(SourceKind.IMAP, host=host, port=int(port), username=user)


def _founded(kind: SourceKind, **place: object) -> Commune:
    found()
    commune = Commune.objects.get()
    with in_commune(commune.pk):
        Mailbox.objects.create(kind=kind, since=NOW.date(), registers_alone=True, **place)
    return commune


def fetch() -> None:
    fetch_all(NOW)


def die_before_the_commit() -> None:
    """The second letter's opinion is written, its transaction still open."""
    _die_at_second("INSERT INTO", "opinions_opinion")


def die_with_all_written() -> None:
    """The second letter's place in the folder is written too; only the commit is missing."""
    _die_at_second("UPDATE", "last_uid")


def _die_at_second(verb: str, word: str) -> None:
    seen = []

    def watch(execute: Callable[..., object], sql: str, *rest: object) -> object:
        result = execute(sql, *rest)
        if sql.startswith(verb) and word in sql:
            seen.append(sql)
            if len(seen) == 2:
                die()
        return result

    Commune.objects.count()  # opens the connection that the wrapper watches
    with connection.execute_wrapper(watch):
        fetch()


def die_before_the_next() -> None:
    """The first letter is committed, the second not yet asked for."""
    giving = imap.found_in

    def first(*args: object, **wanted: object) -> Iterator[Found]:
        yield next(giving(*args, **wanted))
        die()

    imap.found_in = first
    fetch()


def die_before_the_tick() -> None:
    """The first letter is committed and still lies in new/."""
    maildir.settle = lambda *_: die()
    fetch()


if __name__ == "__main__":
    globals()[sys.argv[1]]()
