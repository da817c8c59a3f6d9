"""A hall for tests that kill its server: `python hall_story.py PART`, on the database of the environment.

`found` prints who may enter and where, `tell` what is stored; both as JSON.
"""

import json
import sys
from typing import Any

import django
from django.core.management import call_command

django.setup()

from django.contrib.auth import SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.cast import found_hoa_phu, make_dialogue  # noqa: E402
from tests.cycle.conference.hall import press, run_to  # noqa: E402

from dienhong.civic.communes.models import Commune  # noqa: E402
from dienhong.civic.people.models import User  # noqa: E402
from dienhong.cycle.conference.actions.prepare import prepare_conference  # noqa: E402
from dienhong.cycle.conference.actions.steps import start_conference  # noqa: E402
from dienhong.cycle.conference.models import Act, Conference, MinutesRow, Outcome, RowText, Turn  # noqa: E402
from dienhong.cycle.dialogues.states import DialogueState  # noqa: E402
from dienhong.engines.journal.models import Entry  # noqa: E402
from dienhong.engines.journal.verify import verify_chain  # noqa: E402
from dienhong.engines.tenancy.scope import in_commune  # noqa: E402


def found() -> dict[str, Any]:
    """The hearing runs; Hà of the office and Dũng, who presides, are logged in."""
    call_command("setup", verbosity=0, stdout=sys.stderr)
    cast = found_hoa_phu()
    with in_commune(cast.commune.pk):
        dialogue = make_dialogue(cast, DialogueState.INTAKE_CLOSED)
        conference = prepare_conference(cast.ha, dialogue.pk, now=timezone.now())
        start_conference(cast.dung, conference.pk, press=press(), now=timezone.now())
        run_to(cast, conference, "hearing")
        return {
            "acts": Act.objects.count(),
            "address": f"/{cast.commune.slug}/hoi-truong/{dialogue.pk}/",
            "ha": _session("ha"),
            "dung": _session("dung"),
        }


def _session(username: str) -> str:
    user = User.objects.get(username=username)
    session = SessionStore()
    session.update({
        SESSION_KEY: str(user.pk),
        "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
        "_auth_user_hash": user.get_session_auth_hash(),
    })  # fmt: skip
    session.create()
    return str(session.session_key)


def tell() -> dict[str, Any]:
    commune = Commune.objects.get()
    with in_commune(commune.pk):
        return {
            "acts": [[str(act.client_id), act.number, act.verb, act.result] for act in Act.objects.order_by("number")],
            "counted": Conference.objects.get().number,
            "turns": list(Turn.objects.order_by("number").values_list("number", "name", "state", "pk")),
            "outcomes": dict(Outcome.objects.values_list("turn_id", "text")),
            "rows": {str(row.key): [row.text, row.version] for row in MinutesRow.objects.all()},
            "texts": [text.text for text in RowText.objects.all()],
            "waiting": [text.text for text in RowText.objects.filter(settled=False)],
            "journal": [
                [entry.details["act"], entry.details["number"]]
                for entry in Entry.objects.filter(verb="hall_acted").order_by("number")
            ],
            "broken": verify_chain().reason,
        }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(globals()[sys.argv[1]]()))
