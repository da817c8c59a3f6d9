"""Invitations of a dialogue, a document for each guest."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.timezone import localdate

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.cycle.dialogues.filing import Written, draft_many
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.cycle.invitations.guests import MOST_GUESTS, not_yet_invited, written_guest
from dienhong.cycle.invitations.papers import Guest, invitation_contexts, invitation_paper
from dienhong.cycle.invitations.queries import guests_of, invited
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def draft_invitations(
    actor: Actor,
    dialogue_id: int,
    guests: Sequence[Guest],
    *,
    page: str,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> list[OfficialDocument]:
    """A draft for each guest. Who is invited already is left out, unless the person `confirmed` to invite them again.

    The code on the paper leads to the guest's own `link`, or to `page`, the dialogue's public page.
    Raises `Refused` when nobody is left to invite.
    """
    today = localdate(now)

    def compose(dialogue: Dialogue) -> list[Written]:
        wanted = guests if confirmed else not_yet_invited(guests, invited(dialogue.pk))
        if not wanted:
            raise Refused("Những người này đều đã có giấy mời.", field="guests")
        if len(wanted) > MOST_GUESTS:
            raise Refused(f"Mỗi lần lập nhiều nhất {MOST_GUESTS} giấy mời. Hãy chia làm nhiều lần.", field="guests")
        contexts = invitation_contexts(dialogue, wanted, today=today, page=page)
        return [Written(invitation_paper(context), written_guest(context.guest)) for context in contexts]

    return draft_many(actor, dialogue_id, PaperKind.INVITATION, compose, medium=medium, now=now)


def draft_for_list(
    actor: Actor, dialogue_id: int, *, link: Callable[[str], str], page: str, medium: Medium, now: datetime
) -> tuple[int, int]:
    """Letters for the guest list, each with its own code; (written now, still without one): at most `MOST_GUESTS` go
    at once. `link` makes a guest's address of their token. Raises `Refused` when everybody has a letter."""
    listed = [Guest(row.name, row.post, link(row.token), is_body=row.is_body) for row in guests_of(dialogue_id)]
    wanted = not_yet_invited(listed, invited(dialogue_id))
    if not wanted:
        raise Refused("Mọi khách trong danh sách đều đã có giấy mời.")
    now_written = wanted[:MOST_GUESTS]
    drafts = draft_invitations(actor, dialogue_id, now_written, page=page, medium=medium, now=now)
    return len(drafts), len(wanted) - len(drafts)
