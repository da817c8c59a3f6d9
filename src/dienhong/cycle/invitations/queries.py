"""Named reads of contacts, guests and the letters that invite them."""

from collections.abc import Iterable
from hashlib import sha256

from django.db import models

from dienhong.civic.communes.models import Village
from dienhong.civic.communes.queries import active_villages
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import DocumentState
from dienhong.cycle.dialogues.models import Dialogue, DialoguePaper
from dienhong.cycle.dialogues.queries import drafted_for
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.cycle.invitations.models import Contact, ContactTable, Invitee, VillageTurnout
from dienhong.cycle.invitations.permissions import may_invite
from dienhong.cycle.invitations.states import Place
from dienhong.engines.outbox.models import Delivery
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import fold

INVITATION_GUARD = "invitation"
_OVER = ("held", "concluded", "cancelled")


def invitations_to(dialogue_id: int) -> models.QuerySet[OfficialDocument]:
    """Those that stand, in the order in which they were written, each with `addressee` and without its content."""
    rows = drafted_for(dialogue_id, PaperKind.INVITATION).defer("content")
    return rows.annotate(addressee=models.F("dialogue_paper__addressee")).order_by("pk")


def invitations_in(dialogue_id: int, state: DocumentState) -> list[tuple[int, int]]:
    """(document id, version) of the invitations in `state`, in order."""
    rows = drafted_for(dialogue_id, PaperKind.INVITATION).filter(state=state)
    return list(rows.order_by("pk").values_list("pk", "version"))


def invited(dialogue_id: int) -> list[str]:
    """Who has an invitation that stands, as written."""
    standing = drafted_for(dialogue_id, PaperKind.INVITATION).values("pk")
    papers = DialoguePaper.objects.filter(document__in=standing).order_by("pk")
    return list(papers.values_list("addressee", flat=True))


def fingerprint(rows: list[tuple[int, int]]) -> str:
    """Which documents in which versions a person saw together, in short."""
    return sha256(repr(rows).encode()).hexdigest()[:16]


def contacts(actor: Actor, *, group: str = "", words: str = "") -> models.QuerySet[Contact]:
    """The contact list by group and name; `words` finds in any spelling. Nothing for those who do not invite."""
    found = Contact.objects.select_related("village") if may_invite(actor) else Contact.objects.none()
    found = found.filter(group=group) if group else found
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return found.order_by("group", "folded", "pk")


def contact_counts() -> dict[str, int]:
    """How many contacts each group has."""
    return dict(Contact.objects.order_by().values_list("group").annotate(models.Count("pk")))


def table_of(actor: Actor, table_id: int) -> ContactTable:
    """The actor's own table. Raises Missing."""
    found = ContactTable.objects.filter(pk=table_id, read_by=actor.person_id).first()
    if found is None:
        raise Missing
    return found


def guests_of(dialogue_id: int) -> models.QuerySet[Invitee]:
    """Everybody on the guest list, by group and name."""
    return Invitee.objects.filter(dialogue_id=dialogue_id).select_related("village").order_by("group", "folded", "pk")


def guest_by_token(token: str) -> Invitee | None:
    """The guest to whom an address was given; with the dialogue and its venue."""
    if not token.isascii() or "\x00" in token:
        return None
    found = Invitee.objects.filter(token=token.upper()).select_related("dialogue__venue", "dialogue__commune")
    return found.first()


def answer_counts(dialogue_id: int) -> dict[str, int]:
    rows = Invitee.objects.filter(dialogue_id=dialogue_id).order_by().values_list("answer")
    return dict(rows.annotate(models.Count("pk")))


def place_counts(dialogue_id: int) -> dict[str, int]:
    rows = Invitee.objects.filter(dialogue_id=dialogue_id).order_by().values_list("place")
    return dict(rows.annotate(models.Count("pk")))


def waiting_before(guest: Invitee) -> int:
    """How many stand before a guest in the waiting list."""
    waiting = Invitee.objects.filter(dialogue_id=guest.dialogue_id, place=Place.WAITING)
    earlier = models.Q(answered_at__lt=guest.answered_at) | models.Q(answered_at=guest.answered_at, pk__lt=guest.pk)
    return waiting.filter(earlier).count() if guest.answered_at else 0


def turnouts(dialogue_id: int) -> list[tuple[Village, VillageTurnout | None]]:
    """Each village with what its head told, if anything."""
    told = {row.village_id: row for row in VillageTurnout.objects.filter(dialogue_id=dialogue_id)}
    return [(village, told.get(village.pk)) for village in active_villages()]


def deliveries_to(guests: Iterable[Invitee], dialogue_id: int) -> dict[int, list[Delivery]]:
    """The letters of the invitation on their way to each guest, the newest last."""
    keys = [str(guest.pk) for guest in guests]
    rows = Delivery.objects.filter(
        message__guard=INVITATION_GUARD, message__subject_id=dialogue_id, recipient_key__in=keys
    )
    found: dict[int, list[Delivery]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(int(row.recipient_key), []).append(row)
    return found


def open_dialogue(dialogue_id: int) -> Dialogue:
    """The dialogue while guests are still invited to it. Raises Missing, Refused."""
    dialogue = Dialogue.objects.select_related("venue", "commune").filter(pk=dialogue_id).first()
    if dialogue is None:
        raise Missing
    if dialogue.state in _OVER:
        raise Refused("Cuộc đối thoại đã diễn ra hoặc không diễn ra nữa; danh sách khách không đổi được.")
    return dialogue
