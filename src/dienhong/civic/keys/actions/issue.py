"""Giving and taking back keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.keys import rules
from dienhong.civic.keys.events import KeyCreated, KeyRevoked
from dienhong.civic.keys.models import ApiKey
from dienhong.civic.keys.states import Scope
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Issued:
    """A key and the words to be told once."""

    key: ApiKey
    token: str = field(repr=False)


@transaction.atomic
def create_key(
    actor: Actor,
    *,
    name: str,
    scopes: Sequence[Scope],
    expires_on: date,
    random_below: Callable[[int], int],
    now: datetime,
) -> Issued:
    """A new key; its token is in the answer and kept nowhere. Raises Forbidden, or Refused with the field."""
    may_configure(actor).require()
    title = nfc(name).strip()
    if not title or len(title) > rules.NAME_LENGTH or "\0" in title:
        raise Refused(f"Hãy ghi tên kênh, nhiều nhất {rules.NAME_LENGTH} ký tự.", field="name")
    if ApiKey.objects.filter(name__iexact=title, revoked_at=None).exists():
        raise Refused("Đã có khóa đang dùng mang tên này. Hãy đặt tên khác hoặc thu hồi khóa cũ.", field="name")
    if not scopes:
        raise Refused("Hãy chọn ít nhất một quyền.", field="scopes")
    rules.acceptable_expiry(expires_on, localdate(now)).enforce("expires_on")
    token = rules.new_token(random_below)
    key = ApiKey.objects.create(
        name=title,
        prefix=token.prefix,
        digest=token.digest,
        scopes=sorted({Scope(scope).value for scope in scopes}),
        expires_on=expires_on,
        created_by_id=actor.person_id,
        created_at=now,
    )
    record(actor, KeyCreated(subject_id=key.pk, scopes=tuple(key.scopes)), now)
    return Issued(key, token.written)


@transaction.atomic
def revoke_key(actor: Actor, key_id: int, *, now: datetime) -> ApiKey:
    """The key works no more from this moment; what came in by it stays. Revoking again changes nothing."""
    may_configure(actor).require()
    key = ApiKey.objects.filter(pk=key_id).first()
    if key is None:
        raise Missing
    if ApiKey.objects.filter(pk=key_id, revoked_at=None).update(revoked_at=now):
        record(actor, KeyRevoked(subject_id=key_id), now)
    return key
