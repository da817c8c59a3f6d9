"""The contact list: one by one, and a whole table in two steps."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from dienhong.civic.communes.queries import active_villages
from dienhong.cycle.invitations.contacts import ContactDetails, TableRow, read_contacts, understood
from dienhong.cycle.invitations.events import ContactsChanged
from dienhong.cycle.invitations.models import NAME_LENGTH, Contact, ContactTable
from dienhong.cycle.invitations.permissions import may_invite
from dienhong.cycle.invitations.states import ContactGroup, RowState
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.reading.sheets import Sheet
from dienhong.kernel.vietnamese import fold

_AT_ONCE = 1000
_TWICE = "Người, đơn vị này đã có trong nhóm."


def save_contact(
    actor: Actor,
    contact_id: int | None,
    *,
    name: str,
    post: str,
    group: ContactGroup,
    village_id: int | None,
    phone: str,
    email: str,
    now: datetime,
) -> Contact:
    """Add one (`contact_id` None) or change one. Raises `Refused` at the field at fault."""
    may_invite(actor).require()
    details, faults = understood(name=name, post=post, group=group, village_id=village_id, phone=phone, email=email)
    for field, reason in faults.items():
        raise Refused(reason, field=field)
    if village_id is not None and not active_villages().filter(pk=village_id).exists():
        raise Refused("Hãy chọn thôn, tổ dân phố trong danh sách.", field="village")
    try:
        with transaction.atomic():
            row = Contact() if contact_id is None else _held(contact_id)
            _write(row, details)
            row.save()
            change = "added" if contact_id is None else "edited"
            record(actor, ContactsChanged(subject_id=row.pk, change=change, count=1), now)
    except IntegrityError:
        raise Refused(_TWICE, field="name") from None
    return row


@transaction.atomic
def remove_contact(actor: Actor, contact_id: int, *, now: datetime) -> None:
    """From the list; invitations that went out stay."""
    may_invite(actor).require()
    _held(contact_id).delete()
    record(actor, ContactsChanged(subject_id=contact_id, change="removed", count=1), now)


def keep_table(actor: Actor, sheet: Sheet, *, title: str, group: ContactGroup, now: datetime) -> ContactTable:
    """Read a table and keep it for the preview; nothing goes into the list."""
    may_invite(actor).require()
    villages = {fold(village.name): village.pk for village in active_villages()}
    known = Contact.objects.order_by().values_list("group", "folded")
    rows = [_kept(row) for row in read_contacts(sheet, villages=villages, group=group, known=known)]
    if not rows:
        raise Refused("Bảng không có dòng nào.", field="file")
    return ContactTable.objects.create(title=title[:NAME_LENGTH], rows=rows, read_by=actor.person_id, read_at=now)


@transaction.atomic
def take_in_table(actor: Actor, table_id: int, *, now: datetime) -> int:
    """Put the good rows into the list; returns how many are new. The table is gone afterwards."""
    may_invite(actor).require()
    table = ContactTable.objects.select_for_update().filter(pk=table_id, read_by=actor.person_id).first()
    if table is None:
        raise Missing
    ready = [_told(row) for row in table.rows if row[1] == RowState.READY]
    before = Contact.objects.count()
    Contact.objects.bulk_create(_made(ready), batch_size=_AT_ONCE, ignore_conflicts=True)
    added = Contact.objects.count() - before
    if added:
        record(actor, ContactsChanged(subject_id=table.pk, change="added", count=added), now)
    table.delete()
    return added


def drop_table(actor: Actor, table_id: int, *, now: datetime) -> None:  # noqa: ARG001 - an action's form
    """Nothing of it was taken in."""
    may_invite(actor).require()
    if not ContactTable.objects.filter(pk=table_id, read_by=actor.person_id).delete()[0]:
        raise Missing


def _held(contact_id: int) -> Contact:
    row = Contact.objects.select_for_update().filter(pk=contact_id).first()
    if row is None:
        raise Missing
    return row


def _write(row: Contact, details: ContactDetails) -> None:
    row.group, row.name, row.post, row.is_body = details.group, details.name, details.post, details.is_body
    row.village_id, row.phone, row.email = details.village_id, details.phone, details.email
    row.folded = details.folded


def _made(ready: Sequence[ContactDetails]) -> list[Contact]:
    made = []
    for details in ready:
        row = Contact(commune_id=current_commune_id())
        _write(row, details)
        made.append(row)
    return made


def _kept(row: TableRow) -> list[object]:
    told = row.details
    details = [told.name, told.post, told.group.value, told.village_id, told.phone, told.email]
    return [row.number, row.state.value, row.reason, *details]


def _told(row: list[object]) -> ContactDetails:
    name, post, group, village_id, phone, email = row[3:]
    return ContactDetails(
        name=str(name), post=str(post), group=ContactGroup(str(group)), phone=str(phone), email=str(email),
        village_id=village_id if isinstance(village_id, int) else None,
    )  # fmt: skip
