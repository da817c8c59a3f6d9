"""The demonstration's contact list and the guests of its next dialogue. All people are invented."""

from datetime import datetime

from django.utils import timezone

from dienhong.config.demo.places import Place
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PUBLIC_STATES
from dienhong.cycle.invitations.actions.answering import Reply, answer_for
from dienhong.cycle.invitations.actions.contacts import save_contact
from dienhong.cycle.invitations.actions.inviting import tell_turnout
from dienhong.cycle.invitations.actions.listing import list_groups
from dienhong.cycle.invitations.models import Invitee
from dienhong.cycle.invitations.states import Answer, ContactGroup

_CONTACTS = (
    ("Dương Thế Hiển", "Phó Chủ tịch HĐND xã", ContactGroup.COUNCIL, "0900 000 201"),
    ("Ngô Thị Mận", "Chủ tịch Ủy ban MTTQ xã", ContactGroup.FRONT, "0900 000 202"),
    ("Hội Nông dân xã", "", ContactGroup.ASSOCIATION, "0900 000 203"),
    ("Hội Liên hiệp Phụ nữ xã", "", ContactGroup.ASSOCIATION, ""),
    ("Công an xã", "", ContactGroup.UNIT, "0900 000 204"),
    ("Đồng Văn Lực", "Trạm trưởng Trạm Y tế", ContactGroup.UNIT, "0900 000 205"),
)
_REPLIES = (
    Reply(answer=Answer.YES),
    Reply(answer=Answer.NO),
    Reply(answer=Answer.DELEGATE, substitute_name="Thân Thị Hòa", substitute_post="Phó Chủ tịch Hội"),
)


def tell_guests(place: Place, now: datetime) -> None:
    """Contacts by group; for the next dialogue guests, some answers, what one village tells."""
    office = place.someone("coordinator")
    for name, post, group, phone in _CONTACTS:
        save_contact(office, None, name=name, post=post, group=group, village_id=None, phone=phone, email="", now=now)
    coming = Dialogue.objects.filter(state__in=PUBLIC_STATES, date__gt=timezone.localdate(now)).first()
    if coming is None:
        return
    list_groups(office, coming.pk, list(ContactGroup), now=now)
    for guest, reply in zip(Invitee.objects.filter(dialogue=coming).order_by("pk"), _REPLIES, strict=False):
        answer_for(office, guest.pk, reply, now=now)
    tell_turnout(office, coming.pk, next(iter(place.villages.values())).pk, 25, now=now)
